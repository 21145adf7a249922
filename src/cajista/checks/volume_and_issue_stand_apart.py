"""Volume, issue and year of a reference stand each in its own field, without words.

A volume has no issue in brackets after it, no year and no “Vol.” before it; the journal's title has no year at its
end, an edition no “ed.”. Where two references to one journal have volume and issue the other way round, or where a
DOI has, or an issue is as high as only volumes are or one of the volumes that a well-known journal had in that year,
they are to be compared with the source; so are a volume that is a range of pages, and one that is the year of
publication of an article with a range of pages, but for the few journals that count volumes so.

Why it matters: the style puts signs between volume, issue and pages; what stands in the wrong field is printed in
the wrong place, and the source is not found.

Example: `volume: 17(3)` should be `volume: 17` and `issue: 3`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of, year_of
from ._journals import has_years_for_volumes, name_key
from ._known_volumes import is_of_about, known_volumes
from ._pages import range_of

SEVERITY: Severity = "warning"

_GLUED = re.compile(r"\s*(\w*\d\w*)\s*(?:\(\s*([^()]+?)\s*\)|[:;,]\s*(\S.*))\s*")
_YEAR_FIRST = re.compile(r"\s*(?:1[89]|20)\d\d\s*;\s*(\w+)")
_LETTERED = re.compile(r"[vV]\.?\s*(\d+)")
_SERIAL = ("article-journal", "article-magazine", "article-newspaper", "article", "review", "review-book")


_EDITION = re.compile(r"(\d{1,3})\.?[^\W\d_]{0,3}\.?\s+ed\w*\.?", re.IGNORECASE)
_HIGHEST = 100  # issue of most volumes: a higher one is a volume, or counted through all volumes


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """What stands in a field and belongs to another."""
    edition = field_of(reference, "edition")
    if edition and (found := _EDITION.fullmatch(edition.value.strip())):
        what = message(
            "“{label}” stands in the field; the style adds it where it wants it.", label=edition.value
        )
        fix = edition.edit(found[1])
        yield Mistake(what, edition.span, message("Write {value}.", value=found[1]), fix=fix)
    if reference.item.get("type") not in _SERIAL:
        return
    volume, issue = field_of(reference, "volume"), field_of(reference, "issue")
    if volume:
        yield from _lettered(volume)
        yield from _labelled(volume, proof.desk.lexicon.volume_labels)
        yield from _glued(volume)
    if issue:
        yield from _labelled(issue, proof.desk.lexicon.issue_labels)
        yield from _bracketed(issue)
    if volume and issue and volume.value == issue.value and len(volume.value) > 2:
        what = message("Volume and issue are the same: {value}.", value=volume.value)
        yield Mistake(what, issue.span, message("Compare them with the source."))
    if volume:
        yield from _paged(volume, reference)
    yield from _dated_title(reference)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References to one journal of which one has volume and issue the other way round."""
    journals: dict[str, list[_Stated]] = {}
    for reference in proof.article.references.values():
        if stated := _stated(reference):
            journals.setdefault(name_key(str(reference.item["container-title"])), []).append(stated)
    for group in journals.values():
        for one in group:
            if any(_fits_swapped(one, other) for other in group):
                hint = message("Compare them with the other references to this journal.")
            elif _is_another_volume(one, proof) or (len(group) == 1 and _is_turned(one)):
                hint = message("Compare them with the source.")
            else:
                continue
            what = message(
                "Volume {volume} and issue {issue} seem to have changed places.",
                volume=one.volume,
                issue=one.issue,
            )
            yield Mistake(what, one.reference.at("volume"), hint)
    yield from _years(proof)


class _Stated(NamedTuple):
    """A reference's year, volume and issue, as numbers."""

    reference: Reference
    year: int
    volume: int
    issue: int


def _stated(reference: Reference) -> _Stated | None:
    item = reference.item
    year, numbers = year_of(reference, "issued"), [item.get(name) for name in ("volume", "issue")]
    whole = [int(text) for text in numbers if isinstance(text, str) and text.isascii() and text.isdigit()]
    if not year or len(whole) < 2 or not isinstance(item.get("container-title"), str):
        return None
    return _Stated(reference, year, *whole)


def _fits_swapped(one: _Stated, other: _Stated) -> bool:
    """Whether the issue, and not the volume, is what another reference lets expect: a volume more each year."""
    expected = other.volume + one.year - other.year
    return one.issue == expected > 12 and abs(one.volume - expected) > 3 and other.volume > other.issue


def _is_another_volume(one: _Stated, proof: Proof) -> bool:
    """Whether the issue, and not the volume, is one that a well-known journal had in that year."""
    known = _known(one.reference, one.year, proof)
    return known is not None and one.issue in known and not is_of_about(one.volume, known)


def _known(reference: Reference, year: int, proof: Proof) -> range | None:
    return known_volumes(str(reference.item["container-title"]), year, proof.desk.lexicon.small_words)


