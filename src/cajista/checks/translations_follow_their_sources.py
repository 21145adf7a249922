"""Every passage of a translation says what its source says now, and no passage is missing.

What a translation was made from is recorded in `i18n/es.jsonl` when somebody confirms it (`cajista i18n confirm`),
or takes it in from a translator's program; where nothing is recorded, this rule says nothing. `outdated_translations:
mark` in `journal.yaml` allows such passages to be published: pages and PDFs then say which they are, and this, as
what other rules find in these passages, is a warning.

Why it matters: an article is corrected in one language the day before print, and the other goes on saying what was
wrong.

Example: the dose in the English text was mended to 7.5 mg; the Spanish still says 15 mg.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..findings import Message, Severity, message
from ..model.span import Span, start_of
from . import Mistake, Proof
from ._parity import end_of, kind_of, shown

if TYPE_CHECKING:
    from ..i18n.standing_of import Translation
    from ..i18n.status import Standing

SEVERITY: Severity = "error"

_STALE = ("stale", "stale-edited")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Passages whose source has changed, and passages that are missing, those that follow each other together."""
    severity: Severity = "warning" if proof.desk.journal.facts.outdated_translations == "mark" else SEVERITY
    for translation in proof.translations:
        for mistake in _mistakes(translation):
            yield replace(mistake, severity=severity, language=translation.language)


def _mistakes(translation: "Translation") -> Iterator[Mistake]:
    run: list[Standing] = []
    place = start_of(translation.target.file)
    for one in translation.standings:
        if one.state == "missing":
            run.append(one)
            continue
        if run:
            yield _missing(run, place, translation)
            run = []
        if one.state in _STALE:
            yield _stale(one, translation)
        place = end_of(one.target.span) if one.target else place
    if run:
        yield _missing(run, place, translation)


def _stale(one: "Standing", translation: "Translation") -> Mistake:
    from ..i18n.differing_words import in_one_line, word_diff

    assert one.source
    assert one.target
    what = message(
        "The source of this has changed since: {change} ({file}, line {line}).",
        change=in_one_line(word_diff(one.was, one.source.text)),
        file=_name(one.source.span),
        line=one.source.span.line,
    )
    return Mistake(what, one.target.span, _hint(translation))


def _missing(run: "Sequence[Standing]", place: Span, translation: "Translation") -> Mistake:
    first = run[0].source
    assert first
    where = {"text": shown(first.unit.text), "file": _name(first.span), "line": first.span.line}
    if len(run) == 1:
        what = message(
            "Not translated yet: {what}, “{text}” ({file}, line {line}).", what=kind_of(first.unit), **where
        )
    else:
        what = message(
            "Not translated yet: {count} passages, from “{text}” on ({file}, line {line}).",
            count=len(run),
            **where,
        )
    return Mistake(what, place, message("Translate what is missing, or delete it there."))


def _hint(translation: "Translation") -> Message:
    return message(
        "Correct the translation where need be, then confirm it: cajista i18n confirm {slug} --lang {language}",
        slug=translation.slug,
        language=translation.language,
    )


def _name(span: Span) -> str:
    return span.file.rpartition("/")[2]
