"""Seeds faults into articles and says which are found.

    python -m tests.mutation [FOLDER…] [--most N] [--missed]

FOLDER is a journal's; by default the tests' own clean articles and the sample journal.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from .faults import ALL
from .marks import MARKS
from .seeding import Field, table, tallied
from .slips import SLIPS

HERE = Path(__file__).parent


def main() -> None:
    """Prints recall by kind and false alarms by article."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "journal", HERE.parents[1]])
    parser.add_argument("--most", type=int, default=3)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as scratch:
            field = Field(folder, Path(scratch) / "journal")
            faults = [fault for fault in (*ALL, *MARKS, *SLIPS) if options.only in fault.name]
            tallies = tallied(field, options.most, faults)
            sys.stdout.write(f"{folder}\n{table(tallies)}")
            for slug in field.slugs:
                for one in field.alarms(slug):
                    span = one.span
                    sys.stdout.write(
                        f"  alarm {span.file}:{span.line}:{span.column} {one.severity} {one.rule} {one.message.render()}\n"
                    )
            if options.missed:
                for tally in tallies.values():
                    for mutant in tally.missed:
                        shown = mutant.text.split("\n")[mutant.lines[0] - 1][:150]
                        sys.stdout.write(f"  missed {mutant}: {shown}\n")


if __name__ == "__main__":
    main()
