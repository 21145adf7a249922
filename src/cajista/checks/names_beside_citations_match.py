"""Names written beside a citation are those of the reference that is cited.

Why it matters: "Smith et al." beside a reference by Jones is one of the surest signs of a wrong citation, often left
when references were renumbered; another year is a sign of it too. "et al." stands for two authors or more beside the
first; two authors are both named, three or more are not named as two.

Example: "Figuero-Pérez et al.[@figuero2021]" needs figuero2021 to begin with Figuero-Pérez and to have three
authors or more, or {others: true}. "Marchetti and Holloway[@marchetti2009]" names both in the order of the reference,
and "Halvorsen et al. (2023)[@halvorsen2023]" its year.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..findings import Message, Severity, message
from ..i18n.units import OBJECT, Unit
from ..locale import Locale
from ..model.facts import in_language
from ..model.inline import Citation
from ..typed import citable
from . import Copy, Mistake, Proof
from ._citing import Stand, citations_in
from ._people import Byline, byline, either, folded, is_said, listed, without_initials
from ._words import phrases

SEVERITY: Severity = "warning"

_REACH = 60  # characters before a citation that names beside it begin within
_YEAR = r"[ \u00a0]?[(\[]?(?:1[5-9]|20)\d\d[a-z]?[)\]]?"
_WORDS = r"(?:['’]s?|s['’])(?:[ \u00a0][\w-]+){0,2}"  # Smith et al.'s recent trial
_GAP = rf"(?:{_WORDS})?[.,:;]?(?:{_YEAR})?[.,:;)\]]*\s*\Z"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Names before a citation that are not those of what it cites."""
    for unit in copy.texts:
        for stand in citations_in(unit):
            if stand.citation.in_text:
                continue
            if said := _said(unit, stand.at, copy.locale):
                yield from _compared(said, stand.citation, unit, copy, proof)
                yield from _dated(said, stand, unit, proof)
                yield from _worded(said, unit, copy, proof)
            elif len(stand.citation.cites) == 1:
                yield from _alone(unit, stand.at, stand.citation.cites[0].key, copy, proof)
        if copy.citations and proof.article.references and not proof.article.has_unread_references:
            yield from _apart(unit, copy, proof)


