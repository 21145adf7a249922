"""What a YAML parser says of broken grammar, in an editor's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..findings import Message, message
from ..rules import Rule
from . import rules

_JOINED = re.compile(r"\s*(?:- )*[A-Za-z_-]+:(?=[^\s/])")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A slip of grammar; line and column count from 0."""

    rule: Rule
    message: Message
    hint: Message
    line: int
    column: int


def explained(error: Any, lines: Sequence[str]) -> Mistake:
    """What a `yaml.YAMLError` means. libyaml and PyYAML's own parser word some slips differently."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    here, opened = _point(getattr(error, "problem_mark", None)), _point(getattr(error, "context_mark", None))
    point = here or opened or (0, 0)
    character = _character(lines, point)
    if character == "\\":
        character = _character(lines, (point[0], point[1] + 1))
    if "tab character" in problem or "'\\t'" in problem or character == "\t":
        return _tab(lines, point)
    if "end of stream" in problem and "quoted" in context:
        return _unclosed_quote(opened or point)
    if "flow" in context and ("expected" in problem):
        return _unclosed_bracket(lines, opened or point)
    if "mapping values" in problem and (joined := _joined_key(lines, point[0] - 1)) is not None:
        return _missing_space(point[0] - 1, joined)
    if "block mapping" in context and _follows_closed_value(lines, point):
        return _after_value(point)
    rule = rules.YAML_IS_WELL_FORMED
    for sign, what, hint in _SLIPS:
        if sign in problem or sign in context:
            return Mistake(rule, message(what.text, character=character), hint, *point)
    what = message("The YAML cannot be understood from here on.")
    return Mistake(rule, what, message("If this is text, put it in quotes."), *point)


# What the parser says → what it means, and how to mend it.
_SLIPS = (
    (
        "mapping values are not allowed",
        message("There is a colon here where no key can stand."),
        message(
            "If the colon is part of a text, put the whole text in quotes; otherwise indent it like its neighbours."
        ),
    ),
    (
        "cannot start any token",
        message("A value cannot begin with “{character}”."),
        message("Put the whole text in quotes."),
    ),
    (
        "could not find expected ':'",
        message("The line before this one is neither a key with its value nor part of a longer text."),
        message("Write “key: value”, or indent the lines of a longer text alike."),
    ),
    (
        "unknown escape",
        message("After a backslash in double quotes, “{character}” has no meaning."),
        message("Use single quotes around the text, or write the backslash twice."),
    ),
    (
        "escape",
        message("This escape in double quotes is incomplete."),
        message("Use single quotes around the text."),
    ),
    (
        "scanning an alias",
        message("A value that begins with “*” is taken for the repetition of another."),
        message("Put the whole text in quotes."),
    ),
    (
        "scanning an anchor",
        message("A value that begins with “&” is taken for a mark to repeat it by."),
        message("Put the whole text in quotes."),
    ),
    (
        "tag",
        message("A value that begins with “!” is taken for a tag."),
        message("Put the whole text in quotes."),
    ),
    (
        "block mapping",
        message("This line does not fit with the keys above it."),
        message(
            "Indent the keys of one mapping alike; put a text that holds quotes or brackets in quotes as a whole."
        ),
    ),
    (
        "block collection",
        message("This line does not fit with the list above it."),
        message("Indent the items of one list alike, each with its hyphen."),
    ),
    (
        "block entry",
        message("A list item cannot stand here."),
        message("Begin the list on a line of its own, below its key."),
    ),
    (
        "sequence entries are not allowed",
        message("A list item cannot stand here."),
        message("Begin the list on a line of its own, below its key."),
    ),
    (
        "block scalar",
        message("The first line of a longer text (after “|” or “>”) is not as it must be."),
        message(
            "Nothing but a comment stands after “|” or “>”; the text begins in the next line, indented with spaces."
        ),
    ),
    (
        "document start",
        message("Something stands here after the end of the data."),
        message("Indent it to what it belongs to, or delete it."),
    ),
    (
        "directive",
        message("A line cannot begin with “%” here."),
        message("Put the whole text in quotes."),
    ),
)


def _tab(lines: Sequence[str], point: tuple[int, int]) -> Mistake:
    """A tab; the mark may stand at it or after it."""
    line, column = point
    if _character(lines, point) != "\t" and line < len(lines):
        column = max(lines[line].rfind("\t", 0, column), 0) if "\t" in lines[line] else column
    what = message("There is a tab here; YAML is indented with spaces.")
    return Mistake(rules.YAML_HAS_NO_TABS, what, message("Replace the tab with spaces."), line, column)


def _joined_key(lines: Sequence[str], line: int) -> int | None:
    """The column of a colon without its space, in a line that was meant as a key with its value."""
    found = _JOINED.match(lines[line]) if line >= 0 else None
    return found.end() - 1 if found else None


def _missing_space(line: int, column: int) -> Mistake:
    what = message("There is no space after this colon, so that the line is no key with its value.")
    return Mistake(rules.YAML_IS_WELL_FORMED, what, message("Write “key: value”."), line, column)


def _follows_closed_value(lines: Sequence[str], point: tuple[int, int]) -> bool:
    line, column = point
    return line < len(lines) and lines[line][:column].rstrip()[-1:] in tuple("\"'])}")


def _after_value(point: tuple[int, int]) -> Mistake:
    what = message("The value ends before this, with its closing quotation mark or bracket.")
    hint = message("If the marks are part of the text, put all of it in quotes of the other kind.")
    return Mistake(rules.YAML_IS_WELL_FORMED, what, hint, *point)


def _unclosed_quote(opened: tuple[int, int]) -> Mistake:
    what = message("The quotation mark that opens here is never closed.")
    hint = message("Close it, or, if the text holds such marks itself, use the other kind around it.")
    return Mistake(rules.YAML_IS_WELL_FORMED, what, hint, *opened)


def _unclosed_bracket(lines: Sequence[str], opened: tuple[int, int]) -> Mistake:
    if _character(lines, opened) not in _BRACKETS:
        opened = _last_open(lines, opened)
    bracket = _character(lines, opened)
    what = message("The bracket “{bracket}” that opens here is not closed as it should be.", bracket=bracket)
    hint = message("Close it, part its items with commas, or, if this is text, put the whole in quotes.")
    return Mistake(rules.YAML_IS_WELL_FORMED, what, hint, *opened)


_BRACKETS = {"[": "]", "{": "}"}
_TEXT_IN_QUOTES = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|(?:^|\s)#.*")


def _last_open(lines: Sequence[str], point: tuple[int, int]) -> tuple[int, int]:
    """The bracket before a point that is not closed."""
    closed: list[str] = []
    for number in range(min(point[0], len(lines) - 1), -1, -1):
        line = lines[number] if number < point[0] else lines[number][: point[1]]
        plain = _TEXT_IN_QUOTES.sub(lambda found: " " * len(found[0]), line)
        for column in range(len(plain) - 1, -1, -1):
            if plain[column] in _BRACKETS.values():
                closed.append(plain[column])
            elif plain[column] in _BRACKETS and not (closed and closed.pop() == _BRACKETS[plain[column]]):
                return number, column
    return point


def _point(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _character(lines: Sequence[str], point: tuple[int, int]) -> str:
    line, column = point
    return lines[line][column : column + 1] if line < len(lines) else ""
