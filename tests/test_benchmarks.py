"""The benchmarks: that their journals are sound, that they measure what they say, and that their page can be read."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import page, plots
from benchmarks.__main__ import parse
from benchmarks.journals import LETTER, TWELVE_PAGES, Size, change_paragraph, write_journal
from benchmarks.measuring import Run, Watch, median, run, two_at_a_time
from benchmarks.peers import for_pandoc
from benchmarks.results import Figure, Part, time_of


def files(folder: Path) -> dict[str, str]:
    """The text of every file below a folder, by its path."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("size", [LETTER, TWELVE_PAGES])
def test_generated_journals_are_clean(size: Size, tmp_path: Path) -> None:
    """Protects what is measured: a journal full of mistakes would measure how these are told."""
    write_journal(tmp_path, 3, size)
    command = [sys.executable, "-m", "cajista", "check", "--project", str(tmp_path), "--strict", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_generated_journals_follow_their_seed(tmp_path: Path) -> None:
    """Protects comparisons: the same numbers give the same journal, another seed another."""
    for name, seed in (("one", 0), ("again", 0), ("other", 7)):
        write_journal(tmp_path / name, 2, LETTER, seed)
    one, again, other = (files(tmp_path / name) for name in ("one", "again", "other"))
    assert one == again
    assert one["content/articles/a-0001/en.md"] != other["content/articles/a-0001/en.md"]
    change_paragraph(tmp_path / "one", "a-0001", "es", "Una frase más.")
    changed = {name for name, text in files(tmp_path / "one").items() if text != one[name]}
    assert changed == {"content/articles/a-0001/es.md"}


def test_commands_are_measured() -> None:
    """Protects the figures: the time, work and memory of a command are its own, whatever this process has."""
    waste = bytearray(150 * 1024 * 1024)
    small = run([sys.executable, "-S", "-c", "pass"])
    with Watch() as watch:
        large = run([sys.executable, "-S", "-c", "b = bytearray(60 << 20); import time; time.sleep(0.6)"])
    assert len(waste) / 2**20 > small.memory + 60
    assert 60 < large.memory < 120
    assert large.seconds > 0.6 > large.processor
    if Path("/proc/self/status").exists():
        assert 60 < watch.parent < 120
    with pytest.raises(subprocess.CalledProcessError, match="status 3"):
        run([sys.executable, "-S", "-c", "raise SystemExit(3)"])


def test_figures_are_put_together() -> None:
    """Protects medians and shares."""
    assert median([Run(1, 5, 9), Run(3, 6, 7), Run(2, 1, 8)]) == Run(2, 5, 8)
    assert Run(8, 4, 100).shared(4) == Run(2, 1, 100)
    assert two_at_a_time([lambda: Run(1, 2, 3), lambda: Run(1, 4, 9)]).processor == 6
    assert [time_of(x) for x in (0.00312, 0.25, 1.824, 75.2)] == ["3.1 ms", "250 ms", "1.82 s", "75 s"]


def test_pandoc_gets_what_it_knows() -> None:
    """Protects the comparison: others get the same text, without marks that they would print."""
    text = "---\ntitle: T\nkeywords: [a b]\n---\nSee @tbl:t0 and @fig:f1.\n\nTable: C. {#tbl:t0}\n"
    assert for_pandoc(text) == "---\nlang: en\ntitle: T\n---\nSee Tbl. 1 and Fig. 2.\n\nTable: C.\n"


def test_the_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the page: each figure stands beside its aim, and the plots are pictures."""
    part = Part("peers", "small", "a machine", "2026-01-31", notes=["X was left out: there is no X."])
    part.figures = [
        Figure("each letter: Cajista", 0.2, 0.3, 90, group="each letter"),
        Figure("each letter: pandoc & X", 0.9, 0.8, 80, ratio=4.5, least=4, group="each letter"),
        Figure("letter to HTML", 0.0025, aim=0.003),
        Figure("most memory of a worker", memory=170, aim=150),
    ]
    monkeypatch.setattr(page, "kept", lambda: [part])
    monkeypatch.setattr(page, "ROOT", tmp_path)
    (tmp_path / "docs/images").mkdir(parents=True)
    text = page.write().read_text("utf-8")
    assert "| each letter: pandoc & X | 900 ms | 4 × | 800 ms | 80 MB | 4.50 |" in text
    assert "| letter to HTML | 2.5 ms | 3.0 ms |" in text
    assert "there is no X" in text
    for plot in (plots.aims(part.figures[2:]), plots.peers(part.figures[:2])):
        root = ElementTree.fromstring(plot)
        assert root.get("role") == "img"
    assert plots.aims(part.figures[2:]).count('class="missed"') == 1
    assert sorted(path.name for path in (tmp_path / "docs/images").iterdir()) == [
        "benchmarks-aims.svg",
        "benchmarks-peers.svg",
    ]


def test_parts_can_be_chosen() -> None:
    """Protects `make bench`, which names none, and whoever has but a few minutes."""
    assert parse([]).parts == []
    assert (parse([]).scale, parse(["--scale", "small"]).scale) == ("full", "small")
    assert parse(["articles", "csl"]).parts == ["articles", "csl"]
    with pytest.raises(SystemExit):
        parse(["artcles"])
