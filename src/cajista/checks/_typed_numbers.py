"""Numbers in a text that look like citations by number: ¹, [1], (3), ref. 4."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..i18n.units import OBJECT, Unit
from ..locale import Locale
from ..measures import UNITS
from ..model.inline import Superscript, plain_text
from ._citing import citations_in
from ._people import either, listed

_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_JOIN = r"[ \u00a0]?[,;–—-][ \u00a0]?"
_LIST = rf"[1-9]\d{{0,2}}(?:{_JOIN}[1-9]\d{{0,2}})*"
_UP = "⁰¹²³⁴-⁹"
_RAISED = re.compile(
    rf"[¹²³⁴-⁹][{_UP}]{{0,2}}(?:(?:[ \u00a0]?[,;–-][ \u00a0]?|⁻)[{_UP}]{{1,3}})*(?![{_UP}⁺⁻⁽\w])"
)
_CARET = re.compile(rf"(?<=[^\W\d_]{{3}})\^({_LIST})(?![\d^\w{{(])")
_SQUARE = re.compile(rf"\[({_LIST}|[¹²³⁴-⁹][{_UP},–⁻-]*)\](?![(:\[])")
_ROUND = re.compile(rf"\(({_LIST})\)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \u00a0]?\Z")
_AFTER_MARK = re.compile(r"[^\W\d_][)”»\"’]?[.,;:!?][”»\"’]?\Z|[^\W\d_][”»\"’]\Z|[^\W\d_]{3}\)\Z")
_MEASURED = re.compile(r"\d[ \u00a0]?(?:%|[^\W\d_/·]{1,6}(?:/[^\W\d_]+)?)?[ \u00a0]?\Z")
_NEXT_WORD = re.compile(r"[ \u00a0]?([^\s,.;:]+)")
_MANY = 9  # more numbers than one citation in round brackets will name
_FEW = 5  # references that may be missing from a list
_SENTENCE = re.compile(r"[.!?][ \u00a0]+(?=[^\W\da-z_])")


class Typed(NamedTuple):
    """What was typed, which numbers it names, and whether it may well be something else."""

    start: int
    end: int
    numbers: tuple[int, ...]
    is_unsure: bool = False


def raised_numbers(unit: Unit, locale: Locale) -> Iterator[Typed]:
    """`word¹`, `word.²,³`, `word^1`, `[@key]²`: raised numbers after a citation, or a word that takes no exponent."""
    text = unit.text
    for found in _CARET.finditer(text) if "^" in text else ():
        yield Typed(found.start(), found.end(), numbers_in(found[1]))
    if not any(map(text.__contains__, "¹²³⁴⁵⁶⁷⁸⁹")):
        return
    raised_words, cited = _raised_words(unit), {stand.at for stand in citations_in(unit)}
    for found in _RAISED.finditer(text) if unit.kind != "cell" else ():
        if any(start <= found.start() < end for start, end in raised_words):
            continue
        before = text[: found.start()]
        word = _LAST_WORD.search(before) if not before[-1:].isspace() else None
        if word and (len(word[1]) < 3 or _takes_exponents(word[1], locale) or _is_measure(before, found[0])):
            continue
        if word or _AFTER_MARK.search(before) or len(before.rstrip(".,;:")) - 1 in cited:
            yield Typed(found.start(), found.end(), numbers_in(found[0]))


def _is_measure(before: str, raised: str) -> bool:
    """Whether a short word after a number is its unit: `0.4 rad²`."""
    return raised in "²³" and bool(re.search(r"\d[ \u00a0][^\W\d_]{3,5}\Z", before))


def _raised_words(unit: Unit) -> list[tuple[int, int]]:
    """Where raised text that has letters stands, as in p27^Kip1^."""
    shown = {plain_text(node.children) for node in unit.nodes if isinstance(node, Superscript)}
    words = {text.translate(_RAISE) for text in shown if any(map(str.isalpha, text))}
    return [found.span() for word in words for found in re.finditer(re.escape(word), unit.text)]


def square_numbers(unit: Unit, locale: Locale, most: int) -> Iterator[Typed]:
    """`[1]`, `[1,2]`, `[3-5]`, but no interval beside a measured value; no number far over `most`."""
    text = unit.text
    for found in _SQUARE.finditer(text) if "[" in text else ():
        numbers = numbers_in(found[1])
        if not _ascend(numbers) or numbers[-1] > most + _FEW:
            continue
        before = text[: found.start()]
        if len(numbers) > 1 and (unit.kind == "cell" or _is_interval(before, text[found.end() :], locale)):
            continue
        if re.search(r"[^\W\d_]{2}[^\W\d]*[)”»\"’.,;:]*[ \u00a0]?\Z", before) or before[-1:] == OBJECT:
            yield Typed(found.start(), found.end(), numbers)


def round_numbers(unit: Unit, locale: Locale, most: int) -> Iterator[Typed]:
    """`(3)` at the end of a phrase, where nothing is counted or numbered; no number over `most`."""
    text = unit.text
    if "(" not in text or unit.kind not in ("paragraph", "item", "abstract", "footnote", "declaration"):
        return
    for found in _ROUND.finditer(text):
        numbers = numbers_in(found[1])
        if not _ascend(numbers) or numbers[-1] > most or len(numbers) > _MANY:
            continue
        before, after = text[: found.start()].rstrip(f"{OBJECT} \u00a0"), text[found.end() :]
        if _ends_names(before, locale):
            yield Typed(found.start(), found.end(), numbers)
            continue
        word = _LAST_WORD.search(before)
        if not word or len(word[1]) < 3 or _takes_numbers(word[1], locale):
            continue
        ends = not after.strip() or (after[0] in ".,;:" and not after[1:2].isdigit())
        if ends and not _is_counted(text, found):
            yield Typed(found.start(), found.end(), numbers, is_unsure=True)


def named_numbers(unit: Unit, locale: Locale) -> Iterator[Typed]:
    """`ref. 4`, `references 4 and 5`; no file number, as a declaration gives it: `reference 21-17`."""
    if unit.kind == "declaration":
        return
    words = locale.lexicon("reading", "reference words")
    pattern = _named(words, locale.lexicon("reading", "and"))
    low = unit.text.lower()
    if pattern and any(map(low.__contains__, _shortest(words))):
        for found in pattern.finditer(unit.text):
            numbers = numbers_in(found["numbers"])
            if _ascend(numbers):
                yield Typed(*_with_whole_brackets(unit.text, found), numbers)


def _with_whole_brackets(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where a match begins and ends, with both brackets around it or neither: `[ref. 4]`, `see ref. 4]`."""
    start, end = found.span()
    if not found[0].endswith("]") or "[" in found[0]:
        return start, end
    return (start - 1, end) if text[start - 1 : start] == "[" else (start, end - 1)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers that a list of them names, ranges filled: `1, 3–5` names four."""
    numbers: list[int] = []
    for part in re.split(r"[,;]|[^\W\d_]+|&", text.translate(_PLAIN)):
        ends = [int(digits) for digits in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] < ends[0] + 100:
            numbers.extend(range(ends[0], ends[1] + 1))
        else:
            numbers.extend(ends)
    return tuple(numbers)


def _ascend(numbers: tuple[int, ...]) -> bool:
    return bool(numbers) and list(numbers) == sorted(set(numbers))


def _is_interval(before: str, after: str, locale: Locale) -> bool:
    """Whether two numbers in brackets belong to a value: `median 5 [3–7]`, `45 years [18–90]`, `[2, 3] mm`."""
    unit = _NEXT_WORD.match(after)
    if unit and (unit[1] in UNITS or _takes_numbers(unit[1], locale)):
        return True
    word = _LAST_WORD.search(before)
    if word and _takes_numbers(word[1], locale):
        return True
    return bool(_MEASURED.search(before)) or bool(re.search(r"[=<>≤≥±][^.;]{0,12}\Z", before))


def _is_counted(text: str, found: re.Match[str]) -> bool:
    """Whether other numbers in brackets stand in the same sentence: a count of things, or an enumeration."""
    breaks = [one.end() for one in _SENTENCE.finditer(text)]
    start = max((at for at in breaks if at <= found.start()), default=0)
    end = min((at for at in breaks if at > found.start()), default=len(text))
    return len(re.findall(r"\(\d+\)", text[start:end])) > 1


def _ends_names(before: str, locale: Locale) -> bool:
    return before.rstrip().casefold().endswith(listed(locale.lexicon("reading", "and others")))


def _takes_exponents(word: str, locale: Locale) -> bool:
    return word.casefold() in listed(locale.lexicon("reading", "words with exponents"))


def _takes_numbers(word: str, locale: Locale) -> bool:
    return word.casefold() in listed(locale.lexicon("reading", "words before bracketed numbers"))


@lru_cache(maxsize=16)
def _shortest(words: str) -> tuple[str, ...]:
    """Those of some words that no other of them lies within: where none of these stands, none does."""
    every = set(listed(words))
    return tuple(word for word in every if not any(other in word for other in every - {word}))


@lru_cache(maxsize=16)
def _named(words: str, both: str) -> re.Pattern[str] | None:
    if not words:
        return None
    joins = rf"(?:{_JOIN}|[ \u00a0](?:{either(both)})[ \u00a0])" if both else _JOIN
    number = r"[1-9]\d{0,2}"
    return re.compile(
        rf"(?<![\w/-])(?:{either(words)})[ \u00a0]*\[?(?P<numbers>{number}(?:{joins}{number})*)\]?"
        r"(?![\w%/°-]|[.,]\d|[ \u00a0]?(?:%|[a-zµ]{1,2}\b(?![ \u00a0])))",
        re.IGNORECASE,
    )
