"""Every key that a text cites is in the article's reference file, and stands behind an @.

Why it matters: a citation without a reference sends the reader to a source that is not there. A key without its @ is
no citation: it is printed as it stands.

Example: [@smith2020] needs an entry with `id: smith2020` in references.yaml. Two are cited as
[@smith2020; @perez2021], not as [@smith2020; perez2021].
"""

import re
from collections.abc import Iterator, Mapping

from ..findings import Message, Severity, message
from ..i18n.units import Unit
from ..model.inline import Cite, Inlines, Text
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._keys import bare, nearest_key, nearest_name

SEVERITY: Severity = "error"

_PART = re.compile(r"[^;,]+")
_KEY_WITH_YEAR = re.compile(r"[a-zß-öø-ÿ_-]{2,}(?:19|20)\d\d[a-z]?")
_IN_BRACKETS = re.compile(r"\[([^][@\ufffc]+)\]")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Cited keys that no reference has, and keys without their sign; not where some references cannot be read."""
    references = proof.article.references
    if proof.article.has_unread_references:
        return
    if not references and copy.citations:
        what = message("The article cites, and has no references.")
        hint = message("Put references.yaml, or a file that a reference manager exported, into its folder.")
        yield Mistake(what, copy.citations[0].span or copy.version.source.at(), hint)
        return
    for citation in copy.citations:
        for cite in citation.cites:
            span = cite.span or citation.span or copy.version.source.at()
            if cite.key not in references:
                what = message("There is no reference {key}.", key=cite.key)
                yield Mistake(what, span, _meant(cite.key, copy, references))
            for key, place in _bare_in(cite, references):
                yield _bare(key, place or span, copy, references)
    for unit in copy.texts:
        for key, place in _bare_in_brackets(unit, references):
            yield _bare(key, place, copy, references)


def _bare(key: str, span: Span, copy: Copy, references: Mapping[str, object]) -> Mistake:
    what = message("“{key}” has no @ before it, and is printed as it stands.", key=key)
    known = key in references
    return Mistake(
        what, span, message("Write {example}.", example=f"@{key}") if known else _meant(key, copy, references)
    )


def _meant(key: str, copy: Copy, references: Mapping[str, object]) -> Message:
    """What to write instead of a key that is not known."""
    names = [name for block in copy.blocks if (name := str(getattr(block, "id", "")))]
    if name := nearest_name(key, names):
        return message("Did you mean {word}?", word=f"@{name}")
    if listed := next((one for one in references if one != bare(one) == key), ""):
        return message("The reference file has it as “{id}”. Write “id: {key}” there.", id=listed, key=key)
    if near := nearest_key(key, references):
        return message("Did you mean {word}?", word=near)
    return message("Add it to the reference file, or take the citation out.")


def _bare_in(cite: Cite, references: Mapping[str, object]) -> Iterator[tuple[str, Span | None]]:
    """The keys without a sign in what stands before or after a cite, within its brackets."""
    for inlines in (cite.prefix, cite.suffix):
        for text in _texts(inlines):
            for part in _PART.finditer(text.text):
                key = part[0].strip()
                is_after_semicolon = text.text[: part.start()].endswith(";")
                if _is_key(key, references) or (is_after_semicolon and _is_meant_as_key(key, references)):
                    yield key, _part_of(text, part.start() + part[0].index(key), len(key))


def _texts(inlines: Inlines) -> Iterator[Text]:
    return (node for node in inlines if isinstance(node, Text))


def _is_key(key: str, references: Mapping[str, object]) -> bool:
    """Whether a word is surely a key: a digit tells it from the words of a sentence, a letter from a page."""
    return key in references and any(map(str.isdigit, key)) and any(map(str.isalpha, key))


def _is_meant_as_key(key: str, references: Mapping[str, object]) -> bool:
    """Whether what stands between semicolons is a key, or built as one."""
    return (key in references and not key.isdigit()) or _KEY_WITH_YEAR.fullmatch(key) is not None


def _part_of(text: Text, start: int, length: int) -> Span | None:
    """The place of some characters of a text; the whole text's where it runs over lines or has escapes."""
    span = text.span
    if span is None or span.line != span.end_line or span.end_column - span.column != len(text.text):
        return span
    column = span.column + start
    return Span(span.file, span.line, column, span.line, column + length)


def _bare_in_brackets(unit: Unit, references: Mapping[str, object]) -> Iterator[tuple[str, Span]]:
    """Keys in square brackets that no sign makes a citation of: `[smith2020; perez2021]`."""
    for found in _IN_BRACKETS.finditer(unit.text) if "[" in unit.text else ():
        keys = [(part[0].strip(), part.start()) for part in _PART.finditer(found[1])]
        if all(_is_key(key, references) for key, _ in keys):
            for key, at in keys:
                start = unit.text.index(key, found.start(1) + at)
                yield key, unit.span_of(start, start + len(key))
