"""Files to text: what an editor's program may have left in them is found here, once for all formats."""

import codecs
import re
import stat
from pathlib import Path

from ..errors import reason_of
from ..findings import Findings, Message, message
from ..model.span import Span, start_of
from ..rules import report
from . import rules

_WIDE_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}
# C0 and C1 controls but tab and line ends, Unicode's own line ends, and what is no character at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_MOST_REPORTED = 10
_LONGEST_NUMBER = 1000  # digits; Python itself refuses to read numbers of some thousands
_ENDLESS = re.compile(rf"\d{{{_LONGEST_NUMBER},}}")
# The ending of a file that is wanted, and one that may be meant by it.
_ALIKE = re.compile(r"\.yaml\.(?:ya?ml|txt|json)|\.md\.(?:md|markdown|mkd|txt|qmd)", re.IGNORECASE)


def read_text(path: Path, file: str, findings: Findings) -> str | None:
    """The text of a file with LF line ends; None, with a finding, when it cannot be read.

    `file` is the path as findings name it. Control characters are replaced one for one, so that
    every position holds.
    """
    try:
        is_special = stat.S_IFMT(path.stat().st_mode) not in (stat.S_IFREG, stat.S_IFDIR)
        data = b"" if is_special else path.read_bytes()
    except FileNotFoundError:
        what = message("This file is missing.")
        hint = renamed(path) or message("Look for it among earlier versions or backups, or write it anew.")
        report(findings, rules.FILES_ARE_PRESENT, what, start_of(file), hint)
        return None
    except (OSError, ValueError) as error:
        _refuse(file, reason_of(error), findings)
        return None
    if is_special:  # a pipe or a device, which might never end
        _refuse(file, message("it is not a file"), findings)
        return None
    return decode(data, file, findings)


def _refuse(file: str, reason: Message, findings: Findings) -> None:
    what = message("This file cannot be read: {reason}.", reason=reason)
    hint = message("Put a file that you can open in its place.")
    report(findings, rules.FILES_ARE_PRESENT, what, start_of(file), hint)


def renamed(path: Path) -> Message | None:
    """What to do where a file that is missing seems to be there under another name."""
    names = [one.name for one in path.parent.iterdir() if one.is_file()] if path.parent.is_dir() else []
    same = (name for name in names if name.lower().startswith(f"{path.stem}.".lower()))
    near = next((name for name in sorted(same) if _ALIKE.fullmatch(path.suffix + Path(name).suffix)), "")
    if near:
        return message("Is it {name}? Rename that file to {wanted}.", name=near, wanted=path.name)
    return None


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """The bytes of a file as text with LF line ends; None, with a finding, when they are not UTF-8."""
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        _note_mark(file, findings)
    if _looks_wide(data) and data[:2] not in _WIDE_MARKS:
        data = codecs.BOM_UTF16_LE + data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_encoding(data, error.start, file, findings)
        return None
    text = _without_controls(_with_plain_line_ends(text, file, findings), file, findings)
    text = _without_endless_numbers(text, file, findings)
    if not text.strip():
        hint = message("Fill it, or delete it if it is not needed.")
        report(findings, rules.FILES_HAVE_CONTENT, message("The file is empty."), start_of(file), hint)
    return text


def _note_mark(file: str, findings: Findings) -> None:
    what = message("The file begins with an invisible mark (a byte order mark).")
    hint = message("Save it as “UTF-8”, not as “UTF-8 with BOM”.")
    report(findings, rules.FILES_HAVE_NO_BYTE_ORDER_MARK, what, start_of(file), hint)


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte is NUL, as in Latin text in UTF-16 without its mark."""
    head = data[:200]
    return len(head) > 3 and (head[::2].count(0) > len(head) // 3 or head[1::2].count(0) > len(head) // 3)


def _refuse_encoding(data: bytes, offset: int, file: str, findings: Findings) -> None:
    hint = message("Save the file again with the encoding “UTF-8”; editors offer it under “Save as”.")
    if data[:2] in _WIDE_MARKS:
        what = message("The file is saved as {encoding}, not as UTF-8.", encoding=_WIDE_MARKS[data[:2]])
        report(findings, rules.FILES_ARE_UTF_8, what, start_of(file), hint)
        return
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    span = Span(file, line, column, line, column + 1)
    report(findings, rules.FILES_ARE_UTF_8, _bad_byte(data[offset]), span, hint)


def _bad_byte(byte: int) -> Message:
    """The message for a byte that is not UTF-8, with what Windows would show for it."""
    shown = bytes([byte]).decode("cp1252", errors="ignore")
    if shown.isprintable() and shown:
        return message(
            "The file is not in UTF-8: the character here (byte {byte}, perhaps “{shown}”) cannot be read.",
            byte=f"{byte:02X}",
            shown=shown,
        )
    return message("The file is not in UTF-8: byte {byte} here cannot be read.", byte=f"{byte:02X}")


def _with_plain_line_ends(text: str, file: str, findings: Findings) -> str:
    if "\r" not in text:
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.index("\r")
    line, column = text.count("\n", 0, first) + 1, first - (text.rfind("\n", 0, first) + 1) + 1
    what = message("Lines end as on Windows or old Macs (CR), not with a line feed alone.")
    hint = message("It does no harm; set your editor's line ends to “LF” to be rid of this.")
    report(findings, rules.LINE_ENDS_ARE_PLAIN, what, Span(file, line, column, line, column + 1), hint)
    return plain


def without_escaped_controls(value: str, span: Span, findings: Findings) -> str:
    """A value without the control characters that escapes (`\\a`, `\\u0000`) have put into it."""
    found = _CONTROL.search(value)
    if not found:
        return value
    what = message(
        "A backslash in this text makes an invisible control character ({code}).", code=_code(found[0])
    )
    hint = message("Use single quotes around the text, or write the backslash twice.")
    report(findings, rules.TEXT_HAS_NO_CONTROL_CHARACTERS, what, span, hint)
    return _replaced(value)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _replaced(text: str) -> str:
    return _CONTROL.sub(lambda found: " " if found[0] in _BREAKS else "\ufffd", text)


def _without_endless_numbers(text: str, file: str, findings: Findings) -> str:
    """The text with numbers that nothing could calculate with replaced one for one, so that every position holds."""
    if not _ENDLESS.search(text):
        return text
    for found in _ENDLESS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        start = text.rfind("\n", 0, found.start()) + 1
        span = Span(file, line, found.start() - start + 1, line, found.end() - start + 1)
        what = message("This number has {count} digits.", count=len(found[0]))
        hint = message("Write it as a power of ten, or correct it; it is set as replacement characters.")
        report(findings, rules.NUMBERS_ARE_READABLE, what, span, hint)
    return _ENDLESS.sub(lambda found: "\ufffd" * len(found[0]), text)


def _without_controls(text: str, file: str, findings: Findings) -> str:
    for count, found in enumerate(_CONTROL.finditer(text)):
        if count == _MOST_REPORTED:
            break
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        what = message("There is an invisible control character here ({code}).", code=_code(found[0]))
        hint = message("Delete it; it often comes with text pasted from a PDF or a layout program.")
        span = Span(file, line, column, line, column + 1)
        report(findings, rules.TEXT_HAS_NO_CONTROL_CHARACTERS, what, span, hint)
    return _replaced(text)
