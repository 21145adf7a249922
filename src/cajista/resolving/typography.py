"""Typography that can be set with certainty, so that authors never have to think of it.

Quotation marks nested by language, apostrophes, ellipses, dashes of ranges, spaces that must not
break, digits in groups. What a machine cannot settle is left as typed, for the checks to report.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model.block import Block, Blocks, Document, map_blocks, map_runs
from ..model.inline import Code, Inline, Inlines, LineBreak, Link, Math, SoftBreak, Text

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

# Units that may follow a number (SI and those in medical use); prefixes included where usual.
UNITS = (
    "%", "‰", "°C", "°F",
    "Da", "kDa", "Gy", "mGy", "Hz", "kHz", "MHz", "IU", "UI", "J", "kJ", "K", "L", "dL", "mL", "µL",
    "μL", "Pa", "kPa", "hPa", "Sv", "mSv", "V", "mV", "W", "bpm", "cal", "kcal",
    "cm", "cm²", "cm³", "cm2", "cm3", "d",
    "dl", "dB", "fl", "fL", "g", "kg", "mg", "µg", "μg", "ng", "pg", "mcg", "h", "ha", "km", "l", "lpm", "m", "m²",
    "m³",
    "m2", "m3", "mEq", "min", "ml", "mm", "mm³", "mm3", "mmHg",
    "mmol", "mol", "µmol", "μmol", "nmol", "pmol", "ms", "nm",
    "µl", "μl", "µm", "μm", "rpm", "s", "U", "mU",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typography:
    """How one edition is set.

    `quotes` are opening, closing, inner opening, inner closing; `thousands` parts groups of three
    digits; `percent` is the percent sign with its space; `range_dash` joins the ends of a range.
    """

    quotes: tuple[str, str, str, str]
    range_dash: str
    thousands: str
    percent: str
    units: tuple[str, ...] = ()


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
    """Sets one run; knows the character before, and how many quotation marks are open."""

    def __init__(self, typography: Typography) -> None:
        self.typography = typography
        self.before = ""
        self.open: list[str] = []

    def run(self, inlines: Inlines) -> Inlines:
        return tuple(self.node(node, _first_character(inlines[at + 1 :])) for at, node in enumerate(inlines))

    def node(self, node: Inline, after: str) -> Inline:
        match node:
            case Text(text):
                return replace(node, text=self.text(text, after))
            case SoftBreak() | LineBreak():
                self.before = " "
                return node
            case Code() | Math():
                self.before = "x"
                return node
            case Link(shown, href) if _is_address(shown, href):
                self.before = "x"
                return node
            case _:
                children: Inlines = getattr(node, "children", ())
                if not children:
                    self.before = "x"
                    return node
                return replace(node, children=self.run(children))  # type: ignore[arg-type]  # as above: has children

    def text(self, text: str, after: str) -> str:
        if not text:
            return text
        for pattern, change in _rules(self.typography):
            text = pattern.sub(change, text)
        return self.quotes(text, after)

    def quotes(self, text: str, after: str) -> str:
        """Straight quotation marks and apostrophes as the language sets them."""
        if '"' not in text and "'" not in text:
            self.before = text[-1]
            return text
        out: list[str] = []
        for at, character in enumerate(text):
            following = text[at + 1] if at + 1 < len(text) else after
            if character in "\"'":
                character = self.quote(character, following)
            out.append(character)
            self.before = character[-1]
        return "".join(out)

    def quote(self, mark: str, following: str) -> str:
        opens = (not self.before or self.before.isspace() or self.before in "([{«“‘—–/") and (
            bool(following) and not following.isspace()
        )
        if self.open and self.open[-1] == mark and not opens:
            self.open.pop()
            return self.typography.quotes[1 if len(self.open) % 2 == 0 else 3]
        if opens and not (mark == "'" and following.isdigit()):
            self.open.append(mark)
            return self.typography.quotes[0 if len(self.open) % 2 == 1 else 2]
        return "’" if mark == "'" else mark


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


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]
_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"


@lru_cache(maxsize=16)
def _rules(typography: Typography) -> tuple[_Rule, ...]:
    """The substitutions of an edition, in order."""
    units = "|".join(re.escape(unit) for unit in sorted({*UNITS, *typography.units}, key=len, reverse=True))
    dash = typography.range_dash
    return (
        (re.compile(r"\.{3}"), "…"),
        (re.compile(r"(?<!-)---(?!-)"), "—"),
        (re.compile(r"(?<!-)--(?!-)"), "–"),
        (_RANGE, lambda found: _range(found, dash)),
        (_LONG_NUMBER, lambda found: _grouped(found[0], typography.thousands)),
        (re.compile(r"(?<=\d)[ \u00a0\u202f]?%(?![\w])"), typography.percent),
        (re.compile(rf"(?<=\d)[ \u202f](?=(?:{units})(?![\w]))"), NBSP),
        (re.compile(r"(?<=[\w)])[ \u202f](?=[=<>≤≥±≈×][ \u00a0]?[−-]?[\d.])"), NBSP),
        (re.compile(r"(?<=[=<>≤≥±≈×])[ \u202f](?=[−-]?[\d.])"), NBSP),
    )


# Ends of a numeric range typed with a hyphen or a dash; not identifiers, dates, telephone numbers.
_RANGE = re.compile(
    r"(?<![\w.,/@:–−-])(?<!\w[ \u00a0]-)(\d+(?:[.,]\d+)?)(\s?)[-–−](\s?)(\d+(?:[.,]\d+)?)(?![\w@–−/-]|[.,:]\d)"
)
# Five digits or more that stand alone: not part of an identifier, an amount with groups, a word.
_LONG_NUMBER = re.compile(
    r"(?<![\w.,/@:#–−-])(?<![A-Z]{2}[ \u00a0])(?<![º°][ \u00a0])[1-9]\d{4,}(?![\w/@:-])"
)


def _range(found: re.Match[str], dash: str) -> str:
    low, before, after, high = found.groups()
    if bool(before) != bool(after) or not _ascends(low, high):
        return found[0]
    if before and "−" in found[0]:
        return found[0]  # a subtraction
    return f"{low}{dash}{high}"


def _ascends(low: str, high: str) -> bool:
    """Whether two numbers can be the ends of a range: `7–9`, `213–5`, but no ISSN and no date."""
    if len(low) == len(high) == 4 and not (low < high and low[:2] in _CENTURIES and high[:2] in _CENTURIES):
        return False
    if low.isdigit() and high.isdigit():
        return int(low) < int(high) or (
            len(high) < len(low) and int(high) > 0 and low[0] != "0" and len(low) > 2
        )
    return float(low.replace(",", ".")) < float(high.replace(",", "."))


_CENTURIES = {str(century) for century in range(14, 22)}


def _grouped(digits: str, thousands: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return thousands.join(groups)
