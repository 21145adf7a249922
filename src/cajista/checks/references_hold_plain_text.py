"""The fields of a reference hold text, not what programs have left behind in it.

Entities of HTML (`&amp;`), tags other than CSL's own (`<i>`, `<b>`, `<sub>`, `<sup>`), LaTeX in files that are
not BibTeX, Markdown, letters that were read in the wrong encoding (`GarcÃ­a`), invisible characters, hyphens of a
line that was broken (`treat- ment`), two spaces in a row, a space before a comma or a colon and none after a colon
are pointed out.

Why it matters: all of it is printed as it stands, and searched for in vain.

Example: `title: Pain &amp; sleep` should be `title: Pain & sleep`.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..findings import Edit, Message, Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of, is_plain, name_part, persons
from ._misread import MISREAD, meant_by
from ._prose import ENTITY

SEVERITY: Severity = "error"

_FIELDS = (
    "title",
    "container-title",
    "container-title-short",
    "collection-title",
    "publisher",
    "publisher-place",
    "title-short",
)
# What any of the faults holds; most fields have none of it.
_SUSPECT = re.compile(
    r"[&<>\\{}$*_\u00ad\u200b-\u200f\u2060\ufeff\ufffd\x00-\x1f\x7f-\x9f\ufb00-\ufb06?ÃÂâ]"
    r"|  |- | [,;]|[,;:.][ ]?[,;:.]|[\s\u00a0]$|^\s"
)

_TAG = re.compile(r"</?(?!(?:i|b|sc|sub|sup|span)\b)[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_LATEX = re.compile(
    r"\\[&%$#_]|\\[A-Za-z]+\s*(?:\{[^{}]*\})?|\\[\"'`^~=.]\{?[A-Za-z]\}?|\{[^{}]*\}|\$[^$\d][^$]*\$"
)
_SMALL_MARKED = re.compile(r"<(i|b|sc)>([^\W\d_]+)</\1>")
_MARKDOWN = re.compile(r"(?<![\w*])(\*{1,2}|_{1,2})(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_LOST = re.compile(r"\ufffd+|(?<=[^\W\d_])\?(?=[^\W\d_]{2})")
_BROKEN = re.compile(r"(?<=[^\W\d_]{2})- (?=([^\W\d_]{4,}))")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_DOUBLED = re.compile(r",[ ]?[,;.:]|;[ ]?[,;.:]|:[ ]?[,;:.]|(?<!\.)\.\.(?!\.)")
_APART = re.compile(r"(?<=[\w)\]]) +(?=[,;](?:\s|$))")
_COLON_APART = re.compile(r"(?<=[^\W\d_]|[)\]]) +(?=: )")
_COLON_JOINED = re.compile(
    r"(?:[^\W\d_]{3,}:|\d{4}:(?=[A-Z]{3})|[\d)\]]:(?=[a-z]))"
    r"(?:(?=[A-Z]{4})|(?=[A-ZÀ-Þ¿¡][a-zß-ÿ])|([a-zß-ÿ]+)(?= ))"
)
# With these subtitles begin; other words may be those of a ratio, albumin:creatinine.
_SUBTITLE = re.compile(
    r"systematic|random|multicent|(?:pro|retro)spectiv|results?$|protocol|cohort|ensayo|estudio|revisi|resultados|análisis"
    r"|analys|review|meta|evidence|report|update"
)
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")


class _Fault(NamedTuple):
    """What is wrong with a stretch, how to mend it, what it should be (None where unsure), how grave it is."""

    what: Message
    hint: Message
    meant: str | None = None
    severity: Severity = "error"


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The printed texts of a reference, and the names."""
    is_latex = reference.source.file.endswith(".bib")
    for field in _texts(reference):
        if _SUSPECT.search(field.value):
            yield from _faults(field, is_latex, proof.desk.lexicon.small_words)
        yield from _marked(field, proof.desk.lexicon.small_words)
        yield from _unclosed(field)
    if (title := field_of(reference, "title")) and ":" in title.value:
        yield from _colons(title, str(reference.item.get("language", "")), proof)


def _marked(field: Field, small: frozenset[str]) -> Iterator[Mistake]:
    """A small word that is in italics or bold by itself."""
    found = _SMALL_MARKED.search(field.value)
    if found and found[2].lower() in small:
        place = field.part(*found.span())
        what, hint = message("“{text}” is marked by itself.", text=found[2]), message("Take the marks out.")
        yield Mistake(what, place, hint, fix=(Edit(place, found[2]),), severity="warning")


def _unclosed(field: Field) -> Iterator[Mistake]:
    """Italics and the like of which one mark was lost: all that follows is set so, or nothing is."""
    tags = _OWN_TAG.findall(field.value) if "<" in field.value else []
    for name in dict.fromkeys(name for _, name in tags):
        if tags.count(("", name)) != tags.count(("/", name)):
            what = message("“<{name}>” and “</{name}>” are not paired.", name=name)
            yield Mistake(what, field.span, message("Write both, or neither."))


_OWN_TAG = re.compile(r"<(/?)(i|b|sub|sup)>")


