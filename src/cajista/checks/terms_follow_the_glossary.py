"""Where a text has a term of the journal's glossary, its translation has the glossary's name for it.

`content/glossary.yaml` lists names in each language; other forms there are as good, and so are regular plurals, an
abbreviation that the text itself explains, and a word of the same family. A passage is compared as a whole, with the
heading above it, so that a term may be a pronoun the second time. A drug that has become another drug is an error.

Why it matters: a drug, a gene or a species is one thing under one name, and a journal says the same thing in the
same way.

Example: methotrexate is «metotrexato», and «leflunomida» is another drug.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.terms import names_of
from ..i18n.units import Unit
from ..model.glossary import Glossary, TermKind
from ..model.inline import Emphasis
from ..model.span import Span
from . import Copy, Mistake, Pair, Proof
from ._abbreviations import uses_in
from ._parity import file_of, place_for
from ._prose import stands_in

SEVERITY: Severity = "warning"

_PASSED_OVER = ("code", "equation")
_WORD = re.compile(r"\w+")
_STEM, _ENDING = 4, 4  # letters that words of a family share at least, and that their endings have at most
_ROUND = 80  # characters on either side of an abbreviation in which its words are
_OPENING = ("(", "[")
_OPENED = re.compile(r"(?: \w+){0,2} ?[(\[]")  # between a term and its abbreviation: of its longer name


class _Found(NamedTuple):
    """A name of the glossary, and the terms that it may stand for."""

    terms: frozenset[int]
    unit: Unit
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name as it stands there."""
        return self.unit.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.unit.span_of(self.start, self.end)


