"""What findings say: every rule has help, every message renders, hints name what was nearly meant."""

import pytest

from cajista.findings import Findings
from cajista.reading.markdown import read_markdown
from cajista.reading.markdown.rules import RULES


def test_every_rule_has_help() -> None:
    """`cajista explain` has a manual for each rule: what, why, an example."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert "Why it matters:" in rule.help, rule.id
        assert "Example:" in rule.help, rule.id


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("a[^not]\n\n[^note]: x[^note]\n", "Did you mean [^note]?"),
        ("[@a, @b]", "Write [@a; @b]: references in one pair of brackets are parted by semicolons."),
        ('![x](figures/x.svg){#fig:x witdh=50%}', "Did you mean width?"),
        ("[x]{.smalcaps}", "Did you mean .smallcaps?"),
        ("![x](/home/ana/flow.svg)", "Put the file into the article's folder, under figures/, and write figures/flow.svg."),
        ("H<sub>2</sub>O", "Write ~…~ instead."),
        (r"see \autoref{fig:flow}", "Write a cross-reference instead: @fig:flow."),
        (r"said \citep{a,b}", "Write a citation instead: [@a; @b]."),
        ("## A {#fig:a}", "Write #sec:a here, and in every mention @sec:a."),
    ],
)  # fmt: skip
def test_hints(source: str, hint: str) -> None:
    """A hint gives what to write, not only what is wrong."""
    findings = Findings()
    read_markdown(source, "en.md", 1, findings, language="")
    assert [f.hint.render() for f in findings if f.hint] == [hint]


def test_too_deep_nesting_is_reported() -> None:
    """What lies too deep is not lost in silence."""
    findings = Findings()
    read_markdown("> " * 60 + "x", "en.md", 1, findings, language="")
    assert [f.rule for f in findings] == ["nesting-is-shallow"]