def _colons(title: Field, language: str, proof: Proof) -> Iterator[Mistake]:
    """Colons of a title with the space on the wrong side. French has one before them; ratios have none at all."""
    if found := _COLON_APART.search(title.value):
        told = language or proof.desk.languages.language_of(title.value)
        if told and not told.lower().startswith("fr"):
            yield _mistake(title, found, _apart(found))
    elif found := _COLON_JOINED.search(title.value):
        word = found[1]
        small = proof.desk.lexicon.small_words
        if word is None or len(word) == 1 or word in small or _SUBTITLE.match(word):
            yield _mistake(title, found, _joined(found))


def _texts(reference: Reference) -> Iterator[Field]:
    for name in _FIELDS:
        if field := field_of(reference, name):
            yield field
    for role, at, person in persons(reference):
        for part in () if is_plain(person) else ("family", "given", "literal"):
            if part in person and _SUSPECT.search(str(person[part])):
                yield name_part(reference, role, at, part)


def _faults(field: Field, is_latex: bool, small: frozenset[str]) -> Iterator[Mistake]:
    """The first fault of each kind."""
    is_misread = MISREAD.search(field.value) is not None
    for form, tell in _KINDS:
        found = form.search(field.value)
        if (
            (is_misread and form is _INVISIBLE)
            or not found
            or (form is _BROKEN and found[1].lower() in small)
            or (is_latex and form in (_MARKDOWN, _LATEX))
        ):
            continue
        yield _mistake(field, found, tell(found))


def _mistake(field: Field, found: re.Match[str], fault: _Fault) -> Mistake:
    place = field.part(*found.span())
    fix = () if fault.meant is None or place == field.span else (Edit(place, fault.meant),)
    return Mistake(fault.what, place, fault.hint, fix=fix, severity=fault.severity)


def _entity(found: re.Match[str]) -> _Fault:
    meant = html.unescape(found[0])
    what = message(
        "“{text}” is printed as it stands; in a web page it is “{sign}”.", text=found[0], sign=meant
    )
    is_plain = meant not in "<>\"'\\" and meant.isprintable() and meant != found[0]
    return _Fault(what, message("Write the sign itself."), meant if is_plain else None)


def _tag(found: re.Match[str]) -> _Fault:
    what = message("“{text}” is printed as it stands.", text=found[0])
    return _Fault(
        what, message("Italics are <i>…</i>, raised and lowered text <sup>…</sup> and <sub>…</sub>.")
    )


def _latex(found: re.Match[str]) -> _Fault:
    what = message("“{text}” is LaTeX, and is printed as it stands.", text=found[0])
    return _Fault(what, message("Write the letters themselves, and italics as <i>…</i>."))


def _markdown(found: re.Match[str]) -> _Fault:
    what = message("“{text}” is Markdown, which references do not have.", text=found[0])
    return _Fault(what, message("Write italics as <i>{text}</i>.", text=found[2]), severity="warning")


def _mojibake(found: re.Match[str]) -> _Fault:
    meant = meant_by(found[0])
    what = message("“{text}” was read in the wrong encoding.", text=found[0])
    hint = message("It should be “{text}”.", text=meant) if meant else message("Type it anew.")
    return _Fault(what, hint, meant)


def _invisible(found: re.Match[str]) -> _Fault:
    return _Fault(message("There is an invisible character in it."), message("Take it out."), "", "warning")


def _lost(found: re.Match[str]) -> _Fault:
    what = message(
        "A letter was lost here: “{text}”.", text=found.string[max(found.start() - 6, 0) : found.end() + 6]
    )
    return _Fault(what, message("Type the word anew."), severity="warning")


def _broken(found: re.Match[str]) -> _Fault:
    around = found.string[: found.start()].split()[-1] + "- " + found[1]
    what = message("“{text}” was divided at the end of a line.", text=around)
    return _Fault(what, message("Write it as one word."), severity="warning")


def _ligature(found: re.Match[str]) -> _Fault:
    import unicodedata

    meant = unicodedata.normalize("NFKC", found[0])
    what = message("“{sign}” is one character for “{letters}”.", sign=found[0], letters=meant)
    return _Fault(what, message("Write the letters one by one."), meant, "warning")


def _doubled(found: re.Match[str]) -> _Fault:
    what = message("“{text}” is one mark too many.", text=found[0])
    return _Fault(what, message("Write one."), severity="warning")


def _spaces(found: re.Match[str]) -> _Fault:
    return _Fault(message("There are two spaces in a row."), message("Take one out."), " ", "warning")


def _apart(found: re.Match[str]) -> _Fault:
    text = found.string[max(found.start() - 12, 0) : found.end() + 8]
    return _Fault(
        message("There is a space before a mark: “{text}”.", text=text),
        message("Take it out."),
        "",
        "warning",
    )


def _joined(found: re.Match[str]) -> _Fault:
    what = message("There is no space after the colon: “{text}”.", text=found[0])
    return _Fault(what, message("Put one there."), severity="warning")


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Fault]], ...] = (
    (ENTITY, _entity), (_TAG, _tag), (_LATEX, _latex), (_MARKDOWN, _markdown), (MISREAD, _mojibake),
    (_INVISIBLE, _invisible), (_LOST, _lost), (_BROKEN, _broken), (_LIGATURE, _ligature), (_SPACES, _spaces),
    (_DOUBLED, _doubled), (_APART, _apart),
)  # fmt: skip
