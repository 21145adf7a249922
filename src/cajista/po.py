"""PO files as gettext defines them, read strictly: every slip that would lose a word is told at its place.

The format: GNU gettext manual, "The Format of PO Files". Files are UTF-8. Other readers pass over
strings without an end, entries that stand twice and plural forms that are missing; this one does not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from .findings import Message, message

Key: TypeAlias = tuple[str, str]  # context, msgid


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and on which line."""

    line: int
    what: Message


@dataclass(slots=True)
class Entry:
    """One entry; `msgstr` has one text, or one for each plural form. `line` is that of its `msgid`."""

    msgid: str = ""
    msgstr: tuple[str, ...] = ()
    context: str = ""
    plural: str = ""
    line: int = 0
    comments: list[str] = field(default_factory=list)  # the translator's
    extracted: list[str] = field(default_factory=list)  # `#.`
    references: list[str] = field(default_factory=list)  # `#:`
    flags: list[str] = field(default_factory=list)
    previous: dict[str, str] = field(default_factory=dict)  # `#|`, by key word
    obsolete: bool = False

    @property
    def key(self) -> Key:
        """What entries of one file differ in."""
        return self.context, self.msgid

    @property
    def is_fuzzy(self) -> bool:
        """Whether somebody has to look at the translation first."""
        return "fuzzy" in self.flags


@dataclass(frozen=True, slots=True)
class File:
    """A PO file: its header's fields by their names, its entries in order, and what is wrong with it."""

    header: Mapping[str, str]
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]

    @property
    def plural_forms(self) -> tuple[int, str]:
        """How many plural forms there are, and the expression that chooses (C syntax)."""
        stated = self.header.get("Plural-Forms", "")
        found = _PLURALS.search(stated) if _chooses(stated) else None
        return (int(found[1]), found[2]) if found else (2, "(n != 1)")


_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")
_STRING = r'"((?:[^"\\]|\\.)*)"'
_LINE = re.compile(
    rf"(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?{_STRING}\s*(?:(?<=\s)#.*)?", re.DOTALL
)
# An entry as PO editors write most of them, which is read at one glance; all others go line by line.
_SOUND = r'"[^"\\\n]*(?:\\[ntr"\\][^"\\\n]*)*"'
_PLAIN = re.compile(
    rf"((?:#[ .:,|].*\n)*)(?:msgctxt ({_SOUND})\n)?msgid ({_SOUND}(?:\n{_SOUND})*)\nmsgstr ({_SOUND}(?:\n{_SOUND})*)\n*"
)
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\b(.*)", re.DOTALL)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_ESCAPED = {
    "n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v",
    "\\": "\\", '"': '"', "'": "'", "?": "?",
}  # fmt: skip


@lru_cache(maxsize=8)  # a process that builds again reads the same catalogues
def read_po(text: str) -> File:
    """A PO file; nothing is raised. Entries with faults are left out of `entries`."""
    reader = _Reader()
    number = 1
    for block in text.split("\n\n"):
        if plain := _PLAIN.fullmatch(block):
            reader.entries.append(_plain_entry(plain, number))
            number += block.count("\n") + 2
            continue
        for line in (*block.split("\n"), ""):
            reader.take(line.strip(" \t\r\ufeff"), number)
            number += 1
    header = next((one for one in reader.entries if one.key == ("", "") and not one.obsolete), None)
    fields = _fields(header.msgstr[0]) if header and header.msgstr else {}
    file = File(fields, tuple(reader.entries), ())
    faults = [*reader.faults, *_wrong_with_header(header, fields), *_repeated(file), *_plurals(file)]
    wrong = {fault.line for fault in faults}
    sound = tuple(one for one in file.entries if one.line not in wrong)
    return File(fields, sound, tuple(sorted(faults, key=lambda fault: fault.line)))


