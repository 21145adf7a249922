"""What builds have left in an output folder: the files of each article, and those of pages about several.

Without this record, which is kept in the cache folder, nothing is ever deleted.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ..errors import CajistaError, reason_of
from ..findings import message
from ..outputs import paths
from ..writing import remove_parts
from .outcome import File
from .store import Store

_FILES, _BEGUN = "files", "begun"

Stays = Callable[[str], bool]
"""Whether the files in a language, or in none, stay though they were not made."""


class Earlier:
    """The record of an output folder. What one thing left (an article, a page) is noted under its name."""

    def __init__(self, output: Path, store: Store) -> None:
        self._output = output
        self._store = store
        self._new: dict[str, str] = {}
        self._gone: set[str] = set()
        self._has_begun = False

    def begin(self, slugs: Iterable[str]) -> None:
        """Notes articles that will be made, so that a build that is killed leaves nothing unknown."""
        if not self._has_begun and self._store.names(_BEGUN):  # one was killed, or is at work
            remove_parts(self._output)
        self._has_begun = True
        self._store.keep(_BEGUN, dict.fromkeys(slugs, ""))

    def names(self) -> list[str]:
        """What has left files."""
        return self._store.names(_FILES)

    def note(self, name: str, files: Iterable[File]) -> None:
        """Notes files that were written, beside those there are already of the same thing."""
        files = list(files)
        known = self._known(name)
        if not {file.path for file in files} <= known.keys():
            self._new[name] = json.dumps(known | {file.path: file.language for file in files})

    def clear(self, name: str, made: Iterable[File] = (), stays: Stays = lambda language: False) -> None:
        """Deletes the files that a thing left and that are not among those made now, and folders this empties.

        Raises:
            CajistaError: a file cannot be deleted.
        """
        paths_made = {file.path for file in made}
        known = self._known(name)
        left = {path: one for path, one in known.items() if path in paths_made or stays(one)}
        for path in known.keys() - left.keys():
            _delete(self._output, path)
        if not left:
            self._gone.add(name)
            self._new.pop(name, None)
        elif left != known:
            self._new[name] = json.dumps(left)

    def clear_begun(self, present: Iterable[str], languages: Iterable[str]) -> None:
        """Deletes what killed builds left of articles that are no more."""
        for slug in set(self._store.names(_BEGUN)).difference(present):
            for language in languages:
                shutil.rmtree(self._output / paths.article_folder(language, slug), ignore_errors=True)

    def save(self, *, is_done: bool = False) -> None:
        """Writes the record down; `is_done` where all that was begun is in it."""
        self._store.keep(_FILES, self._new, self._gone)
        self._new.clear()
        self._gone.clear()
        if is_done:
            self._store.keep(_BEGUN, {}, self._store.names(_BEGUN))

    def _known(self, name: str) -> dict[str, str]:
        """The files of a thing with their languages."""
        note = self._new.get(name) or self._store.some(_FILES, [name]).get(name)
        try:
            known = json.loads(note) if note else {}
        except ValueError:
            known = {}
        return known if isinstance(known, dict) else {}


def _delete(output: Path, path: str) -> None:
    """Deletes a file below the output folder, and the folders above it that are then empty."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        return
    try:
        (output / pure).unlink(missing_ok=True)
    except OSError as error:
        what = message(
            "{file} cannot be deleted: {reason}.", file=str(output / pure), reason=reason_of(error)
        )
        raise CajistaError(what) from error
    for folder in pure.parents[:-1]:
        with suppress(OSError):  # it holds other files
            (output / folder).rmdir()
