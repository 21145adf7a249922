"""YAML to plain values and their places.

Plain scalars stay as they were typed (`NO`, `07654`, `417.10`, `2023-02-01`): what a value means is the
field's affair. Only nothing, `~` and `null` are None.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from ..findings import Findings, Message, message
from ..model.article import SourceMap, ValuePath
from ..model.span import Span, start_of
from ..rules import report
from .rules import FILES_ARE_PRESENT, KEYS_ARE_UNIQUE, YAML_IS_WELL_FORMED

Data: TypeAlias = Any
_MOST_VALUES = 200_000  # beyond this, aliases that multiply are meant to do harm
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ["str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value"]
}
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatterText:
    """A Markdown file in two: the YAML between its `---` lines, and the body from `body_line` on."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def read_yaml(text: str, file: str, findings: Findings, first_line: int = 1) -> tuple[Data, SourceMap]:
    """The value of a YAML text and where everything in it stands; None, with findings, where it has none.

    `first_line` is the line of `file` on which the text begins.
    """
    reading = _Reading(file, first_line - 1, text.split("\n"), findings)
    try:
        documents = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        reading.syntax_error(error)
        return None, SourceMap(file)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        report(
            findings,
            YAML_IS_WELL_FORMED,
            message("This cannot be read: {reason}.", reason=_first_line(error)),
            start_of(file),
        )
        return None, SourceMap(file)
    if len(documents) > 1:
        reading.problem(message("A second document begins here; a file holds one."), documents[1])
    data = reading.value(documents[0], ()) if documents and documents[0] is not None else None
    return data, SourceMap(file, reading.spans, reading.keys)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


@dataclass(slots=True)
class _Reading:
    """The reading of one YAML text."""

    file: str
    offset: int
    lines: list[str]
    findings: Findings
    spans: dict[ValuePath, Span] = field(default_factory=dict)
    keys: dict[ValuePath, Span] = field(default_factory=dict)
    within: list[int] = field(default_factory=list)
    count: int = 0

    def value(self, node: yaml.Node, path: ValuePath) -> Data:
        self.count += 1
        self.spans[path] = self.span(node)
        if id(node) in self.within or self.count > _MOST_VALUES:
            if self.count <= _MOST_VALUES + 1:
                self.problem(message("This alias repeats itself without end."), node)
            return None
        if node.tag not in _TAGS:
            self.problem(
                message("The tag {tag} is not allowed.", tag=node.tag),
                node,
                message("Delete it: values are written without tags."),
            )
        self.within.append(id(node))
        try:
            return self.content(node, path)
        finally:
            self.within.pop()

    def content(self, node: yaml.Node, path: ValuePath) -> Data:
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, at)) for at, item in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in ("", "~", "null") else node.value

    def mapping(self, node: yaml.MappingNode, path: ValuePath) -> dict[str, Data]:
        result: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problem(message("A key must be a plain word."), key_node)
                continue
            key = str(key_node.value)
            if key in result:
                first = self.keys[(*path, key)].line
                report(
                    self.findings,
                    KEYS_ARE_UNIQUE,
                    message(
                        "The key {key} stands here a second time (first on line {line}).", key=key, line=first
                    ),
                    self.span(key_node),
                    hint=message("Delete one of the two."),
                )
                continue
            self.keys[(*path, key)] = self.span(key_node)
            result[key] = self.value(value_node, (*path, key))
        return result

    def span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        end_line, end_column = end.line, end.column
        if end_column == 0 and end_line > start.line:  # block values end at the start of the next line
            end_line = end.line - 1
            while end_line > start.line and not self.line(end_line).strip():
                end_line -= 1
            end_column = len(self.line(end_line).rstrip())
        return Span(
            self.file,
            start.line + 1 + self.offset,
            start.column + 1,
            end_line + 1 + self.offset,
            end_column + 1,
        )

    def line(self, index: int) -> str:
        return self.lines[index] if index < len(self.lines) else ""

    def problem(self, what: Message, node: yaml.Node, hint: Message | None = None) -> None:
        report(self.findings, YAML_IS_WELL_FORMED, what, self.span(node), hint=hint)

    def syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        what, hint = self.explained(str(error.problem or error.context or ""), line, column)
        at = Span(self.file, line + 1 + self.offset, column + 1, line + 1 + self.offset, column + 2)
        report(self.findings, YAML_IS_WELL_FORMED, what, at, hint=hint)

    def explained(self, problem: str, line: int, column: int) -> tuple[Message, Message]:
        """The parser's complaint in an editor's words."""
        text = self.line(line)
        if "\t" in text[: column + 1]:
            return message("A tab stands here; YAML takes only spaces."), message(
                "Put two spaces in its place."
            )
        if "mapping values are not allowed" in problem:
            return (
                message("A colon with a space after it stands inside a value."),
                message('Put the whole value in quotation marks: "…".'),
            )
        if "anchor" in problem or "alias" in problem:
            return (
                message("A value that begins with & or * is taken for a YAML anchor or alias."),
                message('Put the value in quotation marks: "…".'),
            )
        if "cannot start any token" in problem:
            return (
                message(
                    "A value cannot begin with the character {character}.",
                    character=text[column : column + 1],
                ),
                message('Put the value in quotation marks: "…".'),
            )
        if "end of stream" in problem or "unexpected end" in problem:
            return message("A quotation mark or bracket is opened and never closed."), message("Close it.")
        return (
            message("The file cannot be understood from here on ({problem}).", problem=problem or "?"),
            message(
                "Look at this line and the one before: indentation, quotation marks, a missing colon or hyphen."
            ),
        )


_FENCE = re.compile(r"---[ \t]*")


def split_front_matter(text: str, file: str, findings: Findings) -> FrontMatterText:
    """A Markdown file in its two parts. A file without front matter, or with one never closed, is a finding."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        report(findings, FILES_ARE_PRESENT, message("This file is empty."), start_of(file))
        return FrontMatterText("", 1, "", 1)
    while (
        first < len(lines)
        and lines[first].lstrip().startswith("<!--")
        and lines[first].rstrip().endswith("-->")
    ):
        first = next((at for at in range(first + 1, len(lines)) if lines[at].strip()), len(lines) - 1)
    if not _FENCE.fullmatch(lines[first]):
        report(
            findings,
            YAML_IS_WELL_FORMED,
            message("The file does not begin with front matter."),
            start_of(file),
            hint=message("Begin it with a line ---, then title: …, then another line ---."),
        )
        return FrontMatterText("", 1, text, 1)
    last = next((at for at in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[at])), None)
    if last is None:
        report(
            findings,
            YAML_IS_WELL_FORMED,
            message("The front matter that begins here is never closed."),
            Span(file, first + 1, 1, first + 1, 4),
            hint=message("Put a line --- between the front matter and the text."),
        )
        blank = next((at for at in range(first + 1, len(lines)) if not lines[at].strip()), len(lines))
        last = blank
        return FrontMatterText(
            "\n".join(lines[first + 1 : last]), first + 2, "\n".join(lines[last:]), last + 1
        )
    return FrontMatterText(
        "\n".join(lines[first + 1 : last]), first + 2, "\n".join(lines[last + 1 :]), last + 2
    )
