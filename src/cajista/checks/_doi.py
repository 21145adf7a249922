"""What can be wrong with a DOI, found by its form alone (DOI Handbook, 2.2; Crossref's rules for suffixes)."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from ..findings import Message, message
from . import _numbers

WELL_FORMED = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[-A-Za-z0-9._;()/:<>+#\[\]&*~'@!$=,]+")
_PREFIX = re.compile(
    r"(?:https?:?/{0,2})?(?:dx\.|www\.)?doi\.org[/:]*\s*|(?:info:)?doi[\s:/]*", re.IGNORECASE
)
_SHORT = re.compile(r"10/[a-z0-9]+")
_LOOK_ALIKE = re.compile(r"[1Il|i][0Oo][.,][\dOoIl]{4,9}/")
_PAGE = re.compile(
    r"/(?:full|abstract|abs|e?pdf|fulltext|meta|html?|summary)(?:[/.]\w+)?/?$|\.pdf$", re.IGNORECASE
)
_QUERY = re.compile(r"\?.*$|#[a-z][\w-]*$")
# Random names have such letters, too; a number has nothing else, or follows a journal's small letters.
_NUMBER_WITH_O = re.compile(
    r"(?<![A-Za-z\d])\d+[Oo][\dOo]*(?![A-Za-z\d])|(?<=\d[-.(])O\d{2,}(?![A-Za-z\d])|(?<=[a-z])\d+O(?=[\dO]*\d\d)[\dO]*(?![A-Za-z\d])"
)
_PII = re.compile(r"/S(\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])$", re.IGNORECASE)
_PII_CUT = re.compile(r"/S\d{4}-\d{3}[\dX]\(\d\d\)\d{0,5}-?$", re.IGNORECASE)
_ISSN = re.compile(r"/(?:j\.|s|\(sici\))?(\d{4}-\d{3}[\dX])(?!\w)", re.IGNORECASE)
# What is no DOI of a publisher, and how its DOIs look.
_UNLIKE = {
    re.compile(r"10\.1056/NEJM[a-z]{1,4}(?!0[0-7]\d{4}$)(?!\d{7}$)\d*$"): "10.1056/NEJMoa1612345",
    re.compile(r"10\.1371/journal\.p[a-z]{3}\.(?!\d{7}(?:\.|$))"): "10.1371/journal.pmed.1000097",
    re.compile(r"10\.1002/[a-z]{2,8}\d{3,}$"): "10.1002/hec.3633",
    re.compile(
        r"10\.1136/[a-z]+-(?:19|20)\d\d-(?!\d{5,6}(?:[a-z]{3,}\d*)?$)"
    ): "10.1136/annrheumdis-2019-216655",
    re.compile(r"10\.3389/(?![a-z]+\.\d{4}\.\d{5,7}$)f[a-z]+"): "10.3389/fmed.2020.00123",
}
_ISBN = re.compile(r"(?<!\d)97[89](?:-?\d){10}(?!\d)")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TAIL = ".,;:'\"’”»*"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}


class Flaw(NamedTuple):
    """What is wrong, how to mend it, what the DOI should be (empty where that is unsure), and how sure it is."""

    what: Message
    hint: Message
    meant: str = ""
    certain: bool = True


def flaw_of(value: str) -> Flaw | None:
    """What is wrong with a DOI, the first thing of several; None where nothing is."""
    for test in _TESTS:
        if flaw := test(value):
            meant = _mended(flaw.meant) if flaw.meant else ""
            return flaw._replace(meant=meant if WELL_FORMED.fullmatch(meant) else "")
    return None


def _mended(value: str) -> str:
    """A DOI with everything mended that has only one mending."""
    for _ in range(len(_TESTS)):
        flaw = next((flaw for test in _TESTS if (flaw := test(value))), None)
        if flaw is None or not flaw.meant or flaw.meant == value:
            return value
        value = flaw.meant
    return value


def _bare(value: str) -> Flaw | None:
    found = _PREFIX.match(value)
    if not found or not re.match(r"\S*\d", value[found.end() :]):
        return None
    what = message("The DOI is given with “{prefix}” before it.", prefix=found[0].strip())
    return Flaw(
        what, message("Give it bare; it begins with 10."), value[found.end() :].strip(), certain=False
    )


def _address(value: str) -> Flaw | None:
    if not re.match(r"(?:https?:|www\.)", value, re.IGNORECASE):
        return None
    inside = re.search(r"10\.\d{4,9}/[^\s?#]+", unquote(value))
    what = message("This is the address of a page, not a DOI.")
    if inside:
        return Flaw(what, message("Is it {doi}?", doi=_PAGE.sub("", inside[0])))
    return Flaw(what, message("Give the DOI, which begins with 10., or move the address to “URL”."))


def _spaces(value: str) -> Flaw | None:
    found = re.search(r"\s", value)
    if not found:
        return None
    joined = re.sub(r"\s+", "", value)
    is_one = re.fullmatch(r"10\.[\d.]+/\S+", joined) and not re.search(r"[,;]\s|\d\s+[A-Za-z]{3}", value)
    hint = message("Take it out.") if is_one else message("Give one DOI and nothing else.")
    return Flaw(
        message("There is a space in the DOI."), hint, joined if is_one and "10." not in joined[3:] else ""
    )


def _encoded(value: str) -> Flaw | None:
    if not re.search(r"%[0-9A-Fa-f]{2}", value):
        return None
    hint = message("Write the characters themselves: {doi}.", doi=unquote(value))
    return Flaw(message("The DOI is encoded as in a web address."), hint, unquote(value))


def _characters(value: str) -> Flaw | None:
    plain = _INVISIBLE.sub("", value).translate(_DASHES)
    if plain == value:
        return None
    shown = next(c for c in value if c.translate(_DASHES) != c or _INVISIBLE.match(c))
    if _INVISIBLE.match(shown):
        return Flaw(message("There is an invisible character in the DOI."), message("Type it anew."), plain)
    what = message("The DOI has a dash or minus sign “{sign}” where a hyphen should be.", sign=shown)
    return Flaw(what, message("Write it with hyphens: {doi}.", doi=plain), plain)


def _tail(value: str) -> Flaw | None:
    kept = value
    while kept and (kept[-1] in _TAIL or kept.count(kept[-1]) > kept.count(_PAIRS.get(kept[-1], kept[-1]))):
        kept = kept[:-1]
    if kept == value:
        return None
    what = message("The DOI ends with “{sign}”, which is not part of it.", sign=value[len(kept) :])
    return Flaw(what, message("Take it out."), kept)


def _page(value: str) -> Flaw | None:
    found = _QUERY.search(value) or _PAGE.search(value)
    if not found or not value.startswith("10."):
        return None
    what = message("“{text}” is part of a page's address, not of the DOI.", text=found[0])
    return Flaw(what, message("Take it out."), value[: found.start()])


def _beginning(value: str) -> Flaw | None:
    if WELL_FORMED.match(value):
        return None
    meant = ""
    if re.match(r"0\.\d{4,9}/", value):
        meant = f"1{value}"
    elif found := _LOOK_ALIKE.match(value):
        head = found[0].translate(str.maketrans("Il|iOo,", "111100."))
        meant = head + value[found.end() :]
    elif re.match(r"10[,:;]\d{4}", value) and "/" in value:
        meant = re.sub(r"^10[,:;]?", "10.", value)
    elif re.match(r"10\.\d{4,9}\\", value):
        meant = value.replace("\\", "/", 1)
    what = message("This is not a DOI: one begins with 10., a number of four to nine digits, and a slash.")
    if _SHORT.fullmatch(value):
        return Flaw(what, message("This is a short DOI; it stands for a longer one, which should be given."))
    return Flaw(
        what,
        message("Is it {doi}?", doi=meant) if meant else message("Look it up at {url}.", url=_LOOK_UP),
        meant,
    )


_LOOK_UP = "https://search.crossref.org/"


def _legal(value: str) -> Flaw | None:
    if WELL_FORMED.fullmatch(value):
        return None
    found = WELL_FORMED.match(value)
    sign = value[found.end()] if found and found.end() < len(value) else ""
    what = message("“{sign}” does not occur in DOIs.", sign=sign)
    return Flaw(what, message("Copy the DOI again from the publisher's page."))


def _digits(value: str) -> Flaw | None:
    """What is legal and yet no DOI: letters for digits; a number within it that its own check digit gives the lie."""
    if found := _NUMBER_WITH_O.search(value, value.find("/")):
        what = message("“{text}” has a letter O where a zero is likely.", text=found[0])
        meant = value[: found.start()] + re.sub("[Oo]", "0", found[0]) + value[found.end() :]
        return Flaw(what, message("Is it {doi}?", doi=meant), certain=False)
    issn, pii, book = _ISSN.search(value), _PII.search(value), _ISBN.search(value)
    if issn and not _numbers.issn(issn[1].replace("-", "").upper()):
        what = message(
            "A digit of “{number}” in the DOI is wrong: as an ISSN, it does not check.", number=issn[1]
        )
    elif pii and not _numbers.pii(re.sub(r"[^\dX]", "", pii[1].upper())):
        what = message(
            "A digit of “{number}” in the DOI is wrong: the last one does not check.", number=pii[1]
        )
    elif example := next((_UNLIKE[form] for form in _UNLIKE if form.match(value)), ""):
        what = message("DOIs of this publisher look otherwise: {example}.", example=example)
    elif _PII_CUT.search(value):
        what = message("The end of the DOI is missing: a hyphen and a check digit.")
    elif book and not _numbers.isbn13(book[0].replace("-", "")):
        what = message(
            "A digit of “{number}” in the DOI is wrong: as an ISBN, it does not check.", number=book[0]
        )
    else:
        return None
    return Flaw(what, message("Compare the DOI with the publisher's page."), certain=False)


_TESTS: tuple[Callable[[str], Flaw | None], ...] = (
    _bare, _address, _characters, _spaces, _encoded, _tail, _page, _beginning, _legal, _digits
)  # fmt: skip
