"""The interface words of a language, from PO catalogues: the program's, and a journal's own over it.

Nothing of a catalogue that is wrong is passed over: it is a finding at its line, and its entry is left out.
"""

import marshal
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from . import po
from .errors import reason_of
from .findings import Findings, Message, Severity, message
from .hashing import digest_of, digest_of_bytes
from .installed import program_templates
from .keeping import keep, mark_of, read_kept
from .model.span import Span
from .po import Entry, File, read_po
from .writing import user_cache

MessageKey: TypeAlias = tuple[str, str]  # context, msgid


@dataclass(slots=True)
class Catalogue:
    """The interface words of one language: what is said, by context and English wording.

    `missing` collects what was asked for and is not there; the build turns it into findings, so
    that no page falls back to English in silence.
    """

    language: str
    file: str  # relative to the project or the program, for findings
    words: Mapping[MessageKey, tuple[str, ...]]
    plural: "PluralRule"
    missing: set[MessageKey] = field(default_factory=set)

    def get(self, text: str, context: str = "") -> str:
        """The words for an English wording."""
        found = self.words.get((context, text))
        if not found:
            self.missing.add((context, text))
            return text
        return found[0]

    def get_plural(self, singular: str, plural: str, count: int, context: str = "") -> str:
        """The words that go with a number."""
        forms = self.words.get((context, singular))
        if not forms:
            self.missing.add((context, singular))
            return singular if count == 1 else plural
        return forms[min(self.plural(count), len(forms) - 1)]


@dataclass(frozen=True, slots=True)
class PluralRule:
    """A gettext `Plural-Forms` expression."""

    expression: str = "(n != 1)"

    def __call__(self, count: int) -> int:
        """Which of the forms goes with a number."""
        return int(_compiled(self.expression)(count))


@cache
def _compiled(expression: str) -> Callable[[int], int]:
    from gettext import c2py

    return c2py(expression)


def read_catalogue(language: str, files: Iterable[Path], findings: Findings) -> Catalogue:
    """The catalogue of a language; where several files are given, later ones override single words.

    A file that cannot be read is a finding, and passed over.
    """
    words: dict[MessageKey, tuple[str, ...]] = {}
    plural, forms = PluralRule(), 0
    name = f"templates/locales/{language}.po"
    found = False
    for path in files:
        if not path.is_file():
            continue
        found = True
        if (own := _words(path, name, forms, findings)) is None:
            continue
        if not forms:
            forms, plural = own.forms, PluralRule(own.plural)
        words |= own.words
    if not found:
        findings.add(
            "every-interface-word-is-translated",
            "error",
            message("There is no file of interface words for the language {language}.", language=language),
            Span(name, 1, 1, 1, 1),
            hint=message("Copy one of templates/locales and translate it."),
        )
    return Catalogue(language, name, words, plural)


class _Words(NamedTuple):
    """What a file says: how many plural forms there are, what chooses among them, and the words."""

    forms: int
    plural: str
    words: dict[MessageKey, tuple[str, ...]]


def _words(path: Path, name: str, forms: int, findings: Findings) -> _Words | None:
    """The words of a file that can be used; None where it is no text. Those of the program's own are kept."""
    is_ours = path.is_relative_to(program_templates())
    if is_ours and (kept := _kept(path)):
        return kept
    before = len(findings)
    if (file := _read(path, name, forms, findings)) is None:
        return None
    forms = forms or file.plural_forms[0]
    named = (one for one in file.entries if one.msgid and not one.obsolete)
    words = {one.key: one.msgstr for one in named if _is_usable(one, name, forms, findings)}
    found = _Words(*file.plural_forms, words)
    if is_ours and len(findings) == before:
        with suppress(OSError):
            keep(_file(path), _mark(path), marshal.dumps(tuple(found)))
    return found


def _kept(path: Path) -> _Words | None:
    with suppress(OSError):
        if data := read_kept(_file(path), _mark(path)):
            return _Words(*marshal.loads(data))
    return None


def _file(path: Path) -> Path:
    """Where a file's words are kept: in one place, so that none stay of what it said before."""
    return user_cache() / "words" / digest_of(str(path))


