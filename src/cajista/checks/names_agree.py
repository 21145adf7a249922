"""What every language writes alike is the same in both: names of people, Latin names, codes and labels.

A name is known by its capital within a sentence, or by its italics, and by standing in both texts. It is said where a
sentence has one name, and its translation another; where a label is another (grade D, grade B; D₂, D₃); and where a
name differs in a letter from that which the other language has, or is left out of an enumeration.

Why it matters: the wrong patient speaks, the wrong species is treated, and a name misspelt is found by no search.

Example: “Sarah Nelmes” becomes «Sarah Nelms»; *Plasmodium vivax*, *Plasmodium ovale*.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.sentences import sentences_of
from ..i18n.units import Unit
from ..i18n.words import words_of
from ..model.inline import Emphasis, plain_text
from . import Copy, Mistake, Pair, Proof
from ._contrasts import Contrast, contrasts
from ._drugs import bare
from ._letters import is_a_letter_apart
from ._parity import file_of
from ._people import byline
from ._senses import say_alike
from ._sorts import Finder, Place
from ._words import Found

SEVERITY: Severity = "warning"

_LONG = 5  # letters of a name that may be misspelt
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![^\W\d_])")
_SPECIES = re.compile(r"([A-Z](?:[a-z]+|\.))[ \u00a0](?:\([A-Z][a-z]*\.?\)[ \u00a0])?([a-z]{3,})(?: .*)?")
_LOWERED = re.compile(r"[₀-₉]+")
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_LABEL = re.compile(r"(?<=[a-zß-ÿ][ \u00a0])([A-HJ-Z]|I(?![ \u00a0][a-z]))(?![\w'’-]|\.[ \u00a0]?\w|\ufffc)")
_PREFIXED = re.compile(r"(?<![\w-])([A-Z])-(?=[a-z]{3})(?!terminal)")  # D-dimer, T-cell


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Names and labels for which the other language has others."""
    texts = _Text(pair.source), _Text(pair.target)
    known = texts[0].names & texts[1].names
    species = texts[0].species | texts[1].species
    latin = texts[0].latin & texts[1].latin
    latin |= {epithet for genus, epithet in species if genus in known or genus.endswith(".")}
    authors = {**_initials(proof), **_families(proof)}
    finders = texts[0].finder(known, latin, authors), texts[1].finder(known, latin, authors)
    locales = pair.source.locale, pair.target.locale
    beads = [bead for bead in pair.beads if bead.is_whole and not bead.source[0].parts]
    found = [one for bead in pair.beads for one in contrasts(bead, pair, finders) if one.other is None]
    if near := [one for bead in beads for one in _misspelt(bead, texts)]:
        sure = known.union(texts[0].latin & texts[1].latin, _authors(proof))
        found += [one for one in near if _is_sure(one, sure)]
    yield from (one.mistake(pair) for one in found if not say_alike(one.there.text, one.here.text, locales))
    for bead in beads:
        yield from _left_out(bead, pair)


class _Text:
    """What may be a name in a text."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.names = frozenset(word for unit in copy.texts for _, word in _capitals(unit.text))
        stressed = [plain_text(node.children) for node in copy.nodes if isinstance(node, Emphasis)]
        self.latin = frozenset(
            word for text in stressed for _, word in words_of(text) if len(word) > 3 and word.islower()
        )
        self.species = frozenset(
            (found[1], found[2]) for text in stressed if (found := _SPECIES.fullmatch(text))
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word as it is written."""
        return frozenset(word for unit in self.copy.texts for _, word in words_of(unit.text))

    def finder(self, known: frozenset[str], latin: frozenset[str], authors: Mapping[str, int]) -> Finder:
        """Finds names of which one is not another, and authors by their family names or initials."""

        def find(unit: Unit) -> Sequence[Found]:
            text = unit.text
            places = [
                (start, word)
                for start, word in _capitals(text)
                if word in known and self.is_name(unit, start, word)
            ]
            if latin:
                places += [(start, word) for start, word in words_of(text) if word in latin]
            return [
                *(Found(f"name_{word}", start, start + len(word)) for start, word in places),
                *_signs(text),
                *_authors_in(text, authors, is_declared=unit.kind == "declaration"),
            ]

        return find

    def is_name(self, unit: Unit, start: int, word: str) -> bool:
        """Whether a word has its capital not only for beginning a sentence, since it stands elsewhere without."""
        return start not in self._starts(unit) or word.lower() not in self.words

    def _starts(self, unit: Unit) -> frozenset[int]:
        begun = ((each.start, words_of(each.text)) for each in sentences_of(unit, self.copy.locale))
        return frozenset(start + words[0][0] for start, words in begun if words)


def _initials(proof: Proof) -> Mapping[str, int]:
    """The initials of the article's authors, each with the author's place: EMW, for Emma Wood and Emma Mary Wood."""
    found: dict[str, int] = {}
    for at, person in enumerate(proof.article.facts.authors):
        given = "".join(word[0] for word in re.split(r"[\s.-]+", person.name.given) if word)
        families = [word for word in re.split(r"[\s-]+", person.name.family) if word[:1].isupper()]
        for letters in (
            {given + families[0][0], given + "".join(word[0] for word in families)} if families else ()
        ):
            found[letters.upper()] = -1 if letters.upper() in found else at
    return {letters: at for letters, at in found.items() if at >= 0}


def _families(proof: Proof) -> Mapping[str, int]:
    """The family names of the article's authors that only one of them has, each with the author's place."""
    families = [person.name.family for person in proof.article.facts.authors]
    return {family: at for at, family in enumerate(families) if families.count(family) == 1}


