"""Comments that silence findings: which rule, why, and on which lines."""

import pytest

from cajista.findings import Findings
from cajista.model.block import Table
from cajista.model.inline import plain_text
from cajista.reading.markdown import read_allowances, read_markdown

REASON = "<!-- cajista: allow a-rule because it is so -->"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{REASON}\none\ntwo\n\nthree\n", (10, 11)),
        (f"{REASON}\n\n\none\ntwo\n", (12, 13)),
        (f"one {REASON} two\nthree\n", (9, 9)),
        (f"one {REASON}\ntwo\n", (10, 10)),
        (f"{REASON}\n\n| a |\n|---|\n| 1 |\n", (11, 13)),
        (f"{REASON}\n- a\n- b\n", (10, 11)),
        (f"- a\n- {REASON}\n  b\n", (11, 11)),
        (f"x\n\n{REASON}\n", (12, 12)),
        ("<!-- cajista: allow a-rule because\n  it is so -->\n## Heading\n", (11, 11)),
        (f"{REASON}\n<!-- another -->\none\ntwo\n", (11, 12)),
        (f"{REASON}<!-- another -->\none\ntwo\n", (10, 11)),
        (f"{REASON}\nTable: Doses.\n\n| a |\n|---|\n| 1 |\n", (10, 14)),
        (f"| a |\n|---|\n| 1 |\n{REASON}\n| 2 |\n| 3 |\n", (13, 13)),
        (f"| a |\n|---|\n| 1 {REASON} |\n| 2 |\n", (11, 11)),
    ],
)
def test_lines(text: str, lines: tuple[int, int]) -> None:
    """An allowance holds for what follows the comment and for nothing else."""
    findings = Findings()
    (allowance,) = read_allowances(text, "en.md", 9, findings)
    assert (allowance.rule, allowance.reason) == ("a-rule", "it is so")
    assert (allowance.line_from, allowance.line_to) == lines
    assert len(findings) == 0


@pytest.mark.parametrize(
    ("said", "names", "reason"),
    [
        ("allow a-rule, b-rule because it is so", ["a-rule", "b-rule"], "it is so"),
        ("Allow A-rule because it is so", ["a-rule"], "it is so"),
        ("allow a-rule porque es así", ["a-rule"], "es así"),
        ("allow a-rule: it is so", ["a-rule"], "it is so"),
        ("allow a-rule — because it is so", ["a-rule"], "it is so"),
        ("allow a-rule because follow-up ended", ["a-rule"], "follow-up ended"),
    ],
)
def test_wordings(said: str, names: list[str], reason: str) -> None:
    """A comment may name several rules, and give its reason in any language."""
    findings = Findings()
    found = read_allowances(f"<!-- Cajista: {said} -->\nx\n", "en.md", 1, findings)
    assert [(one.rule, one.reason) for one in found] == [(name, reason) for name in names]
    assert len(findings) == 0


@pytest.mark.parametrize(
    ("comment", "lacking", "example"),
    [
        ("<!-- cajista: allow a-rule -->", "gives no reason", "allow a-rule because …"),
        ("<!-- cajista: allow a-rule because -->", "gives no reason", "allow a-rule because …"),
        ("<!-- cajista: allow -->", "names no rule", "allow rule-id because …"),
        ("<!-- cajista: allow all because it is so -->", "names no rule", "allow rule-id because …"),
        ("<!-- cajista: alow a-rule because it is so -->", "“allow”", "allow rule-id because …"),
        ("<!--cajista:off-->", "“allow”", "allow rule-id because …"),
    ],
)
def test_a_reason_is_required(comment: str, lacking: str, example: str) -> None:
    """Silence without a reason is reported instead of kept; what is lacking is named."""
    findings = Findings()
    assert read_allowances(f"x\n\n{comment}\ny\n", "en.md", 1, findings) == ()
    assert [(f.rule, f.span.line) for f in findings] == [("allowances-give-reasons", 3)]
    assert lacking in findings.items[0].message.render()
    assert findings.items[0].hint
    assert f"<!-- cajista: {example} -->" in findings.items[0].hint.render()


def test_a_comment_between_rows_is_no_row() -> None:
    """A comment on a line of its own between two rows neither ends the table nor is printed."""
    findings = Findings()
    text = f"| a |\n|---|\n| 1 |\n{REASON}\n| 2 |\n"
    (table,) = read_markdown(text, "en.md", 1, findings, language="").blocks
    assert isinstance(table, Table)
    assert [plain_text(row[0].children) for row in table.rows] == ["1", "2"]
    assert len(findings) == 0


@pytest.mark.parametrize(
    "text",
    [f"```\n{REASON}\n```\n", f"`{REASON}`", "<!-- about cajista -->", "cajista: allow", f"    {REASON}\n"],
)
def test_code_and_other_comments_allow_nothing(text: str) -> None:
    """A guide can show such a comment without using it."""
    findings = Findings()
    assert read_allowances(text, "en.md", 1, findings) == ()
    assert len(findings) == 0
