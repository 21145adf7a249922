"""YAML text to plain data and the place of every value and key.

The data are dicts, lists, texts and None. A plain scalar stays the text that was typed (`NO`,
`12:47`, `07654`); only an empty one, `~` and `null` are None. PyYAML's parser gives the events, from
libyaml where it is there; the composing is ours, because PyYAML's resolves types, which would lose
the text, and recurses in C, which deep nesting can crash.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..findings import Findings, Message, message
from ..model.article import SourceMap, ValuePath
from ..model.span import Span, start_of
from ..rules import Rule, report
from . import rules
from .text import without_escaped_controls
from .yaml_errors import explained

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

_NULLS = frozenset(("", "~", "null"))
_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(
    _CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")
)
_PROPERTIES = re.compile(r"(?:(?:&[\w-]+|![^\s,\[\]{}]*)(?:\s+|#[^\n]*\n|$)*)+")
_DEEPEST = 60
_MOST_VALUES = 50_000


@dataclass(frozen=True, slots=True)
class Structured:
    """A structured file as read: its data, where they stand, and the text they were read from."""

    data: Plain
    source: SourceMap
    text: str
    first_line: int = 1


def read_yaml(text: str, file: str, findings: Findings, *, first_line: int = 1) -> Structured | None:
    """The data of a YAML text that begins at `first_line` of a file; None when its grammar is broken.

    `text` has LF line ends and no control characters, as `read_text` gives it. Data are None where
    there is nothing but comments.
    """
    composer = _Composer(text, file, first_line, findings)
    try:
        root = composer.compose()
    except _Stop:
        return None
    flat = _Flattener(file)
    try:
        data = flat.flatten(root, (), 0) if root else None
    except _Stop:
        what = message("The aliases in this file repeat values without end.")
        hint = message("Write the values out instead of repeating them with “*”.")
        report(findings, rules.YAML_ALIASES_ARE_SOUND, what, flat.place, hint)
        return None
    return Structured(data, SourceMap(file, flat.spans, flat.keys), text, first_line)


class _Stop(Exception):  # noqa: N818  # no error: it ends the reading of a file whose finding is noted
    """The file cannot be read further."""


@dataclass(slots=True)
class _Node:
    """A value with its place; `value` is a text or None, a list of nodes, or entries of a mapping."""

    value: "str | list[_Node] | dict[str, tuple[Span, _Node]] | None"
    span: Span
    is_repeated: bool = False  # by an alias


class _Composer:
    """Makes nodes of a parser's events and notes what is wrong with them."""

    def __init__(self, text: str, file: str, first_line: int, findings: Findings) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._file = file
        self._shift = first_line
        self._findings = findings
        self._events = self._checked_events(text)
        self._anchors: dict[str, _Node | None] = {}  # None while the value is still open

    def compose(self) -> _Node | None:
        """The root of the document, None if it has none."""
        root = None
        for event in self._events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and root is not None:
                self._refuse_second_document(event)
                break
            if kind not in ("StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"):
                root = self._node(event, 0)
        return root

    def _checked_events(self, text: str) -> Iterator[Any]:
        import yaml

        try:
            yield from _events(text)
        except yaml.YAMLError as error:
            mistake = explained(error, self._lines)
            place = self._span(mistake.line, mistake.column, mistake.line, mistake.column + 1)
            report(self._findings, mistake.rule, mistake.message, place, mistake.hint)
            raise _Stop from None

    def _node(self, event: Any, depth: int) -> _Node:
        kind = type(event).__name__
        if depth > _DEEPEST:
            what = message("Values are nested more than {count} deep here.", count=_DEEPEST)
            hint = message("Look for brackets or hyphens too many; no file needs so many levels.")
            self._note(rules.YAML_IS_WELL_FORMED, what, self._event_span(event), hint)
            raise _Stop
        if kind == "AliasEvent":
            return self._alias(event)
        self._check_tag(event)
        if event.anchor:
            self._anchors[event.anchor] = None
        if kind == "ScalarEvent":
            node = self._scalar(event)
        elif kind == "SequenceStartEvent":
            node = self._sequence(event, depth)
        else:
            node = self._mapping(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> _Node:
        span = self._event_span(event)
        if event.anchor not in self._anchors:
            what = message("“*{name}” repeats a value that is marked nowhere.", name=event.anchor)
            hint = message("A text that begins with “*” must stand in quotes.")
            self._note(rules.YAML_ALIASES_ARE_SOUND, what, span, hint)
            raise _Stop  # it is most likely a text, and what follows it would be reported in vain
        target = self._anchors[event.anchor]
        if target is None:
            what = message("“*{name}” repeats the value that it is part of, without end.", name=event.anchor)
            hint = message("Write the values out instead of repeating them with “*”.")
            self._note(rules.YAML_ALIASES_ARE_SOUND, what, span, hint)
            return _Node(None, span)
        return _Node(target.value, span, is_repeated=True)

    def _check_tag(self, event: Any) -> None:
        tag = event.tag
        if tag is None or tag == "!" or tag in _CORE_TAGS:
            return
        shown = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        what = message("The tag “{tag}” has no meaning here.", tag=shown)
        hint = message("Delete it; a text that begins with “!” must stand in quotes.")
        self._note(rules.YAML_HAS_NO_TAGS, what, self._event_span(event), hint)

    def _scalar(self, event: Any) -> _Node:
        if event.style in ("|", ">"):
            return _Node(event.value.rstrip("\n"), self._block_scalar_span(event))
        plain = event.style in (None, "")
        if plain and event.value in _NULLS and event.tag in (None, _CORE + "null"):
            return _Node(None, self._value_span(event))
        span = self._value_span(event)
        return _Node(
            event.value if plain else without_escaped_controls(event.value, span, self._findings), span
        )

    def _sequence(self, event: Any, depth: int) -> _Node:
        items: list[_Node] = []
        for inner in self._events:
            if type(inner).__name__ == "SequenceEndEvent":
                return _Node(items, self._collection_span(event, inner, items[-1].span if items else None))
            items.append(self._node(inner, depth + 1))
        raise _Stop

    def _mapping(self, event: Any, depth: int) -> _Node:
        entries: dict[str, tuple[Span, _Node]] = {}
        last: Span | None = None
        for inner in self._events:
            if type(inner).__name__ == "MappingEndEvent":
                return _Node(entries, self._collection_span(event, inner, last))
            key = self._node(inner, depth + 1)
            value = self._node(next(self._events), depth + 1)
            last = max(key.span, value.span, key=lambda span: span[3:])
            self._add(entries, key, value)
        raise _Stop

    def _add(self, entries: dict[str, tuple[Span, _Node]], key: _Node, value: _Node) -> None:
        name = key.value
        if not isinstance(name, str) or not name:
            hint = message(
                "A key is a word before a colon; a text in brackets or braces must stand in quotes."
            )
            self._note(rules.KEYS_ARE_TEXTS, message("This key is no word."), key.span, hint)
        elif name in entries:
            what = message("The key “{key}” stands twice here; its first value is used.", key=name)
            hint = message("The first is in line {line}. Delete one of them.", line=entries[name][0].line)
            self._note(rules.KEYS_ARE_UNIQUE, what, key.span, hint)
        else:
            entries[name] = (key.span, value)

    def _refuse_second_document(self, event: Any) -> None:
        what = message("A second document begins here; what follows is not read.")
        hint = message("Delete the line “---”, or move what follows into a file of its own.")
        self._note(rules.YAML_HAS_ONE_DOCUMENT, what, self._event_span(event), hint)

    def _note(self, rule: Rule, what: Message, span: Span, hint: Message | None = None) -> None:
        report(self._findings, rule, what, span, hint)

    def _span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """A span from a parser's marks, which count from 0."""
        shift = self._shift
        return Span(self._file, line + shift, column + 1, end_line + shift, end_column + 1)

    def _event_span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return self._span(start.line, start.column, end.line, end.column)

    def _value_span(self, event: Any) -> Span:
        """The span of a scalar without the anchor and tag before it, which the marks include."""
        if event.anchor is None and event.tag is None:
            return self._event_span(event)
        start, end = event.start_mark, event.end_mark
        behind = "\n".join(self._lines[start.line : end.line + 1])
        found = _PROPERTIES.match(behind, start.column)
        if not found:
            return self._event_span(event)
        passed = behind[: found.end()]
        line, column = start.line + passed.count("\n"), len(passed) - (passed.rfind("\n") + 1)
        return self._span(*min((line, column), (end.line, end.column)), end.line, end.column)

    def _block_scalar_span(self, event: Any) -> Span:
        """From the indicator to the end of the last line that has text."""
        start, last = event.start_mark, min(event.end_mark.line, len(self._lines) - 1)
        if event.end_mark.column == 0:
            last -= 1
        while last > start.line and not self._lines[last].strip():
            last -= 1
        return self._span(start.line, start.column, last, len(self._lines[last]))

    def _collection_span(self, start: Any, end: Any, last: Span | None) -> Span:
        """To the closing bracket or, where there is none, to the end of the last value."""
        if getattr(start, "flow_style", False) or last is None:
            return self._span(
                start.start_mark.line, start.start_mark.column, end.end_mark.line, end.end_mark.column
            )
        first = self._event_span(start)
        return first.to(last)


@dataclass(slots=True)
class _Flattener:
    """Lays out nodes as data and spans by path; a node that aliases share is laid out at each place."""

    file: str
    spans: dict[ValuePath, Span] = field(default_factory=dict)
    keys: dict[ValuePath, Span] = field(default_factory=dict)
    place: Span = field(init=False)

    def __post_init__(self) -> None:
        self.place = start_of(self.file)

    def flatten(self, node: _Node, path: ValuePath, depth: int) -> Plain:
        """The data of a node, its spans noted under `path`."""
        self.place = node.span
        if depth > _DEEPEST or (node.is_repeated and len(self.spans) > _MOST_VALUES):
            raise _Stop
        self.spans[path] = node.span
        value = node.value
        if isinstance(value, list):
            return [self.flatten(item, (*path, index), depth + 1) for index, item in enumerate(value)]
        if isinstance(value, Mapping):
            data: dict[str, Plain] = {}
            for key, (span, inner) in value.items():
                self.keys[(*path, key)] = span
                data[key] = self.flatten(inner, (*path, key), depth + 1)
            return data
        return value


def _events(text: str) -> Iterator[Any]:
    """The events of a YAML text, by libyaml where it is there."""
    import yaml

    parser = _parser(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        if isinstance(parser, yaml.SafeLoader):
            parser.dispose()


def _parser(text: str) -> Any:
    import yaml

    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
    except ImportError:  # PyYAML without libyaml
        return yaml.SafeLoader(text)
    return CParser(text)