def _authors_in(text: str, authors: Mapping[str, int], *, is_declared: bool) -> Iterator[Found]:
    """Authors in a text, and what stands there as an author's initials do; outside declarations, by pointed ones."""
    for found in (_INITIALS if is_declared else _POINTED).finditer(text):
        at = authors.get(re.sub(r"[\W_]", "", found[0]))
        if at is not None or "." in found[0]:
            yield Found(f"author_{found[0] if at is None else at}", *found.span())
    for family, at in authors.items() if is_declared else ():
        if len(family) > _LONG and (start := text.find(family)) >= 0:
            yield Found(f"author_{at}", start, start + len(family))


_INITIALS = re.compile(r"(?<![\w.-])[A-ZÀ-Þ](?:\.?[ -]?[A-ZÀ-Þ]){1,4}(?![\w-])")
_POINTED = re.compile(r"(?<![\w.-])[A-ZÀ-Þ](?:\.[ -]?[A-ZÀ-Þ]){1,4}\.")


@lru_cache(maxsize=512)
def _signs(text: str) -> tuple[Found, ...]:
    return (*_codes(text), *_labels(text))


def _codes(text: str) -> Iterator[Found]:
    """Letters with lowered digits, each a sort of its own: D₂, D₃."""
    for digits in _LOWERED.finditer(text):
        if letters := _LETTERS.search(text, max(digits.start() - _LONGEST, 0), digits.start()):
            yield Found(f"{letters[0]}_{letters[0]}{digits[0]}", letters.start(), digits.end())


def _labels(text: str) -> Iterator[Found]:
    """Single capitals after a word: grade D; not the pronoun I."""
    for pattern in (_LABEL, _PREFIXED):
        yield from (Found(f"label_{label[1]}", *label.span(1)) for label in pattern.finditer(text))


@lru_cache(maxsize=512)
def _capitals(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text that begin with a capital."""
    return tuple([(found.start(), found[0]) for found in _CAPITAL.finditer(text)])


def _authors(proof: Proof) -> set[str]:
    """The families of the article's authors, in parts, and those of its references."""
    own = (word for person in proof.article.facts.authors for _, word in words_of(person.name.family))
    return {*own, *(name for each in proof.article.references.values() for name in byline(each.item).shown)}


def _is_sure(both: Contrast, names: frozenset[str]) -> bool:
    """Whether one of two words is surely a name, or both stand after the same one."""
    before = _word_before(both.there)
    is_known = both.there.text in names or both.here.text in names
    return is_known or before == _word_before(both.here) != ""


def _misspelt(bead: Bead, texts: tuple[_Text, _Text]) -> Iterator[Contrast]:
    """Words that may be names and are nearly each other."""
    theirs, ours = (_named(side, text) for side, text in zip((bead.source, bead.target), texts, strict=True))
    for one in theirs.keys() - ours.keys():
        for other in ours.keys() - theirs.keys():
            if _are_near(one, other):
                yield Contrast(theirs[one], ours[other])


_ENUMERATED = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ][\w-]+(?:, [A-ZÀ-Þ][\w-]+)*,? [^\W\d_A-ZÀ-Þ]{1,3} [A-ZÀ-Þ][\w-]+(?![\w-])"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+")
_SEVERAL = 3  # names of an enumeration


def _left_out(bead: Bead, pair: Pair) -> Iterator[Mistake]:
    """Names of enumerations that the other language enumerates without one of them."""
    theirs, ours = ([*_enumerations(side)] for side in (bead.source, bead.target))
    for one in theirs:
        for other in ours:
            lost, added = one.keys() - other.keys(), other.keys() - one.keys()
            if len(lost) + len(added) != 1 or max(len(one), len(other)) < _SEVERAL:
                continue
            file, line = file_of(pair.source), bead.source[0].span.line
            if lost:
                text = lost.pop()
                what = message(
                    "“{text}” ({file}, line {line}) is not named here.", text=text, file=file, line=line
                )
                yield Mistake(what, next(iter(other.values())).span, _ALL)
            else:
                text = added.pop()
                what = message(
                    "“{text}” is not named in {file} (line {line}).", text=text, file=file, line=line
                )
                yield Mistake(what, other[text].span, _ALL)


_ALL = message("See whether both languages enumerate the same.")


def _enumerations(units: Sequence[Unit]) -> Iterator[dict[str, Place]]:
    """Names that follow each other, with commas and a conjunction, by what they are."""
    for unit in units:
        for names in _enumerated(unit.text):
            yield {unit.text[one.start : one.end]: Place(unit, one) for one in names}


@lru_cache(maxsize=512)
def _enumerated(text: str) -> tuple[tuple[Found, ...], ...]:
    return tuple(
        tuple(Found("name", *name.span()) for name in _NAME.finditer(text, *found.span()))
        for found in _ENUMERATED.finditer(text)
    )


def _named(units: Sequence[Unit], text: _Text) -> dict[str, Place]:
    """The long names of a passage, each where it stands first."""
    found: dict[str, Place] = {}
    for unit in units:
        for start, word in (*_capitals(unit.text), *(words_of(unit.text) if text.species else ())):
            if word not in found and len(word) >= _LONG and (word[0].isupper() or word in text.latin):
                found[word] = Place(unit, Found("name", start, start + len(word)))
    return found


def _word_before(place: Place) -> str:
    """The name before a name: that which is given."""
    before = place.unit.text[max(place.found.start - _LONGEST, 0) : place.found.start]
    found = _LAST.search(before)
    return found[1] if found else ""


_LONGEST = 20  # letters of a given name
_LAST = re.compile(r"([A-ZÀ-Þ][^\W\d_]+)[ \u00a0]$")


def _are_near(one: str, other: str) -> bool:
    """Whether names are a letter apart, but for endings and other spellings of languages."""
    return one[0] == other[0] and one[-1] == other[-1] and is_a_letter_apart(bare(one), bare(other))
