"""The Markdown parser: which rules the dialect has, in which order. Built once."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    blockquote,
    code,
    fence,
    heading,
    hr,
    lheading,
    list_block,
    paragraph,
    reference,
    table,
)
from markdown_it.rules_inline import autolink, backtick, emphasis, entity, link, newline, text
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from .block_rules import PlacedBlocks, comment, equation, placed
from .citations import bracketed_citation, citation_in_text
from .html import html
from .inline_rules import (
    bracketed_span,
    escape,
    image,
    note_mention,
    note_within_text,
    paired,
    stray_attributes,
)
from .mathematics import mathematics
from .state import PlacedInline

NESTING_LIMIT = 40

# Each block rule with the constructs that it may interrupt.
_BLOCK_RULES = (
    ("table", table, ("paragraph", "reference")),
    ("code", code, ()),
    ("fence", fence, ("paragraph", "reference", "blockquote", "list")),
    ("equation", equation, ("paragraph", "reference", "blockquote", "list")),
    ("blockquote", blockquote, ("paragraph", "reference", "blockquote", "list")),
    ("hr", hr, ("paragraph", "reference", "blockquote", "list")),
    ("list", list_block, ("paragraph", "reference", "blockquote")),
    ("footnote_def", footnote_def, ("paragraph", "reference")),
    ("reference", reference, ()),
    ("comment", comment, ("paragraph", "reference", "blockquote")),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("lheading", lheading, ()),
    ("paragraph", paragraph, ()),
)
_INLINE_RULES = (
    ("text", text),
    ("newline", newline),
    ("escape", escape),
    ("backticks", backtick),
    ("mathematics", mathematics),
    ("struck", paired("~~", "struck", spaces=True)),
    ("subscript", paired("~", "subscript", spaces=False)),
    ("note_within_text", note_within_text),
    ("superscript", paired("^", "superscript", spaces=False)),
    ("emphasis", emphasis.tokenize),
    ("note_mention", note_mention),
    ("span", bracketed_span),
    ("link", link),
    ("image", image),
    ("bracketed_citation", bracketed_citation),
    ("citation_in_text", citation_in_text),
    ("autolink", autolink),
    ("html", html),
    ("entity", entity),
    ("stray_attributes", stray_attributes),
)


class _Dialect(MarkdownIt):
    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  # markdown-it's name
        """An address between angle brackets is printed as typed."""
        return link


@cache
def parser() -> MarkdownIt:
    """The parser of the dialect: CommonMark with the rules above."""
    md = _Dialect("commonmark", {"maxNesting": NESTING_LIMIT, "html": False, "store_labels": True})
    blocks, inline = PlacedBlocks(), PlacedInline()
    blocks.ruler = Ruler()
    for name, rule, interrupted in _BLOCK_RULES:
        blocks.ruler.push(name, placed(rule), {"alt": list(interrupted)})
    inline.ruler = Ruler()
    for name, inline_rule in _INLINE_RULES:
        inline.ruler.push(name, inline_rule)
    inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    md.block, md.inline = blocks, inline
    return md


def new_environment() -> dict[str, Any]:
    """What the rules share while one text is read."""
    return {"remarks": [], "tags": set(), "used": set()}


def block_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """The block tokens of a text, as markdown-it makes them."""
    md, tokens = parser(), list[Token]()
    md.block.parse(text, md, env, tokens)
    return tokens


def inline_tokens(text: str, env: dict[str, Any]) -> list[Token]:
    """The inline tokens of a run; their `map` is their stretch of the run."""
    md = parser()
    return md.inline.parse(text, md, env, [])
