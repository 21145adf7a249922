"""The checks find faults seeded into clean bilingual articles, and say next to nothing of the clean ones.

One fault of each kind in each file is tried; `python -m tests.mutation --most 9 --missed` tries many more,
and lists those not found.
"""

from pathlib import Path

import pytest

from .faults import ALL
from .seeding import Field, table, tallied

JOURNAL = Path(__file__).parent / "journal"
RECALL = 0.985  # of all faults; the aim is 0.99 with the larger sample
WORST = 0.7  # of any kind that was seeded five times or more


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """The clean articles, in a folder where they can be spoilt."""
    return Field(JOURNAL, tmp_path_factory.mktemp("mutation") / "journal")


def test_clean_articles(field: Field) -> None:
    """No clean article has an error, and there is less than one warning an article."""
    alarms = [one for slug in field.slugs for one in field.alarms(slug)]
    said = "\n".join(f"{one.span.file}:{one.span.line} {one.rule}: {one.message.render()}" for one in alarms)
    assert not [one for one in alarms if one.severity == "error"], said
    assert len(alarms) < len(field.slugs), said


def test_seeded_faults(field: Field) -> None:
    """Nearly all seeded faults are found, where they are, and most of every kind."""
    assert len({fault.name for fault in ALL}) >= 40
    tallies = tallied(field, 1)
    missed = "\n".join(str(mutant) for tally in tallies.values() for mutant in tally.missed)
    seeded = sum(tally.seeded for tally in tallies.values())
    assert seeded > 500
    assert 1 - missed.count("\n") / seeded >= RECALL, f"{table(tallies)}{missed}"
    poor = [name for name, tally in tallies.items() if tally.seeded >= 5 and tally.recall < WORST]
    assert not poor, f"{table(tallies)}{missed}"