class _Reader:
    """Finds the glossary's terms in one language's text, by their names and by what the text itself calls them."""

    def __init__(self, copy: Copy, glossary: Glossary) -> None:
        self.language = copy.language
        self._endings = tuple(
            copy.locale.lexicon("reading", "endings of nouns that are made of verbs").split()
        )
        self._glossary = glossary
        self._names = names_of(glossary, copy.locale)
        self._short = dict(self._explained(copy))
        explained = {use.base for unit in copy.texts for use in uses_in(unit) if use.explained}
        self._other = explained - self._short.keys()  # PCR, which may be a protein or a reaction

    def _explained(self, copy: Copy) -> Iterator[tuple[str, frozenset[int]]]:
        """Abbreviations that the text explains beside a name of the glossary: `methotrexate (MTX)`.

        Those of a longer name are not the term's: “*Clostridioides difficile* infection (CDI)”.
        """
        for use in (use for unit in copy.texts for use in uses_in(unit) if use.explained):
            text, start = use.unit.text, max(use.start - _ROUND, 0)
            for place in self._names.all_in(text[start : use.end + _ROUND]):
                first, last = place.start + start, place.end + start
                before, after = text[last : use.start], text[use.end : first]
                is_beside = _OPENED.fullmatch(before) or after.strip() in (*_OPENING, ":", "=")
                longer = _WORD.findall(text[first : use.start]) if _WORD.search(before) else ()
                is_of_longer = "".join(word[0] for word in longer).casefold() == use.base.casefold()
                if is_beside and not is_of_longer and self._may_be_short_for(place.terms, use.base):
                    yield use.base, place.terms

    def _may_be_short_for(self, terms: frozenset[int], short: str) -> bool:
        """Whether the letters of an abbreviation are those of a term's name in any language, in order.

        Of a name of as many words they are the first ones: HF is heart failure, and HR is none.
        """
        return any(
            _has_in_order(_letters(name.casefold(), len(short)), short.casefold())
            for number in terms
            for names in self._glossary.terms[number].names.values()
            for name in names
        )

    def found(self, units: Sequence[Unit]) -> list[_Found]:
        """The names in some units, those within longer ones too."""
        found = [
            _Found(place.terms, unit, place.start, place.end)
            for unit in units
            for place in self._names.all_in(unit.text)
            if not _is_in_name(unit.text, place.start, place.end)
            and unit.text[place.start : place.end] not in self._other
        ]
        short = (use for unit in units for use in uses_in(unit)) if self._short else ()
        found.extend(
            _Found(self._short[use.base], use.unit, use.start, use.end)
            for use in short
            if use.base in self._short
        )
        return found

    def may_say(self, terms: frozenset[int], text: str) -> bool:
        """Whether a text has words of the family of one of some terms."""
        words = set(_WORD.findall(text.casefold()))
        return any(
            all(any(word.startswith(stem) for word in words) for stem in _stems(name, self._endings))
            for number in terms
            for name in self._glossary.terms[number].names.get(self.language, ())
        )


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a word begins a name within a sentence: the Pneumonia Severity Index."""
    return start > 0 and text[start].isupper() and _CAPITAL.match(text, end) is not None


_CAPITAL = re.compile(r"[ \u00a0][A-ZÀ-Þ][a-zß-ÿ]")


def _letters(name: str, count: int) -> str:
    """The letters of a name that an abbreviation of so many letters may have."""
    words = _WORD.findall(name)
    telling = [word for word in words if len(word) > _SMALL]
    return "".join(word[0] for word in words) if count <= len(telling) else name


_SMALL = 2  # letters of a word that no abbreviation has: "of", «de»


def _has_in_order(name: str, letters: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


@lru_cache(maxsize=2_000)
def _stems(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """What the words of a family have in common with those of a name: “clamping” with “clamp”."""
    words = [word for word in _WORD.findall(name.casefold()) if len(word) >= _STEM]
    lengths = [max((len(one) for one in endings if word.endswith(one)), default=0) for word in words]
    return tuple(
        word[: max(_STEM, len(word) - max(length, _ENDING))]
        for word, length in zip(words, lengths, strict=True)
    ) or (name.casefold(),)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Terms that a passage or its translation lacks."""
    glossary = proof.desk.glossary
    if not glossary:
        return
    yield from _foreign(pair.source, pair.target, glossary)
    yield from _foreign(pair.target, pair.source, glossary)
    source, target = _Reader(pair.source, glossary), _Reader(pair.target, glossary)
    headed: tuple[Sequence[Unit], Sequence[Unit]] = (), ()
    for bead in pair.beads:
        if bead.is_whole and bead.source[0].kind not in _PASSED_OVER:
            if bead.source[0].kind == "heading":
                headed = bead.source, bead.target
            theirs, ours = source.found(bead.source), target.found(bead.target)
            if theirs or ours:
                lost = list(_beyond(theirs, ours or target.found(headed[1]), target, bead.target))
                added = list(_beyond(ours, theirs or source.found(headed[0]), source, bead.source))
                yield from _mistakes(lost, added, bead, pair, glossary)


def _foreign(here: Copy, there: Copy, glossary: Glossary) -> Iterator[Mistake]:
    """Names of the other language that are no names in this one; each where it stands first."""
    own, others = names_of(glossary, here.locale), names_of(glossary, there.locale)
    seen: set[frozenset[int]] = set()
    for unit in here.texts:
        if unit.kind in _PASSED_OVER:
            continue
        known = list(own.all_in(unit.text))
        for found in others.all_in(unit.text):
            text = unit.text[found.start : found.end]
            is_known = any(one.start < found.end and found.start < one.end for one in known)
            is_name = text.isupper() or _is_in_name(unit.text, found.start, found.end)
            if is_known or found.terms in seen or is_name:
                continue
            names = [glossary.terms[number].names.get(here.language, ()) for number in sorted(found.terms)]
            is_gloss = any(one.terms & found.terms for one in known) and stands_in(
                unit, found.start, found.end, Emphasis
            )
            if not all(names) or is_gloss or _is_in_another_language(unit, found.start):
                continue
            seen.add(found.terms)
            what = message(
                "“{theirs}” is how {file} says it; here it is “{ours}”.",
                theirs=text,
                file=file_of(there),
                ours=" / ".join(dict.fromkeys(each[0] for each in names)),
            )
            hint = message("Use the glossary's name, or add yours to the forms of the term there.")
            yield Mistake(what, unit.span_of(found.start, found.end), hint, language=here.language)


