"""The lines of source files, as findings show them."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Sources:
    """A project's files by lines, each read once and only when asked for."""

    project: Path
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def lines(self, file: str) -> list[str]:
        """The lines of a file; none where it cannot be read."""
        if file not in self._lines:
            path = self.project / file
            try:  # a pipe might never end
                text = path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""
            except OSError:
                text = ""
            self._lines[file] = [line.rstrip("\r") for line in text.split("\n")]
        return self._lines[file]

    def line(self, file: str, number: int) -> str:
        """One line, counted from 1; empty where there is none."""
        lines = self.lines(file)
        return lines[number - 1] if 0 < number <= len(lines) else ""
