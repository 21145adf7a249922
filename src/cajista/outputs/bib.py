"""An article as BibTeX, for reference managers and LaTeX: the article itself, not its reference list."""

import re
from collections.abc import Iterator

from ..model import inline as i
from ..model.edition import Edition, EditionAuthor
from . import Artifact, Press, paths

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS: dict[type, str] = {
    i.Emphasis: "emph",
    i.Strong: "textbf",
    i.Superscript: "textsuperscript",
    i.Subscript: "textsubscript",
    i.SmallCaps: "textsc",
}


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """The article as a `.bib` file in UTF-8, its special characters as LaTeX wants them."""
    data = bibtex(edition).encode()
    yield Artifact(paths.download(edition, "bib"), data, "bib", edition.slug, edition.language)


def bibtex(edition: Edition) -> str:
    """The entry. Its key names the language too, so that both versions fit in one library."""
    lines = [f"  {name} = {value}" for name, value in _fields(edition)]
    return f"@article{{{edition.slug}-{edition.language},\n" + ",\n".join(lines) + "\n}\n"


def _fields(edition: Edition) -> Iterator[tuple[str, str]]:
    journal, date = edition.journal, edition.issue_date or edition.published
    values = {
        "author": " and ".join(_name(author) for author in edition.authors),
        "title": _title(edition.title),
        "subtitle": _title(edition.subtitle),
        "journal": escaped(journal.title),
        "shortjournal": escaped(journal.short_title),
        "publisher": escaped(journal.publisher),
        "year": str(date.year) if date else "",
        "volume": escaped(edition.volume),
        "number": escaped(edition.issue),
        "pages": escaped(edition.pages).replace("–", "--"),
        "doi": edition.doi.replace("{", "%7B").replace("}", "%7D"),  # read as it stands, so never escaped
        "issn": journal.issn_online or journal.issn_print,
        "language": edition.locale,
        "keywords": escaped(", ".join(i.plain_text(keyword) for keyword in edition.keywords)),
    }
    for name, value in values.items():
        if value:
            yield name, f"{{{value}}}"
        if name == "year" and date and date.month:
            yield "month", _MONTHS[date.month]


def escaped(text: str) -> str:
    """A text with the characters that mean something to LaTeX escaped; the rest stays UTF-8."""
    return text.translate(_SPECIAL)


def _name(author: EditionAuthor) -> str:
    """`Family, Suffix, Given`; a group's whole name in braces of its own, lest it be taken apart."""
    if author.literal or not author.family:
        return f"{{{escaped(author.literal or author.name)}}}"
    parts = [part for part in (author.family, author.suffix, author.given) if part]
    return ", ".join(_whole(part) for part in parts)


def _whole(part: str) -> str:
    """A part of a name, in braces where BibTeX would part it again."""
    text = escaped(part)
    return f"{{{text}}}" if "," in part or re.search(r"\band\b", part, re.IGNORECASE) else text


def _title(inlines: i.Inlines) -> str:
    """A title with its marks; words with capitals within are kept from being set in lower case."""
    parts = []
    for node in inlines:
        if isinstance(node, i.Text):
            parts.append(_capitals_kept(node.text))
        elif command := _COMMANDS.get(type(node)):
            children: i.Inlines = getattr(node, "children", ())
            parts.append(f"{{\\{command}{{{_title(children)}}}}}")
        elif children := getattr(node, "children", ()):
            parts.append(_title(children))
        else:
            parts.append(escaped(i.plain_text((node,))))
    return "".join(parts)


def _capitals_kept(text: str) -> str:
    words = re.split(r"(\s+)", text)
    return "".join(f"{{{escaped(word)}}}" if re.search(r"\w.*[A-ZÀ-ÖØ-Þ]", word) else escaped(word) for word in words)
