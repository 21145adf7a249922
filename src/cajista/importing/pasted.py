"""A reference list pasted as text, one reference a line or a paragraph, to CSL entries with their places.

Each entry keeps its text as `raw`. Its id is what stands before it as a citation, `[@smith2020] Smith J…`;
without that it is made of the first author and the year.
"""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.span import start_of
from ..reading import rules
from ..reading.reference_items import references_of
from ..reading.tree import Branch
from ..rules import report
from ..typed import parse
from .places import Places

_KEY = re.compile(r"\[@([^\s\[\]]+)\]\s*")
_NUMBER = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_LONGEST_HEADING = 40


def read_pasted(text: str, file: str, findings: Findings) -> tuple[list[dict[str, Any]], SourceMap]:
    """The references of a text as items with `id` and `raw`, and where they stand."""
    references = references_of(pasted_tree(text, file, findings), file, findings).values()
    source = next((reference.source for reference in references), SourceMap(file))
    return [dict(reference.item) for reference in references], source


def pasted_tree(text: str, file: str, findings: Findings) -> Branch:
    """The references of a text as a list of CSL entries with `id` and `raw`."""
    places = Places(text, file)
    taken: set[str] = set()
    entries = [_entry(places, start, end, taken) for start, end in _stretches(text)]
    if not entries:
        what = message("There is no reference in this file: each stands on a line of its own.")
        report(findings, rules.REFERENCES_ARE_READABLE, what, start_of(file))
    return Branch(entries, places.whole())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each reference begins and ends; headings, which name no year and no number, are passed over."""
    lines = [
        (found.start() + len(found[0]) - len(found[0].lstrip()), found.end())
        for found in _LINE.finditer(text)
    ]
    numbered = [at for at, (start, _) in enumerate(lines) if _NUMBER.match(text, start)]
    if len(numbered) > 1:
        ends = [*numbered[1:], len(lines)]
        found = [(lines[first][0], lines[last - 1][1]) for first, last in zip(numbered, ends, strict=True)]
    elif re.search(r"\S[ \t]*\n[ \t]*\n+[ \t]*\S", text) and re.search(r"\S[ \t]*\n[ \t]*\S", text):
        found = [paragraph.span() for paragraph in _PARAGRAPH.finditer(text)]
    else:
        found = lines
    for start, end in found:
        piece = text[start:end]
        if len(piece) > _LONGEST_HEADING or any(map(str.isdigit, piece)):
            yield start, start + len(piece.rstrip())


def _entry(places: Places, start: int, end: int, taken: set[str]) -> Branch:
    number = _NUMBER.match(places.text, start, end)
    begin = number.end() if number else start
    key = _KEY.match(places.text, begin, end)
    begin = key.end() if key else begin
    raw = " ".join(places.text[begin:end].split())
    name = key[1] if key else _made(raw, taken)
    taken.add(name)
    named = places.span(key.start(1), key.end(1)) if key else places.span(start, start + 1)
    fields = {"id": Branch(name, named), "raw": Branch(raw, places.span(begin, end))}
    return Branch(dict(fields), places.span(start, end))


def _made(raw: str, taken: set[str]) -> str:
    """A key of the kind `smith2020`, with a letter where that is taken."""
    typed = parse(raw)
    first = typed.names[0] if typed.names else None
    words = (first.family or first.literal if first else typed.value("title")).replace("-", " ").split()
    size = next((at for at, word in enumerate(words, 1) if word[0].isupper() and len(word) > 2), 1)
    base = _plain("".join(words[:size])) + typed.value("issued") or "reference"
    spare = (f"{base}{letter}" for letter in ascii_lowercase[1:])
    return next((one for one in (base, *spare) if one not in taken), f"{base}-{len(taken)}")


def _plain(text: str) -> str:
    """Letters and digits without accents, in lower case."""
    return "".join(
        one for one in unicodedata.normalize("NFKD", text.lower()) if one.isalnum() and one.isascii()
    )
