"""Figures, tables and formulas of a text, and where it mentions them: by their names, or by numbers typed by hand."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..i18n.units import OBJECT, Unit
from ..model.block import Equation, Figure, Table
from ..model.inline import CrossReference, Text
from ..model.span import Span
from . import Copy
from ._prose import listed, prose

_RUNNING = ("paragraph", "item", "quote", "heading")
_KINDS = ("fig", "tbl", "eq")
_DASHES = ("-", "–", "—", "--")


class Float(NamedTuple):
    """A figure, table or formula with a number of its own."""

    kind: str
    number: int
    id: str
    block: Figure | Table | Equation


class Mention(NamedTuple):
    """Where something is mentioned by its name, or lies between two that are; whether in running text."""

    float: Float
    span: Span | None
    is_running: bool


class Typed(NamedTuple):
    """A number that stands in a text where a mention should: its kind, the unit and the stretch of its text."""

    kind: str
    number: int
    unit: Unit
    start: int
    end: int

    @property
    def words(self) -> str:
        """The mention as it was typed."""
        return self.unit.text[self.start : self.end].replace("(", "")


def floats_of(copy: Copy) -> list[Float]:
    """What is numbered in a text, in order; a formula only where it has a name."""
    made: list[Float] = []
    for block in copy.blocks:
        kind = {Figure: "fig", Table: "tbl", Equation: "eq"}.get(type(block))
        if kind and isinstance(block, (Figure, Table, Equation)) and (kind != "eq" or block.id):
            number = 1 + sum(one.kind == kind for one in made)
            made.append(Float(kind, number, block.id, block))
    return made


def mentions_of(copy: Copy, floats: list[Float]) -> Iterator[Mention]:
    """What is mentioned by name, in reading order; a dash between two mentions stands for those between them."""
    by_id = {one.id: one for one in floats if one.id}
    by_number = {(one.kind, one.number): one for one in floats}
    for unit in copy.texts:
        is_running, last, joined = unit.kind in _RUNNING, None, False
        for node in unit.nodes:
            if isinstance(node, CrossReference):
                one = by_id.get(node.target)
                if one and last and joined and one.kind == last.kind:
                    between = (by_number[one.kind, number] for number in range(last.number + 1, one.number))
                    yield from (Mention(each, node.span, is_running) for each in between)
                if one:
                    yield Mention(one, node.span, is_running)
                last = one
            joined = isinstance(node, Text) and node.text.strip() in _DASHES


def typed_mentions(copy: Copy) -> Iterator[Typed]:
    """Numbers typed by hand after a word for what is numbered, but for those of supplements and other works."""
    words = _words(copy.locale.lexicon("reading", "words for figures, tables, formulas"))
    supplements = tuple(listed(copy.locale.lexicon("reading", "words for supplements")))
    elsewhere = _elsewhere(
        copy.locale.lexicon("reading", "words before another work"),
        copy.locale.lexicon("reading", "names of another work"),
    )
    for unit, text in prose(copy) if words else ():
        for found in _NUMBER.finditer(text):
            word = words.search(text, max(0, found.start() - _LONGEST), found.start()) if words else None
            number = _value(found["number"], word[0]) if word else 0
            if word and number:
                after = text[found.end() : found.end() + _BESIDE]
                before = text[max(0, word.start() - _BEFORE) : word.start()]
                beside = f"{before} {after}".lower()
                is_ours = not any(one in beside for one in supplements) and not elsewhere.match(after)
                if is_ours and not before.rstrip(" (,:").endswith(OBJECT):
                    yield Typed(str(word.lastgroup), number, unit, word.start(), found.end("number"))


# A number, with the letter of a panel or without, where a word may stand before it.
_NUMBER = re.compile(r"[ \u00a0]\(?(?P<number>[1-9]\d?|[IVX]+)(?![.,]?\d)[A-Ha-h]?(?![^\W_])")
_LONGEST = 20  # characters of a word for a figure, a table or a formula
_BEFORE, _BESIDE = 15, 40  # characters that tell whose figure it is
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _value(typed: str, word: str) -> int:
    """A number, Roman or not; 0 where it is none, or begins a sentence after the word."""
    if typed.isdigit():
        return int(typed)
    return _ROMAN.index(typed) + 1 if typed in _ROMAN and not word.endswith(".") else 0


@lru_cache(maxsize=16)
def _words(lists: str) -> re.Pattern[str] | None:
    """The words for each kind, at the end of a text."""
    groups = [sorted(group.strip().split(", "), key=len, reverse=True) for group in lists.split(";")]
    if len(groups) != len(_KINDS):
        return None
    either = "|".join(
        rf"(?P<{kind}>{'|'.join(map(re.escape, group))})" for kind, group in zip(_KINDS, groups, strict=True)
    )
    return re.compile(rf"(?<![\w-])(?:{either})\.?$", re.IGNORECASE)


@lru_cache(maxsize=16)
def _elsewhere(words: str, works: str) -> re.Pattern[str]:
    """What says after a mention that it is of another work: a citation, at once or soon after, or "the paper"."""
    before, named = ("|".join(map(re.escape, sorted(listed(each)))) or "(?!)" for each in (words, works))
    return re.compile(
        rf"\)?{OBJECT}|\)?,?[ \u00a0](?:{before})\b[^.;:]*{OBJECT}|\)?,?[ \u00a0](?:{named})\b", re.IGNORECASE
    )