def _mark(path: Path) -> str:
    """What tells a file's bytes, and the program's reading of them, from others."""
    return digest_of(_of_program(), digest_of_bytes(path.read_bytes()))


@cache
def _of_program() -> str:
    return mark_of(Path(__file__), Path(po.__file__))


_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SIGNS = re.compile(r"%\(\w+\)[a-z]|%[srd]")


def _read(path: Path, name: str, forms: int, findings: Findings) -> File | None:
    """A PO file, what is wrong with it noted; None where it is no text. `forms`: of the file it stands over."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _report(name, line, message("This line is not UTF-8."), findings)
        return None
    except OSError as error:
        _report(name, 1, message("This file cannot be read: {reason}.", reason=reason_of(error)), findings)
        return None
    file = _parsed(text)
    for fault in file.faults:
        _report(name, fault.line, fault.what, findings)
    if forms and "Plural-Forms" in file.header and file.plural_forms[0] != forms:
        what = message(
            "The header says {given} plural forms; the program's file of this language has {wanted}.",
            given=file.plural_forms[0],
            wanted=forms,
        )
        header = next((one for one in file.entries if one.key == ("", "")), None)
        _report(name, header.line if header else 1, what, findings)
    return file


def _is_usable(entry: Entry, name: str, forms: int, findings: Findings) -> bool:
    """Whether an entry says something, and what it should."""
    if entry.is_fuzzy:
        what = message("This entry is marked as fuzzy, and not used: somebody has to look at it.")
        hint = message("Mend the translation, then take the mark “fuzzy” away.")
        _report(name, entry.line, what, findings, "warning", hint)
        return False
    if not any(entry.msgstr):
        return False
    if not all(entry.msgstr):
        _report(name, entry.line, message("Only some of the plural forms are translated."), findings)
        return False
    if entry.plural and len(entry.msgstr) != forms:
        what = message(
            "This entry has {given} plural forms; the program's file of this language has {wanted}.",
            given=len(entry.msgstr),
            wanted=forms,
        )
        _report(name, entry.line, what, findings)
        return False
    return _fits(entry, name, findings)


@lru_cache(maxsize=8)
def _parsed(text: str) -> File:
    """The PO file that a text is; kept, since whoever opens a journal, or a part of one, asks for the same few."""
    return read_po(text)


def _fits(entry: Entry, name: str, findings: Findings) -> bool:
    """Whether a translation has the placeholders of its original and no others; a number may be said in words."""
    if "python-format" in entry.flags and (wanted_signs := set(_SIGNS.findall(entry.msgid))):
        for form in entry.msgstr:
            if set(_SIGNS.findall(form)) != wanted_signs:
                return _refuse(entry, form, sorted(wanted_signs), name, findings)
    if "{" not in entry.msgid and "{" not in "".join(entry.msgstr):
        return True
    wanted = set(_PLACEHOLDER.findall(entry.msgid + entry.plural))
    if not (_fills(entry.msgid, wanted) and _fills(entry.plural, wanted)):
        return True  # a text whose braces are braces, as in an example of LaTeX
    for form in entry.msgstr:
        own = set(_PLACEHOLDER.findall(form))
        lost = (wanted - own) - ({"count"} if entry.plural else set())
        if own - wanted or lost or not _fills(form, wanted):
            return _refuse(entry, form, [f"{{{word}}}" for word in sorted(wanted)], name, findings)
    return True


def _refuse(entry: Entry, form: str, wanted: Sequence[str], name: str, findings: Findings) -> bool:
    listed = ", ".join(wanted) or "–"
    what = message("“{text}” should have just these placeholders: {names}.", text=form, names=listed)
    _report(name, entry.line, what, findings)
    return False


def _fills(form: str, words: set[str]) -> bool:
    """Whether the placeholders of a text can be filled; without any, braces are braces."""
    try:
        if words:
            form.format(**dict.fromkeys(words, "x"))
    except (ValueError, KeyError, IndexError):
        return False
    return True


def _report(
    name: str,
    line: int,
    what: Message,
    findings: Findings,
    severity: Severity = "error",
    hint: Message | None = None,
) -> None:
    hint = hint or message("Open it in a PO editor, or check it with msgfmt -c.")
    findings.add("catalogues-are-well-formed", severity, what, Span(name, line, 1, line, 1), hint=hint)