def _is_in_another_language(unit: Unit, at: int) -> bool:
    """Whether a place is within quotation marks, as the name of a work is."""
    before = unit.text[:at]
    return any(before.count(opening) > before.count(closing) for opening, closing in ("“”", "«»"))


def _beyond(
    some: list[_Found], others: list[_Found], reader: _Reader, units: Sequence[Unit]
) -> Iterator[_Found]:
    """The terms that one side has and the other has under no name; each where it stands first."""
    told = frozenset().union(*(one.terms for one in others))
    seen: set[frozenset[int]] = set()
    for one in some:
        if one.terms & told or one.terms in seen or _is_within(one, some):
            continue
        seen.add(one.terms)
        if not reader.may_say(one.terms, " ".join(unit.text for unit in units)):
            yield one


def _is_within(one: _Found, others: list[_Found]) -> bool:
    """Whether a name stands within a longer one."""
    return any(
        other.unit is one.unit
        and other.start <= one.start
        and one.end <= other.end
        and other.end - other.start > one.end - one.start
        for other in others
    )


def _mistakes(
    lost: list[_Found], added: list[_Found], bead: Bead, pair: Pair, glossary: Glossary
) -> Iterator[Mistake]:
    drugs = [[one for one in side if _kind(one, glossary) == "drug"] for side in (lost, added)]
    swapped = list(zip(*drugs, strict=False))
    for one, other in swapped:
        what = message(
            "Here stands “{ours}”, and “{theirs}” in {file} (line {line}), which is another drug.",
            ours=other.text,
            theirs=one.text,
            file=file_of(pair.source),
            line=one.span.line,
        )
        hint = message("Name the same drug in both texts.")
        yield Mistake(what, other.span, hint, severity="error")
    done = [one for both in swapped for one in both]
    yield from (_lost(one, bead, pair, glossary) for one in lost if one not in done)
    yield from (
        _added(one, bead, pair, glossary)
        for one in added
        if one not in done and not _is_unsure(one, glossary)
    )


def _is_unsure(one: _Found, glossary: Glossary) -> bool:
    """Whether a name is a term's abbreviation, which may stand for something else."""
    return _kind(one, glossary) == "term" and one.text.isupper()


def _kind(one: _Found, glossary: Glossary) -> TermKind:
    return glossary.terms[min(one.terms)].kind


def _lost(one: _Found, bead: Bead, pair: Pair, glossary: Glossary) -> Mistake:
    names = [
        glossary.terms[number].names.get(pair.target.language, ("?",))[0] for number in sorted(one.terms)
    ]
    what = message(
        "“{theirs}” ({file}, line {line}) is “{ours}” in the glossary, which is not in this passage.",
        theirs=one.text,
        ours=" / ".join(dict.fromkeys(names)),
        file=file_of(pair.source),
        line=one.span.line,
    )
    hint = message("Use the glossary's name, or add yours to the forms of the term there.")
    return Mistake(what, place_for(one.unit, one.start, bead, pair), hint)


def _added(one: _Found, bead: Bead, pair: Pair, glossary: Glossary) -> Mistake:
    names = [
        glossary.terms[number].names.get(pair.source.language, ("?",))[0] for number in sorted(one.terms)
    ]
    what = message(
        "“{ours}” is “{theirs}” in the glossary, which is not in this passage of {file} (line {line}).",
        ours=one.text,
        theirs=" / ".join(dict.fromkeys(names)),
        file=file_of(pair.source),
        line=bead.source[0].span.line,
    )
    severity: Severity = "info" if _kind(one, glossary) == "term" else SEVERITY
    hint = message("If the same is meant there, name it in both texts; if not, choose another word here.")
    return Mistake(what, one.span, hint, severity=severity)
