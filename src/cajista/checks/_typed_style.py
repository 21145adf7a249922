"""A reference as typed against the style's own setting of its fields: what the style does otherwise."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Message, message
from ..typed import TypedName, TypedReference, read_names, without_number
from ._field_words import field_word
from ._lexicon import Lexicon
from ._people import folded
from ._setting import Setting
from ._typed_data import ends_of

_DASH = re.compile(r"[‐‑‒–—−-]+")
_ORDER = ("author", "issued", "title", "container-title", "volume", "issue", "page")
_PRINTED = (
    "issue",
    "volume",
    "page",
    "edition",
    "publisher",
    "publisher-place",
    "DOI",
    "PMID",
    "PMCID",
    "URL",
)
_TEXTS = ("title", "container-title", "publisher", "publisher-place")


def style_differences(
    typed: TypedReference, item: Mapping[str, Any], setting: Setting, lexicon: Lexicon
) -> list[Message]:
    """What the style writes otherwise, field by field; the punctuation only where that is all."""
    found = [
        *_authors(typed, setting),
        *_present(typed, item, setting),
        *_pages(typed, setting),
        *_texts(typed, item, setting),
        *_date(typed, setting),
        *_labels(typed, setting, lexicon),
        *_order(typed, setting),
    ]
    if not found and _plain(without_number(typed.raw)) != _plain(setting.text):
        found.append(message("words or marks between the parts differ"))
    return found


def _authors(typed: TypedReference, setting: Setting) -> Iterator[Message]:
    start, end = setting.parts.get("author", (0, 0))
    printed = read_names(setting.text[:end], start)
    if not printed.names or not typed.names:
        return
    if (len(typed.names), typed.others) != (len(printed.names), printed.others):
        yield _count(len(typed.names), len(printed.names), typed.others, printed.others)
    if example := _name_form(typed, typed.names[0], printed.names[0], setting.text):
        yield example


def _count(typed: int, printed: int, others: bool, cut: bool) -> Message:
    if not cut:
        return message("authors listed: {typed}; the style lists all {count}", typed=typed, count=printed)
    if not others:
        return message(
            "authors listed: {typed}; the style lists {count} and then “et al.”", typed=typed, count=printed
        )
    return message(
        "authors listed before “et al.”: {typed}; the style lists {count}", typed=typed, count=printed
    )


def _name_form(typed: TypedReference, own: TypedName, printed: TypedName, text: str) -> Message | None:
    """The first name, where its letters are the same and its points and commas are not."""
    one, other = typed.raw[own.start : own.end].strip(" ,;"), text[printed.start : printed.end].strip(" ,;")
    if one.rstrip(".") == other.rstrip(".") or folded(own.family) != folded(printed.family):
        return None
    initials = [re.sub(r"\W", "", name.given) for name in (own, printed)]
    if folded(initials[0]) != folded(initials[1]):
        return message("names are written with these given names: {value}", value=other)
    return message("names are written {value}, not {typed}", value=other, typed=one)


def _present(typed: TypedReference, item: Mapping[str, Any], setting: Setting) -> Iterator[Message]:
    """Fields that only one of the two prints."""
    type_ = str(item.get("type", ""))
    for field in _PRINTED:
        printed, own = setting.value(field), typed.value(field)
        if printed and not own and not (len(printed) > 3 and folded(printed) in folded(typed.raw)):
            yield message("{field} missing: {value}", field=field_word(field, type_), value=printed)
        elif own and not printed and item.get(field) and folded(own) not in folded(setting.text):
            yield message(
                "{field} not printed by this style: {value}", field=field_word(field, type_), value=own
            )


def _pages(typed: TypedReference, setting: Setting) -> Iterator[Message]:
    own, printed = typed.value("page"), setting.value("page")
    if not own or not printed or own == printed or ends_of(own)[0] != ends_of(printed)[0]:
        return
    dashes = [(_DASH.search(text) or [""])[0] for text in (own, printed)]
    if _DASH.sub("-", own) != _DASH.sub("-", printed):
        yield message("pages are written {value}, not {typed}", value=printed, typed=own)
    elif dashes[0] != dashes[1]:
        wanted = (
            message("en dash") if dashes[1] == "–" else message("hyphen") if dashes[1] == "-" else dashes[1]
        )
        yield message("{dash} wanted: {value}", dash=wanted, value=printed)


def _texts(typed: TypedReference, item: Mapping[str, Any], setting: Setting) -> Iterator[Message]:
    """The journal shortened or in full, a title in other capitals; other words are the fields' matter."""
    for field in _TEXTS:
        own, printed = typed.value(field), setting.value(field)
        if not own or not printed or own.rstrip(".") == printed.rstrip("."):
            continue
        if field == "container-title" and folded(own) != folded(printed):
            word = field_word(field, str(item.get("type", "")))
            yield message("{field} is written {value}, not {typed}", field=word, value=printed, typed=own)
        elif folded(own) == folded(printed) and own.casefold() == printed.casefold():
            pairs = zip(own.split(), printed.split(), strict=False)
            one, other = next(((one, other) for one, other in pairs if one != other), (own, printed))
            word = field_word(field, str(item.get("type", "")))
            yield message("capitals in the {field}: {value}, not {typed}", field=word, value=other, typed=one)