def _is_turned(one: _Stated) -> bool:
    """Whether a lone reference has an issue as high as a volume, or its DOI has both the other way round."""
    is_run_on = one.volume > _FREQUENT and _QUARTERLY <= one.issue / one.volume <= _MONTHLY + 1
    if one.volume <= _FEW_A_YEAR and _HIGHEST < one.issue < _COUNTED and not is_run_on:
        return True
    numbers = [
        int(text) for text in re.findall(r"\d+", str(one.reference.item.get("DOI", "")).partition("/")[2])
    ]
    pairs = set(pairwise(numbers))
    return (
        one.volume != one.issue and (one.issue, one.volume) in pairs and (one.volume, one.issue) not in pairs
    )


_FEW_A_YEAR, _COUNTED = 53, 1000
_QUARTERLY, _MONTHLY, _FREQUENT = (
    4,
    12,
    20,
)  # issues a year, which some journals number on through all volumes


def _labelled(field: Field, label: re.Pattern[str]) -> Iterator[Mistake]:
    if found := label.match(field.value):
        rest = field.value[found.end() :]
        what = message(
            "“{label}” stands in the field; the style adds it where it wants it.", label=found[0].strip()
        )
        yield Mistake(
            what, field.part(*found.span()), message("Write {value}.", value=rest), fix=field.edit(rest)
        )


def _lettered(volume: Field) -> Iterator[Mistake]:
    if found := _LETTERED.fullmatch(volume.value):
        what = message(
            "“{label}” stands in the field; the style adds it where it wants it.",
            label=volume.value[: found.start(1)],
        )
        yield Mistake(what, volume.span, message("Write {value}.", value=found[1]), fix=volume.edit(found[1]))


def _glued(volume: Field) -> Iterator[Mistake]:
    if found := _YEAR_FIRST.match(volume.value):
        what = message("The volume “{value}” begins with a year.", value=volume.value)
        yield Mistake(
            what, volume.span, message("Write “volume: {volume}”; the year is “issued”.", volume=found[1])
        )
    elif found := _GLUED.fullmatch(volume.value):
        what = message("The volume “{value}” holds more than a volume.", value=volume.value)
        if found[2]:
            hint = message("Write “volume: {volume}” and “issue: {issue}”.", volume=found[1], issue=found[2])
        else:
            hint = message("Write “volume: {volume}”; what follows has fields of its own.", volume=found[1])
        yield Mistake(what, volume.span, hint)


def _paged(volume: Field, reference: Reference) -> Iterator[Mistake]:
    """A volume that is a range of pages, beside a page that is a volume; few volumes are two or three in one."""
    found, page = range_of(volume.value), str(reference.item.get("page", ""))
    if not found or not page.isdecimal():
        return
    first, last = found.numbers
    are_years = _is_year(first) and _is_year(last)
    if last - first > _IN_ONE or (first >= 100 and last - first > 1 and not are_years):
        what = message(
            "Volume {volume} and pages {pages} seem to have changed places.", volume=volume.value, pages=page
        )
        yield Mistake(what, volume.span, message("Compare them with the source."))


_IN_ONE = 3  # volumes and more that no binding holds


def _is_year(number: int) -> bool:
    return 1800 <= number < 2100


def _years(proof: Proof) -> Iterator[Mistake]:
    """Articles with a range of pages whose volume is their year, the only ones of their journal."""
    dated: dict[str, list[Reference]] = {}
    for reference in proof.article.references.values():
        item, year = reference.item, year_of(reference, "issued")
        title, pages = str(item.get("container-title", "")), range_of(str(item.get("page", "")))
        is_alike = year and item.get("volume") == str(year) and item.get("type") == "article-journal"
        if is_alike and pages and not has_years_for_volumes(title) and not _known(reference, year, proof):
            dated.setdefault(name_key(title), []).append(reference)
    for group in dated.values():
        if len(group) == 1:
            volume = str(group[0].item["volume"])
            what = message("The volume is the year of publication: {volume}.", volume=volume)
            yield Mistake(what, group[0].at("volume"), message("Compare it with the source."))


def _bracketed(issue: Field) -> Iterator[Mistake]:
    if found := re.fullmatch(r"\(\s*([^()]+?)\s*\)", issue.value):
        what = message("The issue stands in brackets, which the style sets.")
        yield Mistake(what, issue.span, message("Write {value}.", value=found[1]), fix=issue.edit(found[1]))
    elif found := re.fullmatch(r"(\w+)\s*\(\s*([^()]+?)\s*\)", issue.value):
        what = message("The issue “{value}” holds more than an issue.", value=issue.value)
        hint = message("Write “volume: {volume}” and “issue: {issue}”.", volume=found[1], issue=found[2])
        yield Mistake(what, issue.span, hint)
    elif re.search(r"\d\s*[:;]\s*\S", issue.value):
        what = message("The issue “{value}” holds more than an issue.", value=issue.value)
        yield Mistake(what, issue.span, message("Pages have a field of their own: “page”."))


def _dated_title(reference: Reference) -> Iterator[Mistake]:
    title, year = field_of(reference, "container-title"), year_of(reference, "issued")
    if title and year and (found := re.search(rf"[\s.,;(]+{year}\b[);:.]*(?:\s*[\d(].*)?$", title.value)):
        what = message("The journal's title ends with the year: “{text}”.", text=found[0].strip())
        yield Mistake(what, title.part(*found.span()), message("Take it out; the year is “issued”."))
