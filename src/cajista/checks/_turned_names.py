"""Whether the names of an article's author changed places, as names, addresses and texts tell."""

import re
from collections.abc import Iterator

from ..model.facts import Author
from ._lexicon import Lexicon
from ._people import folded
from ._proof import Proof

_LONG = 4  # letters of a name that an address can tell
_WORD = re.compile(r"[^\W\d_]{2,}")
_IRISH = re.compile("O['’][A-Z]")
_DOUBLE = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]{3,})-[A-ZÀ-Þ][a-zß-ÿ]{3,}")
_LONGEST_FIRST = (
    6  # letters; what is longer before a hyphen is hardly a syllable of a given name: Seung-Hyeon
)


def parts_of(name: str) -> list[str]:
    """The words of a name, folded, also those that a hyphen joins."""
    return folded(name).split() or [""]


def is_family(name: str, lexicon: Lexicon) -> bool:
    """Whether each word of a name is a family name that is never a given one, or joined to such."""
    words = name.split()
    return bool(words) and all(
        any(lexicon.family_names.fullmatch(part) for part in folded(word.replace("-", " ")).split())
        for word in words
    )


def is_turned(author: Author, proof: Proof) -> bool:
    """Whether anything tells that an author's family name is the given one, and nothing that it is not."""
    family, given, lexicon = author.name.family, author.name.given, proof.desk.lexicon
    if not family or not given:
        return False
    head = given.split()[0]
    if head.islower() and head in lexicon.particles and family.split()[0] not in lexicon.particles:
        return True  # van den Hoek, of the family Ruud
    if _IRISH.match(given) and not _IRISH.match(family):
        return True
    told = list(_told(author, proof))
    if told:
        return not any(told)
    return (
        _is_turned_in(author, proof)
        or _is_doubled(family, given, proof)
        or _may_be_turned(family, given, lexicon)
    )


def _told(author: Author, proof: Proof) -> Iterator[bool]:
    """Whether the name is in its parts, for each place in the texts that tells."""
    family, given = author.name.family, author.name.given
    if any(family == other.name.given for other in proof.article.facts.authors):
        return  # one author's name is another's given one
    orders = [
        (is_right, *_said(first, last, proof.desk.lexicon))
        for is_right, first, last in ((True, given, family), (False, family, given))
    ]
    for unit in (unit for copy in proof.copies.values() for unit in copy.texts):
        if family in unit.text or given in unit.text:
            for is_right, whole, short in orders:
                if whole.search(unit.text) or (unit.kind == "declaration" and short.search(unit.text)):
                    yield is_right


def _said(first: str, last: str, lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a name as texts say it: whole, and with an initial or a form of address: “A. Ruiz”, “Dr. Ruiz”."""
    address = "|".join(map(re.escape, sorted(lexicon.forms_of_address)))
    name = rf"{re.escape(last)}(?![\w-])"
    before = rf"{re.escape(first[0])}\.\s?(?:\w\.\s?)*|(?:{address})\.?\s"
    return re.compile(rf"(?<![\w-]){re.escape(first)}\s{name}"), re.compile(rf"(?<![\w.-])(?:{before}){name}")


def _is_turned_in(author: Author, proof: Proof) -> bool:
    """Whether an address has the names in another order: o.brandt, or owen.brandt, of the family Owen."""
    first, family = parts_of(author.name.given)[0], folded(author.name.family)
    local = folded(re.sub(r"[._-]", " ", author.email.partition("@")[0]))
    if len(first) < _LONG:
        return False
    if local.replace(" ", "") == family[:1] + first:
        return True
    lexicon = proof.desk.lexicon
    known = lexicon.given_names | lexicon.given_or_family_names
    is_whole = local in (f"{family} {first}", f"{family} {folded(author.name.given)}")
    return is_whole and not known.intersection(parts_of(author.name.given))


def _may_be_turned(family: str, given: str, lexicon: Lexicon) -> bool:
    """Whether the family name may be a given one, and no part of the given one may be: Thomas, of Oyelaran's."""
    words = parts_of(given) if _WORD.match(given) else []
    either = lexicon.given_or_family_names
    return bool(words) and folded(family) in either and not (either | lexicon.given_names).intersection(words)


def _is_doubled(family: str, given: str, proof: Proof) -> bool:
    """Whether a given name is double as family names are: Prys-Davies, of the family Owen.

    It is long, or the only such one among authors with double family names.
    """
    found, names = _DOUBLE.fullmatch(given), [author.name for author in proof.article.facts.authors]
    if not found or not all(map(_WORD.fullmatch, family.split())):
        return False
    if proof.desk.lexicon.first_of_two.intersection(parts_of(found[1])):
        return False
    own = [name for name in names if "-" in name.given]
    is_alone = len(own) == 1 and any(_DOUBLE.fullmatch(name.family) for name in names)
    return is_alone or len(found[1]) > _LONGEST_FIRST
