"""Faulty files, as data: what must be found in them, and where. `faulty.py` writes the findings anew."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from .faulty import CASES, findings_of

ALL = [
    (path.stem, case)
    for path in sorted(CASES.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind}: {case['name']}" for kind, case in ALL])
def test_findings(kind: str, case: dict[str, Any], tmp_path: Path) -> None:
    """What is wrong in a file is said at its place, all at once and in plain words, and nothing else."""
    assert findings_of(kind, case["source"], tmp_path) == case["findings"]


def test_names_are_unique() -> None:
    """A failing case can be told from every other."""
    names = [(kind, case["name"]) for kind, case in ALL]
    assert len(names) == len(set(names))
