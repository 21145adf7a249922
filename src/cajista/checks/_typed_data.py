"""A reference as typed against its fields: where the two say different things of the work."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, NamedTuple

from ..typed import Piece, TypedName, TypedReference
from ._journals import same_journal
from ._pages import range_of
from ._people import folded, initials_of

_NUMBERS = ("volume", "issue")
_IDENTIFIERS = ("DOI", "PMID", "PMCID")
_TEXTS = ("publisher", "publisher-place")
_DASHES = re.compile(r"\s*[‐‑‒–—−-]+\s*")


class Difference(NamedTuple):
    """A field of which the typed text says one thing and the entry another; one of the two may be empty.

    `start` and `end` are the place in the typed text; `is_grave` where the reader is sent elsewhere.
    """

    field: str
    typed: str
    stated: str
    start: int
    end: int
    is_grave: bool = True


def placed(typed: TypedReference, item: Mapping[str, Any], small: Set[str]) -> TypedReference:
    """What was read of a text, without parts taken for others by it, as happens where one between them is missing.

    What was read as the journal may belong to the title that is stated, as the title the journal, as a group of authors
    the title's beginning.
    """
    title, journal = _stated("title", item), _stated("container-title", item)
    parts = dict(typed.parts)
    if title and typed.value("container-title") and _lies_within(typed.value("container-title"), title):
        del parts["container-title"]
    elif journal and "container-title" not in parts and _same_title(typed.value("title"), journal, small):
        parts["container-title"] = parts.pop("title")
    are_title = title and all(name.literal and _lies_within(name.literal, title) for name in typed.names)
    return replace(typed, parts=parts, names=() if are_title else typed.names)


def _lies_within(part: str, whole: str) -> bool:
    return f" {folded(part)} " in f" {folded(whole)} "


def differences(typed: TypedReference, item: Mapping[str, Any], small: Set[str]) -> Iterator[Difference]:
    """What the text and the fields say differently. `small` are words that abbreviated titles leave out."""
    yield from _names(typed, item)
    for field, piece in typed.parts.items():
        stated = _stated(field, item)
        if not stated:
            if _is_wanted(field, piece.value, typed, item):
                yield Difference(field, piece.value, "", piece.start, piece.end, is_grave=False)
        elif not _agree(field, piece.value, stated, item, small) and not _is_misread(
            field, stated, typed.raw
        ):
            is_text = field in ("title", "container-title")
            shown = _words(piece.value, stated) if is_text else (piece.value, stated)
            is_grave = field not in (*_TEXTS, "title", "edition", "URL", "status")
            yield Difference(field, *shown, *_place(shown[0], piece, typed.raw), is_grave)


def _place(words: str, piece: Piece, raw: str) -> tuple[int, int]:
    """Where the words of a part stand, where they stand there as they are shown; else the whole part."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(raw, piece.start, piece.end)
    return found.span() if found else (piece.start, piece.end)


def _stated(field: str, item: Mapping[str, Any]) -> str:
    value = item.get(field)
    if field == "issued" and isinstance(value, Mapping):
        parts = value.get("date-parts")
        return str(parts[0][0]) if parts and parts[0] else ""
    return value if isinstance(value, str) else ""


def _is_wanted(field: str, value: str, typed: TypedReference, item: Mapping[str, Any]) -> bool:
    """Whether the entry should have a field that only the typed text has."""
    if field == "DOI":
        return value.lower() not in str(item.get("URL", "")).lower()
    is_number = field in ("volume", "issue", "page") and value != typed.value("issued")
    return (
        is_number and typed.type == item.get("type") == "article-journal" and not _is_elsewhere(field, item)
    )


def _is_elsewhere(field: str, item: Mapping[str, Any]) -> bool:
    """Whether what was typed as pages is stated as an article's number, and the like."""
    others = {
        "page": ("number",),
        "issue": ("supplement-number", "part-number"),
        "volume": ("collection-number", "number"),
    }
    return any(item.get(other) for other in others.get(field, ()))


