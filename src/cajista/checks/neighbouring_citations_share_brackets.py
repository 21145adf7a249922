"""Citations that stand side by side are one citation, in one pair of brackets.

Why it matters: the style sorts, joins and shortens the numbers or names within one pair of brackets
(1–3; Pérez 2020, Smith 2021). Citations typed apart are set apart: "(1) (2)", "¹²" for 1 and 2, which reads
as twelve.

Example: [@smith2020; @perez2021], not [@smith2020][@perez2021], nor [@smith2020], [@perez2021]. A range has no
sign of its own: [@a; @b; @c] becomes 1–3 by itself. Nor does a word join raised numbers: write [@a; @b], not
[@a] and [@b]. Within the brackets each reference stands once.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ..findings import Edit, Severity, message
from ..model.inline import Citation, Inline, Inlines, SoftBreak, Text
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._citing import is_bracketed, raises_citations, rows_of
from ._people import listed

SEVERITY: Severity = "warning"

_BETWEEN = re.compile(r"\s*[,;]?\s*")
_DASH = re.compile(r"\s*[-–—−]\s*")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Rows of citations with nothing but spaces, a comma or a dash between them, and references cited twice in one."""
    both = listed(copy.locale.lexicon("reading", "and")) if raises_citations(proof.desk.style) else ()
    for citation in copy.citations:
        yield from _repeated(citation)
    for unit in copy.texts:
        if len(unit.objects) > 1:
            for row in rows_of(unit.inlines):
                yield from _in_row(row)
                yield from _joined_by_words(row, both)


def _in_row(row: Inlines) -> Iterator[Mistake]:
    cluster: list[tuple[Citation, bool]] = []  # each with whether a dash stands before it
    between: list[Inline] = []
    for node in row:
        if isinstance(node, (Text, SoftBreak)):
            between.append(node)
            continue
        text = "".join(one.text if isinstance(one, Text) else " " for one in between)
        is_one = isinstance(node, Citation) and is_bracketed(node)
        if not (is_one and cluster and (_BETWEEN.fullmatch(text) or _DASH.fullmatch(text))):
            yield from _told(cluster)
            cluster = []
        if is_one and isinstance(node, Citation):
            cluster.append((node, bool(cluster and _DASH.fullmatch(text))))
        between = []
    yield from _told(cluster)


def _joined_by_words(row: Inlines, both: Sequence[str]) -> Iterator[Mistake]:
    """Raised numbers with an “and” between them, which is left alone in its line: `men² and .³`."""
    for first, between, second in zip(row, row[1:], row[2:], strict=False):
        if not (isinstance(first, Citation) and isinstance(between, Text) and isinstance(second, Citation)):
            continue
        word = between.text.strip()
        if (
            word.casefold() in both
            and is_bracketed(first)
            and is_bracketed(second)
            and first.span
            and second.span
        ):
            keys = "; ".join(f"@{key}" for key in dict.fromkeys(_keys((first, second))))
            what = message("Between raised numbers “{word}” is left without its words.", word=word)
            hint = message("Write {example}.", example=f"[{keys}]")
            yield Mistake(what, first.span.to(second.span), hint, fix=tuple(_joined((first, second))))


def _repeated(citation: Citation) -> Iterator[Mistake]:
    """References that stand twice in one pair of brackets, and not for the sake of two passages."""
    seen: set[str] = set()
    for cite in citation.cites:
        is_bare = not (cite.prefix or cite.suffix or cite.locator)
        if is_bare and cite.key in seen and (span := cite.span or citation.span):
            what = message("{key} is cited twice in one pair of brackets.", key=cite.key)
            yield Mistake(
                what, span, message("Take one of the two out, or cite the other work that was meant.")
            )
        if is_bare:
            seen.add(cite.key)


def _told(cluster: Sequence[tuple[Citation, bool]]) -> Iterator[Mistake]:
    if len(cluster) < 2:
        return
    citations = [citation for citation, _ in cluster]
    first, last = citations[0].span, citations[-1].span
    if not (first and last):
        return
    keys = "; ".join(f"@{key}" for key in dict.fromkeys(_keys(citations)))
    if any(dash for _, dash in cluster):
        what = message("A dash between citations does not cite what lies between them.")
        hint = message(
            "Name every reference of the range: {example}.", example=f"[{keys.replace('; ', '; …; ')}]"
        )
        yield Mistake(what, first.to(last), hint)
        return
    what = message("Citations that stand side by side belong in one pair of brackets.")
    hint = message("Write {example}.", example=f"[{keys}]")
    yield Mistake(what, first.to(last), hint, fix=tuple(_joined(citations)))


def _keys(citations: Sequence[Citation]) -> list[str]:
    return [cite.key for citation in citations for cite in citation.cites]


def _joined(citations: Sequence[Citation]) -> Iterator[Edit]:
    """From each closing bracket to the next opening one: a semicolon."""
    for before, after in itertools.pairwise(citations):
        if before.span and after.span:
            start, end = before.span, after.span
            yield Edit(Span(start.file, start.end_line, start.end_column - 1, end.line, end.column + 1), "; ")
