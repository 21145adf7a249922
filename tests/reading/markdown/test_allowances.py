"""Comments that silence findings: which rule, why, and on which lines."""

import pytest

from cajista.findings import Findings
from cajista.reading.markdown import read_allowances

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
    "comment",
    [
        "<!-- cajista: allow a-rule -->",
        "<!-- cajista: allow a-rule because -->",
        "<!-- cajista: allow -->",
        "<!--cajista:off-->",
    ],
)
def test_a_reason_is_required(comment: str) -> None:
    """Silence without a reason is reported instead of kept."""
    findings = Findings()
    assert read_allowances(f"x\n\n{comment}\ny\n", "en.md", 1, findings) == ()
    assert [(f.rule, f.span.line) for f in findings] == [("allowances-give-reasons", 3)]


@pytest.mark.parametrize(
    "text",
    [f"```\n{REASON}\n```\n", f"`{REASON}`", "<!-- about cajista -->", "cajista: allow", f"    {REASON}\n"],
)
def test_code_and_other_comments_allow_nothing(text: str) -> None:
    """A guide can show such a comment without using it."""
    findings = Findings()
    assert read_allowances(text, "en.md", 1, findings) == ()
    assert len(findings) == 0
