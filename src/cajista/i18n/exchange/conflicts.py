"""What could not be put into a text is kept in `i18n/<language>.conflicts.po` beside it, ready to be settled.

The file is only ever added to, so that nothing that is in it is lost; an entry leaves it when what it says,
or what was made of it, has come into the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ...po import Entry, read_po
from ..segments import digest_of
from .po_file import entries_of, written

_VARIANT = re.compile(r"(?<=\S)(?:/\d+| \(\d+\))$")


def conflicts_file(folder: str, language: str) -> str:
    """The conflicts file of an article's folder and a language, relative to the project."""
    return f"{folder}/i18n/{language}.conflicts.po"


JOURNAL_FOLDER = "content"
"""Where what belongs to no article is kept: in `i18n/` there."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A translation that is to be kept: `context` is its name, `reason` a sentence for people."""

    context: str
    source: str
    text: str
    reason: str
    present: str = ""  # what the text says now
    was: str = ""
    origin: str = ""  # file and line


class Conflicts:
    """A conflicts file, read when first asked for, written when something changed."""

    def __init__(self, path: Path, header: str) -> None:
        self.path, self._header = path, header
        try:
            self._was = path.read_bytes().decode("utf-8", "replace")
        except OSError:
            self._was = ""
        self._text = self._was

    @property
    def entries(self) -> list[Entry]:
        """The entries that are in the file and can be read."""
        return [one for one in entries_of(self._text) if not one.obsolete]

    def has(self, text: str) -> bool:
        """Whether a translation is in the file already."""
        digest = digest_of(text)
        return any(digest_of(form) == digest for one in entries_of(self._text) for form in one.msgstr)

    def park(self, one: Parked, present_words: str) -> None:
        """Adds a translation, unless it is there."""
        if self.has(one.text):
            return
        taken = {(entry.context, entry.msgid) for entry in entries_of(self._text)}
        comments = [one.reason, *([one.origin] if one.origin else [])]
        entry = Entry(
            one.source,
            (one.text,),
            _free(one.context, one.source, taken),
            comments=[" ".join(text.split()) for text in comments],
            extracted=[f"{present_words} {' '.join(one.present.split())}"] if one.present else [],
            flags=["fuzzy"],
            previous={"msgid": one.was} if one.was else {},
        )
        text = self._text or self._header
        self._text = f"{text.rstrip()}\n\n{written(entry)}"

    def settle(self, contexts: Iterable[str], digests: Iterable[str]) -> None:
        """Takes out entries that have been settled: by their names, or because the text says the same."""
        contexts, digests = set(contexts), set(digests)
        if not self._text:
            return
        for entry in entries_of(self._text):
            said = digest_of(entry.msgstr[0]) if entry.msgstr else ""
            if entry.context in contexts or (said in digests and not entry.obsolete):
                self._take_out(entry)

    def _take_out(self, entry: Entry) -> None:
        """Takes out the block of lines that an entry is, where it stands by itself."""
        blocks = re.split(r"(\n[ \t]*\n)", self._text)
        for at, block in enumerate(blocks):
            own = [one for one in read_po(block).entries if one.msgid]
            if len(own) == 1 and own[0].key == entry.key and own[0].msgstr == entry.msgstr:
                del blocks[max(at - 1, 0) : at + 1]
                self._text = "".join(blocks)
                return

    @property
    def data(self) -> bytes | None:
        """What the file should be; None where it should not be, for there is nothing in it."""
        rest = re.split(r"\n[ \t]*\n", self._text.strip())
        if not self._text.strip() or (len(rest) == 1 and rest[0].startswith(('msgid ""', "#"))
                                      and not entries_of(self._text)):  # fmt: skip
            return None
        return f"{self._text.rstrip()}\n".encode()

    @property
    def is_changed(self) -> bool:
        """Whether it has to be written."""
        return self._text != self._was


def _free(context: str, source: str, taken: "set[tuple[str, str]]") -> str:
    """A name that no entry with this source has yet."""
    number, name = 1, context
    while (name, source) in taken:
        number += 1
        name = f"{context}/{number}" if "/" in context else f"{context} ({number})".strip()
    return name


def plain_context(context: str) -> str:
    """A name without the number that told it from others."""
    return _VARIANT.sub("", context)
