"""JSON text to plain data and the place of every value and key, as `yaml_source` gives them of YAML.

Python's own reader says whether the text is JSON; a walk over it then notes where everything stands.
Numbers, true and false stay as typed.
"""

import json
import re

from ..findings import Findings, Message, message
from ..model.article import SourceMap, ValuePath
from ..model.span import Span
from ..rules import report
from . import rules
from .text import without_escaped_controls
from .yaml_source import Plain, Structured

_SPACE = re.compile(r"[ \t\n]*")
_DECODER = json.JSONDecoder()
_BARE = re.compile(r"[^\s,\]}]+")
_DEEPEST = 60
_SLIPS = {
    "Expecting ','": message("A comma or a closing bracket is missing before this."),
    "Expecting property name": message(
        "A key in double quotes should stand here; no comma stands before “}”."
    ),
    "Expecting ':'": message("A colon is missing after this key."),
    "Expecting value": message("A value is missing here; no comma stands before “]”."),
    "Illegal trailing comma": message("There is a comma here with nothing after it."),
    "Extra data": message("The data end before this; what follows belongs to nothing."),
    "Unterminated string": message("The text that begins here is never closed with a double quote."),
    "Invalid control": message("A text in double quotes cannot hold a line end or a tab."),
    "Invalid \\": message("After a backslash, this letter has no meaning."),
}


def read_json(text: str, file: str, findings: Findings) -> Structured | None:
    """The data of a JSON text; None, with a finding, where it is not JSON."""
    walk = _Walk(text, file, findings)
    try:
        json.loads(text)
        data = walk.value(())
    except json.JSONDecodeError as error:
        span = Span(file, error.lineno, error.colno, error.lineno, error.colno + 1)
        report(findings, rules.REFERENCES_ARE_READABLE, _explained(error.msg), span)
        return None
    except RecursionError:
        what = message("Values are nested too deep here.")
        report(findings, rules.REFERENCES_ARE_READABLE, what, Span(file, 1, 1, 1, 1))
        return None
    return Structured(data, SourceMap(file, walk.spans, walk.keys), text)


def _explained(problem: str) -> Message:
    for sign, what in _SLIPS.items():
        if problem.startswith(sign):
            return what
    return message("This is not well-formed JSON.")


def _read_string(text: str, start: int) -> tuple[str, int]:
    """The text in quotes that begins at an offset, and the offset after it."""
    value, end = _DECODER.raw_decode(text, start)
    return str(value), end


class _Walk:
    """Goes through a text that is known to be JSON."""

    def __init__(self, text: str, file: str, findings: Findings) -> None:
        self._text, self._file, self._findings = text, file, findings
        self._at = 0
        self._line, self._line_start = 1, 0  # of the place last asked for; places are asked for in order
        self.spans: dict[ValuePath, Span] = {}
        self.keys: dict[ValuePath, Span] = {}

    def value(self, path: ValuePath) -> Plain:
        """The value that begins here."""
        if len(path) > _DEEPEST:
            raise RecursionError
        self._skip()
        start = self._point()
        match self._text[self._at]:
            case "{":
                data: Plain = self._object(path)
            case "[":
                data = self._array(path)
            case '"':
                data = self._string()
            case _:
                data = self._bare()
        span = self.spans[path] = Span(self._file, *start, *self._point())
        if isinstance(data, str):
            return without_escaped_controls(data, span, self._findings)
        return data

    def _object(self, path: ValuePath) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        self._step()
        while self._text[self._at] != "}":
            start = self._point()
            key = self._string()
            span = Span(self._file, *start, *self._point())
            self._step_past(":")
            if key in result:
                self._report_repeated(key, span, self.keys[(*path, key)].line)
                self.value(("",))  # noted under a path that nothing asks for
            else:
                self.keys[(*path, key)] = span
                result[key] = self.value((*path, key))
            self._step_past(",")
        self._at += 1
        return result

    def _array(self, path: ValuePath) -> list[Plain]:
        result: list[Plain] = []
        self._step()
        while self._text[self._at] != "]":
            result.append(self.value((*path, len(result))))
            self._step_past(",")
        self._at += 1
        return result

    def _string(self) -> str:
        value, self._at = _read_string(self._text, self._at)
        # Half of a surrogate pair is no character, and cannot be written anywhere.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _bare(self) -> str | None:
        found = _BARE.match(self._text, self._at)
        word = found[0] if found else ""
        self._at += len(word)
        return None if word == "null" else word

    def _report_repeated(self, key: str, span: Span, line: int) -> None:
        what = message("The key “{key}” stands twice here; its first value is used.", key=key)
        hint = message("The first is in line {line}. Delete one of them.", line=line)
        report(self._findings, rules.KEYS_ARE_UNIQUE, what, span, hint)

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _step(self) -> None:
        self._at += 1
        self._skip()

    def _step_past(self, mark: str) -> None:
        self._skip()
        if self._text[self._at] == mark:
            self._step()

    def _point(self) -> tuple[int, int]:
        """Line and column of the present place."""
        last = self._text.rfind("\n", self._line_start, self._at)
        if last >= 0:
            self._line += self._text.count("\n", self._line_start, self._at)
            self._line_start = last + 1
        return self._line, self._at - self._line_start + 1
