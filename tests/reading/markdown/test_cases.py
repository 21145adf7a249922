"""Golden cases: Markdown in, a compact tree and the findings out. `regenerate.py` writes them anew."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cajista.findings import Findings
from cajista.reading.markdown import read_markdown

from .dump import dump_document, dump_findings
from .spans import faults

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [(path.stem, case) for path in FILES for case in yaml.safe_load(path.read_text("utf-8"))]


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['name']}" for file, case in CASES])
def test_case(file: str, case: dict[str, Any]) -> None:
    """Each construct of the dialect, and each way to get it wrong, is read as the case says."""
    findings = Findings()
    document = read_markdown(case["source"], "en.md", 1, findings, language="")
    assert dump_document(document) == case["tree"]
    assert dump_findings(findings) == case.get("findings", [])
    assert faults(case["source"], document) == []


def test_names_are_unique() -> None:
    """A failing case can be told from every other."""
    names = [(file, case["name"]) for file, case in CASES]
    assert len(names) == len(set(names)) >= 80
