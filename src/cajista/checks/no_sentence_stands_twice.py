"""No sentence stands twice in a paragraph or in two that follow each other, and no paragraph or list item twice at all.

Short ones may; so may what stands in tables, captions and front matter, and what every language says twice.

Why it matters: a passage that was moved by copying, and not deleted where it was, is read twice by every reader, and
often only in one of the languages.

Example: a paragraph on limitations that ends with the sentence it began with.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.sentences import sentences_of
from ..i18n.units import Unit
from ..model.span import Span
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"

_LOOKED_AT = ("paragraph", "item", "quote", "footnote")
_FEWEST = 15  # letters of what is looked at
_Place = tuple[Unit, int, int]


def check_article(proof: Proof) -> Iterator[Mistake]:
    """What stands twice in one language and not in the others."""
    found = {language: list(_doubled(copy)) for language, copy in proof.copies.items()}
    for language, own in found.items():
        if len(own) > max((len(other) for name, other in found.items() if name != language), default=0):
            for span, line in own:
                what = message("This stands in the text already (line {line}).", line=line)
                hint = message("Delete one of them, if it was not meant.")
                yield Mistake(what, span, hint, language)


def _doubled(copy: Copy) -> Iterator[tuple[Span, int]]:
    """Paragraphs that were there before, and sentences that were there just before: where, and in which line before."""
    whole: dict[str, Unit] = {}
    before: dict[str, _Place] = {}
    for unit in copy.texts:
        if unit.kind not in _LOOKED_AT:
            continue
        first = whole.setdefault(_words(unit.text), unit)
        if first is not unit and _is_long(unit.text):
            yield unit.span_of(0, len(unit.text)), first.span_of(0, 1).line
            continue
        own: dict[str, _Place] = {}
        for sentence in sentences_of(unit, copy.locale):
            words = _words(sentence.text)
            earlier = own.get(words) or before.get(words)
            if earlier and _is_long(words):
                yield sentence.span, earlier[0].span_of(*earlier[1:]).line
            own.setdefault(words, (unit, sentence.start, sentence.end))
        before = own


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_long(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST
