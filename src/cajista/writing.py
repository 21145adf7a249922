"""Files appear under their final names only when complete."""

import os
import tempfile
from pathlib import Path

from .errors import CajistaError, reason_of
from .findings import message

_PART = ".part"  # what is not complete yet: the number of the process that writes it comes first


def remove_parts(folder: Path) -> None:
    """Deletes what processes that are no more had begun to write at or under a folder."""
    for path in folder.rglob(f".*-*{_PART}"):
        number = path.name[1:].partition("-")[0]
        if number.isdigit() and not _is_running(int(number)):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def user_cache() -> Path:
    """The user's folder for what programs can make anew at any time (XDG Base Directory Specification, 0.8).

    Raises:
        OSError: nobody knows where the user is at home.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "cajista"
    except RuntimeError as error:
        raise OSError(str(error)) from error


def write_whole(path: Path, data: bytes) -> bool:
    """Writes a file so that nobody ever sees half of it; False where it was the same already.

    Raises:
        CajistaError: the file cannot be written.
    """
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{os.getpid()}-", suffix=_PART, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        what = message("{file} cannot be written: {reason}.", file=str(path), reason=reason_of(error))
        raise CajistaError(what) from error
    return True
