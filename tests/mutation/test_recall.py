"""The checks find faults seeded into clean bilingual articles, and say next to nothing of the clean ones.

One fault of each kind in each file is tried; `python -m tests.mutation --most 9 --missed` tries many more,
and lists those not found. The kinds are shared between two files of tests, which run side by side.
"""

import pytest

from .faults import ALL
from .marks import MARKS
from .recall import JOURNAL, assert_clean, assert_found
from .seeding import Field
from .slips import SLIPS


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """The clean articles, in a folder where they can be spoilt."""
    return Field(JOURNAL, tmp_path_factory.mktemp("mutation") / "journal")


def test_clean_articles(field: Field) -> None:
    """No clean article has an error, and there is less than one warning an article."""
    assert_clean(field)


def test_kinds() -> None:
    """There are enough kinds of fault, and each has a name of its own in its files."""
    assert len({fault.name for fault in ALL}) >= 40
    every = (*ALL, *MARKS, *SLIPS)
    assert len({(fault.name, fault.files) for fault in every}) == len(every)


def test_every_other_kind_of_fault(field: Field) -> None:
    """Half of the kinds are found."""
    assert_found(field, ALL[::2], 250)
