"""What stands near a number, in signs that both languages share: names, learned words, other numbers.

Two numbers that changed places stand beside each other's words; two whose sentence is built another way
took their words with them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from ..stems import stem_of
from .grammar import Grammar
from .model import Placed

Context: TypeAlias = Mapping[str, tuple[float, float]]
"""Signs near a number, each with how near before it and after it (0: not there, 1: beside it)."""

_TOKEN = re.compile(r"[^\W\d_]+|[.;]\s")
_REACH = 10
_END_OF_SENTENCE = 3


def context_of(at: int, every: Sequence[Placed], grammar: Grammar) -> Context:
    """The signs near one of a text's quantities: words, and the values of the other quantities of its unit."""
    placed = every[at]
    text, quantity = placed.unit.text, placed.quantity
    start, end = quantity.start, quantity.whole[1] or quantity.end
    found: dict[str, tuple[float, float]] = {}
    steps = 0.0
    for token in _TOKEN.finditer(text, end, min(len(text), end + 120)):
        steps += _END_OF_SENTENCE if token[0][0] in ".;" else 1
        if steps > _REACH:
            break
        for sign in _signs(token[0], grammar):
            before, after = found.get(sign, (0.0, 0.0))
            found[sign] = (before, max(after, 1 / (1 + steps)))
    steps = 0.0
    for token in reversed(list(_TOKEN.finditer(text, max(0, start - 120), start))):
        steps += _END_OF_SENTENCE if token[0][0] in ".;" else 1
        if steps > _REACH:
            break
        for sign in _signs(token[0], grammar):
            before, after = found.get(sign, (0.0, 0.0))
            found[sign] = (max(before, 1 / (1 + steps)), after)
    return _with_numbers(found, at, every, grammar)


def _with_numbers(
    found: dict[str, tuple[float, float]], at: int, others: Sequence[Placed], grammar: Grammar
) -> dict[str, tuple[float, float]]:
    placed = others[at]
    for distance in (1, 2):
        for other, is_before in ((at - distance, True), (at + distance, False)):
            if 0 <= other < len(others) and others[other].unit is placed.unit:
                sign = f"={others[other].quantity.readings[0].value}"
                before, after = found.get(sign, (0.0, 0.0))
                near = _nearness(placed, others[other], distance, grammar)
                found[sign] = (max(before, near), after) if is_before else (before, max(after, near))
    return found


def _nearness(one: Placed, other: Placed, distance: int, grammar: Grammar) -> float:
    """How near another number is: one that a conjunction or a mark parts belongs to something else."""
    first, second = sorted((one.quantity.whole, other.quantity.whole))
    gap = one.unit.text[first[1] : second[0]].lower()
    is_parted = "," in gap or ";" in gap or any(word in grammar.joints for word in gap.split())
    return (0.2 if is_parted else 0.5) / distance


def signs_of(text: str, grammar: Grammar) -> set[str]:
    """What the words of a text have in common with their translations."""
    return {sign for token in _TOKEN.findall(text) for sign in _signs(token, grammar)}


@lru_cache(maxsize=20_000)
def _signs(word: str, grammar: Grammar) -> tuple[str, ...]:
    """What a word has in common with its translation."""
    lower = word.lower()
    if meanings := grammar.anchors.get(lower):
        return meanings
    if word.isupper() or (word[1:] != word[1:].lower()):
        return (f"^{''.join(sorted(word.upper()))}",)  # abbreviations are often turned round: AIDS, SIDA
    if len(word) >= 4:
        return (f"~{stem_of(lower)}",)
    return ()


def likeness(one: Context, other: Context, without: frozenset[str] = frozenset()) -> float:
    """How much two contexts have in common; a sign on the other side of the number counts half."""
    total = 0.0
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    for sign, (before, after) in small.items():
        if sign in without or sign not in large:
            continue
        otherwise = large[sign]
        same = max(min(before, otherwise[0]), min(after, otherwise[1]))
        turned = max(min(before, otherwise[1]), min(after, otherwise[0]))
        total += max(same, turned / 2)
    return total
