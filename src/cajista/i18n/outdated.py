"""What an edition says of its parts that follow an older version of their source, or are not translated yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from ..locale import Locale
from ..model.block import BlockQuote, BulletList, Figure, Heading, ListItem, OrderedList, Paragraph, Table
from ..model.edition import Edition, OutdatedPart
from ..model.inline import plain_text
from ..model.span import Span
from .segments import Segment
from .standing_of import Translation
from .states import OUTDATED

_What: TypeAlias = Literal["", "paragraph", "list", "quotation", "heading", "after", "beginning"]


@dataclass(frozen=True)
class _Place:
    """A block of an edition's text: the section that it is in, what it is, its number among its like there."""

    section: str
    what: _What
    number: int
    span: Span | None
    id: str = ""
    name: str = ""  # where it has one of its own
    items: tuple[ListItem, ...] = ()

    def holds(self, line: int) -> bool:
        """Whether a line of the text is in it."""
        return _holds(self.span, line)


@dataclass(slots=True)
class _Group:
    """Outdated places that readers are told of in one go: paragraphs of one section."""

    name: str = ""
    numbers: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    id: str = ""


def with_outdated(edition: Edition, translation: Translation, locale: Locale) -> Edition:
    """The edition with the names and places of its outdated parts, in the order in which readers meet them."""
    return replace(
        edition,
        outdated=tuple(_parts(edition, translation, locale)),
        source_language=translation.source_language,
    )


def _parts(edition: Edition, translation: Translation, locale: Locale) -> Iterator[OutdatedPart]:
    places = list(_places(edition, locale))
    groups: dict[tuple[bool, str, str], _Group] = {}
    last: Segment | None = None
    for one in translation.standings:
        last = one.target or last
        if one.state not in OUTDATED:
            continue
        is_missing = one.target is None
        place, span = _place(one.target or one.source, last, places, edition, locale)
        group = groups.setdefault(
            (is_missing, place.section if not place.name else "", place.name or place.what), _Group()
        )
        group.name = place.name or place.section
        if place.number not in group.numbers:
            group.numbers.append(place.number)
        if span and not is_missing and span not in group.spans:
            group.spans.append(span)
            group.id = group.id or place.id
    for at, ((is_missing, _, what), group) in enumerate(groups.items(), start=1):
        name = _named(what, group, locale)
        anchor = (group.id or f"outdated-{at}") if group.spans else ""
        yield OutdatedPart(name, tuple(group.spans), anchor, is_missing)


def _named(what: str, group: _Group, locale: Locale) -> str:
    """What readers are told of a group: "Methods, paragraphs 2 and 5"."""
    numbers = [str(number) for number in group.numbers]
    listed = locale.listed(numbers)
    said = {
        "paragraph": locale.say_in("outdated part", "paragraph {number}", number=listed)
        if len(numbers) == 1
        else locale.say_in("outdated part", "paragraphs {numbers}", numbers=listed),
        "after": locale.say_in("outdated part", "after paragraph {number}", number=listed),
        "beginning": locale.say_in("outdated part", "at the beginning"),
        "list": locale.say_in("outdated part", "list"),
        "quotation": locale.say_in("outdated part", "quotation"),
        "heading": locale.say_in("outdated part", "heading “{title}”", title=group.name),
    }.get(what)
    if said is None or what == "heading":
        return said or group.name
    if group.name:
        return locale.say_in("outdated part", "{section}, {part}", section=group.name, part=said)
    return said


def _place(
    segment: Segment | None, last: Segment | None, places: Sequence[_Place], edition: Edition, locale: Locale
) -> tuple[_Place, Span | None]:
    """Where a segment of the translation stands, or where one that it lacks would, and the block to be marked."""
    assert segment
    if name := _front(segment, locale):
        return _Place("", "", 0, None, name=name), None
    if segment is not last:  # it is missing
        return _after(last, places, segment, locale), None
    line = segment.span.line
    for place in places:
        if place.holds(line):
            return place, _item(place.items, line) or place.span
    for number, note in enumerate(edition.body.footnotes.values(), start=1):
        if _holds(note.span, line):
            return _note(locale, number), None
    return _Place("", "", 0, None, name=locale.say_in("outdated part", "the text")), None


def _note(locale: Locale, number: int) -> _Place:
    return _Place("", "", 0, None, name=locale.say_in("outdated part", "note {number}", number=number))


def _after(last: Segment | None, places: Sequence[_Place], segment: Segment, locale: Locale) -> _Place:
    """The place of what is missing: in the table or figure of which a part is there, else after a paragraph."""
    if segment.kind == "footnote":
        return _Place("", "", 0, None, name=locale.say_in("outdated part", "a note"))
    before = [place for place in places if last and place.span and place.span.line <= last.span.line]
    if not before or (last and _front(last, locale)):
        return _Place("", "beginning", 0, None)
    place = before[-1]
    if place.name and segment.kind in ("cell", "caption", "alternative"):
        return place
    paragraphs = [one for one in before if one.section == place.section and one.what == "paragraph"]
    if not paragraphs:
        return _Place(place.section, "beginning", 0, None)
    return _Place(place.section, "after", paragraphs[-1].number, None)


def _front(segment: Segment, locale: Locale) -> str:
    """What a part of the front matter is called; empty where the segment is of the body."""
    match segment.kind:
        case "title":
            return locale.say_in("outdated part", "title")
        case "subtitle":
            return locale.say_in("outdated part", "subtitle")
        case "short_title":
            return locale.say_in("outdated part", "short title")
        case "notice":
            return locale.say_in("outdated part", "notice")
        case "keyword":
            return locale.say_in("outdated part", "keywords")
        case "abstract":
            return locale.say_in("outdated part", "abstract")
        case "declaration":
            return locale.say_in("outdated part", "declarations")
        case _:
            return ""


def _places(edition: Edition, locale: Locale) -> Iterator[_Place]:
    """The blocks of the body, each in its section."""
    section, paragraphs = "", 0
    for block in edition.body.blocks:
        match block:
            case Heading(_, children, identifier):
                section, paragraphs = plain_text(children), 0
                yield _Place(section, "heading", 0, block.span, identifier)
            case Paragraph():
                paragraphs += 1
                yield _Place(section, "paragraph", paragraphs, block.span)
            case BulletList(items) | OrderedList(items):
                yield _Place(section, "list", 0, block.span, items=items)
            case BlockQuote():
                yield _Place(section, "quotation", 0, block.span)
            case Figure(id=identifier, number=number):
                name = locale.say_in("mention", "Figure {number}", number=number)
                yield _Place(section, "", number, block.span, identifier, name)
            case Table(id=identifier, number=number):
                name = locale.say_in("mention", "Table {number}", number=number)
                yield _Place(section, "", number, block.span, identifier, name)


def _item(items: Sequence[ListItem], line: int) -> Span | None:
    """The innermost list item in which a line is."""
    for item in items:
        if _holds(item.span, line):
            lists = (block for block in item.children if isinstance(block, (BulletList, OrderedList)))
            return next(filter(None, (_item(one.items, line) for one in lists)), item.span)
    return None


def _holds(span: Span | None, line: int) -> bool:
    return span is not None and span.line <= line <= span.end_line
