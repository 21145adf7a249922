"""A journal's folder, and where a build may write."""

import os
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError, reason_of
from .findings import Message, message

JOURNAL = "content/journal.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """A journal's folder: `content/`, perhaps `templates/`, and `build/`."""

    folder: Path

    @classmethod
    def find(cls, start: Path, *, stated: bool) -> "Project":
        """The project at a folder that was stated, or the nearest above the one we are in.

        Raises:
            UsageError: there is none.
        """
        start = _resolved(start)
        for folder in (start,) if stated else (start, *start.parents):
            if os.path.lexists(folder / JOURNAL):
                return cls(folder)
        raise UsageError(
            message("There is no journal in {folder}: content/journal.yaml is missing.", folder=str(start)),
            message("Go to the journal's folder, give --project DIR, or begin one: cajista new journal DIR"),
        )

    def output_folder(self, stated: str | None) -> Path:
        """Where a build writes: `build/`, or the folder stated, as seen from where the caller is.

        Raises:
            UsageError: the folder holds sources, or is the project itself.
        """
        folder = _resolved(Path(stated) if stated else self.folder / "build")
        for sources in (_resolved(self.folder / name) for name in ("content", "templates")):
            if folder == sources or sources in folder.parents:
                raise UsageError(
                    message("The output cannot go into {folder}, which holds sources.", folder=str(folder))
                )
        if folder == self.folder or folder in self.folder.parents:
            raise UsageError(
                message("The output cannot go into {folder}, which holds the project.", folder=str(folder))
            )
        if folder.exists() and not folder.is_dir():
            raise UsageError(message("{folder} is a file, not a folder.", folder=str(folder)))
        return folder

    def writable_output(self, stated: str | None) -> Path:
        """Where a build writes, made sure of before it begins; nothing is left there yet.

        Raises:
            UsageError: nothing can be written there, or it is no place for output.
        """
        folder = self.output_folder(stated)
        above = next(one for one in (folder, *folder.parents) if one.exists())
        if not above.is_dir():
            raise _unwritable(folder, message("a file stands where a folder should be"))
        try:
            trial = above / f".{os.getpid()}-trial"
            trial.mkdir()
            trial.rmdir()
        except OSError as error:
            raise _unwritable(folder, reason_of(error)) from error
        return folder


def _resolved(path: Path) -> Path:
    """A path without links and dots.

    Raises:
        UsageError: there can be no such path.
    """
    try:
        path = path.resolve()
        path.exists()  # a name may be too long to be asked for
    except (OSError, RuntimeError, ValueError) as error:
        reason = message("it is a link that leads in a circle")
        raise _unwritable(path, reason if isinstance(error, RuntimeError) else reason_of(error)) from error
    return path


def _unwritable(folder: Path, reason: Message) -> UsageError:
    what = message("{folder} cannot be used as a folder: {reason}.", folder=str(folder), reason=reason)
    return UsageError(what, message("Choose another."))