def _apart(unit: Unit, copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Names with “et al.” that stand beside no citation, and begin no reference at all."""
    listing = copy.locale.lexicon("reading", "and others")
    if not any(map(unit.text.lower().__contains__, listed(listing))):
        return
    for found in _named_with(listing).finditer(unit.text):
        following = unit.text[found.end() : found.end() + _REACH]
        if OBJECT in following[:_BESIDE] or not _begins_none(found[1], proof):
            continue
        what = message("No reference begins with {name}.", name=found[1])
        place = unit.span_of(found.start(1), found.end(1))
        yield Mistake(what, place, message("Compare the name with the list, or cite the work that is meant."))


_BESIDE = 8  # characters between a name and a citation that is beside it


def _begins_none(name: str, proof: Proof) -> bool:
    """Whether no reference has a first author of this name."""
    said = folded(name).split()
    first = [byline(reference.item).names[:1] for reference in proof.article.references.values()]
    return not any(word in names[0] for names in first if names for word in said)


@lru_cache(maxsize=16)
def _named_with(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])([A-ZÀ-Þ][\w’'-]+),?[ \u00a0](?:{either(words)})(?!\w)")


class _Said(NamedTuple):
    """Names as written: `names` are one or two, each as its words; `start` where they begin in the text."""

    names: tuple[tuple[str, ...], ...]
    before: tuple[str, ...]
    others: str
    start: int
    end: int
    is_first: bool = (
        True  # "et al." follows the first author; "and colleagues" may follow the head of a group
    )


def _said(unit: Unit, at: int, locale: Locale) -> _Said | None:
    """What names stand before a citation, if any do."""
    begin = max(unit.text.rfind(OBJECT, 0, at) + 1, at - 160, 0)
    text = unit.text[begin:at]
    near = text[-_REACH:].lower()
    words = (locale.lexicon("reading", "and others"), locale.lexicon("reading", "and colleagues"))
    for listing in words:
        if any(map(near.__contains__, listed(listing))) and (found := _others(listing).search(text)):
            return _one(text, begin, found, is_first=listing is words[0])
    both = locale.lexicon("reading", "and")
    if any(f" {word} " in near for word in listed(both)) and (found := _pair(both).search(text)):
        return _two(text, begin, found)
    return None


def _one(text: str, begin: int, found: re.Match[str], *, is_first: bool) -> _Said | None:
    words = [word.strip("([«“\"'‘") for word in text[: found.start()].replace(",", " ,").split()]
    words = without_initials([word for word in words if word not in ("", ",")])
    if not words or not words[-1][:1].isupper():
        return None
    start = text.rfind(words[-1], 0, found.start())
    return _Said((tuple(words[-6:]),), tuple(words), found[1], begin + start, begin + found.end(1), is_first)


def _two(text: str, begin: int, found: re.Match[str]) -> _Said | None:
    first = tuple(without_initials(found["first"].split()))
    second = tuple(without_initials(found["second"].split()))
    if not (first[-1][:1].isupper() and second[-1][:1].isupper()) or not all(map(_is_of_name, second)):
        return None
    start = text.rfind(first[-1], 0, found.end("first"))
    return _Said((first[-4:], second), (), "", begin + start, begin + found.end("second"))


def _is_of_name(word: str) -> bool:
    """Whether a word begins with a capital, or is short as a particle is: not the "compared" of a clause."""
    return word[0].isupper() or len(word) <= _PARTICLE


_PARTICLE = 3  # letters of the longest: "von"


@lru_cache(maxsize=16)
def _others(words: str) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0,]+({either(words)}){_GAP}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _pair(both: str) -> re.Pattern[str]:
    name = r"[^\W\d_][\w’'.-]*(?:[ \u00a0][^\W\d_][\w’'.-]*){0,4}?"
    return re.compile(
        rf"(?<![\w.-])(?P<first>{name})[ \u00a0](?:{either(both)})[ \u00a0](?P<second>{name}){_GAP}"
    )


def _worded(said: _Said, unit: Unit, copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """The words for those who are not named, where they lack a point or are not the journal's."""
    if not said.others:
        return
    own = in_language(proof.desk.house.et_al, copy.language)
    known = listed(copy.locale.lexicon("reading", "and others"))
    others = said.others.casefold()
    pointed = f"{said.others}." if f"{others}." in known else ""
    meant = (
        pointed if own in ("", "et al.") else own
    )  # which is the default, beside which a language has its own
    if others in known and meant and others != meant.casefold():
        place = unit.span_of(said.end - len(said.others), said.end)
        what = message("“{text}” is not how this is written here.", text=said.others)
        yield Mistake(what, place, message("Write “{names}”.", names=meant))


def _alone(unit: Unit, at: int, key: str, copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """The first author's name alone before a citation of a work by three or more."""
    reference = proof.article.references.get(key)
    found = _NAME_ALONE.search(unit.text[max(at - _REACH, 0) : at])
    if reference is None or not found:
        return
    cited = byline(reference.item)
    family = str((reference.item.get("author") or [{}])[0].get("family", ""))
    if not family or not cited.is_many or folded(found[1]) != folded(family):
        return
    start = at - len(found[0]) + found[0].index(found[1])
    if _is_eponym(unit.text[:start], copy.locale):
        return
    et_al = in_language(proof.desk.house.et_al, copy.language) or "et al."
    what = message("“{text}” stands beside {key}, which has more authors than one.", text=found[1], key=key)
    hint = message("Write “{names}”.", names=f"{found[1]} {et_al}")
    yield Mistake(what, unit.span_of(start, start + len(found[1])), hint)


def _is_eponym(before: str, locale: Locale) -> bool:
    """Whether what stands before a name is called after a person: "the index of Charlson", not "the trial of Smith"."""
    of = listed(locale.lexicon("reading", "words before an eponym"))
    words = before[-_REACH:].lower().split()
    if len(words) < 2 or words[-1] not in of:
        return False
    works = phrases(locale.lexicon("reading", "works of an author"))
    return not re.fullmatch(works, words[-2])


# A name that no other joins: not "Smith, Jones and Brown".
_NAME_ALONE = re.compile(
    r"(?:(?:^|[^\W\d_]{2,}|[.;:(]) )([^\W\d_a-zß-ÿ][^\W\d_]+(?:-[^\W\d_]+)*)[ \u00a0]?\Z"
)


def _compared(said: _Said, citation: Citation, unit: Unit, copy: Copy, proof: Proof) -> Iterator[Mistake]:
    references = proof.article.references
    by_key = {
        cite.key: byline(references[cite.key].item) for cite in citation.cites if cite.key in references
    }
    if not by_key or not all(one.names for one in by_key.values()):
        return
    if any(_fits(said, one) for one in by_key.values()):
        return
    if fault := _fault(said, by_key, unit.text[said.start : said.end], copy, proof):
        yield Mistake(fault[0], unit.span_of(said.start, said.end), fault[1])


def _fits(said: _Said, cited: Byline) -> bool:
    if said.others and not said.is_first:
        return len(cited.names) + cited.more > 1 and any(is_said(name, said.names[0]) for name in cited.names)
    if said.others:
        return cited.is_many and _begins(said, cited)
    both = len(cited.names) == 2 and not cited.more
    return both and all(map(is_said, cited.names, said.names))


def _begins(said: _Said, cited: Byline) -> bool:
    """Whether the first author is named before "et al.", alone or with those who follow."""
    if is_said(cited.names[0], said.names[0]):
        return True
    is_author = any(is_said(name, said.names[0]) for name in cited.names)
    return is_author and any(is_said(cited.names[0], said.before[: at + 1]) for at in range(len(said.before)))


def _fault(
    said: _Said, by_key: dict[str, Byline], text: str, copy: Copy, proof: Proof
) -> tuple[Message, Message | None] | None:
    for key, cited in by_key.items():
        if said.others and _begins(said, cited):
            what = message("“{text}” stands beside {key}, whose only authors are {names}.", text=text, key=key,
                           names=copy.locale.listed(cited.shown))  # fmt: skip
            return what, message("Write “{names}”.", names=copy.locale.listed(cited.shown))
        if not said.others and is_said(cited.names[0], said.names[0]) and cited.is_many:
            what = message(
                "“{text}” stands beside {key}, which has more authors than two.", text=text, key=key
            )
            return what, message("Write “{names}”.", names=_as_cited(cited, copy, proof))
    meant = _meant(said, proof)
    turned = next((one for one in by_key.items() if not meant and _is_turned(said, one[1])), None)
    if turned:
        what = message("“{text}” names the authors of {key} in another order.", text=text, key=turned[0])
        return what, message("Write “{names}”.", names=_as_cited(turned[1], copy, proof))
    key, cited = next(iter(by_key.items()))
    named = [one for one in said.names if any(is_said(name, one) for name in cited.names)]
    if not said.others and not meant and len(named) != 1:
        return None  # two words with capitals need not be people
    what = message("“{text}” stands beside a citation of {key}, which is by {names}.", text=text, key=key,
                   names=_shortly(cited))  # fmt: skip
    if meant:
        return what, message("Did you mean {word}?", word=meant)
    names = _as_cited(cited, copy, proof)
    return what, message("Write “{names}”, or cite the work that is meant.", names=names)


def _is_turned(said: _Said, cited: Byline) -> bool:
    """Whether two authors are named in the order that is not the reference's."""
    both = len(cited.names) == len(said.names) == 2 and not cited.more
    return both and all(map(is_said, reversed(cited.names), said.names))


def _as_cited(cited: Byline, copy: Copy, proof: Proof) -> str:
    """The authors of a reference as a text names them."""
    if cited.is_many:
        return f"{cited.shown[0]} {in_language(proof.desk.house.et_al, copy.language) or 'et al.'}"
    return copy.locale.listed(cited.shown)


def _dated(said: _Said, stand: Stand, unit: Unit, proof: Proof) -> Iterator[Mistake]:
    """A year in brackets between names and their citation that is not the reference's."""
    found = _IN_YEAR.search(unit.text, said.end, stand.at)
    items = [proof.article.references[cite.key].item for cite in stand.citation.cites
             if cite.key in proof.article.references]  # fmt: skip
    fitting = [item for item in items if (cited := byline(item)).names and _fits(said, cited)]
    years = [_years(item) for item in fitting]
    if not found or not all(years) or any(found[1] in each for each in years) or not years:
        return
    what = message("“{text}” stands beside a citation of {key}, which is of {year}.",
                   text=unit.text[said.start : found.end()], key=fitting[0]["id"], year=years[0][0])  # fmt: skip
    hint = message("Write {year}, or cite the work that is meant.", year=years[0][0])
    yield Mistake(what, unit.span_of(said.start, found.end()), hint)


_IN_YEAR = re.compile(r"[(\[]((?:1[5-9]|20)\d\d)[a-z]?[)\]]")
_DATES = ("issued", "original-date", "available-date", "submitted", "event-date")


def _years(item: Mapping[str, Any]) -> list[str]:
    """Every year that a work may be named by, that of its publication first."""
    fields = (citable(item).get(name) for name in _DATES)
    parts = [part for field in fields if isinstance(field, Mapping) for part in field.get("date-parts", ())]
    return [str(part[0]) for part in parts if part]


def _meant(said: _Said, proof: Proof) -> str:
    """The key of a reference by those who are named, if there is one."""
    for key, reference in proof.article.references.items():
        cited = byline(reference.item)
        if cited.names and _fits(said, cited):
            return key
    return ""


def _shortly(cited: Byline) -> str:
    first: Sequence[str] = cited.shown[:3]
    return ", ".join(first) + ("…" if len(cited.shown) > 3 or cited.more else "")
