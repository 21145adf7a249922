"""Writes `docs/benchmarks.md` and its plots from the figures that were kept."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from . import plots
from .measuring import ROOT
from .results import Figure, Part, aim_of, amount, kept, time_of

_TITLES = {
    "articles": "Single articles",
    "journals": "Journals",
    "peers": "Beside other ways to a PDF",
}
_HEAD = """# Benchmarks

How long things take, beside what is aimed at. `make bench` measures all of it anew on your machine and writes this
page; `python -m benchmarks --scale small` takes some minutes, and `python -m benchmarks --help` names the parts. The
journals are generated: letters of 500 words with 8 references, and articles of twelve pages with 80 references, three
tables and two figures, all in English and Spanish. Each figure is the median of runs; those that are compared were run
in turn. Processor time is that of all processes together, memory that of the largest one.
"""


def write() -> Path:
    """Writes the page; its path."""
    parts = sorted(kept(), key=lambda part: [*_TITLES].index(part.name))
    folder = ROOT / "docs"
    aimed = [one for part in parts for one in part.figures if one.aim]
    compared = [one for part in parts for one in part.figures if one.group]
    pieces = [_HEAD]
    if aimed:
        (folder / "images/benchmarks-aims.svg").write_text(plots.aims(aimed), "utf-8")
        pieces.append(
            "![Bars: what was measured as a share of what is aimed at.](images/benchmarks-aims.svg)\n"
        )
    for part in parts:
        pieces.append(f"## {_TITLES[part.name]}\n")
        if part.name == "peers" and compared:
            (folder / "images/benchmarks-peers.svg").write_text(plots.peers(compared), "utf-8")
            pieces.append(
                "![Bars: seconds an article takes with Cajista and with others.](images/benchmarks-peers.svg)\n"
            )
        pieces.append("\n".join(_table(part.figures)) + "\n")
        pieces += [f"{note}\n" for note in part.notes]
        pieces.append(f"*{part.date}, {_scale(part)}: {part.machine}*\n")
    path = folder / "benchmarks.md"
    path.write_text("\n".join(pieces), "utf-8")
    return path


def _scale(part: Part) -> str:
    return "measured at full scale" if part.scale == "full" else "measured at a small scale"


def _table(figures: Iterable[Figure]) -> Iterator[str]:
    """A table of figures, with the columns that they need."""
    figures = list(figures)
    ratios = any(one.ratio for one in figures)
    heads = ["", "time", "aim", "processors", "memory", *(["× Cajista"] if ratios else [])]
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (len(heads) - 1)}"
    for one in figures:
        cells = [
            one.work,
            amount(one) if one.seconds else "",
            aim_of(one),
            time_of(one.processor) if one.processor else "",
            f"{one.memory:,.0f} MB" if one.memory else "",
            *([f"{one.ratio:.2f}" if one.ratio else ""] if ratios else []),
        ]
        yield f"| {' | '.join(cells)} |"
