"""Raw HTML in the source: comments are passed over, tags are refused, and `p<.05` is no tag."""

import re

from markdown_it.rules_inline import StateInline

from ...findings import Message, message
from . import rules
from .state import PlacedState

_NAMES = frozenset((
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "br",
    "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "i", "iframe", "img", "input", "ins",
    "kbd", "label", "legend", "li", "link", "main", "map", "mark", "meta", "nav", "noscript", "object",
    "ol", "option", "p", "param", "picture", "pre", "q", "s", "samp", "script", "section", "select",
    "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "tt", "u", "ul", "var",
    "video", "wbr",
))  # fmt: skip
# Tags within a line; where any other stands, the words around it are apart.
_WITHIN_WORDS = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
))  # fmt: skip
# An attribute without a value is taken for one only where HTML has it: `n<a and b>c` is no tag.
_TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9]*)
    (?:\s+(?:[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)|hidden|controls|disabled|checked|async|defer))*
    \s*/?>""",
    re.VERBOSE,
)
_INSTEAD = {
    "sup": "^…^", "sub": "~…~", "i": "*…*", "em": "*…*", "b": "**…**", "strong": "**…**", "s": "~~…~~",
    "del": "~~…~~", "strike": "~~…~~", "code": "`…`", "tt": "`…`", "a": "[words](https://…)",
    "img": '![Caption.](figures/name.svg){#fig:name alt="…"}', "span": "[…]{.smallcaps}, [word]{lang=la}",
    "u": "[…]{.underline}", "blockquote": "> …", "li": "- …", "ul": "- …", "ol": "1. …", "hr": "---",
    "h1": "## …", "h2": "## …", "h3": "### …", "h4": "#### …", "pre": "```",
    "table": "| … | … |", "tr": "| … | … |", "td": "| … | … |", "th": "| … | … |",
    "figure": '![Caption.](figures/name.svg){#fig:name alt="…"}',
}  # fmt: skip


def html(state: StateInline, silent: bool) -> bool:
    """`<!-- a comment -->` and `<b>`; what looks like a tag but is none of HTML's stays text."""
    start = state.pos
    if state.src[start] != "<":
        return False
    if state.src.startswith("<!--", start):
        return _comment(state, silent)
    tag = _TAG.match(state.src, start, state.posMax)
    if not tag or tag[2].lower() not in _NAMES:
        return False
    if not silent and isinstance(state, PlacedState):
        _push_tag(state, tag[2].lower())
        _remark_on_tag(state, tag)
    state.pos = tag.end()
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    start = state.pos
    end = state.src.find("-->", start + 4, state.posMax)
    if end >= 0:
        end += 3
        if not silent:
            state.push("comment", "", 0).content = state.src[start:end]
        state.pos = _past_spaces(state, end) if not state.src[max(0, start - 1) : start].strip() else end
        return True
    if not silent and isinstance(state, PlacedState):
        state.remark(
            rules.COMMENTS_ARE_CLOSED,
            message("The comment that begins here has no end; it is printed as it stands."),
            start,
            start + 4,
            message("End it with -->."),
        )
    return False


def _past_spaces(state: StateInline, position: int) -> int:
    """Past the spaces after a comment that stands between spaces, so that one space is left, not two."""
    while position < state.posMax and state.src[position] in " \t":
        position += 1
    return position


def _push_tag(state: PlacedState, name: str) -> None:
    if name == "br":
        state.push("hardbreak", "br", 0)
    elif name in _WITHIN_WORDS:
        state.push("comment", "", 0)
    else:
        state.push("softbreak", "br", 0)


def _remark_on_tag(state: PlacedState, tag: re.Match[str]) -> None:
    """Reports a tag, but not the closing one of a pair whose opening one was reported."""
    name = tag[2].lower()
    opened: set[str] = state.env["tags"]
    if tag[1] and name in opened:
        return
    opened.add(name)
    state.remark(
        rules.HTML_IS_NOT_USED,
        message("The text has an HTML tag, {tag}, which is not set.", tag=tag[0]),
        tag.start(),
        tag.end(),
        _instead(name),
    )


def _instead(name: str) -> Message:
    if name == "br":
        return message(
            "End the line with a backslash to break it, or leave a blank line for a new paragraph."
        )
    if name in _INSTEAD:
        return message("Write {markdown} instead.", markdown=_INSTEAD[name])
    return message("Leave the tag out, and write Markdown instead. For the sign itself, write \\<.")
