"""The other half of the kinds of fault that `test_recall.py` does not seed."""

from pathlib import Path

from .faults import ALL
from .recall import JOURNAL, assert_found
from .seeding import Field


def test_the_other_kinds_of_fault(tmp_path: Path) -> None:
    """Half of the kinds are found."""
    assert_found(Field(JOURNAL, tmp_path / "journal"), ALL[1::2], 250)
