"""Forty varied references for the CSL scripts: every type, odd names, odd dates, odd text."""

from typing import Any

Item = dict[str, Any]


def _names(*names: str) -> list[Item]:
    """`Family|Given`, or a whole name as it stands."""
    return [
        dict(zip(("family", "given"), name.split("|"), strict=False)) if "|" in name else {"literal": name}
        for name in names
    ]


def _date(*parts: list[int]) -> Item:
    return {"date-parts": list(parts)}


_TYPE_NAMES = (
    "article-journal article-magazine article-newspaper bill book broadcast chapter dataset "
    "entry-encyclopedia figure graphic hearing interview legal_case legislation manuscript map "
    "motion_picture paper-conference patent personal_communication post post-weblog regulation "
    "report review-book software song speech standard thesis treaty webpage"
)
_TYPES = _TYPE_NAMES.split()

_NAMES = (
    _names("Smith|John A.", "García-Núñez|Ana María"),
    _names("van der Berg|Hans"),
    _names("World Health Organization"),
    _names("Ñáñez|Jean-Paul", "O'Neil|Seán", "de la Cruz|María", "Li|Wei", "Smith|J."),
    _names(*[f"Author{letter}|Given {letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"]),
    _names("田中|太郎", "Иванов|Пётр"),
    [*_names("Pérez|José"), {"others": True}],
)
_DATES = (
    _date([2020, 3, 5]),
    _date([2019]),
    _date([2018, 12]),
    _date([2001, 9, 11], [2001, 9, 13]),
    {"literal": "in press"},
    _date([-44]),
    {"raw": "Spring 1999"},
)
_TITLES = (
    "The effect of <i>in vivo</i> methotrexate: a randomized trial",
    'A "quoted" title & <b>bold</b> H<sub>2</sub>O?',
    "Tratamiento de la artritis: revisión «sistemática»",
    "¿Qué es la gota?",
)


def _item(number: int, kind: str) -> Item:
    """A reference of a type with whatever a reference may have."""
    item: Item = {
        "id": f"r{number}",
        "type": kind,
        "title": f"{_TITLES[number % len(_TITLES)]} {number}",
        "author": _NAMES[number % len(_NAMES)],
        "issued": _DATES[number % len(_DATES)],
        "container-title": f"Journal of Examples {number % 5}",
        "container-title-short": f"J Ex {number % 5}",
        "volume": str(number),
        "issue": "2-3" if number % 2 else "Suppl 1",
        "page": f"{100 + number}-{109 + number}",
        "publisher": "Example Press",
        "publisher-place": "Granada",
        "DOI": f"10.5555/{number}",
        "URL": f"https://example.org/{number}",
        "accessed": _date([2022, 5, 17]),
        "number": f"TR-{number}",
        "genre": "Technical report",
        "language": "es-ES" if number % 3 == 2 else "en-US",
    }
    if number % 4 == 1:
        item |= {"editor": _names("Jones|Mary", "Brown|Bob"), "edition": "3", "PMID": str(number)}
    return item


def _sparse() -> list[Item]:
    """References with next to nothing in them."""
    return [
        {"id": "s1", "type": "webpage", "title": "No author", "URL": "https://example.org"},
        {"id": "s2", "type": "book", "title": "Only a title"},
        {"id": "s3", "type": "article-journal", "author": _names("Only|Author"), "title": "T"},
        {"id": "s4", "type": "chapter", "title": "In a book", "editor": _names("Ed|Itor"), "issued": "2010"},
        {
            "id": "s5",
            "type": "article",
            "title": "Untyped",
            "author": _names("Smith|John A."),
            "issued": 2020,
        },
        {
            "id": "s6",
            "type": "document",
            "title": "Also 2020",
            "author": _names("Smith|Jane"),
            "issued": 2020,
        },
        {"id": "s7", "type": "report", "title": "Twice", "author": _names("Smith|John A."), "issued": 2020},
    ]


def references() -> list[Item]:
    """The forty."""
    return [_item(number, kind) for number, kind in enumerate(_TYPES)] + _sparse()
