"""No work stands in the reference file twice, under two keys.

Why it matters: a work with two numbers in the list looks like two works that support a statement. Entries are
one work if they have one DOI or PubMed number, or the same title, authors, year and place; parts, editions,
corrections and replies are works of their own. Where first author, journal, volume and first page are the same, a
subtitle, “&” for “and” or another DOI makes no other work of it.

Example: delete the second entry, and cite the first wherever the second was cited.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from ..typed import citable
from . import Mistake, Proof
from ._field_words import field_word
from ._people import byline, folded

SEVERITY: Severity = "warning"

_IDENTIFIERS = ("DOI", "PMID", "PMCID")
_PARTS = ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference")
# What tells one work from another of the same title.
_APART = (
    *_IDENTIFIERS,
    "URL", "volume", "issue", "page", "edition", "number", "version", "chapter-number", "collection-number", "genre",
)  # fmt: skip
_FOUND_BY = ("page", "publisher", "URL")
_SLIP = 4  # letters by which the titles of one work may differ in length


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Every entry that says again what one before it has said."""
    works = [
        replace(one, item=citable(one.item)) if "raw" in one.item else one
        for one in proof.article.references.values()
    ]
    told: set[str] = set()
    found = (*_by_identifier(works), *_by_title(works), *_by_place(works))
    for first, second, by in found:
        if second.id in told:
            continue
        told.add(second.id)
        yield _mistake(first, second, by)
    for field, first, second in (*_copied(works, "title"), *_copied(works, "page")):
        if second.id not in told:
            told.add(second.id)
            what = message("{key} and {other} have the same {field}.", key=second.id, other=first.id,
                           field=field_word(field, ""))  # fmt: skip
            hint = message(
                "One of the two is wrong: look at line {line} and at this one.", line=first.at(field).line
            )
            yield Mistake(what, second.at(field), hint)


def _copied(works: Sequence[Reference], field: str) -> Iterator[tuple[str, Reference, Reference]]:
    """Works in other journals with one range of pages, or with one long title by other authors: a reply is none.

    Two of a year in one journal have not one title either, nor two that are years apart.
    Pages may be the same by chance, so they count only of neighbours in the list, or with one volume.
    """
    seen: dict[str, Reference] = {}
    for before, reference in zip((None, *works), works, strict=False):
        value = folded(str(reference.item.get(field) or ""))
        if len(value.split()) < _LONG_TITLE if field == "title" else not _RANGE.fullmatch(value):
            continue
        first = seen.setdefault(value, reference)
        journals = [folded(str(one.item.get("container-title") or "")) for one in (first, reference)]
        authors = [byline(one.item).names[:1] for one in (first, reference)]
        is_one_journal = journals[0] == journals[1] != ""
        if field == "page":
            is_near = first is before or first.item.get("volume") == reference.item.get("volume")
            is_copied = all(journals) and not is_one_journal and is_near
        else:
            years = abs(_year(first.item) - _year(reference.item))
            may_be_reply = is_one_journal and 0 < years <= _REPLY
            is_copied = any(journals) and authors[0] != authors[1] and not may_be_reply
        if is_copied:
            yield field, first, reference


_REPLY = 2  # years within which a journal may print an answer under the title of what it answers


_LONG_TITLE = 5  # words: shorter ones are those of more than one work
_RANGE = re.compile(r"\w*\d{3,} \w*\d+")


def _mistake(first: Reference, second: Reference, by: str) -> Mistake:
    line = first.at("id").line
    if by and not _alike(_title(first), _title(second)) and _title(first) and _title(second):
        what = message(
            "{key} and {other} have the same {field}, but different titles.",
            key=second.id,
            other=first.id,
            field=by,
        )
        severity: Severity = "warning" if _is_part(first) or _is_part(second) else "error"
        hint = message("One of the two is wrong: look at line {line} and at this one.", line=line)
        return Mistake(what, second.at(by), hint, severity=severity)
    hint = message("Delete one, and cite {key} instead (line {line}).", key=first.id, line=line)
    if by:
        what = message(
            "{key} is the same work as {other}: both have this {field}.",
            key=second.id,
            other=first.id,
            field=by,
        )
        return Mistake(what, second.at(by), hint, severity="warning" if _is_part(second) else "error")
    what = message("{key} seems to be the same work as {other}.", key=second.id, other=first.id)
    return Mistake(what, second.at("title"), hint)


