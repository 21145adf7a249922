"""A link leads to the same address in both languages, or to the other language's page of the same site.

Why it matters: an address loses a digit when a text is typed anew, and nobody clicks before the readers do.

Example: https://www.who.int/news and https://www.who.int/es/news are one; …/NCT01234567 and …/NCT01234576 are not.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import NamedTuple
from urllib.parse import urlsplit

from ..findings import Severity, message
from ..i18n.alignment import Bead
from ..i18n.units import Unit
from ..locale import Locale
from ..model.inline import Link
from ..model.span import Span
from . import Mistake, Pair, Proof
from ._parity import beyond, end_of, file_of

SEVERITY: Severity = "error"
_ALIKE = 0.75  # how alike two addresses are of which one was meant to be the other


class _Address(NamedTuple):
    """An address, as it is without the language of its page, and where it stands."""

    href: str
    plain: str
    span: Span


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Addresses that differ, passage by passage."""
    words = _language_words(pair.source.locale, pair.target.locale)
    for bead in pair.beads:
        if bead.is_whole:
            source, target = list(_addresses(bead.source, words)), list(_addresses(bead.target, words))
            if source or target:
                yield from _differences(source, target, bead, pair)


def _differences(source: list[_Address], target: list[_Address], bead: Bead, pair: Pair) -> Iterator[Mistake]:
    lost, added = (beyond(*sides, attrgetter("plain")) for sides in ((source, target), (target, source)))
    for one in list(lost):
        for other in added:
            if _is_variant(one, other):
                lost.remove(one)
                added.remove(other)
                break
    for one, other in zip(lost, added, strict=False):
        what = message(
            "This link leads to {ours}, and in {file} (line {line}) to {theirs}.",
            ours=other.href,
            theirs=one.href,
            file=file_of(pair.source),
            line=one.span.line,
        )
        is_slip = SequenceMatcher(None, one.href, other.href).ratio() >= _ALIKE
        yield Mistake(
            what,
            other.span,
            message("Follow both, and correct the wrong one."),
            severity="error" if is_slip else "warning",
        )
    shared = min(len(lost), len(added))
    for one in lost[shared:]:
        what = message(
            "A link to {address} is missing here ({file}, line {line}).",
            address=one.href,
            file=file_of(pair.source),
            line=one.span.line,
        )
        yield Mistake(what, end_of(bead.target[-1].span), severity="warning")
    for one in added[shared:]:
        what = message("The link to {address} is not in {file}.", address=one.href, file=file_of(pair.source))
        yield Mistake(what, one.span, severity="warning")


def _addresses(units: Sequence[Unit], words: frozenset[str]) -> Iterator[_Address]:
    for unit in units:
        for node in unit.nodes:
            if isinstance(node, Link):
                yield _Address(node.href, _without_language(node.href, words), node.span or unit.span)


def _language_words(*locales: Locale) -> frozenset[str]:
    """What may tell a page's language in an address: codes, and names in either language."""
    codes = {
        code
        for one in locales
        for code in (one.language, one.code.lower(), one.code.lower().replace("-", "_"))
    }
    names = {speaker.language_name(one.code.split("-")[0]).lower() for speaker in locales for one in locales}
    return frozenset(codes | names | {_plain(name) for name in names})


def _plain(name: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


_BETWEEN = re.compile(r"([./?&=#]|(?<=\w)_(?=\w\w\.))")


def _without_language(href: str, words: frozenset[str]) -> str:
    """An address without its scheme, without `www`, and without what tells a language."""
    parts = _BETWEEN.split(href.lower().partition("://")[2] or href.lower())
    kept = [part for part in parts if part not in words and part not in ("www", "lang", "")]
    return "".join(kept).rstrip("/").replace("//", "/").strip("./")


def _is_variant(one: _Address, other: _Address) -> bool:
    """Whether two addresses are pages of one site that tell their languages, and differ in words only."""
    first, second = urlsplit(one.href), urlsplit(other.href)
    tells = (one.plain, other.plain) != (
        _without_language(one.href, frozenset()),
        _without_language(other.href, frozenset()),
    )
    sites = {".".join((address.hostname or "").split(".")[-2:]) for address in (first, second)}
    return tells and len(sites) == 1 and re.findall(r"\d+", first.path) == re.findall(r"\d+", second.path)
