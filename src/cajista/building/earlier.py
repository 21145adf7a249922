"""What builds have left in an output folder: the files they made, and the editions that its pages show.

Both are kept in the cache folder. Without it nothing is ever deleted, and editions are read from the sources.
"""

import json
import pickle
from collections.abc import Callable, Container, Iterable
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import CajistaError, reason_of
from ..findings import message
from ..model.edition import Edition
from ..outputs import paths
from ..writing import write_whole
from .outcome import File

_VERSION = 1


class Earlier:
    """The record of an output folder. What is made anew is noted, and then `save`d."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._record = output / ".cache" / "made.json"
        self._made = _read(self._record)  # path -> article and language, each perhaps empty

    def note(self, files: Iterable[File]) -> None:
        """Notes files that were written."""
        self._made |= {file.path: (file.slug, file.language) for file in files}

    def keep(self, edition: Edition) -> None:
        """Keeps the edition that a page shows, so that lists of articles can be made without its sources.

        Raises:
            CajistaError: the cache folder cannot be written.
        """
        write_whole(
            self._edition_file(edition.language, edition.slug), pickle.dumps((_shape(), edition), protocol=5)
        )

    def edition(self, language: str, slug: str) -> Edition | None:
        """The edition that the article's page shows; None where it was not kept, or by another version."""
        try:
            shape, edition = _Editions(BytesIO(self._edition_file(language, slug).read_bytes())).load()
        except Exception:  # whatever a broken file makes the reader stumble over: the sources have it all
            return None
        return edition if shape == _shape() and isinstance(edition, Edition) else None

    def remove(self, made: Container[str], stays: Callable[[str, str, str], bool]) -> None:
        """Deletes the files of earlier builds that are not among those made now, and folders this empties.

        `stays` tells by path, article and language what is kept all the same.

        Raises:
            CajistaError: a file cannot be deleted.
        """
        for path, (slug, language) in list(self._made.items()):
            if path not in made and not stays(path, slug, language):
                _delete(self._output, path)
                del self._made[path]
                if path == paths.article_page(language, slug):
                    self._edition_file(language, slug).unlink(missing_ok=True)

    def save(self) -> None:
        """Writes the record down.

        Raises:
            CajistaError: the cache folder cannot be written.
        """
        record = {"version": _VERSION, "files": dict(sorted(self._made.items()))}
        write_whole(self._record, json.dumps(record, ensure_ascii=False, indent=0).encode())

    def _edition_file(self, language: str, slug: str) -> Path:
        return self._output / ".cache" / "editions" / language / f"{slug}.pickle"


def _read(record: Path) -> dict[str, tuple[str, str]]:
    try:
        stated = json.loads(record.read_bytes())
        files = stated["files"] if stated["version"] == _VERSION else {}
        return {str(path): (str(slug), str(language)) for path, (slug, language) in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


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
        try:
            (output / folder).rmdir()
        except OSError:  # it holds other files
            return


class _Editions(pickle.Unpickler):
    """Makes nothing but our own nodes, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("cajista.model.") else None
        if not (isinstance(found, type) and found.__module__ == module):
            raise pickle.UnpicklingError(name)
        return found


@cache
def _shape() -> str:
    """Tells one version of the model from another, whose editions are not ours."""
    folder = Path(__file__).parents[1] / "model"
    return sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).hexdigest()
