"""What comes back from a translator, whatever the format."""

from dataclasses import dataclass

from ...findings import Finding, Message, Severity
from ...model.span import Span
from .keys import Key


@dataclass(frozen=True, slots=True)
class Returned:
    """A translation as a file states it.

    `stated` is the name it goes by in the file, `key` what that says, None where it is no name of ours;
    `source` the source text that the file has, `text` the translation, both Markdown. `is_finished` is
    False where the file says that somebody has to look at it yet; `is_guess` where the translator's
    program put it there; `is_confirmed` where the file says outright that it is right.
    """

    stated: str
    key: Key | None
    source: str
    text: str
    line: int
    is_finished: bool = True
    is_guess: bool = False
    is_confirmed: bool = False
    is_reviewed: bool = False
    lacks: tuple[str, ...] = ()  # placeables that cannot be told any more


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that came back: its languages as it states them, who worked on it, its translations, its faults."""

    name: str
    source_language: str
    language: str
    by: str
    items: tuple[Returned, ...]
    faults: tuple[Finding, ...] = ()


def found(
    file: str, line: int, rule: str, severity: Severity, what: Message, hint: Message | None = None
) -> Finding:
    """A finding in a returned file."""
    return Finding(rule, severity, what, Span(file, line, 1, line, 1), hint)
