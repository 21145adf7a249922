"""Names and years in a text that look like citations: (Smith et al., 2020), Smith (2020)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..i18n.units import Unit
from ..locale import Locale
from ..model.article import Reference
from ..model.inline import Emphasis, plain_text
from ..typed import citable
from ._citing import citations_in
from ._people import Byline, byline, either, folded, without_initials

_YEAR = r"(?:1[89]|20)\d\d"
_IN_BRACKETS = re.compile(
    rf"\(([^()\ufffc]{{2,160}}?\b{_YEAR}[a-z]?(?:[,:][ \u00a0]*pp?\.?[^()]{{1,12}})?)\)"
)
_YEAR_AT_END = re.compile(r"\d\d[a-z]?\)|\d\d[a-z]?, ?pp?\.")
_ALONE = re.compile(rf"\(({_YEAR})[a-z]?\)")
_PIECE = re.compile(rf"(?P<names>.*?)[,.]?[ \u00a0]*\b(?P<year>{_YEAR})[a-z]?(?P<rest>, ?pp?\..*)?\Z")
_BETWEEN = re.compile(r";|(?<=\d),(?= [^\W\da-z_])|(?<=\d[a-z]),(?= [^\W\da-z_])")
_NEAR = 60  # characters after names within which a citation is theirs


class Named(NamedTuple):
    """Names with years, from `start` to `end`; `cites` what to write from `from_` on, where that can be told."""

    start: int
    end: int
    cites: tuple[str, ...]
    from_: int


class Shelf:
    """References by the year of their publication."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._by_year: dict[str, list[tuple[str, Byline]]] = {}
        for key, reference in references.items():
            issued = citable(reference.item).get("issued")
            parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
            names = byline(reference.item)
            if parts and parts[0] and names.names:
                self._by_year.setdefault(str(parts[0][0]), []).append((key, names))

    def find(self, words: list[str], year: str) -> str:
        """The one reference of a year that is by those who are named first, or first and alone."""
        said = {part for word in words for part in folded(word).split()}
        near = [one for one in self._by_year.get(year, ()) if not said.isdisjoint(one[1].names[0])]
        found = [key for key, names in near if _named(words, names)]
        return found[0] if len(found) == 1 else ""

    def find_after_words(self, words: list[str], year: str) -> str:
        """The same, where words such as "see" may stand before the names."""
        while words:
            if key := self.find(words, year):
                return key
            if not words[0].islower():
                break
            words = words[1:]
        return ""


def _named(words: list[str], names: Byline) -> bool:
    """Whether words begin with the first author, or a part of that name, and go on with no one else's."""
    size = max(
        (at for at in range(1, min(len(words), 7) + 1) if _is_part(words[:at], names.names[0])), default=0
    )
    if not size:
        return False
    rest = {word for one in words[size:] for word in folded(one).split() if len(word) > 2}
    return rest <= {word for name in names.names[1:] for word in name}


def _is_part(words: list[str], name: tuple[str, ...]) -> bool:
    said = tuple(folded(" ".join(words)).split())
    size = len(said)
    return len("".join(said)) > 2 and said in (
        name[:size],
        name[len(name) - size :] if size < len(name) else name,
    )


def names_in_brackets(unit: Unit, locale: Locale, shelf: Shelf) -> Iterator[Named]:
    """`(Smith et al., 2020; Pérez, 2019)`: names known from the references, or followed by "et al."."""
    for found in _IN_BRACKETS.finditer(unit.text) if _YEAR_AT_END.search(unit.text) else ():
        if _names_a_species(unit, found.start()):
            continue
        pieces = [piece for one in _BETWEEN.split(found[1]) if (piece := _PIECE.match(one.strip()))]
        told = [_told(piece["names"], locale) for piece in pieces]
        keys = [
            shelf.find_after_words(words, piece["year"])
            for piece, (words, _) in zip(pieces, told, strict=True)
        ]
        start, end = found.span()
        if len(pieces) == len(_BETWEEN.split(found[1])) and all(keys):
            cites = [f"@{key}{piece['rest'] or ''}" for key, piece in zip(keys, pieces, strict=True)]
            yield Named(start, end, tuple(cites), start)
        elif any(keys) or any(others and words[-1:] and words[-1][:1].isupper() for words, others in told):
            yield Named(start, end, (), start)


def names_before_years(unit: Unit, locale: Locale, shelf: Shelf) -> Iterator[Named]:
    """`Smith et al. (2020)` that no citation stands beside."""
    for found in _ALONE.finditer(unit.text):
        before = unit.text[max(found.start() - 80, 0) : found.start()]
        words, others = _told(before, locale)
        if not words or not words[-1][:1].isupper():
            continue
        sizes = range(min(len(words), 6), 0, -1)
        size, key = next(
            ((one, key) for one in sizes if (key := shelf.find(words[-one:], found[1]))), (1, "")
        )
        stands = [*citations_in(unit)]
        if key:
            is_cited = any(cite.key == key for stand in stands for cite in stand.citation.cites)
        else:
            is_cited = any(abs(stand.at - found.end()) < _NEAR for stand in stands)
        if not is_cited and (key or others):
            start = unit.text.rfind(words[-size], 0, found.start())
            yield Named(start, found.end(), (f"-@{key}",) if key else (), found.start())


def _names_a_species(unit: Unit, at: int) -> bool:
    """Whether a name in italics stands directly before: who described it is no citation."""
    before = unit.text[:at].rstrip()
    return any(isinstance(node, Emphasis) and before.endswith(plain_text((node,))) for node in unit.nodes)


def _told(text: str, locale: Locale) -> tuple[list[str], bool]:
    """The words of names, and whether "et al." ended them."""
    words_for_others = (locale.lexicon("reading", name) for name in ("and others", "and colleagues"))
    others, both = _patterns("; ".join(filter(None, words_for_others)), locale.lexicon("reading", "and"))
    found = others.search(text) if others else None
    text = text[: found.start()] if found else text
    text = both.sub(" ", text) if both else text
    words = [word.strip("([«“\"'.,") for word in text.replace(",", " ").split()]
    return without_initials([word for word in words if word]), bool(found)


@lru_cache(maxsize=16)
def _patterns(others: str, both: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    return (
        re.compile(rf"[ \u00a0,]+(?:{either(others)})[ \u00a0,.]*\Z", re.IGNORECASE) if others else None,
        re.compile(rf"[ \u00a0](?:{either(both)})[ \u00a0]") if both else None,
    )
