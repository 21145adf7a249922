"""Brings `templates/locales/*.po` up to date with the words that templates and program say.

    python -m cajista.wording [--check]

The catalogue whose header says `X-Source` repeats the wording of the code; in the others, new entries
are empty and those no longer in use are dropped. One whose header says `X-Scope` has only the words of pages.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from .findings import Severity
from .i18n.states import STATES
from .manual import all_rules
from .model.facts import ArticleType, CreditRole
from .po import read_po as read_strictly
from .speaking import ON_PAGES

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "templates" / "locales"

# Functions that take words, and which of their arguments are the words ("c": the context).
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "message": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lexicon": ((1, "c"), 2),
    "say": None,
    "say_in": ((1, "c"), 2),
    "caption": (2,),
    "in_each_language": None,
    "StyleError": (3,),
}
_TO_THE_USER = ("message", "StyleError")
_SPEAKING_TO_THE_USER = (
    "src/cajista/cli/", "src/cajista/i18n/exchange/", "src/cajista/reporting/", "templates/html/report.html",
    "templates/html/translations.html",
)  # fmt: skip
_METHODS = [
    ("src/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.xml", "jinja2"),
    ("templates/new/**.md", "jinja2"),
    ("templates/new/**.yaml", "jinja2"),
]

# What the standard library's argparse says, as it asks gettext for it.
_ARGPARSE = (
    "usage: ", "options", "positional arguments", "show this help message and exit",
    "%(prog)s: error: %(message)s\n", "argument %(argument_name)s: %(message)s", "expected one argument",
    "expected at least one argument", "the following arguments are required: %s", "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)", "invalid %(type)s value: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s", "ignored explicit argument %r",
)  # fmt: skip


def words_in_use(*, only_on_pages: bool = False) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every wording in templates and program with its context, in order of place.

    `only_on_pages` leaves out what the program says to who makes the journal.
    """
    keywords = {name: KEYWORDS[name] for name in KEYWORDS if not (only_on_pages and name in _TO_THE_USER)}
    found = extract_from_dir(ROOT, _METHODS, {}, keywords=keywords)
    for file, _, text, _, context in sorted(found, key=lambda one: (one[0], one[1])):
        if not (only_on_pages and file.startswith(_SPEAKING_TO_THE_USER)):
            yield text, context
    if not only_on_pages:
        for rule in all_rules().values():
            yield from ((paragraph, None) for paragraph in rule.paragraphs)
        yield from ((text, "command line") for text in _ARGPARSE)
        yield from ((severity, "severity") for severity in get_args(Severity))
        yield from ((state, "translation state") for state in STATES)
    yield from ((mark, "typography") for mark in ("comma", "semicolon"))
    # These are said by their values, which no call spells out.
    yield from ((kind, "article type") for kind in get_args(ArticleType))
    yield from ((role, "contributor role") for role in get_args(CreditRole))


def brought_up_to_date(path: Path) -> str:
    """What a catalogue's file should be."""
    with path.open("rb") as stream:
        old = read_po(stream, locale=path.stem)
    # Babel forgets header fields of others than gettext's own.
    fields = {
        name: value
        for name, value in read_strictly(path.read_text("utf-8")).header.items()
        if name.startswith("X-")
    }
    is_source = "X-Source" in fields
    new = Catalog(locale=path.stem, project="Cajista", header_comment=old.header_comment, fuzzy=False)
    new.mime_headers = old.mime_headers
    for text, context in words_in_use(only_on_pages=ON_PAGES in fields):
        if not text or (isinstance(text, tuple) and not text[0]):
            continue
        entry: Message | None = old.get(text if isinstance(text, str) else text[0], context)
        said = entry.string if entry else ""
        if is_source and not (entry and all(said if isinstance(said, (tuple, list)) else (said,))):
            said = text
        if isinstance(text, tuple) and not said:
            said = ("",) * new.num_plurals
        key = context or "", text if isinstance(text, str) else text[0]
        comments = notes_for_translators().get(key) or (entry.auto_comments if entry else [])
        new.add(text, said, context=context, auto_comments=comments)
    buffer = io.BytesIO()
    write_po(buffer, new, width=0, sort_output=True, omit_header=False)
    header, blank, entries = buffer.getvalue().decode().partition("\n\n")
    own = "".join(f'\n"{name}: {value}\\n"' for name, value in fields.items())
    return f"{header}{own}{blank}{entries}"


@cache
def notes_for_translators() -> dict[tuple[str, str], list[str]]:
    """What translators are told of an entry, by its context and wording: what stands in the source's catalogue."""
    catalogues = (read_strictly(path.read_text("utf-8")) for path in sorted(LOCALES.glob("*.po")))
    return {
        one.key: one.extracted
        for catalogue in catalogues
        if "X-Source" in catalogue.header
        for one in catalogue.entries
        if one.extracted
    }


def main() -> int:
    """Writes the catalogues, or with --check only says which are out of date."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = []
    for path in sorted(LOCALES.glob("*.po")):
        text = brought_up_to_date(path)
        if text != path.read_text("utf-8"):
            stale.append(path.name)
            if not options.check:
                path.write_text(text, "utf-8")
    sys.stdout.write("".join(f"{name}\n" for name in stale))
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
