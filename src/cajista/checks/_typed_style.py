"""A reference as typed against the style's own setting of its fields: what the style does otherwise."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..findings import Message, message
from ..typed import TypedName, TypedReference, read_names
from ._field_words import field_word
from ._lexicon import Lexicon
from ._people import folded
from ._setting import Setting
from ._typed_data import Difference, ends_of
from ._typed_words import Parting, partings

_DASH = re.compile(r"[‐‑‒–—−-]+")
_ORDER = ("author", "issued", "title", "container-title", "volume", "issue", "page")
_PRINTED = (
    "title",
    "container-title",
    "issued",
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
_FEW = 3  # differing stretches that are named one by one
_TEXTS = ("title", "container-title", "publisher", "publisher-place")


class Said(NamedTuple):
    """What the style does otherwise, and the field of which nothing more need be said then, if there is one."""

    message: Message
    field: str = ""


def style_differences(
    typed: TypedReference,
    item: Mapping[str, Any],
    setting: Setting,
    lexicon: Lexicon,
    stated: Collection[Difference] = (),
) -> list[Message]:
    """What the style writes otherwise, field by field, then the words and marks that this leaves unsaid.

    `stated` is what the fields say otherwise than the text, which is no matter of style.
    """
    contradicted = {one.field for one in stated}
    said = [
        *_authors(typed, setting),
        *_present(typed, item, setting),
        *_pages(typed, setting),
        *(one for one in _texts(typed, item, setting) if one.field not in contradicted),
        *_date(typed, setting),
        *_labels(typed, setting, lexicon),
    ]
    order = list(_order(typed, setting))
    told = [one.message for one in (*said, *order)]
    if order:
        return told
    left = list(_left(partings(typed, setting), said, stated))
    if len(left) <= _FEW:
        return told + [_parting(one, str(item.get("type", ""))) for one in left]
    return told or [message("words or marks between the parts differ")]


def _left(
    found: Iterable[Parting], said: Sequence[Said], stated: Collection[Difference]
) -> Iterator[Parting]:
    """Of the differing words and marks those that nothing else has been said of."""
    contradicted = {one.field for one in stated}
    fields = {one.field for one in said if one.field} | {one.field for one in stated if not one.typed}
    places = [(one.start, one.end) for one in stated if one.typed]
    for one in found:
        is_left_out = one.start == one.end and not one.fields.isdisjoint(contradicted)
        is_stated = is_left_out or any(one.start < end and start < one.end for start, end in places)
        if not is_stated and fields.isdisjoint(one.touched):
            yield one


def _parting(one: Parting, type_: str) -> Message:
    """A stretch of both texts, named by its field where the difference lies in one."""
    if not one.typed:
        what = message("“{value}” left out", value=one.printed)
    elif not one.printed:
        what = message("“{typed}” not wanted", typed=one.typed)
    else:
        what = message("“{value}” wanted, not “{typed}”", value=one.printed, typed=one.typed)
    if len(one.fields) != 1:
        return what
    (field,) = one.fields
    return message("{field}: {what}", field=field_word(field, type_), what=what)


def _authors(typed: TypedReference, setting: Setting) -> Iterator[Said]:
    start, end = setting.parts.get("author", (0, 0))
    printed = read_names(setting.text[:end], start)
    if not printed.names:
        return
    if not typed.names:
        if any(folded(name.literal or name.family) not in folded(typed.raw) for name in printed.names):
            yield Said(message("authors missing: “{value}”", value=setting.value("author")), "author")
        return
    if (len(typed.names), typed.others) != (len(printed.names), printed.others):
        yield Said(_count(len(typed.names), len(printed.names), typed.others, printed.others), "author")
    if example := _name_form(typed, typed.names[0], printed.names[0], setting.text):
        yield Said(example, "author")


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
    return message("names are written “{value}”, not “{typed}”", value=other, typed=one)


def _present(typed: TypedReference, item: Mapping[str, Any], setting: Setting) -> Iterator[Said]:
    """Fields that only one of the two prints."""
    type_ = str(item.get("type", ""))
    for field in _PRINTED:
        printed, own = setting.value(field), typed.value(field)
        if printed and not own and not (len(printed) > 3 and folded(printed) in folded(typed.raw)):
            what = message("{field} missing: {value}", field=field_word(field, type_), value=printed)
            yield Said(what, field)
        elif own and not printed and item.get(field) and folded(own) not in folded(setting.text):
            word = field_word(field, type_)
            yield Said(message("{field} not printed by this style: {value}", field=word, value=own), field)


def _pages(typed: TypedReference, setting: Setting) -> Iterator[Said]:
    own, printed = typed.value("page"), setting.value("page")
    if not own or not printed or own == printed or ends_of(own)[0] != ends_of(printed)[0]:
        return
    dashes = [(_DASH.search(text) or [""])[0] for text in (own, printed)]
    if _DASH.sub("-", own) != _DASH.sub("-", printed):
        yield Said(message("pages are written {value}, not {typed}", value=printed, typed=own), "page")
    elif dashes[0] != dashes[1]:
        wanted = (
            message("en dash") if dashes[1] == "–" else message("hyphen") if dashes[1] == "-" else dashes[1]
        )
        yield Said(message("{dash} wanted: {value}", dash=wanted, value=printed))


def _texts(typed: TypedReference, item: Mapping[str, Any], setting: Setting) -> Iterator[Said]:
    """The journal shortened or in full, a title in other capitals; other words are the fields' matter."""
    for field in _TEXTS:
        own, printed = typed.value(field), setting.value(field)
        if not own or not printed or own.rstrip(".") == printed.rstrip("."):
            continue
        if field == "container-title" and folded(own) != folded(printed):
            word = field_word(field, str(item.get("type", "")))
            what = message("{field} is written {value}, not {typed}", field=word, value=printed, typed=own)
            yield Said(what, field)
        elif folded(own) == folded(printed) and own.casefold() == printed.casefold():
            pairs = zip(own.split(), printed.split(), strict=False)
            one, other = next(((one, other) for one, other in pairs if one != other), (own, printed))
            word = field_word(field, str(item.get("type", "")))
            what = message(
                "capitals in the {field}: {value}, not {typed}", field=word, value=other, typed=one
            )
            yield Said(what)


