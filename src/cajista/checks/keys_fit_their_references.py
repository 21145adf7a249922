"""A key with a name and a year has those of its reference, where other keys do.

Keys may be whatever their author likes. But where most are made of the first author's name and of the year, one with
another year, with a name that differs in a letter, or with that of an author who is not the first, shows that one of
the two is wrong. Where few keys tell, it is only mentioned.

Why it matters: who types a key has the work before them; what is typed below is not looked at again.

Example: `naranjo1981`, by `{family: Naranja, given: C. A.}`, of `issued: 1918`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..findings import Message, Severity, message
from ..model.article import Reference
from ..model.span import Span
from . import Mistake, Proof
from ._fields import year_of
from ._letters import is_a_letter_apart
from ._people import folded

SEVERITY: Severity = "warning"

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NAME = re.compile(r"[^\W\d_]{3,}")
_LONG = 4  # letters of a name that may have one other letter
_FEW = 2  # keys that fit for each that does not, so that this is mentioned
_FEWEST, _RARE = 3, 3  # how many fit at least, and for each that does not, so that it is a warning


class _Misfit(NamedTuple):
    """A key that says something else than its reference."""

    message: Message
    span: Span


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Keys of another year, or of a name that is nearly the first author's."""
    references = tuple(proof.article.references.values())
    for told in (_years(references), _names(references)):
        verdicts = list(told)
        odd = [one for one in verdicts if one]
        usual = len(verdicts) - len(odd)
        if usual >= _FEW * len(odd):
            severity: Severity = "warning" if usual >= max(_FEWEST, _RARE * len(odd)) else "info"
            hint = message("Compare it with the source. The other keys fit their references.")
            for one in odd:
                yield Mistake(one.message, one.span, hint, severity=severity)


def _years(references: Sequence[Reference]) -> Iterator[_Misfit | None]:
    """Of each key with a year, what does not fit; None where it does."""
    for reference in references:
        found, year = _YEAR.findall(reference.id), year_of(reference, "issued")
        if len(found) == 1 and year:
            what = message("The key is of {key_year}, the reference of {year}.", key_year=found[0], year=year)
            yield _Misfit(what, reference.at("issued")) if int(found[0]) != year else None


def _names(references: Sequence[Reference]) -> Iterator[_Misfit | None]:
    """Of each key that begins with an author's name, or nearly, what does not fit; None where it does."""
    for reference in references:
        key, told = _NAME.match(folded(reference.id)), reference.item.get("author")
        authors = told if isinstance(told, list) else []
        first = authors[0] if authors else {}
        family, name = str(first.get("family", "")), _folded_family(first)
        if not key or not name:
            continue
        if name.startswith(key[0]) or key[0].startswith(name) or key[0] in folded(family).split():
            yield None
        elif (len(key[0]) >= _LONG and is_a_letter_apart(key[0], name)) or key[0] in map(
            _folded_family, authors[1:]
        ):
            what = message(
                "The key says {key}, and the first author is {name}.", key=reference.id, name=family
            )
            yield _Misfit(what, reference.at("author", 0, "family"))


def _folded_family(person: Mapping[str, object]) -> str:
    return re.sub(r"\W", "", folded(str(person.get("family", ""))))
