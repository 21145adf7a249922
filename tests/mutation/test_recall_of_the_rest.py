"""The other half of the kinds of fault that `test_recall.py` does not seed, and the slips."""

from pathlib import Path

from .faults import ALL
from .recall import JOURNAL, assert_found
from .seeding import Field
from .slips import SLIPS


def test_the_other_kinds_of_fault(tmp_path: Path) -> None:
    """Half of the kinds are found, and what translators and keepers of references slip in."""
    assert_found(Field(JOURNAL, tmp_path / "journal"), (*ALL[1::2], *SLIPS), 390)
