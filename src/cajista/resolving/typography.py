"""Typography that can be set with certainty, so that authors never have to think of it.

Quotation marks nested by language, apostrophes, ellipses, dashes of ranges, minus signs, spaces that
must not break, digits in groups. What a machine cannot settle is left as typed, for the checks to report.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from ..model.block import Block, Blocks, Document, map_blocks, map_runs
from ..model.inline import (
    Code,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    SoftBreak,
    Subscript,
    Superscript,
    Text,
    with_children,
)
from .quotation import Quotation
from .substitutions import NARROW_NBSP, NBSP, Substitution, substitutions

__all__ = ["NARROW_NBSP", "NBSP", "Typography", "set_blocks", "set_document", "set_inlines"]


@dataclass(frozen=True, slots=True)
class Typography:
    """How one edition is set.

    `quotes` are opening, closing, inner opening, inner closing; `thousands` parts groups of three
    digits; `percent` is the percent sign with its space; `range_dash` joins the ends of a range;
    `kept` are abbreviations of several words that no line may part.
    """

    quotes: tuple[str, str, str, str]
    range_dash: str
    thousands: str
    percent: str
    units: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def substitutions(self) -> tuple[Substitution, ...]:
        """What is set in place of what was typed."""
        return substitutions(self.range_dash, self.thousands, self.percent, self.units, self.kept)


def set_document(document: Document, typography: Typography) -> Document:
    """A document set by the rules of its edition."""
    return Document(
        set_blocks(document.blocks, typography),
        {
            label: replace(footnote, children=set_blocks(footnote.children, typography))
            for label, footnote in document.footnotes.items()
        },
    )


def set_blocks(blocks: Blocks, typography: Typography) -> Blocks:
    """Blocks set by the rules of their edition."""

    def change(block: Block) -> Block:
        return map_runs(block, lambda run: set_inlines(run, typography))

    return map_blocks(blocks, change)


def set_inlines(inlines: Inlines, typography: Typography) -> Inlines:
    """A run of text set by the rules of its edition; code, formulas and addresses stay as they are."""
    return _Setter(typography).run(inlines)


class _Setter:
    """Sets one run; knows the character before, and what quotations are open."""

    def __init__(self, typography: Typography) -> None:
        self.substitutions = typography.substitutions
        self.quotation = Quotation(typography.quotes)
        self.before = ""

    def run(self, inlines: Inlines) -> Inlines:
        return tuple(self.node(node, _first_character(inlines[at + 1 :])) for at, node in enumerate(inlines))

    def node(self, node: Inline, after: str) -> Inline:
        match node:
            case Text(text, span):
                changed = self.text(text, after)
                return node if changed == text else Text(changed, span)
            case SoftBreak() | LineBreak():
                self.before = " "
                return node
            case Code() | Math():
                self.before = "x"
                return node
            case Link(shown, href) if _is_address(shown, href):
                self.before = "x"
                return node
            case Superscript(raised) | Subscript(raised):
                self.before = ""  # what is raised is no part of the number before it
                return with_children(node, self.run(_with_signs(raised)))
            case _:
                children: Inlines = getattr(node, "children", ())
                if not children:
                    self.before = "x"
                    return node
                return with_children(node, self.run(children))

    def text(self, text: str, after: str) -> str:
        if not text:
            return text
        if text == "-" and not self.before and not after:
            text = "–"  # a cell for which there is no value
        text = self.quotation.set(self.substituted(text), self.before, after)
        self.before = text[-1:] or self.before  # of two spaces the second goes
        return text

    def substituted(self, text: str) -> str:
        """The text with what can be told by the text alone, and by the character before it, set."""
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        whole = self._changed(self.before + text)
        return whole[len(self.before) :] if whole.startswith(self.before) else self._changed(text)

    def _changed(self, text: str) -> str:
        has_digits = _DIGIT.search(text)
        for signs, pattern, change, needed in self.substitutions:
            for sign in signs:
                if sign in text:
                    break
            else:
                if signs or not has_digits:
                    continue
            if needed is None or needed.search(text):
                text = pattern.sub(change, text)
        return text


_DIGIT = re.compile(r"\d")
# What is raised or lowered and can only have a minus: an exponent, a charge, an allele that is not there.
_SIGNED = re.compile(r"[-+/]*-[-+/]*|-\d+|\d+-")


def _with_signs(children: Inlines) -> Inlines:
    match children:
        case (Text(text) as only,) if _SIGNED.fullmatch(text):
            return (replace(only, text=text.replace("-", "−")),)
        case _:
            return children


def _first_character(inlines: Inlines) -> str:
    for node in inlines:
        match node:
            case Text(text) if text:
                return text[0]
            case SoftBreak() | LineBreak():
                return " "
            case _:
                children: Inlines = getattr(node, "children", ())
                return _first_character(children) or "x"
    return ""


def _is_address(children: Inlines, href: str) -> bool:
    """Whether a link shows the address that it leads to."""
    shown = "".join(node.text for node in children if isinstance(node, Text))
    return bool(shown) and shown in href