def _plain_entry(found: re.Match[str], line: int) -> Entry:
    """The entry that a block is whose first line has a number."""
    comments, context, msgid, msgstr = found.groups()
    reader = _Reader()
    for comment in comments.split("\n")[:-1]:  # no other sign ends a line of a PO file
        reader.take(comment.strip(), 0)
    entry = reader.entry
    entry.line = line + comments.count("\n") + (context is not None)
    entry.msgid, entry.msgstr = _joined(msgid), (_joined(msgstr),)
    entry.context = _joined(context) if context else ""
    return entry


def _joined(strings: str) -> str:
    """The text of strings in quotation marks, one a line."""
    return _unescaped(strings[1:-1].replace('"\n"', ""))


class _Reader:
    """Takes a file line by line."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.faults: list[Fault] = []
        self.entry = Entry()
        self._parts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._lines: dict[str, int] = {}
        self._is_spoilt = False  # the entry has a fault, and is left out

    def take(self, line: str, number: int) -> None:
        """One line, stripped."""
        if not line:
            self.finish()
        elif line.startswith("#~"):
            rest = line[2:].lstrip()
            if rest.startswith("|"):
                self._previous(rest[1:].strip())
                return
            self._begin_if_full(rest)
            self.entry.obsolete = True
            self._string(rest, number)
        elif line.startswith("#"):
            self._comment(line)
        elif line.startswith(_CONFLICT):
            self._spoil(
                number, message("This is a mark of a merge that was not finished: two versions stand here.")
            )
        else:
            self._begin_if_full(line)
            self._string(line, number)

    def _begin_if_full(self, line: str) -> None:
        """Ends the entry where a key word begins another without a blank line between."""
        begins = line.startswith("msgctxt") or (
            line.startswith("msgid") and not line.startswith("msgid_plural")
        )
        if begins and any(name.startswith("msgstr") for name in self._parts):
            self.finish()

    def _comment(self, line: str) -> None:
        if any(name.startswith("msgstr") for name in self._parts):
            self.finish()
        mark, rest = line[1:2], line[2:].strip()
        match mark:
            case ".":
                self.entry.extracted.append(rest)
            case ":":
                self.entry.references.append(rest)
            case ",":
                self.entry.flags.extend(flag.strip() for flag in rest.split(","))
            case "|":
                self._previous(rest)
            case _:
                self.entry.comments.append(line[1:].strip())

    def _previous(self, line: str) -> None:
        found = _LINE.fullmatch(line)
        if found and found[1]:
            self.entry.previous[found[1]] = _unescaped(found[2])
        elif found and self.entry.previous:
            last = next(reversed(self.entry.previous))
            self.entry.previous[last] += _unescaped(found[2])

    def _string(self, line: str, number: int) -> None:
        found = _LINE.fullmatch(line)
        if not found:
            self._spoil(number, _why_not(line))
            return
        keyword, string = found.groups()
        for escape in _ESCAPE.finditer(string):
            if escape[3] and escape[3] not in _ESCAPED:
                self._spoil(
                    number, message("The sign {sign} means nothing after a backslash.", sign=escape[3])
                )
        if keyword is None and self._into is None:
            if not self._is_spoilt:
                self._spoil(number, message("This text belongs to no entry."))
            return
        if keyword in self._parts:
            self._spoil(number, message("The key word {word} stands twice in this entry.", word=keyword))
        if keyword:
            self._into = self._parts[keyword] = []
            self._lines[keyword] = number
        assert self._into is not None
        self._into.append(_unescaped(string))

    def _spoil(self, number: int, what: Message) -> None:
        self.faults.append(Fault(number, what))
        self._is_spoilt = True

    def finish(self) -> None:
        """Ends the entry, if one was begun."""
        if self._parts and not self._is_spoilt:
            self._add()
        self.entry = Entry()
        self._parts, self._into, self._lines, self._is_spoilt = {}, None, {}, False

    def _add(self) -> None:
        parts = {name: "".join(strings) for name, strings in self._parts.items()}
        entry, line = self.entry, self._lines.get("msgid", next(iter(self._lines.values())))
        entry.line = line
        if "msgid" not in parts:
            self.faults.append(Fault(line, message("This entry has no msgid.")))
            return
        forms = [name for name in parts if name.startswith("msgstr")]
        if not forms:
            self.faults.append(Fault(line, message("This entry has no msgstr.")))
            return
        entry.msgid, entry.context = parts["msgid"], parts.get("msgctxt", "")
        entry.plural = parts.get("msgid_plural", "")
        expected = [f"msgstr[{at}]" for at in range(len(forms))] if entry.plural else ["msgstr"]
        if sorted(forms, key=_form) != expected:
            what = message("The forms of this entry should be: {names}.", names=", ".join(expected))
            self.faults.append(Fault(line, what))
            return
        entry.msgstr = tuple(parts[name] for name in expected)
        self.entries.append(entry)


def _form(name: str) -> int:
    digits = re.sub(r"\D", "", name)
    return int(digits) if digits else -1


def _unescaped(string: str) -> str:
    if "\\" not in string:
        return string

    string = _BYTES.sub(_from_bytes, string)
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[3], found[3]), string)


# A stretch of escaped bytes, which `msgcat --escape` makes of characters; no backslash is before it.
_BYTES = re.compile(r"(?<!\\)((?:\\\\)*)((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})+)")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")


def _from_bytes(found: re.Match[str]) -> str:
    """Escaped bytes as the characters that they are in UTF-8; what is none, and a backslash, byte by byte."""
    numbers = [
        int(octal, 8) & 0xFF if octal else int(digits, 16) for octal, digits in _BYTE.findall(found[2])
    ]
    text = bytes(numbers).decode("utf-8", "surrogateescape")
    text = "".join(chr(ord(sign) - 0xDC00) if "\udc80" <= sign <= "\udcff" else sign for sign in text)
    return found[1] + text.replace("\\", "\\\\")


def _why_not(line: str) -> Message:
    """What is wrong with a line that is none of the format's."""
    found = _KEYWORD.fullmatch(line)
    rest = (found[2] if found else line).strip()
    if not found and not rest.startswith('"'):
        return message("This line begins with no key word: msgctxt, msgid, msgid_plural or msgstr.")
    if rest.count('"') - rest.count('\\"') == 1:
        return message("A quotation mark is missing on this line.")
    return message("The text of this line is not between two quotation marks.")


