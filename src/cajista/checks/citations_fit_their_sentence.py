"""A citation has the spaces and marks around it that its sentence needs, and no others.

Why it matters: raised numbers are set against their word, and on the house's side of a point or comma, wherever they
were typed; names and numbers in the line get their space and brackets. What remains is what only the author
can tell: marks typed twice, words run together, a sentence that begins with a number, a citation cut off from its
sentence by the full stop.

Example: "as shown[@smith2020]." rather than "as shown ([@smith2020]) ." or "as shown.[@smith2020]."; at the
beginning of a sentence @smith2020 without brackets, which names the author.
"""

import re
from collections.abc import Iterator

from ..findings import Edit, Severity, message
from ..i18n.sentences import is_shortened
from ..i18n.units import OBJECT, Unit
from ..locale import Locale
from ..model.inline import Citation
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._citing import Stand, citations_in, is_bracketed, raises_citations
from ._people import listed

SEVERITY: Severity = "warning"

_NEAR = 80  # characters that tell what a citation stands beside
_PARAGRAPHS = ("paragraph", "abstract", "declaration")
_RUNNING = ("paragraph", "item", "abstract", "declaration", "footnote")
_TWICE = re.compile(r"([.,;:])\1|,\.|\.,")
_SPACED_MARK = re.compile(r"\s+(?=[,.;:](?:\s|\Z))")
_SENTENCE_END = re.compile(r"(?<![.\s])[.]\s*\Z")
_INITIALS = re.compile(r"(?<!\w)(?:\w\.)+\w\Z")  # given i.v.[@a].
_NEXT_WORD = re.compile(r"\s+[¿¡«“\"]?[^\W\d_]")
_NEXT_SENTENCE = re.compile(r"\s+[¿¡«“\"]?[A-ZÀ-ÖØ-Þ]|\s*\Z")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Citations that their sentence does not hold well."""
    raised = raises_citations(proof.desk.style)
    for unit in copy.texts:
        for stand in citations_in(unit):
            if is_bracketed(stand.citation) and stand.citation.span:
                before = unit.text[max(stand.at - _NEAR, 0) : stand.at]
                after = unit.text[stand.at + 1 : stand.at + 1 + _NEAR]
                shortened = is_shortened(before, copy.locale) or _ends_in_others(before, copy.locale)
                yield from _marks(unit, stand, before, after, shortened=shortened)
                if unit.kind in _RUNNING:
                    ends = bool(_SENTENCE_END.search(before)) and not shortened
                    yield from _sentence(unit, stand, before, after, ends=ends, raised=raised)


def _ends_in_others(before: str, locale: Locale) -> bool:
    """Whether the point before a citation is that of “et al.”."""
    return before.rstrip().casefold().endswith(listed(locale.lexicon("reading", "and others")))


def _marks(unit: Unit, stand: Stand, before: str, after: str, *, shortened: bool) -> Iterator[Mistake]:
    at = stand.at
    mark, typed = before.rstrip()[-1:], after[:1]
    rest = before.rstrip()[
        :-1
    ]  # a point or a citation before the mark: "e.g.," and "[@a],[@b]," are no slips
    is_short = shortened or bool(_INITIALS.search(rest))
    if _TWICE.fullmatch(mark + typed) and not is_short and not rest.endswith((".", OBJECT)):
        what = message("A mark stands both before and after this citation: {marks}.", marks=f"{mark} {typed}")
        one = Edit(unit.span_of(at + 1, at + 2), "")
        yield Mistake(
            what, _span(unit, stand), message("Keep one of them."), fix=(one,) if mark == typed else ()
        )
    elif before.endswith("(") and typed == ")":
        what = message("This citation stands in brackets of its own: the style sets those that it needs.")
        edits = (Edit(unit.span_of(at - 1, at), ""), Edit(unit.span_of(at + 1, at + 2), ""))
        yield Mistake(what, _span(unit, stand), message("Take the round brackets away."), fix=edits)
    elif typed.isalpha() or typed.isdecimal():
        what = message("No space stands between this citation and the word after it.")
        yield Mistake(
            what, _span(unit, stand), message("Put one there."), fix=(Edit(_end(stand.citation), " "),)
        )
    elif spaces := _SPACED_MARK.match(after):
        what = message("A space stands between this citation and the mark after it.")
        gap = unit.span_of(at + 1, at + 1 + spaces.end())
        yield Mistake(what, _span(unit, stand), message("Take it away."), fix=(Edit(gap, ""),))


def _sentence(
    unit: Unit, stand: Stand, before: str, after: str, *, ends: bool, raised: bool
) -> Iterator[Mistake]:
    if (ends or not before.strip()) and after.lstrip()[:1].islower() and after[:1].isspace():
        what = message("A sentence begins with this citation.")
        key = f"@{stand.citation.cites[0].key}"
        hint = message("Write {example} without brackets: the author is then named.", example=key)
        yield Mistake(what, _span(unit, stand), hint)
    elif unit.kind in _PARAGRAPHS and not before.strip() and _NEXT_WORD.match(after):
        what = message("A paragraph begins with this citation, outside any sentence.")
        key = f"@{stand.citation.cites[0].key}"
        hint = message(
            "Put it after the words that it supports, or write {example} without brackets, which names the author.",
            example=key,
        )
        yield Mistake(what, _span(unit, stand), hint)
    elif ends and not raised and _NEXT_SENTENCE.match(after):
        what = message("This citation stands after the full stop of its sentence.")
        hint = message("Put the full stop after the citation.")
        point = stand.at - len(before) + len(before.rstrip()) - 1
        edits = (Edit(unit.span_of(point, point + 1), ""), Edit(_end(stand.citation), "."))
        yield Mistake(what, _span(unit, stand), hint, fix=edits)


def _span(unit: Unit, stand: Stand) -> Span:
    return unit.span_of(stand.at, stand.at + 1)


def _end(citation: Citation) -> Span:
    """The place directly after a citation."""
    assert citation.span
    file, _, _, line, column = citation.span
    return Span(file, line, column, line, column)