def _date(typed: TypedReference, setting: Setting) -> Iterator[Said]:
    year, printed = typed.value("issued"), setting.value("issued")
    if not year or year not in printed:
        return
    if len(printed) > len(year) + 2 and _plain(printed) not in _plain(typed.raw):
        yield Said(message("the date is written {value}", value=printed), "issued")
    elif len(printed) <= len(year) + 2:
        after = typed.raw[typed.parts["issued"].end :]
        if month := re.match(r"[a-z]?[, ]+([^\W\d_]{3,10}\.?(?: \d{1,2})?)(?=\s*[;:)])", after):
            shown = f"{year} {month[1]}"
            what = message("only the year is written: {value}, not {typed}", value=year, typed=shown)
            yield Said(what, "issued")


def _labels(typed: TypedReference, setting: Setting, lexicon: Lexicon) -> Iterator[Said]:
    """`pp.`, `vol.`, `no.`: words before numbers that one of the two has not."""
    labels = {"page": lexicon.page_labels, "volume": lexicon.volume_labels, "issue": lexicon.issue_labels}
    for field, pattern in labels.items():
        if not (typed.value(field) and setting.value(field)):
            continue
        own = _label(typed.raw, typed.parts[field].start, pattern)
        printed = _label(setting.text, setting.parts[field][0], pattern)
        if own and not printed:
            yield Said(message("“{label}” not used by this style", label=own), field)
        elif printed and not own:
            value = setting.value(field)
            yield Said(message("“{label}” wanted before {value}", label=printed, value=value), field)


def _label(text: str, at: int, pattern: re.Pattern[str]) -> str:
    """The label directly before a place."""
    for start in range(max(at - 14, 0), at):
        found = pattern.match(text, start) if not text[start - 1 : start].isalpha() else None
        if found and found.end() == at:
            return found[0].strip()
    return ""


def _order(typed: TypedReference, setting: Setting) -> Iterator[Said]:
    places = {name: piece.start for name, piece in typed.parts.items()}
    if typed.names:
        places["author"] = typed.names[0].start
    shared = [field for field in _ORDER if field in places and field in setting.parts]
    printed = sorted(shared, key=lambda field: setting.parts[field][0])
    if sorted(shared, key=places.__getitem__) != printed:
        yield Said(message("the parts stand in another order"))


def _plain(text: str) -> str:
    """Text with one kind of dash, quotation mark and space, and no point at its end."""
    text = re.sub(r"[“”«»\"]", '"', re.sub(r"[‘’'´]", "'", _DASH.sub("-", text)))
    return " ".join(text.split()).rstrip(".")
