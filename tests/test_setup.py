"""What is installed, and what `make` says on machines that lack something, played with tools that only pretend."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHONS = ("python3", "python3.11", "python3.12", "python3.13", "python3.14")
MISSING = "libpango-1.0-0 libpangoft2-1.0-0"
OLD = 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
LACKING = f"""case "$1" in
-) cat >/dev/null; [ -f installed ] || echo {MISSING};;
-m) echo no room left >&2; exit 1;;
esac"""

USER, ROOT_USER = "echo 1000", "echo 0"
NO_SUDO, SUDO = "exit 1", 'shift; "$@"'
APT = 'echo "$@" >>apt.log; case "$*" in *install*) touch installed;; esac'
USELESS_APT, NO_NETWORK = "exit 0", "echo no network; exit 100"


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


def test_what_still_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    """Protects against a traceback later on: what is installed and of no use is said at once."""
    said = set_up(tmp_path, python=LACKING, uname="echo Linux", id=ROOT_USER, apt_get=USELESS_APT)
    assert said.endswith(f"still cannot be loaded: {MISSING}\n")


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


def declared(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + [
        one for group in groups for one in project["dependency-groups"][group]
    ]
    return [Requirement(one) for one in asked]


def extras() -> list[Requirement]:
    """What it asks for those who want more."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(one) for group in project["optional-dependencies"].values() for one in group]


def test_the_lock_files_are_in_step() -> None:
    """Protects fresh machines: what pyproject.toml asks for is locked, in a version that it takes (`make lock`)."""
    text = "".join(
        (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock")
    )
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    wrong = [
        str(one)
        for one in declared("build", "dev")
        if locked.get(canonicalize_name(one.name), "0") not in one.specifier
    ]
    assert not wrong


def test_the_lock_files_name_no_host() -> None:
    """Protects mirrors: where packages come from is each machine's own affair."""
    for name in ("requirements.lock", "requirements-dev.lock", "tests/web/package-lock.json"):
        assert "://" not in (ROOT / name).read_text("utf-8")


def test_every_library_in_use_is_declared() -> None:
    """Protects against libraries that are there only because another one needs them today."""
    known = {canonicalize_name(one.name) for one in (*declared(), *extras())} | {"cajista", "pydantic-core"}
    providers = packages_distributions()
    used = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not getattr(node, "level", 0)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        )
    }
    assert {
        module
        for module in used
        if module in providers and not known & set(map(canonicalize_name, providers[module]))
    } == set()
