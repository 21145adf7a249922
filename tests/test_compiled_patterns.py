"""Compiled patterns: kept from process to process, and the same as those that Python compiles."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import cajista
from cajista import compiled_patterns
from cajista.compiled_patterns import Patterns

MANY = [f"a{{{number}}}(?P<rest>b)?" for number in range(100)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the user's, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | bytes]:
    """The patterns that are compiled from now on."""
    patterns: list[str | bytes] = []
    real = compiled_patterns._parts

    def counted(pattern: str | bytes, flags: int) -> compiled_patterns.Parts:
        patterns.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(compiled_patterns, "_parts", counted)
    return patterns


def process(patterns: list[str]) -> list[re.Pattern[str]]:
    """What a process does: it compiles patterns and keeps what was new."""
    own = Patterns()
    found = [own.compile(pattern) for pattern in patterns]
    own.keep()
    return found


def every_pattern() -> Iterator[re.Pattern[str]]:
    """Those of all modules of the program."""
    for module in pkgutil.walk_packages(cajista.__path__, "cajista."):
        if module.name not in ("cajista.__main__", "cajista.building.warm"):  # to import these is to run them
            values = vars(import_module(module.name)).values()
            yield from (value for value in values if isinstance(value, re.Pattern))


@pytest.mark.skipif(not compiled_patterns.is_active(), reason="this Python compiles for itself")
def test_patterns_are_those_of_python(cache: Path) -> None:
    """Each pattern of the program, kept and read again, equals what `re` compiles, and knows its groups."""
    patterns = list(every_pattern())
    assert len(patterns) > 200
    first, second = Patterns(), Patterns()
    for own in (first, second):
        for pattern in patterns:
            made = own.compile(pattern.pattern, pattern.flags)
            assert made == pattern
            assert (made.groups, made.groupindex) == (pattern.groups, pattern.groupindex)
        own.keep()


def test_each_pattern_is_compiled_once(cache: Path, compiled: list[str | bytes]) -> None:
    """A later process compiles the first few, before it pays to read what is kept, and what is new."""
    process(MANY)
    assert len(compiled) == len(MANY)
    compiled.clear()
    process([*MANY, "new"])
    assert len(compiled) == compiled_patterns._FEW + 1
    assert compiled[-1] == "new"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*")}
    process([*MANY, "new"])
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("*")} == before


def test_patterns_that_nobody_uses_go(cache: Path, compiled: list[str | bytes]) -> None:
    """What an earlier state of the program needed does not stay for ever; what is used does."""
    process([*MANY, "old"])
    for number in range(compiled_patterns._TURNS):
        process([*MANY, f"new {number}"])
    compiled.clear()
    process([*MANY, "old"])
    assert compiled == [*MANY[: compiled_patterns._FEW], "old"]


def test_few_patterns_read_and_keep_nothing(cache: Path) -> None:
    """A command that compiles next to nothing asks for no file."""
    process(MANY[: compiled_patterns._FEW])
    assert not cache.exists()


@pytest.mark.parametrize("data", [b"", b"\x00" * 16, b"\xff" * 400], ids=["empty", "cut", "noise"])
def test_damage_is_mended(data: bytes, cache: Path) -> None:
    """A kept file that is no longer what it was is passed over and written anew."""
    process(MANY)
    (kept,) = (path for path in cache.rglob("*") if path.is_file())
    whole = kept.read_bytes()
    kept.write_bytes(data)
    assert process(MANY) == [re.compile(pattern) for pattern in MANY]
    assert len(kept.read_bytes()) == len(whole)


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder that cannot be made stops nobody."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert process(MANY) == [re.compile(pattern) for pattern in MANY]


def test_mistakes_in_patterns_are_told(cache: Path) -> None:
    """A pattern that cannot be compiled says so, as ever."""
    with pytest.raises(re.error):
        Patterns().compile("(")
