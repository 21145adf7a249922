"""What `make` says and does on machines that lack something, played with tools that only pretend."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PYTHONS = ("python3", "python3.11", "python3.12", "python3.13", "python3.14")
MISSING = "libpango-1.0-0 libpangoft2-1.0-0"
OLD = 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
LACKING = f'case "$1" in -) cat >/dev/null; echo {MISSING};; -m) echo no room left >&2; exit 1;; esac'

USER, ROOT_USER = "echo 1000", "echo 0"
NO_SUDO, SUDO = "exit 1", 'shift; "$@"'
APT, NO_NETWORK = 'echo "$@" >>apt.log', "echo no network; exit 100"


def set_up(folder: Path, **tools: str) -> str:
    """Runs the set-up with these one-line tools before the system's, and returns what it says; it must stop."""
    for name, body in tools.items():
        tool = folder / name.replace("_", "-")
        tool.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        tool.chmod(0o755)
    for name in PYTHONS:
        (folder / name).symlink_to("python")
    environment = {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder)}
    command = ["sh", str(ROOT / ".ci" / "setup")]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_an_old_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Protects people with an old system: they are told what they have and what it takes."""
    said = set_up(tmp_path, python=OLD)
    assert said == "Cajista needs Python 3.11 or newer; Python 3.9.2 was found.\n"


def test_without_rights_the_one_command_is_printed(tmp_path: Path) -> None:
    """Protects people who may not install: nothing is tried, the whole command is there to be copied."""
    said = set_up(tmp_path, python=LACKING, uname="echo Linux", id=USER, sudo=NO_SUDO, apt_get=APT)
    assert said.endswith(f"\n  sudo apt-get install {MISSING}\n")
    assert not (tmp_path / "apt.log").exists()


@pytest.mark.parametrize("rights", [{"id": ROOT_USER}, {"id": USER, "sudo": SUDO}], ids=["root", "sudo"])
def test_with_rights_packages_are_installed(tmp_path: Path, rights: dict[str, str]) -> None:
    """Protects the one command on a fresh machine: what is missing is brought in, and the set-up goes on."""
    said = set_up(tmp_path, python=LACKING, uname="echo Linux", apt_get=APT, **rights)
    calls = (tmp_path / "apt.log").read_text("utf-8").splitlines()
    assert calls[0].startswith("update")
    assert calls[1].endswith(MISSING)
    assert "The folder .venv could not be made:\n  no room left" in said


def test_a_failed_installation_says_why(tmp_path: Path) -> None:
    """Protects people behind a broken network: the command to try by hand, and the tool's own last words."""
    said = set_up(tmp_path, python=LACKING, uname="echo Linux", id=ROOT_USER, apt_get=NO_NETWORK)
    assert f"apt-get install {MISSING}" in said
    assert said.endswith("  no network\n")


def test_on_macos_brew_is_named(tmp_path: Path) -> None:
    """Protects people on macOS: they are given Homebrew's command."""
    said = set_up(tmp_path, python=LACKING, uname="echo Darwin")
    assert said.endswith("  brew install python pango\n")


def test_what_this_machine_has_is_found(tmp_path: Path) -> None:
    """Protects against false alarms: where WeasyPrint loads its libraries, the set-up misses none."""
    answer = f'case "$1" in -m) exit 1;; *) exec {sys.executable} "$@";; esac'
    said = set_up(tmp_path, python=answer, id=USER, sudo=NO_SUDO)
    assert "missing" not in said
    assert "The folder .venv could not be made" in said
