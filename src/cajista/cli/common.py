"""What several commands do alike."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings import message
from .speaker import Speaker

if TYPE_CHECKING:
    from ..building.outcome import Outcome
    from ..project import Project

FINE, FAULTY, UNUSABLE = 0, 1, 2


def project_of(options: argparse.Namespace) -> "Project":
    """The journal that a command is about."""
    from ..project import Project

    return Project.find(Path(options.project or "."), stated=bool(options.project))


def listed(text: str | None) -> tuple[str, ...]:
    """The parts of a list that was typed with commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def user_name(stated: str | None, folder: Path) -> str:
    """Who does something: as stated, else as git signs commits in a folder; nobody where there is no git."""
    import subprocess

    if stated is not None:
        return stated
    command = ["git", "config", "user.name"]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout.strip()
    except (OSError, UnicodeDecodeError):
        return ""


def shown(path: Path) -> str:
    """A path as the user would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def print_for_programs(text: str) -> None:
    """Writes what programs read on stdout, always in UTF-8, as their formats have it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text, end="", flush=True)


def tell_failures(outcome: "Outcome", speaker: Speaker) -> None:
    """Says which articles could not be built, and why."""
    for line in failures(outcome, speaker):
        speaker.tell(line)


def failures(outcome: "Outcome", speaker: Speaker) -> Iterator[str]:
    """Which articles could not be built, and why: sentences in the user's language."""
    for slug, reason in outcome.failed.items():
        said = message("The article {slug} could not be built; its earlier output stays.", slug=slug)
        yield f"cajista: {speaker.say(said)} {reason.render(speaker.translate)}"
    for reason in outcome.failed_pages:
        said = message("The pages that list articles could not be made; the earlier ones stay.")
        yield f"cajista: {speaker.say(said)} {reason.render(speaker.translate)}"
    for slug in outcome.kept:
        said = message("The article {slug} has findings; with --strict its earlier output stays.", slug=slug)
        yield f"cajista: {speaker.say(said)}"


def report(outcome: "Outcome", project: "Project", output: Path, speaker: Speaker) -> None:
    """Leaves the findings as files under `reports/`."""
    from ..reporting.files import write_report

    write_report(outcome.findings, outcome.rows, project.folder, output, speaker.locale)