def _by_identifier(works: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    seen: dict[tuple[str, str], Reference] = {}
    for reference in works:
        for field in _IDENTIFIERS:
            if value := _identifier(str(reference.item.get(field, ""))):
                first = seen.setdefault((field, value), reference)
                if first is not reference:
                    yield first, reference, field


def _identifier(text: str) -> str:
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:|pmid:|pmc)\s*|[\s.]+$", "", text.strip().lower())


class _Work(NamedTuple):
    """What tells a work from others, each looked up once."""

    reference: Reference
    title: str
    year: int
    authors: tuple[tuple[str, ...], ...]  # none, or the first


def _by_title(works: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    """Pairs found among references whose titles begin alike, or that are by one author."""
    shelves: dict[tuple[object, ...], list[_Work]] = defaultdict(list)
    for reference in works:
        title = _title(reference)
        if not title:
            continue
        work = _Work(reference, title, _year(reference.item), byline(reference.item).names[:1])
        for shelf in (shelves[*title.split()[:2]], shelves[work.authors]):
            yield from (
                (first.reference, reference, "")
                for first in shelf
                if abs(len(first.title) - len(title)) <= _SLIP and _is_same_work(first, work)
            )
            shelf.append(work)


def _by_place(works: Sequence[Reference]) -> Iterator[tuple[Reference, Reference, str]]:
    """Pairs by one author that begin on one page of a volume, with titles that differ in no more than a subtitle."""
    shelves: dict[tuple[object, ...], list[tuple[Reference, list[str]]]] = defaultdict(list)
    for reference in works:
        item = reference.item
        page = str(item.get("page") or "").replace("–", "-").partition("-")[0].strip()
        place = tuple(
            folded(str(each or "")) for each in (item.get("container-title"), item.get("volume"), page)
        )
        authors = byline(item).names[:1]
        if not all(place) or not authors:
            continue
        words = folded(str(item.get("title") or "").replace("&", f" {_AND} ")).split()
        shelf = shelves[authors[0][-1], *place]
        yield from (
            (first, reference, "") for first, other in shelf if _goes_on(*sorted((words, other), key=len))
        )
        shelf.append((reference, words))


def _goes_on(title: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a title is the beginning of another, and what follows there is not the number of a part."""
    rest = longer[len(title) :]
    is_part = len(rest) == 1 or any(_NUMBER.fullmatch(word) for word in rest)
    is_begun_alike = all(
        one == other or (_AND in (one, other) and min(len(one), len(other)) <= _JOINING)
        for one, other in zip(title, longer, strict=False)
    )
    return len(title) > 2 and is_begun_alike and not is_part


_AND = "_and_"  # “&” among words
_JOINING = 3  # letters of the longest word that it stands for
_NUMBER = re.compile(r"[ivx]+|\d+")


def _is_same_work(first: _Work, second: _Work) -> bool:
    if first.year and second.year and abs(first.year - second.year) > 1:
        return False
    if first.authors and second.authors and first.authors[0][-1] != second.authors[0][-1]:
        return False
    one, other = first.reference.item, second.reference.item
    if one.get("type") != other.get("type") or any(_differ(one, other, name) for name in _APART):
        return False
    if not _alike(first.title, second.title):
        return False
    is_telling = len(first.title.split()) > 3 and bool(first.authors and second.authors)
    return is_telling or (first.authors == second.authors and any(one.get(name) for name in _FOUND_BY))


def _differ(one: Mapping[str, Any], other: Mapping[str, Any], field: str) -> bool:
    """Whether both state a field, and not the same; of pages, the first counts."""
    first, second = (_identifier(str(item.get(field) or "")) for item in (one, other))
    if field == "page":
        first, second = first.partition("-")[0], second.partition("-")[0]
    return bool(first and second) and first != second


def _year(item: Mapping[str, Any]) -> int:
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return int(parts[0][0]) if parts and parts[0] else 0


def _title(reference: Reference) -> str:
    return folded(str(reference.item.get("title") or ""))


@lru_cache(maxsize=512)
def _alike(one: str, other: str) -> bool:
    """Whether two titles are one but for a slip: none of their numbers or short words may differ."""
    if one == other:
        return True
    if min(len(one), len(other)) < 30 or abs(len(one) - len(other)) > _SLIP:
        return False
    extra = set(one.split()) ^ set(other.split())
    if any(len(word) < 5 or any(map(str.isdigit, word)) for word in extra):
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.95


def _is_part(reference: Reference) -> bool:
    return reference.item.get("type") in _PARTS
