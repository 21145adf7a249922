"""What tests of recall share: clean articles, and how much of what is seeded into them must be found."""

from collections.abc import Sequence
from pathlib import Path

from .faults import Fault
from .seeding import Field, table, tallied

JOURNAL = Path(__file__).parent / "journal"
_RECALL = 0.985  # of all faults; the aim is 0.99 with the larger sample
_WORST = 0.7  # of any kind that was seeded five times or more


def assert_found(field: Field, faults: Sequence[Fault], least: int) -> None:
    """Nearly all of so many faults at least are found, where they are, and most of every kind."""
    tallies = tallied(field, 1, faults)
    missed = "\n".join(str(mutant) for tally in tallies.values() for mutant in tally.missed)
    lost = sum(len(tally.missed) for tally in tallies.values())
    seeded = sum(tally.seeded for tally in tallies.values())
    assert seeded >= least
    assert 1 - lost / seeded >= _RECALL, f"{table(tallies)}{missed}"
    poor = [name for name, tally in tallies.items() if tally.seeded >= 5 and tally.recall < _WORST]
    assert not poor, f"{table(tallies)}{missed}"
