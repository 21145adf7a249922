"""What is nested without sense is read all the same, and told."""

import pytest

from cajista.findings import Findings
from cajista.model.block import document_runs
from cajista.model.inline import plain_text
from cajista.reading.markdown import read_markdown


@pytest.mark.parametrize("mark", ["*", "**", "_", "^a~"])
def test_marks_within_marks(mark: str) -> None:
    """Thousands of marks neither stop the reading nor lose a word; one finding tells of them."""
    findings = Findings()
    text = f"{(mark + 'x ') * 3000}word{(' y' + mark[::-1]) * 3000}\n"
    document = read_markdown(text, "en.md", 1, findings, language="en")
    assert "word" in "".join(plain_text(run) for run in document_runs(document))
    assert {one.rule for one in findings} <= {"nesting-is-shallow"}


def test_few_marks_are_no_finding() -> None:
    """What a person writes is let alone."""
    findings = Findings()
    read_markdown("*a **b [c]{.smallcaps} ^d^** e*\n", "en.md", 1, findings, language="en")
    assert not list(findings)