def _date(typed: TypedReference, setting: Setting) -> Iterator[Message]:
    year, printed = typed.value("issued"), setting.value("issued")
    if not year or year not in printed:
        return
    if len(printed) > len(year) + 2 and _plain(printed) not in _plain(typed.raw):
        yield message("the date is written {value}", value=printed)
    elif len(printed) <= len(year) + 2:
        after = typed.raw[typed.parts["issued"].end :]
        if month := re.match(r"[a-z]?[, ]+([^\W\d_]{3,10}\.?(?: \d{1,2})?)(?=\s*[;:)])", after):
            yield message(
                "only the year is written: {value}, not {typed}", value=year, typed=f"{year} {month[1]}"
            )


def _labels(typed: TypedReference, setting: Setting, lexicon: Lexicon) -> Iterator[Message]:
    """`pp.`, `vol.`, `no.`: words before numbers that one of the two has not."""
    labels = {"page": lexicon.page_labels, "volume": lexicon.volume_labels, "issue": lexicon.issue_labels}
    for field, pattern in labels.items():
        if not (typed.value(field) and setting.value(field)):
            continue
        own = _label(typed.raw, typed.parts[field].start, pattern)
        printed = _label(setting.text, setting.parts[field][0], pattern)
        if own and not printed:
            yield message("“{label}” not used by this style", label=own)
        elif printed and not own:
            yield message("“{label}” wanted before {value}", label=printed, value=setting.value(field))


def _label(text: str, at: int, pattern: re.Pattern[str]) -> str:
    """The label directly before a place."""
    for start in range(max(at - 14, 0), at):
        found = pattern.match(text, start) if not text[start - 1 : start].isalpha() else None
        if found and found.end() == at:
            return found[0].strip()
    return ""


def _order(typed: TypedReference, setting: Setting) -> Iterator[Message]:
    places = {name: piece.start for name, piece in typed.parts.items()}
    if typed.names:
        places["author"] = typed.names[0].start
    shared = [field for field in _ORDER if field in places and field in setting.parts]
    printed = sorted(shared, key=lambda field: setting.parts[field][0])
    if sorted(shared, key=places.__getitem__) != printed:
        yield message("the parts stand in another order")


def _plain(text: str) -> str:
    """Text with one kind of dash, quotation mark and space, and no point at its end."""
    text = re.sub(r"[“”«»\"]", '"', re.sub(r"[‘’'´]", "'", _DASH.sub("-", text)))
    return " ".join(text.split()).rstrip(".")
