"""Passages as a PO file, for gettext, Poedit, Weblate and their like."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...findings import Translate, message
from ...po import Entry, read_po
from . import rules
from .keys import NOTHING, key_of
from .passages import Passage, name_of
from .returned import Returned, ReturnedFile, found


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a file says: the journal or article, the languages' locales, the day (ISO 8601)."""

    project: str
    source: str
    target: str
    day: str
    program: str
    by: str = ""


def as_po(passages: Iterable[Passage], heading: Heading, say: Translate) -> str:
    """A PO file of the passages; `say` speaks the translator's language."""
    return "\n".join([header(heading), *(_entry(one, say) for one in passages)])


def header(heading: Heading) -> str:
    """The first entry."""
    fields = {
        "Project-Id-Version": heading.project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": f"{heading.day} 00:00+0000",
        "PO-Revision-Date": f"{heading.day} 00:00+0000",
        "Last-Translator": heading.by,
        "Language-Team": "",
        "Language": heading.target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": heading.program,
        "X-Source-Language": heading.source.replace("-", "_"),
    }
    lines = "".join(f"{quoted(f'{name}: {value}'.rstrip() + chr(10))}\n" for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'


def _entry(one: Passage, say: Translate) -> str:
    lines = [
        *(f"#. {_one_line(text)}" for text in _comments(one, say)),
        f"#: {one.file}:{one.line}",
        *(["#, fuzzy"] if one.is_stale else []),
        *([f"#| msgid {quoted(one.was)}"] if one.was else []),
        f"msgctxt {quoted(str(one.key))}",
        f"msgid {quoted(one.source)}",
        f"msgstr {quoted(one.target)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _comments(one: Passage, say: Translate) -> Iterator[str]:
    """What a translator should know, a line each."""
    kind = name_of(one.key.kind)
    if one.heading:
        yield message("{kind}, under: {heading}", kind=kind, heading=one.heading).render(say)
    else:
        yield kind.render(say)
    if one.preview:
        yield message("Preview: {address}", address=one.preview).render(say)
    for term in one.terms:
        said = message("Glossary: {term} → {translation}", term=term.term, translation=term.translation)
        yield said.render(say) + (f" ({term.note})" if term.note else "")
    for other in one.suggestions:
        yield message("Suggestion ({score} %): {text}", score=other.score, text=other.text).render(say)


def _one_line(text: str) -> str:
    return " ".join(text.split())


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """A string of a PO file."""
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def written(entry: Entry) -> str:
    """An entry as text, ended by a line end."""
    lines = [
        *(f"# {text}".rstrip() for text in entry.comments),
        *(f"#. {text}".rstrip() for text in entry.extracted),
        *(f"#: {text}" for text in entry.references),
        *([f"#, {', '.join(entry.flags)}"] if entry.flags else []),
        *(f"#| {name} {quoted(text)}" for name, text in entry.previous.items()),
        *([f"msgctxt {quoted(entry.context)}"] if entry.context else []),
        f"msgid {quoted(entry.msgid)}",
        *([f"msgid_plural {quoted(entry.plural)}"] if entry.plural else []),
        *(
            f"msgstr{f'[{number}]' if entry.plural else ''} {quoted(form)}"
            for number, form in enumerate(entry.msgstr)
        ),
    ]
    return "".join(f"{line}\n" for line in lines)


def returned_po(text: str, name: str) -> ReturnedFile:
    """What a PO file brings back, entries that its program took out of use too."""
    file = read_po(text)
    faults = tuple(
        found(name, fault.line, rules.FILES_ARE_WELL_FORMED.id, "error", fault.what) for fault in file.faults
    )
    lines = text.rstrip().split("\n")
    if lines[-1].startswith("#") and not lines[-1].startswith("#~"):
        what = message("The file ends before its last entry does: it may have been cut off.")
        hint = message("Have it saved or sent again; what is in it is taken.")
        faults += (found(name, len(lines), rules.FILES_ARE_WELL_FORMED.id, "error", what, hint),)
    entries = [one for one in file.entries if one.msgid]
    entries.sort(key=lambda one: one.obsolete)  # what is in use comes first
    return ReturnedFile(
        name,
        file.header.get("X-Source-Language", ""),
        file.header.get("Language", ""),
        _translator(file.header),
        tuple(map(_returned, entries)),
        faults,
    )


def _translator(header: Mapping[str, str]) -> str:
    """Who worked on the file last; the words that stand for nobody are left out."""
    stated = header.get("Last-Translator", "")
    return "" if "FULL NAME" in stated else stated.split("<")[0].strip() or stated


def _returned(entry: Entry) -> Returned:
    key = key_of(entry.context)
    # gettext notes the name of what it guessed from; what we exported as stale states only its text.
    was_exported_so = "msgid" in entry.previous and "msgctxt" not in entry.previous
    is_ours = key is not None and key.target != NOTHING and was_exported_so
    return Returned(
        entry.context,
        key,
        entry.msgid,
        entry.msgstr[0],
        entry.line,
        is_finished=not entry.is_fuzzy,
        is_guess=entry.is_fuzzy and not is_ours,
    )


def entries_of(text: str) -> Sequence[Entry]:
    """The entries of a PO file, without its header."""
    return [one for one in read_po(text).entries if one.msgid]
