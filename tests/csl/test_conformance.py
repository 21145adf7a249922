"""The CSL test-suite: a ratchet both ways over every case in the folder `CSL_FIXTURES`."""

import os
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from fixture import Case, run_case

_ROOT = Path(__file__).resolve().parents[2]
_FOLDER = Path(os.environ.get("CSL_FIXTURES") or _ROOT.parent / "shared" / "csl" / "fixtures")
_CASES = sorted(_FOLDER.glob("*.txt")) if _FOLDER.is_dir() else []
_KNOWN: dict[str, str] = (
    yaml.safe_load(Path(__file__).with_name("known_failures.yaml").read_text("utf-8")) or {}
)


@pytest.mark.skipif(not _CASES, reason=f"no CSL fixtures in {_FOLDER} (set CSL_FIXTURES)")
@pytest.mark.parametrize("path", _CASES, ids=[path.stem for path in _CASES])
def test_case(path: Path) -> None:
    """A case gives its RESULT exactly; one listed as a known failure does not, or is off the list."""
    case = Case.read(path)
    if case.name in _KNOWN:
        try:
            passed = run_case(case).strip() == case.expected
        except Exception:
            passed = False
        assert not passed, f"{case.name} passes: take it off known_failures.yaml"
        return
    assert run_case(case).strip() == case.expected
