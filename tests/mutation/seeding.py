"""Articles with a fault seeded, and whether it is found: the recall of the checks, kind by kind."""

import random
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cajista.checking import checked
from cajista.findings import Finding
from cajista.reporting.rows import Row, rows_of
from cajista.shop import Shop, open_shop

from .faults import ALL, Fault

MINDED = ("error", "warning")


@dataclass(frozen=True)
class Mutant:
    """An article with one fault: the file that has it, its text, and the lines that are changed, in the old count."""

    slug: str
    fault: Fault
    file: str
    text: str
    lines: tuple[int, int]
    head: int  # the last line of its front matter

    def __str__(self) -> str:
        return f"{self.slug}/{self.file}:{self.lines[0]} {self.fault.name}"


def mutant_of(slug: str, fault: Fault, file: str, old: str, new: str) -> Mutant:
    """An article one of whose files has another text."""
    return Mutant(slug, fault, file, new, _changed_lines(old, new), _head(old))


@dataclass
class Tally:
    """How many faults of a kind were seeded, and which were not found."""

    seeded: int = 0
    missed: list[Mutant] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share that was found."""
        return 1 - len(self.missed) / self.seeded if self.seeded else 1.0


class Field:
    """A journal in a folder of its own, whose articles are changed and changed back."""

    def __init__(self, journal: Path, folder: Path) -> None:
        shutil.copytree(journal / "content", folder / "content")
        self.folder = folder
        self.shop: Shop = open_shop(folder)
        self.slugs = sorted(path.name for path in (folder / "content/articles").iterdir())
        self._clean = {slug: self._look(slug) for slug in self.slugs}

    def alarms(self, slug: str) -> list[Finding]:
        """What is found in an article as it is."""
        return [one for one in self._clean[slug][0] if one.severity in MINDED]

    def mutants(self, fault: Fault, most: int, seed: str = "") -> Iterator[Mutant]:
        """Articles with a fault, at most so many a file: the same for the same seed."""
        for slug in self.slugs:
            for file in fault.files:
                text = self._path(slug, file).read_text("utf-8")
                texts = list(fault.change(text))
                chosen = random.Random(f"{seed}{slug}{file}{fault.name}").sample(texts, min(most, len(texts)))
                for new in chosen:
                    yield mutant_of(slug, fault, file, text, new)

    def finds(self, mutant: Mutant) -> bool:
        """Whether something is found where the fault is, or beside it in the other language, that was not before."""
        path = self._path(mutant.slug, mutant.file)
        old = path.read_bytes()
        path.write_text(mutant.text, "utf-8")
        try:
            found, _ = self._look(mutant.slug)
        finally:
            path.write_bytes(old)
        clean, rows = self._clean[mutant.slug]
        known = {_key(one) for one in clean}
        new = [one for one in found if one.severity in MINDED and _key(one) not in known]
        return any(_is_near(one, mutant, rows) for one in new)

    def _look(self, slug: str) -> tuple[list[Finding], Sequence[Row]]:
        one = checked(self.folder, self.shop, slug)
        return one.findings, rows_of(one.proof) if one.proof else ()

    def _path(self, slug: str, file: str) -> Path:
        return self.folder / "content/articles" / slug / file


def tallied(field_: Field, most: int, faults: Iterable[Fault] = ALL, seed: str = "") -> dict[str, Tally]:
    """Every kind of fault seeded and looked for."""
    tallies: dict[str, Tally] = {}
    for fault in faults:
        tally = tallies.setdefault(fault.name, Tally())
        for mutant in field_.mutants(fault, most, seed):
            tally.seeded += 1
            if not field_.finds(mutant):
                tally.missed.append(mutant)
    return tallies


def _key(finding: Finding) -> tuple[object, ...]:
    """A finding without its place, which moves when lines do."""
    return finding.rule, finding.message.render(), finding.span.file


def _is_near(finding: Finding, mutant: Mutant, rows: Sequence[Row]) -> bool:
    """Whether a finding stands on the lines changed, in the facts, or on the lines that say the same."""
    name = finding.span.file.rpartition("/")[2]
    first, last = mutant.lines
    if not (mutant.file.endswith(".md") and name.endswith(".md")):
        return True
    if last <= mutant.head and finding.span.line <= mutant.head:
        return True  # in either front matter: what lacks is told at a key
    if name == mutant.file:
        return first - 2 <= finding.span.line <= last + 2
    for row in rows:
        sides = [side for side in row if side]
        own = [side for side in sides if side.file.endswith(f"/{mutant.file}")]
        if any(side.first - 2 <= last and first <= side.last + 2 for side in own) and any(
            side.holds(finding.span.file, finding.span.line) for side in sides
        ):
            return True
    return False


def _head(text: str) -> int:
    lines = text.split("\n")
    return lines.index("---", 1) + 1 if lines[0] == "---" else 0


def _changed_lines(old: str, new: str) -> tuple[int, int]:
    """The first and last line of the old text that the new one has otherwise."""
    before, after = old.split("\n"), new.split("\n")
    head = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(after)
    )
    tail = next(
        (at for at, pair in enumerate(zip(before[::-1], after[::-1], strict=False)) if pair[0] != pair[1]), 0
    )
    return head + 1, max(len(before) - tail, head + 1)


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as a table, the worst first."""
    rows = sorted(tallies.items(), key=lambda item: (item[1].recall, item[0]))
    total = Tally(sum(t.seeded for t in tallies.values()), [m for t in tallies.values() for m in t.missed])
    lines = [f"{tally.recall:7.1%} {tally.seeded:5} {name}" for name, tally in (*rows, ("all", total))]
    return re.sub(r"^", "  ", "\n".join(lines), flags=re.MULTILINE) + "\n"
