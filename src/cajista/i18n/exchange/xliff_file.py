"""Passages as XLIFF 1.2, for OmegaT and other translators' programs.

Citations, formulas, code and marks of notes are `x`, marks around words `g`; `equiv-text` has their
Markdown (of `g`, the opening and the closing mark with “…” between), so that they come back as they were.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ...findings import Translate, message
from ..segments import digest_of
from . import rules
from .keys import NOTHING, key_of
from .marks import Around, Piece, Sign, pieces_of
from .passages import Passage, Suggestion, name_of
from .po_file import Heading
from .returned import Returned, ReturnedFile, found
from .xml_reading import Element, XmlError, attribute, escaped, read_xml

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_GAP = "…"
_STATES = {
    "missing": "needs-translation",
    "stale": "needs-review-translation",
    "stale-edited": "needs-review-translation",
    "edited": "needs-review-translation",
    "unconfirmed": "needs-review-translation",
    "translated": "translated",
    "reviewed": "signed-off",
}
_OWN_TYPES = {"bold": "bold", "italic": "italic", "link": "link", "break": "lb", "image": "image"}
_FINISHED = ("translated", "signed-off", "final")
_PLAIN = ("alternative",)


def as_xliff(passages: Iterable[Passage], heading: Heading, say: Translate) -> str:
    """An XLIFF file of the passages, a `file` for each article."""
    by_file: dict[str, list[Passage]] = {}
    for one in passages:
        by_file.setdefault(one.file, []).append(one)
    files = "".join(_file(file, ones, heading, say) for file, ones in by_file.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="1.2" xmlns="{_NAMESPACE}">\n{files}</xliff>\n'
    )


def _file(file: str, passages: list[Passage], heading: Heading, say: Translate) -> str:
    name, _, version = heading.program.partition(" ")
    preview = passages[0].preview
    note = (
        f"<note>{escaped(message('Preview: {address}', address=preview).render(say))}</note>"
        if preview
        else ""
    )
    units = "".join(_unit(one, heading, say) for one in passages)
    return (
        f" <file original={attribute(file)} source-language={attribute(heading.source)}"
        f' target-language={attribute(heading.target)} datatype="x-markdown" tool-id="cajista">\n'
        f'  <header><tool tool-id="cajista" tool-name={attribute(name)} tool-version={attribute(version)}/>{note}'
        f"</header>\n  <body>\n{units}  </body>\n </file>\n"
    )


def _unit(one: Passage, heading: Heading, say: Translate) -> str:
    signs = _Signs()
    source = signs.rendered(one.source, one.key.kind)
    target = signs.rendered(one.target, one.key.kind)
    approved = "yes" if one.state in ("translated", "reviewed") else "no"
    lines = [
        f'<trans-unit id={attribute(str(one.key))} approved="{approved}" xml:space="preserve">',
        f" <source>{source}</source>",
        f' <target xml:lang={attribute(heading.target)} state="{_STATES.get(one.state, "new")}">{target}</target>',
        ' <context-group purpose="location">',
        f'  <context context-type="sourcefile">{escaped(one.file)}</context>',
        f'  <context context-type="linenumber">{one.line}</context>',
        " </context-group>",
        *(f' <note from="cajista">{escaped(text)}</note>' for text in _notes(one, say)),
        *_previous(one, heading, signs),
        *(_suggestion(each, one.key.kind, heading, signs) for each in one.suggestions),
        "</trans-unit>",
    ]
    return "".join(f"   {line}\n" for line in lines)


def _notes(one: Passage, say: Translate) -> Iterator[str]:
    kind = name_of(one.key.kind)
    under = message("{kind}, under: {heading}", kind=kind, heading=one.heading)
    yield (under if one.heading else kind).render(say)
    if one.state == "stale-edited" or one.is_stale:
        yield message("The source has changed since this was translated.").render(say)
    for term in one.terms:
        said = message("Glossary: {term} → {translation}", term=term.term, translation=term.translation)
        yield said.render(say) + (f" ({term.note})" if term.note else "")


def _previous(one: Passage, heading: Heading, signs: "_Signs") -> Iterator[str]:
    """What the source said when the translation was made."""
    if one.was:
        yield (
            f' <alt-trans alttranstype="previous-version"><source xml:lang={attribute(heading.source)}>'
            f"{signs.rendered(one.was, one.key.kind)}</source><target xml:lang={attribute(heading.target)}>"
            f"{signs.rendered(one.target, one.key.kind)}</target></alt-trans>"
        )


def _suggestion(one: Suggestion, kind: str, heading: Heading, signs: "_Signs") -> str:
    return (
        f' <alt-trans match-quality="{one.score}%" origin={attribute(one.origin or "memory")}>'
        f"<source xml:lang={attribute(heading.source)}>{signs.rendered(one.source, kind)}</source>"
        f"<target xml:lang={attribute(heading.target)}>{signs.rendered(one.text, kind)}</target></alt-trans>"
    )


_Place: TypeAlias = tuple[str, str, int]  # type, what it names or how it is written, which of several


class _Signs:
    """The placeables of a unit by their numbers; the first text that is rendered is its source.

    What names the same works or is written alike has the same number in every text; what is left, that of
    one of its type that is left in the source.
    """

    def __init__(self) -> None:
        self._numbers: dict[_Place, int] | None = None
        self._last = 0

    def rendered(self, text: str, kind: str) -> str:
        """A text with its placeables as elements."""
        pieces: tuple[Piece, ...] = (text,) if kind in _PLAIN else pieces_of(text)
        return "".join(_rendered(pieces, iter(self._assigned(pieces))))

    def _assigned(self, pieces: Iterable[Piece]) -> list[int]:
        """The numbers of a text's placeables, in order."""
        places = _places(pieces)
        if self._numbers is None:
            self._numbers = {place: number for number, place in enumerate(places, 1)}
            self._last = len(places)
        left = {place: number for place, number in self._numbers.items() if place not in places}
        assigned = []
        for place in places:
            like = next((one for one in left if one[0] == place[0]), None)
            if place in self._numbers:
                assigned.append(self._numbers[place])
            elif like:
                assigned.append(left.pop(like))
            else:
                self._last += 1
                assigned.append(self._last)
        return assigned


