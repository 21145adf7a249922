"""An article as RIS, for reference managers: the article itself, not its reference list."""

from collections.abc import Iterator

from ..model.block import Paragraph, walk_blocks
from ..model.dates import PartialDate
from ..model.edition import Edition, EditionAuthor
from ..model.inline import plain_text
from . import Artifact, Press, paths
from .web.metadata import plain


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """The article as a `.ris` file in UTF-8, its lines ended by CR and LF as the format has it."""
    data = ris(edition).encode()
    yield Artifact(paths.download(edition, "ris"), data, "ris", edition.slug, edition.language)


def ris(edition: Edition) -> str:
    """The record: a tag, two spaces, a hyphen, a space and the value on each line."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(edition) if value]
    return "\r\n".join(["TY  - JOUR", *lines, "ER  - ", ""])


def _fields(edition: Edition) -> Iterator[tuple[str, str]]:
    journal, date = edition.journal, edition.issue_date or edition.published
    for author in edition.authors:
        yield "AU", _name(author)
    subtitle = plain_text(edition.subtitle)
    yield "TI", plain_text(edition.title) + (f": {subtitle}" if subtitle else "")
    yield "T2", journal.title
    yield "J2", journal.short_title
    yield "PB", journal.publisher
    yield "SN", journal.issn_online or journal.issn_print
    yield "PY", str(date.year) if date else ""
    yield "DA", _date(date) if date else ""
    yield "VL", edition.volume
    yield "IS", edition.issue
    yield "SP", edition.first_page
    yield "EP", edition.last_page
    yield "DO", edition.doi
    yield "UR", f"https://doi.org/{edition.doi}" if edition.doi else ""
    yield "LA", edition.locale
    for keyword in edition.keywords:
        yield "KW", plain_text(keyword)
    yield "AB", " ".join(
        plain(block.children) for block in walk_blocks(edition.abstract) if isinstance(block, Paragraph)
    )


def _name(author: EditionAuthor) -> str:
    """`Family, Given, Suffix`; a group's name as it is."""
    if author.literal or not author.family:
        return author.literal or author.name
    if author.suffix:
        return f"{author.family}, {author.given}, {author.suffix}"
    return ", ".join(part for part in (author.family, author.given) if part)


def _date(date: PartialDate) -> str:
    """`YYYY/MM/DD/`, with what is not stated left empty."""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
