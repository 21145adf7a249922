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


def assert_clean(field: Field) -> None:
    """No article has an error, and there is less than one warning an article."""
    alarms = [one for slug in field.slugs for one in field.alarms(slug)]
    said = "\n".join(f"{one.span.file}:{one.span.line} {one.rule}: {one.message.render()}" for one in alarms)
    assert not [one for one in alarms if one.severity == "error"], said
    assert len(alarms) < len(field.slugs), said