def _places(pieces: Iterable[Piece]) -> list[_Place]:
    """The placeables of a text, those around words before those within."""
    seen: Counter[tuple[str, str]] = Counter()
    places = []
    for one in _placeables(pieces):
        name = " ".join(one.names) if isinstance(one, Sign) and one.names else _raw(one)
        seen[one.type, name] += 1
        places.append((one.type, name, seen[one.type, name]))
    return places


def _placeables(pieces: Iterable[Piece]) -> Iterator[Sign | Around]:
    for one in pieces:
        if not isinstance(one, str):
            yield one
        if isinstance(one, Around):
            yield from _placeables(one.inner)


def _raw(one: Sign | Around) -> str:
    return one.raw if isinstance(one, Sign) else f"{one.opening}{_GAP}{one.closing}"


def _rendered(pieces: Iterable[Piece], numbers: Iterator[int]) -> Iterator[str]:
    for one in pieces:
        if isinstance(one, str):
            yield escaped(one)
            continue
        kind = _OWN_TYPES.get(one.type, f"x-{one.type}")
        head = f'id="{next(numbers)}" ctype={attribute(kind)} equiv-text={attribute(_raw(one))}'
        if isinstance(one, Sign):
            yield f"<x {head}/>"
        else:
            yield f"<g {head}>{''.join(_rendered(one.inner, numbers))}</g>"


def returned_xliff(data: bytes, name: str) -> list[ReturnedFile]:
    """What an XLIFF file brings back, a file for each article in it."""
    rule = rules.FILES_ARE_WELL_FORMED.id
    try:
        root = read_xml(data)
    except XmlError as error:
        return [ReturnedFile(name, "", "", "", (), (found(name, error.line, rule, "error", error.what),))]
    files = list(root.every("file"))
    if root.name != "xliff" or not files:
        what = message("This is no XLIFF 1.2 file.")
        hint = message("Have the translator's program save what it was given, in the same format.")
        return [ReturnedFile(name, "", "", "", (), (found(name, root.line, rule, "error", what, hint),))]
    return [_returned_file(name, one) for one in files]


def _returned_file(name: str, file: Element) -> ReturnedFile:
    items, faults = [], []
    for unit in file.every("trans-unit"):
        stated, source = unit.attributes.get("id", ""), unit.first("source")
        if source is None:
            what = message("This unit has no source.")
            faults.append(found(name, unit.line, rules.FILES_ARE_WELL_FORMED.id, "error", what))
        else:
            items.append(_returned(unit, stated, source))
    attributes = file.attributes
    return ReturnedFile(
        name,
        attributes.get("source-language", ""),
        attributes.get("target-language", ""),
        _translator(file),
        tuple(items),
        tuple(faults),
    )


def _translator(file: Element) -> str:
    return next(
        (one.attributes["contact-name"] for one in file.every("phase") if one.attributes.get("contact-name")),
        "",
    )


def _returned(unit: Element, stated: str, source: Element) -> Returned:
    target, key = unit.first("target"), key_of(stated)
    raws = dict(_raws(source))
    for other in (*unit.every("target"), *unit.every("source")):
        raws |= {number: raw for number, raw in _raws(other) if number not in raws}
    lacks: list[str] = []
    text = _markdown(target, raws, lacks) if target else ""
    said = _markdown(source, raws, [])
    state = target.attributes.get("state", "") if target else ""
    is_right = state in _FINISHED or unit.attributes.get("approved") == "yes"
    is_changed = key is None or key.target == NOTHING or digest_of(text) != key.target
    # Programs seldom change the state of what they have changed: a text that is new is one that is finished.
    is_reviewed = state == "final"  # which we never write
    return Returned(
        stated,
        key,
        said,
        text,
        unit.line,
        is_finished=is_right or is_changed,
        is_confirmed=is_right,
        is_reviewed=is_reviewed,
        lacks=tuple(lacks),
    )


def _raws(element: Element) -> Iterator[tuple[str, str]]:
    """The Markdown of the placeables in a text, by their numbers."""
    for name in ("x", "g"):
        for one in element.every(name):
            if "equiv-text" in one.attributes:
                yield one.attributes.get("id", ""), one.attributes["equiv-text"]


def _markdown(element: Element, raws: Mapping[str, str], lacks: list[str]) -> str:
    """A text with its placeables as Markdown; those whose Markdown nobody knows are noted in `lacks`."""
    pieces = []
    for one in element.content:
        if isinstance(one, str):
            pieces.append(one)
        elif one.name not in ("x", "g", "bx", "ex", "ph", "it", "bpt", "ept"):
            pieces.append(_markdown(one, raws, lacks))  # `mrk` and what programs add around words
        else:
            number = one.attributes.get("id", "")
            raw = one.attributes.get("equiv-text", raws.get(number))
            if raw is None:
                lacks.append(f"<{one.name} id={number}>")
                pieces.append(_markdown(one, raws, lacks))
            elif one.name == "g":
                opening, _, closing = raw.partition(_GAP)
                pieces.append(f"{opening}{_markdown(one, raws, lacks)}{closing}")
            else:
                pieces.append(raw)
    return "".join(pieces)
