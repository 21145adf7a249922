"""Regular expressions as Python has compiled them, kept in the user's cache folder: compiling takes a fifth of a start.

Python keeps what it compiles of modules, but compiles the thousand patterns in them at each start, and `re` has no way
to keep them. Here something stands in the place of the function that compiles, in versions of Python that it was tested
with. What is kept counts only for the Python that made it, and `_sre` checks the code that it is given.
CAJISTA_QUICK_PATTERNS=0 turns it off; a test proves that the patterns are the same.
"""

import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from . import __version__

TESTED = {(3, 11), (3, 12), (3, 13)}
"""The versions of CPython with which this was tested."""

_FEW = 40  # patterns that do not pay for reading what is kept
_MOST = 10_000  # new patterns that a process takes down
_TURNS = 20  # how often others may be kept anew before a pattern that nobody used goes

_MARK = f"2 {sys.version}"  # of the form in which patterns are kept, and of the Python that made them

Key: TypeAlias = tuple[str | bytes, int]
"""A pattern and its flags."""

Parts: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre` makes a pattern of: its flags, its code, how many groups it has, their names by both ways."""


class Patterns:
    """Compiles patterns as `re` does, but for what is kept of them; that is read when it begins to pay."""

    def __init__(self) -> None:
        self._kept: dict[Key, Parts | None] | None = (
            None  # let go of once used, since it is seldom used twice
        )
        self._new: dict[Key, Parts] = {}

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """A pattern as `re` would compile it."""
        if type(pattern) not in (str, bytes) or flags & re.DEBUG:  # one that is taken apart already, or shown
            return _plain(pattern, flags)
        if self._kept is None and len(self._new) >= _FEW:
            self._kept = {key: parts for key, (_, parts) in _read()[1].items()}
            self._new = {key: parts for key, parts in self._new.items() if key not in self._kept}
        key = (pattern, flags)
        if self._kept and key in self._kept:
            parts, self._kept[key] = self._kept[key], None
            return _made(pattern, parts) if parts else _plain(pattern, flags)
        parts = _parts(pattern, flags)
        if len(self._new) < _MOST:
            self._new[key] = parts
        return _made(pattern, parts)

    def keep(self) -> None:
        """Keeps what was compiled anew, for other processes."""
        if self._kept is None or not self._new:
            return
        from .keeping import keep

        turn, whole = _read()  # another process may have kept some meanwhile
        turn += 1
        used = (key for key, parts in self._kept.items() if parts is None and key in whole)
        whole |= {key: (turn, whole[key][1]) for key in used}
        whole |= {key: (turn, parts) for key, parts in self._new.items()}
        left = {key: one for key, one in whole.items() if turn - one[0] < _TURNS}
        with suppress(OSError):  # where nothing can be kept, each process compiles for itself
            keep(_file(), _MARK, marshal.dumps((turn, left)))
        self._kept |= dict.fromkeys(self._new)
        self._new.clear()


def _parts(pattern: str | bytes, flags: int) -> Parts:
    """What `_sre` makes a pattern of, found as `re` finds it."""
    parsed = _compiler._parser.parse(pattern, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    names = parsed.state.groupdict
    groups: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        groups[number] = name
    return int(flags | parsed.state.flags), code.tobytes(), len(groups) - 1, dict(names), tuple(groups)


def _made(pattern: str | bytes, parts: Parts) -> Any:
    flags, code, *groups = parts
    return _compiler._sre.compile(pattern, flags, array("I", code).tolist(), *groups)


def _read() -> tuple[int, dict[Key, tuple[int, Parts]]]:
    """How often patterns were kept, and these, each with the turn in which it was last used; nothing if damaged."""
    from .keeping import read_kept  # loaded only now, since it takes longer than all the rest

    with suppress(OSError):
        if data := read_kept(_file(), _MARK):
            turn, kept = marshal.loads(data)
            return turn, kept
    return 0, {}


def _file() -> Path:
    from .writing import user_cache

    return user_cache() / f"patterns-{__version__}-{sys.implementation.cache_tag}"


_compiler: Any = getattr(re, "_compiler", None)
_plain: Any = getattr(_compiler, "compile", None)
_patterns = Patterns()


def quicken() -> None:
    """From now on, patterns are not compiled that are kept, where that is known to be safe."""
    if _plain and is_active():
        _compiler.compile = _patterns.compile


def keep() -> None:
    """Keeps what was compiled anew, for other processes."""
    _patterns.keep()


def is_active() -> bool:
    """Whether what is kept is used."""
    is_tested = sys.implementation.name == "cpython" and sys.version_info[:2] in TESTED
    return is_tested and os.environ.get("CAJISTA_QUICK_PATTERNS") != "0"
