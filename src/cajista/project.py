"""A journal's folder, and where a build may write."""

import os
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError
from .findings import message

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
        start = start.resolve()
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
        folder = Path(stated).resolve() if stated else self.folder / "build"
        for sources in (self.folder / "content", self.folder / "templates"):
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
