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

_HEADER = re.compile(r'(?m)^msgid ""\nmsgstr ""\n(?:".*"\n?)*\Z')
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
    """A conflicts file, read when it is made, to be written when something changed."""

    def __init__(self, path: Path, header: str) -> None:
        self.path, self._header = path, header
        try:
            self._was = path.read_bytes().decode("utf-8", "surrogateescape")
        except OSError:
            self._was = ""
        self._text = self._was
        entries = entries_of(self._text)
        self._names = {(one.context, one.msgid) for one in entries}
        self._digests = {digest_of(form) for one in entries for form in one.msgstr}

    def park(self, one: Parked, present_words: str) -> None:
        """Adds a translation, unless it is there."""
        if digest_of(one.text) in self._digests:
            return
        context = _free(one.context, one.source, self._names)
        comments = [one.reason, *([one.origin] if one.origin else [])]
        entry = Entry(
            one.source,
            (one.text,),
            context,
            comments=[" ".join(text.split()) for text in comments],
            extracted=[f"{present_words} {' '.join(one.present.split())}"] if one.present else [],
            flags=["fuzzy"],
            previous={"msgid": one.was} if one.was else {},
        )
        self._text = f"{(self._text or self._header).rstrip()}\n\n{written(entry)}"
        self._names.add((context, one.source))
        self._digests.add(digest_of(one.text))

    def settle(self, contexts: Iterable[str], digests: Iterable[str]) -> None:
        """Takes out entries that have been settled: by their names, or because the text says the same."""
        contexts, digests = set(contexts), set(digests)
        if not self._text or not (contexts or digests):
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
        """What the file should be; None where it should not be, for there is nothing in it but its header."""
        blocks = [block for block in re.split(r"\n[ \t]*\n", self._text.strip()) if block.strip()]
        if not blocks or (len(blocks) == 1 and _HEADER.search(blocks[0])):
            return None
        return f"{self._text.rstrip()}\n".encode("utf-8", "surrogateescape")

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
