"""Enumerations with an item less than in the other language: "age, sex and weight", «edad y peso».

An enumeration is of three and more items between commas, the last after "and", "or" and the like. The translation
lacks one of them where it joins as many times less by one, has no enumeration as long, and is no longer than it would
be else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from ..i18n.quantities.lists import words_of
from ..i18n.sentences import Sentence
from ..locale import Locale
from ._sorts import joining_alike, pattern_of
from ._words import phrases

_FEWEST = 3  # items of an enumeration
_LONGEST, _LOOSE = 6, 9  # words of an item; and of one that may be the counterpart of another
_FAR = log(1.1)
_SHORT = 8  # characters of a number with its unit
_DATE = 5  # words of one
_DIGIT = re.compile(r"\d")
_ASIDE = re.compile(r"(?<=\d)(?:[.,](?=\d)|,(?= \d{4}\b))|\([^()]*\)")
_COMPOUND = re.compile(r"[^\W\d_]-[^\W\d_]")
_QUESTIONS = re.compile(r"¿|\?(?=,| \w{1,3} ¿)")  # «¿se cura?, ¿cuándo? y ¿en quiénes?»
_BETWEEN = re.compile(r",\s+([^,]+),")  # "…, however, …"
_CLAUSE = re.compile(r"[;:?!–—]")  # a full stop within a sentence ends an abbreviation


@dataclass(frozen=True, eq=False)
class _Reader:
    """How a language joins items."""

    joining: re.Pattern[str]
    joint: re.Pattern[str]
    pairs: re.Pattern[str]  # "between A and"
    beginnings: frozenset[str]
    alone: re.Pattern[str] | None  # "however"
    others: re.Pattern[str]  # what joins nothing: "all but one", "or older"
    clauses: re.Pattern[str]  # "which", "who"


class _Joined(NamedTuple):
    """How many times a sentence joins, and the fewest and the most items of its longest enumeration."""

    joints: int
    fewest: int
    most: int


def lacks_item(one: Sentence, other: Sentence, locales: tuple[Locale, Locale], growth: float) -> bool:
    """Whether a sentence enumerates an item more than its counterpart, which is else as many times longer."""
    comma = one.text.find(",")
    if comma < 0:
        return False
    lengths = [len(_ASIDE.sub("", sentence.text)) + 1 for sentence in (one, other)]
    if log(lengths[1] / lengths[0] / growth) > _FAR:
        return False
    reader = _reader_of(locales[0])
    if not reader.joining.search(one.text, comma):  # told at once
        return False
    mine = _joined(one.text, reader, _LONGEST)
    if mine.fewest < _FEWEST:
        return False
    others = _joined(other.text, _reader_of(locales[1]), _LOOSE)
    compounds = len(_COMPOUND.findall(other.text)) - len(_COMPOUND.findall(one.text))
    may_be_compound = compounds > 0  # "a double-blind trial"
    is_fewer = mine.joints - others.joints == 1 and others.most < mine.fewest
    return is_fewer and not may_be_compound


def items_of(sentence: Sentence, locale: Locale) -> Iterator[Sentence]:
    """What stands between the commas and the conjunctions of a sentence, where that is no longer than an item."""
    at = 0
    for joint in [*_reader_of(locale).joint.finditer(sentence.text), None]:
        end = joint.start() if joint else len(sentence.text)
        if 0 < len(sentence.text[at:end].split()) <= _LONGEST:
            yield Sentence(sentence.unit, sentence.start + at, sentence.start + end)
        at = joint.end() if joint else end


@lru_cache(maxsize=20)
def _made(
    joining: Sequence[str],
    between: str,
    beginnings: str,
    pronouns: str,
    alone: str,
    exceptions: str,
    comparators: str,
    clauses: str,
) -> _Reader:
    word = rf"(?<!\w)(?:{'|'.join(map(re.escape, dict.fromkeys(joining)))})(?!\w)"
    words = rf"(?:(?<!\d\s){word}|{word}(?!\s\d))"  # not the "and" of "between 12 and 18"
    first = frozenset(phrase.split()[0] for phrase in f"{beginnings}; {pronouns}".split("; ") if phrase)
    limits = (phrase for phrase in words_of(comparators) if phrase != "-")  # "or older"
    others = "; ".join((exceptions, *limits))
    return _Reader(
        re.compile(words, re.IGNORECASE),
        re.compile(rf",?\s*{words}|[,;:–—]", re.IGNORECASE),
        re.compile(rf"{phrases(between) or '(?!)'}[^,;:]*?{words}", re.IGNORECASE),
        first,
        pattern_of(alone),
        re.compile(phrases(others) or "(?!)", re.IGNORECASE),
        re.compile(phrases(clauses) or "(?!)", re.IGNORECASE),
    )


def _reader_of(locale: Locale) -> _Reader:
    return _made(
        tuple(joining_alike(locale)),
        locale.lexicon("reading", "words before two values of a range"),
        locale.lexicon("reading", "words that begin what may stand first or last"),
        locale.lexicon("reading", "pronouns that begin clauses"),
        locale.lexicon("reading", "words that stand alone before a sentence"),
        locale.lexicon("negation", "exceptions of one or a few"),
        locale.lexicon("reading", "comparators after"),
        locale.lexicon("negation", "words that begin subordinate clauses"),
    )


@lru_cache(maxsize=1024)
def _joined(text: str, reader: _Reader, longest: int) -> _Joined:
    plain = reader.others.sub("", _ASIDE.sub("", _QUESTIONS.sub("", text))).strip(" .?!")
    if alone := reader.alone:
        plain = _BETWEEN.sub(lambda each: " " if alone.fullmatch(each[1]) else each[0], plain)
    found = [
        counts
        for clause in _CLAUSE.split(plain)
        for counts in _enumerations(clause.split(","), reader, longest)
    ]
    return _Joined(
        len(reader.joint.findall(plain)),
        max((fewest for fewest, _ in found), default=0),
        max((most for _, most in found), default=0),
    )


def _enumerations(pieces: Sequence[str], reader: _Reader, longest: int) -> list[tuple[int, int]]:
    """How many items, at least and at most, each enumeration of a clause has: a first word may be no item."""
    found: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces[1:], start=1):
        join = None if reader.pairs.search(piece) else reader.joining.search(piece)
        first = piece[: join.start()].lower().split() if join else []
        own = len(first)
        is_clause = reader.clauses.match(piece.strip())  # ", which protects and cures": two, of its own
        if not join or own > longest or is_clause or (own and first[0] in reader.beginnings):
            continue
        last = piece[join.end() :].lower().split()
        if not last:
            continue  # "both in Ontario and, when it is winter, in France"
        if own and _is_measured(first[0], last[0], pieces[at - 1]):
            continue
        count, is_sure = (2 if own else 1), True
        for before in range(at - 1, -1, -1):
            words = pieces[before].lower().split()
            if words and words[0] in reader.beginnings and (before == 0 or words[0] not in last[:1]):
                break
            if before == 0 and reader.alone and reader.alone.fullmatch(pieces[0].strip()):
                break
            is_date = len(words) <= _DATE and _DIGIT.search(pieces[before])
            if before == 0 and is_date and not _DIGIT.search(piece):
                break  # «El 20 de junio, los inspectores vinieron y…»
            if words and _is_number(words[0]) and not (last and _is_number(last[0])):
                continue  # "calcitonin, 4 IU/kg every 12 hours, and…": how much of what stands before
            if reader.clauses.match(pieces[before].strip()):
                break  # «La lesión, que había crecido, no dolía, picaba ni sangraba»
            joins = reader.joining.search(pieces[before])  # «…y el abdomen, blando e indoloro»
            is_sure = not joins and (before > 0 or len(words) > 1 or reader.alone is not None)
            count += 1
            if len(words) > longest or joins:
                break
        found.append((count if is_sure else count - 1, count))
    return found


def _is_measured(first: str, last: str, before: str) -> bool:
    """Whether two numbers say how much of what stands before: "dexamethasone, 4 mg or 10 mg"."""
    return _is_number(first) and _is_number(last) and not _DIGIT.search(before[-_SHORT:])


def _is_number(word: str) -> bool:
    return word[0].isdigit()