def _fields(header: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in header.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _wrong_with_header(header: Entry | None, fields: Mapping[str, str]) -> Iterator[Fault]:
    if header is None:
        yield Fault(1, message("The file has no header, the entry whose msgid is empty."))
        return
    content = fields.get("Content-Type", "")
    charset = content.rpartition("charset=")[2].strip().lower() if "charset=" in content else ""
    if charset not in ("utf-8", "utf8"):
        yield Fault(header.line, message("The header should say: Content-Type: text/plain; charset=UTF-8"))
    if "Plural-Forms" in fields and not _chooses(fields["Plural-Forms"]):
        yield Fault(header.line, message("The header's Plural-Forms cannot be understood."))


def _chooses(plural_forms: str) -> bool:
    """Whether a header's Plural-Forms chooses one of its forms for every number."""
    from gettext import c2py

    if not (found := _PLURALS.search(plural_forms)):
        return False
    try:
        choose = c2py(found[2])
        return all(0 <= choose(count) < int(found[1]) for count in range(201))
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _repeated(file: File) -> Iterator[Fault]:
    first: dict[Key, int] = {}
    for entry in file.entries:
        if entry.obsolete:
            continue
        if entry.key in first:
            yield Fault(
                entry.line, message("This entry stands on line {line} already.", line=first[entry.key])
            )
        first.setdefault(entry.key, entry.line)


def _plurals(file: File) -> Iterator[Fault]:
    count, _ = file.plural_forms
    for entry in file.entries:
        if entry.plural and not entry.obsolete and len(entry.msgstr) != count:
            what = message(
                "This entry has {given} plural forms; the header says {wanted}.",
                given=len(entry.msgstr),
                wanted=count,
            )
            yield Fault(entry.line, what)