def _agree(field: str, typed: str, stated: str, item: Mapping[str, Any], small: Set[str]) -> bool:
    if field in _IDENTIFIERS:
        return _identifier(typed) == _identifier(stated)
    if field == "page":
        return (
            ends_of(typed) == ends_of(stated) or ends_of(typed)[0] == ends_of(stated)[0] == ends_of(typed)[1]
        )
    if field == "container-title":
        titles = (
            stated,
            str(item.get("container-title-short") or stated),
            str(item.get("collection-title") or stated),
        )
        return any(_same_title(typed, title, small) for title in titles)
    if field in ("title", *_TEXTS):
        one, other = folded(typed), folded(stated)
        return one == other or (field in _TEXTS and (one in other or other in one))
    if field == "edition":
        return re.sub(r"\D", "", typed) == re.sub(r"\D", "", stated)
    if field in _NUMBERS:
        return _number(typed) == _number(stated)
    return field in ("URL", "status", "accessed") or typed == stated


def _same_title(typed: str, stated: str, small: Set[str]) -> bool:
    one, other = (re.sub(r"\s*\([^()]*\)\s*$", "", title) for title in (typed, stated))
    return folded(one) == folded(other) or same_journal(one, other, small) or folded(typed) == folded(stated)


def _identifier(text: str) -> str:
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:|pmid:|pmc)\s*|[\s.]+$", "", text.strip().lower())


def _number(text: str) -> str:
    """A volume or issue without words and spaces: `No. 3 (Suppl 2)` is `3suppl2`."""
    bare = _DASHES.sub("-", text.lower())
    bare = re.sub(r"\b(vol(?:umen?)?|no|núm(?:ero)?|nº|n\.º|ed)\b\.?", "", bare)
    return re.sub(r"[\s.,:()]+|(?<=supp)l(?:emento?)?|(?<=sup)(?:p?l)?(?:emento?)?", "", bare)


def ends_of(pages: str) -> tuple[str, str]:
    """First and last page, the last in full: `559-61` ends in 561."""
    text = _DASHES.sub("-", pages.strip().lower())
    found = range_of(text)
    if found and text[0].isdigit():
        return str(found.numbers[0]), str(found.numbers[1])
    first, _, last = text.partition("-")
    digits = re.sub(r"\D", "", last)
    stem = re.match(r"\D*", first)
    number = re.sub(r"\D", "", first)
    if digits and len(digits) < len(number):
        digits = number[: len(number) - len(digits)] + digits
    return first, f"{stem[0] if stem else ''}{digits}" if digits else first


def _is_misread(field: str, stated: str, raw: str) -> bool:
    """Whether a text does say what the field states, and only another part of it was taken for the field."""
    return field in ("title", "container-title", *_TEXTS) and folded(stated) in folded(raw)


def _words(typed: str, stated: str) -> tuple[str, str]:
    """The words of each that the other has not, with what lies between them."""
    one, other = typed.split(), stated.split()
    keys = [folded(word) for word in one], [folded(word) for word in other]
    blocks = difflib.SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    head = blocks[0].size if blocks[0].a == blocks[0].b == 0 else 0
    last = blocks[-2] if len(blocks) > 1 else blocks[0]
    tail = last.size if last.a + last.size == len(one) and last.b + last.size == len(other) else 0
    tail = min(tail, len(one) - head, len(other) - head)
    shown = one[head : len(one) - tail], other[head : len(other) - tail]
    if not all(shown) and head:  # a word left out: shown with the one before it
        shown = one[head - 1 : len(one) - tail], other[head - 1 : len(other) - tail]
    elif not all(shown) and tail:  # with the one after it
        shown = one[: len(one) - tail + 1], other[: len(other) - tail + 1]
    ours, theirs = (" ".join(words).strip(" .,;:") for words in shown)
    return ours or typed, theirs or stated


