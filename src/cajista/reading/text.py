"""Files as text: encoding, byte-order mark and line ends settled once."""

from pathlib import Path

from ..findings import Findings, message
from ..model.span import Span, start_of
from ..rules import report
from .rules import FILES_ARE_PRESENT, FILES_ARE_UTF_8


def read_text(path: Path, file: str, findings: Findings) -> str | None:
    """The text of a file with `\\n` line ends; None, with a finding, where it cannot be had.

    `file` is its name in findings, relative to the project.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        report(findings, FILES_ARE_PRESENT, message("This file is missing."), start_of(file))
        return None
    except OSError as error:
        report(
            findings,
            FILES_ARE_PRESENT,
            message("This file cannot be read: {reason}.", reason=error.strerror or str(error)),
            start_of(file),
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_undecodable(data, error.start, file, findings)
        return None
    return _without_controls(text.replace("\r\n", "\n").replace("\r", "\n"), file, findings)


def _report_undecodable(data: bytes, at: int, file: str, findings: Findings) -> None:
    before = data[:at].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    report(
        findings,
        FILES_ARE_UTF_8,
        message("This character is not UTF-8, so the file cannot be read."),
        Span(file, line, column, line, column + 1),
        hint=message("Save the file again with the encoding UTF-8."),
    )


def _without_controls(text: str, file: str, findings: Findings) -> str:
    """The text with control characters, which no editor shows, reported and made spaces."""
    found = [at for at, character in enumerate(text) if character < " " and character not in "\n\t"]
    for at in found[:5]:
        line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
        report(
            findings,
            FILES_ARE_UTF_8,
            message("There is an invisible control character here (U+{code}).", code=f"{ord(text[at]):04X}"),
            Span(file, line, column, line, column + 1),
            hint=message("Delete it and type the text anew."),
        )
    if not found:
        return text
    return "".join(" " if character < " " and character not in "\n\t" else character for character in text)
