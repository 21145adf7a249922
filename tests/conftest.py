"""What tests of every part share: the sample journal, built once a session by the command line."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cajista.cli import main

ROOT = Path(__file__).parents[1]

# How fast a machine is, and what else it does, is nothing that a test may depend on.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


HARD_CASES = Path(__file__).parent / "outputs" / "hard_cases"


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `cajista build` leaves for the sample journal: `site/`, `reports/`…"""
    return _built(ROOT, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def built_hard_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for the journal of hard cases, which stresses lines, columns, pages and narrow windows."""
    return _built(HARD_CASES, tmp_path_factory.mktemp("hard-cases"))


def _built(project: Path, out: Path) -> Path:
    """Builds a journal. Status 1 is no failure here: it says that there is an error finding, not what was built."""
    command = [
        sys.executable,
        "-m",
        "cajista",
        "build",
        "--quiet",
        "--project",
        str(project),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), f"cajista build ended with {done.returncode}:\n{done.stderr}"
    assert (out / "site").is_dir(), f"cajista build left no site:\n{done.stderr}"
    return out


@pytest.fixture
def new_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A journal as `cajista new` makes it, with one article, and with what that leaves open filled in."""
    folder = tmp_path / "journal"
    assert main(["new", "journal", str(folder)]) == 0
    fill_in(folder)
    capsys.readouterr()
    return folder


def fill_in(journal: Path) -> None:
    """States what new texts leave open, so that nothing is to be mended in them."""
    words = {
        "en": ("Doses in brief", "One dose a day is enough.", "None."),
        "es": ("Dosis en breve", "Basta una dosis al día.", "Ninguno."),
    }
    for path in journal.rglob("content/articles/*/*.md"):
        title, abstract, conflicts = words[path.stem]
        stated = f"keywords: [placebo]\ndeclarations: {{conflicts: {conflicts}}}\n"
        text = re.sub(r"^title: .*$", f"title: {title}", path.read_text("utf-8"), flags=re.MULTILINE)
        text = re.sub(r"(?<=abstract: \|\n)  .*$", f"  {abstract}", text, flags=re.MULTILINE)
        path.write_text(text.replace("keywords: []\n", stated), "utf-8")
    for facts in journal.rglob("content/articles/*/article.yaml"):
        facts.write_text(facts.read_text("utf-8").replace("research-article", "letter"), "utf-8")


@pytest.fixture
def calls_of() -> Callable[[Callable[[], object]], int]:
    """Tells how many functions are called for some work: machines are busy, but calls can be counted."""

    def counted(work: Callable[[], object]) -> int:
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            work()
        finally:
            sys.setprofile(None)
        return calls

    return counted
