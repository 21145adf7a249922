"""What the article declares of its funding has the award numbers and the funders that article.yaml states.

Nor does it say that there was none where article.yaml states some. A funder is told by any telling word of its name, or
by its first letters; nothing else is said where a declaration names no institution at all.

Why it matters: funders and indexes look for the number in the text and in the data, and count only what they find.

Example: `award: AB-21` in article.yaml, and “(AB-12)” in the declaration of funding.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof
from ._fields import localized
from ._lexicon import Lexicon
from ._parity import file_of
from ._people import folded
from ._prose import listed

SEVERITY: Severity = "warning"

_NUMBERED = re.compile(r"\d{2}")
_SIGNS = re.compile(r"[\W_]+")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Awards that the declarations of funding do not name, though they name some."""
    for at, funding in enumerate(proof.article.facts.funding):
        award = _SIGNS.sub("", funding.award).casefold()
        for copy in proof.copies.values() if _NUMBERED.search(award) else ():
            said = copy.version.front.declarations.funding
            if _NUMBERED.search(said) and award not in _SIGNS.sub("", said).casefold():
                what = message("The declaration of funding in {file} has no award {award}.", file=file_of(copy),
                               award=funding.award)  # fmt: skip
                span = proof.article.source.at("funding", at, "award")
                yield Mistake(what, span, message("One of the two is wrong, or lacks it."))
                break
    yield from _unnamed(proof)
    yield from _denied(proof)


def _denied(proof: Proof) -> Iterator[Mistake]:
    """Declarations that there was no funding, and that name none of the funders and awards stated."""
    fundings = proof.article.facts.funding
    for copy in proof.copies.values() if fundings else ():
        said = copy.version.front.declarations.funding
        phrases = listed(copy.locale.lexicon("reading", "phrases of no funding"))
        denial = next((phrase for phrase in phrases if phrase in said.lower()), "")
        awards = [_SIGNS.sub("", one.award).casefold() for one in fundings if one.award]
        is_named = any(award in _SIGNS.sub("", said).casefold() for award in awards)
        path = ("funding", 0, "institution")
        names = [one.value for one in localized(fundings[0].institution, proof.article.source, *path)]
        if (
            denial
            and not is_named
            and names
            and not any(_may_name(name, said, proof.desk.lexicon) for name in names)
        ):
            what = message(
                "By this declaration there was no funding; article.yaml states {name}.", name=names[0]
            )
            span = copy.version.source.at("declarations", "funding")
            yield Mistake(what, span, message("One of the two is wrong."), copy.language)


def _unnamed(proof: Proof) -> Iterator[Mistake]:
    """Funders of which no declaration has a word, where each names one."""
    lexicon = proof.desk.lexicon
    said = [copy.version.front.declarations.funding for copy in proof.copies.values()]
    if not said or not all(_names_one(text, lexicon) for text in said):
        return
    for at, funding in enumerate(proof.article.facts.funding):
        path = ("funding", at, "institution")
        names = [one.value for one in localized(funding.institution, proof.article.source, *path)]
        award = _SIGNS.sub("", funding.award).casefold()
        is_known = award and len(names) == 1 and award in _SIGNS.sub("", " ".join(said)).casefold()
        if names and not is_known and not any(_may_name(name, " ".join(said), lexicon) for name in names):
            what = message("The declarations of funding do not name {name}.", name=names[0])
            span = proof.article.source.at(*path)
            yield Mistake(what, span, message("One of the two is wrong, or lacks it."))


def _may_name(name: str, said: str, lexicon: Lexicon) -> bool:
    """Whether a text has a telling word of a name, or short letters for it; or the name has no telling word."""
    telling, plain = _telling(name, lexicon), folded(name).replace(" ", "")
    short = (word.casefold() for word in _WORD.findall(said) if word.isupper() and len(word) > 1)
    words = frozenset(folded(said).split())
    return not telling or not words.isdisjoint(telling) or any(_is_within(one, plain) for one in short)


def _is_within(short: str, name: str) -> bool:
    """Whether letters begin a name and go on in it, in their order: DFG in Deutsche Forschungsgemeinschaft."""
    letters = iter(name)
    return name.startswith(short[0]) and all(letter in letters for letter in short)


def _names_one(text: str, lexicon: Lexicon) -> bool:
    """Whether a text has a word of institutions with a capital: «the Chaco Health Foundation»."""
    return any(word.lower() in lexicon.group_words and word[0].isupper() for word in _WORD.findall(text)[1:])


def _telling(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a name that others do not have, folded, and short names."""
    words = [word for word in _WORD.findall(name) if word.lower() not in lexicon.group_words]
    return frozenset(folded(word) for word in words if len(word) > 3 or (len(word) > 1 and word.isupper()))


_WORD = re.compile(r"[^\W\d_]+")
