"""Rules that findings are made under: what each is called, how grave it is, and its help."""

from dataclasses import dataclass

from .findings import Findings, Message, Severity
from .model.span import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id states what should be true; `help` is what `cajista explain` prints."""

    id: str
    severity: Severity
    help: str

    @property
    def paragraphs(self) -> list[str]:
        """The help by paragraphs, each one line: what the rule asks for, why it matters, an example."""
        return [" ".join(paragraph.split()) for paragraph in self.help.strip().split("\n\n")]


def report(
    findings: Findings,
    rule: Rule,
    message: Message,
    span: Span,
    hint: Message | None = None,
    language: str = "",
) -> None:
    """Notes a finding under a rule."""
    findings.add(rule.id, rule.severity, message, span, hint=hint, language=language)
