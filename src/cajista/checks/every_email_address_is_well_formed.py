"""Every e-mail address is one address, and could be one.

Why it matters: a letter to the corresponding author that comes back cannot be mended after print.

Example: `email: ana@example,org` should be `email: ana@example.org`.
"""

import re
from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Mistake, Proof
from ._fields import Field

SEVERITY: Severity = "error"

# RFC 5322's dot-atom, as mail is used; the domain's last label is letters, or an internationalized one.
_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)"
)
_INSIDE = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The addresses of the authors."""
    for at, author in enumerate(proof.article.facts.authors):
        if author.email:
            yield from _wrong(Field(author.email, proof.article.source.at("authors", at, "email")))


def _wrong(field: Field) -> Iterator[Mistake]:
    value = field.value
    if _ADDRESS.fullmatch(value):
        if not value.isascii():
            sign = next(character for character in value if not character.isascii())
            what = message(
                "There is “{sign}” in the e-mail address, which few mail programs accept.", sign=sign
            )
            yield Mistake(what, field.span, message("Ask the author if it is so."), severity="warning")
        return
    inside = _INSIDE.findall(value)
    what = message("“{value}” is not an e-mail address.", value=value)
    if len(inside) > 1:
        what = message("There is more than one e-mail address here.")
        yield Mistake(what, field.span, message("Give one; a second corresponding author has another."))
    elif len(inside) == 1 and _ADDRESS.fullmatch(inside[0]) and _is_decoration(value, inside[0]):
        yield Mistake(what, field.span, message("Write {value}.", value=inside[0]), fix=field.edit(inside[0]))
    else:
        yield Mistake(what, field.span, _hint(value))


def _is_decoration(value: str, address: str) -> bool:
    """Whether what stands beside an address only introduces or ends it."""
    rest = value.replace(address, "", 1).strip(" <>().,;:\u00a0").lower()
    return rest in ("", "mailto", "mail", "email", "e-mail")


def _hint(value: str) -> Message:
    if "@" not in value:
        return message("It needs the sign @ between name and domain.")
    if "," in value:
        return message("It has a comma where a full stop should be.")
    if re.search(r"\s", value):
        return message("There is a space in it.")
    if ".." in value:
        return message("It has two full stops in a row.")
    return message("Compare it with the manuscript.")
