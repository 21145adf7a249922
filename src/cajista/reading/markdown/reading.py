"""What is known while one text is read."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...findings import Findings, Message
from ...model.block import Footnote
from ...model.span import Span
from ...rules import Rule, report
from .placement import Source
from .run import Run

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Reading:
    """The text, its findings, and the names met so far.

    `ids` holds the author's ids; `footnotes` the definitions by label; `mentioned` the labels of
    footnotes in the order of their mentions; `env` is what the parser's rules share.
    """

    source: Source
    findings: Findings
    language: str
    env: dict[str, Any]
    takes_notes: bool = True
    ids: set[str] = field(default_factory=set)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    labels: dict[str, Span] = field(default_factory=dict)
    mentioned: dict[str, None] = field(default_factory=dict)

    def report(self, rule: Rule, message: Message, span: Span, hint: Message | None = None) -> None:
        """Notes a finding."""
        report(self.findings, rule, message, span, hint, self.language)

    def tokens_of(self, run: Run) -> "list[Token]":
        """The tokens of a run; what its rules remarked is reported."""
        from .parser import inline_tokens

        tokens = inline_tokens(run.content, self.env)
        for remark in self.env["remarks"]:
            self.report(remark.rule, remark.message, run.span(remark.start, remark.end), remark.hint)
        self.env["remarks"].clear()
        return tokens
