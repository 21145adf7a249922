"""A journal's own interface words: whether each stands over a word that pages say."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from .catalogue import MessageKey
from .findings import Findings, message
from .model.span import Span
from .po import Entry, read_po
from .reading.suggestions import did_you_mean
from .templating import Templates

_LIKE = 0.7  # likeness from which one wording is taken for another that was changed


def check_own_words(templates: Templates, findings: Findings) -> None:
    """Reports entries of a journal's own catalogues for words that neither program nor journal has.

    Such an entry has no effect: it is mistyped, or of an earlier version of the program.
    """
    if templates.own == templates.program:
        return
    for path in sorted(templates.own.glob("locales/*.po")):
        if not (entries := _entries(path)):
            continue
        known = _known(templates, path.name)
        for entry in entries:
            if (there := known.get(entry.key)) is None:
                what = message("Nothing says “{text}”; this entry has no effect.", text=entry.msgid)
            elif there != entry.plural:
                what = message(
                    "The plural of this text is “{text}” now; this entry is out of date.", text=there or "–"
                )
            else:
                continue
            near = difflib.get_close_matches(entry.msgid, [msgid for _, msgid in known], n=1, cutoff=_LIKE)
            hint = did_you_mean(near[0]) if near and near[0] != entry.msgid else message("Take it out.")
            span = Span(f"{templates.own.name}/locales/{path.name}", entry.line, 1, entry.line, 1)
            findings.add("catalogues-are-well-formed", "warning", what, span, hint=hint)


def _entries(path: Path) -> list[Entry]:
    """The entries of a file that are in use; what cannot be read is told elsewhere."""
    try:
        file = read_po(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return []
    return [one for one in file.entries if one.msgid and not one.obsolete]


def _known(templates: Templates, name: str) -> dict[MessageKey, str]:
    """Words that are said, with their plurals: those of the program's catalogue, and of the journal's templates."""
    shared = templates.program / "locales"
    catalogues = [shared / name] if (shared / name).is_file() else sorted(shared.glob("*.po"))
    known = {one.key: one.plural for path in catalogues for one in _entries(path)}
    return known | dict(_said(templates))


def _said(templates: Templates) -> Iterator[tuple[MessageKey, str]]:
    """What the journal's own templates say."""
    for path in sorted(templates.own.rglob("*")):
        if path.suffix not in (".html", ".xml", ".md", ".yaml") or not path.is_file():
            continue
        try:
            tree = templates.environment.parse(path.read_text("utf-8"))
        except Exception:
            continue
        from jinja2.ext import extract_from_ast

        for _, function, words in extract_from_ast(tree, ("_", "ngettext", "pgettext", "in_each_language")):
            texts = [word or "" for word in words] if isinstance(words, tuple) else [words or ""]
            if function == "pgettext":
                yield (texts[0], texts[1]), ""
            else:
                yield ("", texts[0]), texts[1] if function == "ngettext" else ""
