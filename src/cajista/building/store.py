"""What earlier runs found out, kept in a file under `build/.cache/`: it may be deleted at any time.

SQLite keeps it whole when two builds run at once or one is killed; one that is damaged is begun anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

_FEW = 100  # names whose texts are read at a time
_WAIT = 30.0  # seconds to wait for another build that writes
_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, value TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID"


class Store:
    """Texts by kind and name. Where nothing can be kept, nothing is: a store never stops a build."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "store.sqlite"

    def all(self, kind: str) -> dict[str, str]:
        """Everything kept of a kind, by name."""
        if not self._file.is_file():
            return {}
        try:
            with self._open() as connection:
                return dict(connection.execute("SELECT name, value FROM kept WHERE kind = ?", (kind,)))
        except sqlite3.DatabaseError:
            self._discard()
            return {}

    def some(self, kind: str, names: Sequence[str]) -> dict[str, str]:
        """What is kept of a kind under some names, by name."""
        if not self._file.is_file():
            return {}
        asked = "SELECT value FROM kept WHERE kind = ? AND name = ?"
        try:
            with self._open() as connection:
                found = ((name, connection.execute(asked, (kind, name)).fetchone()) for name in names)
                return {name: row[0] for name, row in found if row}
        except sqlite3.DatabaseError:
            self._discard()
            return {}

    def each(self, kind: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The same one by one; a few are read at a time, since all of a large journal's would fill the memory."""
        for at in range(0, len(names), _FEW):
            yield from self.some(kind, names[at : at + _FEW]).items()

    def under(self, kind: str, first: str) -> dict[str, str]:
        """What is kept of a kind under names of which one word is the first, by name."""
        if not self._file.is_file():
            return {}
        asked = "SELECT name, value FROM kept WHERE kind = ? AND name >= ? AND name < ?"
        try:
            with self._open() as connection:  # "!" follows the space
                return dict(connection.execute(asked, (kind, f"{first} ", f"{first}!")))
        except sqlite3.DatabaseError:
            self._discard()
            return {}

    def names(self, kind: str) -> list[str]:
        """The names under which something of a kind is kept."""
        if not self._file.is_file():
            return []
        try:
            with self._open() as connection:
                return [row[0] for row in connection.execute("SELECT name FROM kept WHERE kind = ?", (kind,))]
        except sqlite3.DatabaseError:
            self._discard()
            return []

    def keep(self, kind: str, values: Mapping[str, str], forget: Iterable[str] = ()) -> None:
        """Keeps values, and forgets what stands under some names."""
        self._keep([(kind, name, value) for name, value in values.items()], [(kind, name) for name in forget])

    def keep_together(self, values: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps values of several kinds, by kind and name: all of them or, where this is cut short, none."""
        self._keep([(kind, name, value) for kind, own in values.items() for name, value in own.items()], [])

    def _keep(self, rows: Sequence[tuple[str, str, str]], gone: Sequence[tuple[str, str]]) -> None:
        if not rows and not gone:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._open() as connection:
                connection.execute(_SCHEMA)
                connection.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            self._discard()
        except OSError:
            return

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, for one transaction; SQLite's own `with` ends that, and leaves the file open."""
        with closing(sqlite3.connect(self._file, timeout=_WAIT)) as connection, connection:
            yield connection

    def _discard(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