def _names(typed: TypedReference, item: Mapping[str, Any]) -> Iterator[Difference]:
    people = item.get("author") or item.get("editor") or ()
    stated = [person for person in people if isinstance(person, Mapping) and _shown(person)]
    open_ended = any(person.get("others") for person in people if isinstance(person, Mapping))
    if not typed.names or not stated:
        return
    keys = (
        [folded(name.literal or name.family) for name in typed.names],
        [folded(_shown(one)) for one in stated],
    )
    if turned := _turned(keys, typed, stated):
        yield turned
        return
    for kind, start, end, first, last in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        ours, theirs = typed.names[start:end], stated[first:last]
        if kind == "replace" and len(ours) == len(theirs):
            yield from (_person(*pair) for pair in zip(ours, theirs, strict=True) if not _same_person(*pair))
        elif kind != "equal":
            at_end = start == len(typed.names) or end == len(typed.names)
            if at_end and ((not ours and typed.others) or (not theirs and open_ended)):
                continue
            missed = [person for person in theirs if folded(_shown(person)) not in folded(typed.raw)]
            misread = [name for name in ours if any(_is_within(person, name) for person in stated)]
            if (ours or missed) and not misread:
                yield _left_out(ours, missed, typed, start)
        else:
            yield from (
                _person(*pair) for pair in zip(ours, theirs, strict=True) if not _same_initials(*pair)
            )


def _turned(
    keys: tuple[list[str], list[str]], typed: TypedReference, stated: list[Mapping[str, Any]]
) -> Difference | None:
    """Authors that both lists have, and in another order: those from the first to the last that stand elsewhere."""
    counts = [Counter(side) for side in keys]
    shared = {key for key in keys[0] if key and counts[0][key] == counts[1][key] == 1}
    ours = [at for at, key in enumerate(keys[0]) if key in shared]
    theirs = [at for at, key in enumerate(keys[1]) if key in shared]
    odd = [
        at for at, (one, other) in enumerate(zip(ours, theirs, strict=True)) if keys[0][one] != keys[1][other]
    ]
    if not odd:
        return None
    names = [typed.names[at] for at in ours[odd[0] : odd[-1] + 1]]
    people = [stated[at] for at in theirs[odd[0] : odd[-1] + 1]]
    shown = ", ".join(name.literal or name.family for name in names), ", ".join(map(_shown, people))
    return Difference("author", *shown, names[0].start, names[-1].end)


def _shown(person: Mapping[str, Any]) -> str:
    parts = (person.get("non-dropping-particle"), person.get("family") or person.get("literal"))
    return " ".join(str(part) for part in parts if part)


def _is_within(person: Mapping[str, Any], name: TypedName) -> bool:
    return bool({*folded(_shown(person)).split()} & {*folded(f"{name.literal} {name.family}").split()})


def _same_person(name: TypedName, person: Mapping[str, Any]) -> bool:
    one, other = folded(name.literal or name.family), folded(_shown(person))
    if folded(f"{name.family} {name.given}") == folded(f"{_shown(person)} {person.get('given') or ''}"):
        return True
    return one in other or other in one if name.literal or person.get("literal") else one == other


def _same_initials(name: TypedName, person: Mapping[str, Any]) -> bool:
    """Whether the initials of one are those of the other, or the first of them."""
    one, other = initials_of(name.given), initials_of(str(person.get("given") or ""))
    return one.startswith(other) or other.startswith(one)


def _person(name: TypedName, person: Mapping[str, Any]) -> Difference:
    stated = " ".join(part for part in (_shown(person), str(person.get("given") or "")) if part)
    typed = name.literal or f"{name.family} {name.given}".strip()
    same_letters = folded(typed) == folded(stated)
    return Difference("author", typed, stated, name.start, name.end, is_grave=not same_letters)


def _left_out(
    ours: tuple[TypedName, ...], theirs: list[Mapping[str, Any]], typed: TypedReference, start: int
) -> Difference:
    """Names that only one of the two lists has."""
    near = typed.names[min(start, len(typed.names) - 1)]
    shown = ", ".join(name.literal or name.family for name in ours), ", ".join(map(_shown, theirs))
    end = ours[-1].end if ours else near.end
    return Difference("author", *shown, ours[0].start if ours else near.start, end)
