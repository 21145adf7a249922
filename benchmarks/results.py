"""What a part of the benchmarks found out, kept until the page is written."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field

from .measuring import ROOT, Run

_FOLDER = ROOT / "build/.cache/benchmarks"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was done, what it took, what is aimed at (0: nothing), and in which plot it stands."""

    work: str
    seconds: float = 0.0
    processor: float = 0.0
    memory: float = 0.0  # MB; in figures without seconds the aim is in MB too
    aim: float = 0.0
    ratio: float = 0.0  # to what Cajista takes, where it is compared
    least: float = 0.0  # the ratio that is aimed at
    group: str = ""


def figure(
    work: str, run: Run, aim: float = 0.0, *, ratio: float = 0.0, least: float = 0.0, group: str = ""
) -> Figure:
    """The figure of a run."""
    return Figure(work, run.seconds, run.processor, run.memory, aim, ratio, least, group)


@dataclass(slots=True)
class Part:
    """The figures of one part, what is to be said of them, and the machine that they are of."""

    name: str
    scale: str
    machine: str
    date: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = print

    def add(self, *figures: Figure) -> None:
        """Takes figures down, and tells them."""
        for one in figures:
            self.figures.append(one)
            self.tell(f"  {one.work}: {told(one)}")

    def note(self, text: str) -> None:
        """Says something of this part, as what was left out and why."""
        self.notes.append(text)
        self.tell(f"  {text}")

    def keep(self) -> None:
        """Keeps it for the page."""
        _FOLDER.mkdir(parents=True, exist_ok=True)
        known = {"name": self.name, "scale": self.scale, "machine": self.machine, "date": self.date}
        figures = [asdict(one) for one in self.figures]
        text = json.dumps({**known, "figures": figures, "notes": self.notes}, indent=1, ensure_ascii=False)
        (_FOLDER / f"{self.name}.json").write_text(f"{text}\n", "utf-8")


def kept() -> Iterator[Part]:
    """The parts that were kept."""
    for path in sorted(_FOLDER.glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        yield Part(**{**said, "figures": [Figure(**one) for one in said["figures"]]})


def told(one: Figure) -> str:
    """A figure in words."""
    parts = [amount(one)]
    if one.processor:
        parts.append(f"{time_of(one.processor)} of processors")
    if one.memory and one.seconds:
        parts.append(f"{one.memory:.0f} MB")
    if one.ratio:
        parts.append(f"{one.ratio:.2f} × Cajista")
    return ", ".join(parts) + (f" (aim: {aim_of(one)})" if one.aim else "")


def amount(one: Figure) -> str:
    """What a figure is about: time or memory."""
    return time_of(one.seconds) if one.seconds else f"{one.memory:.0f} MB"


def aim_of(one: Figure) -> str:
    """What is aimed at; nothing where there is no aim."""
    if one.least:
        return f"{one.least:.0f} ×"
    if not one.aim:
        return ""
    return time_of(one.aim) if one.seconds else f"{one.aim:.0f} MB"


def time_of(seconds: float) -> str:
    """A time with two or three figures that say something: 3.4 ms, 250 ms, 1.82 s, 75 s."""
    if seconds < 0.01:
        return f"{seconds * 1000:.1f} ms"
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"
