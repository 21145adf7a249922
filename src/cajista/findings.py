"""Findings: what an editor can mend. They are collected beside every stage, never raised."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeAlias

from .model.span import Span

Severity: TypeAlias = Literal["error", "warning", "info", "off"]
Translate: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values kept apart, so that it can be said in the user's language.

    `text` is English with `{name}` placeholders (where there are no values, braces are braces) and is
    the key of its translation. A value that is
    itself a `Message` is translated with it.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, translate: Translate = str) -> str:
        """The sentence in the language that `translate` speaks."""
        values = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format(**values) if values else translate(self.text)

    def to_plain(self) -> list[Any]:
        """The message in lists, mappings and plain values, for keeping."""
        plain = {k: v.to_plain() if isinstance(v, Message) else _plain(v) for k, v in self.values.items()}
        return [self.text, plain]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> "Message":
        """The message that `to_plain` took apart."""
        text, values = plain
        return cls(text, {k: cls.from_plain(v) if isinstance(v, list) else v for k, v in values.items()})


def _plain(value: object) -> str | int | float:
    return value if isinstance(value, (str, int, float)) else str(value)


def message(text: str, /, **values: object) -> Message:
    """A `Message`; the name by which translatable sentences are found in the source."""
    return Message(text, values)


class Edit(NamedTuple):
    """A stretch of a source file and the text that should stand in its place."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: which rule, how grave, what, how to mend it, and where.

    `fix` is the mending itself where there can be no other.
    """

    rule: str
    severity: Severity
    message: Message
    span: Span
    hint: Message | None = None
    article: str = ""
    language: str = ""
    fix: tuple[Edit, ...] = ()

    def sort_key(self) -> tuple[object, ...]:
        """By place, then rule, so that two runs list alike."""
        return (
            self.span,
            self.rule,
            self.message.text,
            sorted((k, str(v)) for k, v in self.message.values.items()),
        )

    def to_plain(self) -> list[Any]:
        """The finding in lists, mappings and plain values, for keeping."""
        hint = self.hint.to_plain() if self.hint else None
        place = (self.rule, self.severity, self.span, self.article, self.language, self.fix)
        return [*place, self.message.to_plain(), hint]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> "Finding":
        """The finding that `to_plain` took apart."""
        rule, severity, span, article, language, fix, said, hint = plain
        edits = tuple(Edit(Span(*place), text) for place, text in fix)
        what, how = Message.from_plain(said), Message.from_plain(hint) if hint else None
        return cls(rule, severity, what, Span(*span), how, article, language, edits)

    def to_json(self, translate: Translate = str) -> dict[str, Any]:
        """The finding as the JSON report gives it (contract: findings)."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message.render(translate),
            "hint": self.hint.render(translate) if self.hint else "",
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "end_line": self.span.end_line,
            "end_column": self.span.end_column,
            "article": self.article,
            "language": self.language,
        }


@dataclass(slots=True)
class Findings:
    """A list that grows as stages go by. Each belongs to one article, or to the project."""

    article: str = ""
    items: list[Finding] = field(default_factory=list)

    def add(
        self,
        rule: str,
        severity: Severity,
        what: Message,
        span: Span,
        *,
        hint: Message | None = None,
        language: str = "",
    ) -> None:
        """Notes one finding."""
        self.items.append(Finding(rule, severity, what, span, hint, self.article, language))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Notes findings made elsewhere."""
        self.items.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def settled(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    """The findings by place, exact repeats once, with the journal's own severities; those turned off left out."""
    graded = (replace(f, severity=severities.get(f.rule, f.severity)) for f in findings)
    by_key = {repr(f.sort_key()): f for f in graded if f.severity != "off"}
    return sorted(by_key.values(), key=Finding.sort_key)
