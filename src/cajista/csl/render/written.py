"""Labels that people write into a number: `7, p. 3-8` has one of its own in it."""

import re

_NAMES = {
    "app": "appendix",
    "art": "article-locator",
    "bk": "book",
    "ch": "chapter",
    "col": "column",
    "fig": "figure",
    "fol": "folio",
    "l": "line",
    "n": "note",
    "no": "issue",
    "op": "opus",
    "p": "page",
    "pp": "page",
    "para": "paragraph",
    "pt": "part",
    "r": "rule",
    "sec": "section",
    "sv": "sub-verbo",
    "tbl": "table",
    "vol": "volume",
    "vrs": "verse",
}
_ANY = "|".join(sorted(_NAMES, key=len, reverse=True))
_LEADING = re.compile(rf"({_ANY})\.\s+(?=\S)")
_WITHIN = re.compile(rf"([\s,&]+)({_ANY})\.\s+(?=\S)")


def leading_label(text: str) -> tuple[str, str]:
    """The term of the label that a locator begins with, and the rest; no term where there is none."""
    found = _LEADING.match(text)
    return (_NAMES[found[1]], text[found.end() :]) if found else ("", text)


def stretches(text: str) -> list[tuple[str, str, str]]:
    """What stands before a stretch, the term of its label, the stretch itself; the first has neither."""
    pieces = _WITHIN.split(text)
    labelled = zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)
    return [("", "", pieces[0]), *((gap, _NAMES[label], stretch) for gap, label, stretch in labelled)]
