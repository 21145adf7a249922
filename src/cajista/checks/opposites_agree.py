"""What rises in one language does not fall in the other.

Sentences are compared for words of which each has an opposite: more and less, increase and decrease, before and
after, half and twice, severe and mild, accept and reject, early and late, and others. It is said where a sentence has
only the one, and its translation only the other, where of as many words one is another, where two changed places, or
where "before and after" becomes only one of them, which is merely mentioned. A word that is denied is a sort of its
own: "not more" is no "more".

Why it matters: every number may be right, and the sentence still say the opposite of what was found.

Example: “Mortality fell by 40%” becomes «La mortalidad aumentó un 40 %».
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import permutations

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._contrasts import Contrast, contrasts
from ._directions import is_turned_comparison
from ._negators import Negators, is_plain, is_sure, negators_of
from ._omissions import omissions
from ._sorts import Place, book_of, denied, is_placing, pattern_of
from ._words import Found

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences that have a word for the opposite of what those have that they translate."""
    there, here = (
        book_of(copy.locale.lexicon("reading", "opposites")) for copy in (pair.source, pair.target)
    )
    if not (there and here):
        return
    locales = pair.source.locale, pair.target.locale
    denials = negators_of(locales[0]), negators_of(locales[1])
    of_nouns = [frozenset(locale.lexicon("negation", "negators of nouns").split("; ")) for locale in locales]
    of_little = [frozenset(locale.lexicon("negation", "words of little").split("; ")) for locale in locales]
    there_marked, here_marked = (
        partial(_marked, negators=denials[at], of_nouns=of_nouns[at], of_little=of_little[at])
        for at in (0, 1)
    )
    markers = [
        (partial(there_marked, reach=reach), partial(here_marked, reach=reach)) for reach in (_NEAR, _FAR)
    ]

    def look(bead: Bead) -> Iterator[Mistake]:
        opposed = contrasts(bead, pair, (there.of, here.of), markers)
        yield from (
            _said(one, pair)
            for one in opposed
            if not (_is_loose(one, denials, pair) or is_turned_comparison(one, bead, pair))
        )
        lost = omissions(bead, pair, (there.of, here.of), only_joined=True)
        yield from (one.mistake(pair) for one in lost)

    yield from pair.in_beads(__name__, look)


def _said(one: Contrast, pair: Pair) -> Mistake:
    what = message(
        "“{ours}” here; “{theirs}” in {file}, line {line}, which is the opposite.", **one.values(pair)
    )
    hint = message("See whether both sentences say the same.")
    opposite = Mistake(what, one.here.span, hint, severity=one.severity)
    return one.exchanged(pair) or (opposite if one.is_opposite else one.mistake(pair))


def _is_loose(one: Contrast, denials: tuple[Negators, Negators], pair: Pair) -> bool:
    """Whether two words may say the same.

    So do "and" and "or" of what is denied or may be, or where one is an abbreviation; and a phrase that denies, and
    a word that something denies from between other words: «no justifica» and "does not, however, justify".
    """
    sides = (one.there, denials[0]), (one.here, denials[1])
    if any(_denies_within(*phrase) and _is_beside_denial(*word) for phrase, word in permutations(sides)):
        return True
    if one.there.bare_sort != _JOINT:
        return False
    places = zip((one.there, one.here), denials, (pair.source, pair.target), strict=True)
    return any(
        place.text.isupper()
        or any(one.kind != "maybe" for one in negators.find(place.unit.text))
        or _is_possible(place, copy.locale)
        or _joins_phrases(place, copy.locale)
        for place, negators, copy in places
    )


def _denies_within(place: Place, negators: Negators) -> bool:
    """Whether a phrase has a word that denies."""
    start, end = place.found.start, place.found.end
    return any(is_sure(one) and start <= one.start < end for one in negators.find(place.unit.text))


def _is_beside_denial(place: Place, negators: Negators) -> bool:
    """Whether a word that denies stands near another one or between the same commas: "None became infected"."""
    text, start, end = place.unit.text, place.found.start, place.found.end
    return any(
        is_sure(one) and between is not None and (len(between) <= _NEAR or not _PARTING.search(between))
        for one in negators.find(text)
        for between in [_between((one.start, one.end), (start, end), text)]
    )


def _between(one: tuple[int, int], other: tuple[int, int], text: str) -> str | None:
    """What stands between two stretches of a text; None where they overlap."""
    first, last = sorted((one, other))
    return text[first[1] : last[0]] if first[1] <= last[0] else None


def _is_possible(place: Place, locale: Locale) -> bool:
    """Whether its clause says what may be: of several reasons that "may explain" something, each may do."""
    doubtful = pattern_of(locale.lexicon("reading", "words of doubt"))
    text, found = place.unit.text, place.found
    clause = _CLAUSE.split(text[: found.start])[-1] + " " + _CLAUSE.split(text[found.end :])[0]
    return doubtful is not None and doubtful.search(clause) is not None


_CLAUSE = re.compile(r"[.;:?!]\s")


def _joins_phrases(place: Place, locale: Locale) -> bool:
    """Whether the word behind stands before it, too: «en los mayores de 50 años y en quienes…» are these or those.

    An article tells nothing of that.
    """
    text, found = place.unit.text, place.found
    behind = text[found.end :].lower().split(maxsplit=1)[:1]
    before = re.findall(r"\w+", _CLAUSE.split(text[: found.start])[-1].lower())[-_ITEM:]
    articles = locale.lexicon("reading", "articles before numbers").split(" | ")
    return bool(behind) and len(behind[0]) < _SHORT and behind[0] in before and behind[0] not in articles


_ITEM, _SHORT = 8, 5  # words of what is joined; letters of a preposition
_JOINT = "joint"


def _marked(
    unit: Unit,
    found: Sequence[Found],
    negators: Negators,
    of_nouns: Set[str],
    of_little: Set[str],
    reach: int,
) -> list[Found]:
    """Words that have opposites; those that are denied are a sort of their own.

    What does nothing but deny does so from as many characters before as it may reach, and from farther
    away where it begins its sentence: "None of the nurses knew". Others do from near, and what denies nouns does
    from right behind a verb: "needed no help". Words of little do so from right before: «poco precisas».
    """
    text = unit.text
    little = [one.end + 1 for one in negators.find(text) if text[one.start : one.end].lower() in of_little]
    sure = [
        (one, _reach(one, text, reach))
        for one in negators.find(text)
        if is_sure(one) and not negators.is_part_of_word(one, text)
    ]
    objects = {
        one.start for one, _ in sure if text[one.start : one.end].lower() in of_nouns
    }  # "needed no help"
    return [
        denied(one)
        if one.end + 1 in objects
        or one.start in little
        or any(_denies(each, one, text, near) for each, near in sure)
        else one
        for one in found
    ]


def _reach(negator: Found, text: str, reach: int) -> int:
    if not is_plain(negator):
        return _NEAR
    return _FAR if _BEGINNING.search(text[: negator.start]) else reach


def _denies(negator: Found, found: Found, text: str, reach: int) -> bool:
    """Whether a negator stands before a word, in its clause and near enough, or is a phrase that ends with it.

    What says when or where is denied by one right before it: "no more pain after it" is after.
    """
    between = text[negator.end : found.start]
    near = 1 if is_placing(found) else reach
    is_near = 0 <= found.start - negator.end <= near and not _PARTING.search(between)
    return is_near or negator.start < found.start < negator.end


_NEAR, _FAR = 16, 45  # characters
_BEGINNING = re.compile(r"(?:^|[.;:?!])\W*$")
_PARTING = re.compile(r"[.,;:()]")
