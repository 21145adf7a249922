"""The article itself as BibTeX, for reference managers. UTF-8, as biber and today's BibTeX styles take it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.edition import Edition
from . import Artifact, Press, paths

_FIELDS = (
    ("title", "title"),
    ("journal", "container-title"),
    ("volume", "volume"),
    ("number", "issue"),
    ("issn", "ISSN"),
    ("publisher", "publisher"),
    ("language", "language"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_ESCAPES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
# A word with a capital after its first letter ("SARS-CoV-2", "IL-1"), which styles must not lower.
_CAPITALS = re.compile(r"\S*[^\W\d_]\S*[A-ZÀ-Þ]\S*|\S*[A-ZÀ-Þ]\S*\d\S*")


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """A file with one entry."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _entry(edition))
    text = f"@article{{{edition.slug}-{edition.language},\n{fields}}}\n"
    yield Artifact(paths.download(edition, "bib"), text.encode(), "bib", edition.slug, edition.language)


def _entry(edition: Edition) -> Iterator[tuple[str, str]]:
    item = edition.item
    if people := item.get("author"):
        yield "author", "{" + " and ".join(_name(person) for person in people) + "}"
    for name, field in _FIELDS:
        if value := str(item.get(field, "")):
            yield name, "{" + (_protected(value) if name == "title" else escaped(value)) + "}"
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    if parts:
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1:
        yield "month", _MONTHS[parts[1] - 1]
    if pages := str(item.get("page", "")):
        yield "pages", "{" + pages.replace("-", "--") + "}"
    if edition.doi:
        yield "doi", f"{{{edition.doi}}}"


def _name(person: Mapping[str, Any]) -> str:
    if "literal" in person:
        return f"{{{escaped(str(person['literal']))}}}"
    order = ("family", "suffix", "given")
    return ", ".join(escaped(str(person[part])) for part in order if person.get(part))


def escaped(text: str) -> str:
    """Text with the characters that mean something to LaTeX made plain."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), text)


def _protected(title: str) -> str:
    words = re.split(r"(\s+)", title)
    return "".join(f"{{{escaped(word)}}}" if _CAPITALS.fullmatch(word) else escaped(word) for word in words)
