"""No sentence, list item or paragraph stands twice in the text of one language.

Short ones may; so may what stands in tables, captions and front matter.

Why it matters: a passage that was moved by copying, and not deleted where it was, is read twice by every reader, and
often only in one of the languages.

Example: a paragraph on limitations that ends with the sentence it began with.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.sentences import Sentence, sentences_of
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"

_LOOKED_AT = ("paragraph", "item", "quote", "footnote")
_FEWEST = 15  # letters of what is looked at


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Sentences of the body that were there before."""
    first: dict[str, Sentence] = {}
    for unit in copy.texts:
        if unit.kind not in _LOOKED_AT:
            continue
        for sentence in sentences_of(unit, copy.locale):
            words = " ".join(sentence.text.casefold().split())
            earlier = first.setdefault(words, sentence)
            if earlier is not sentence and sum(map(str.isalpha, words)) >= _FEWEST:
                what = message("This stands in the text already (line {line}).", line=earlier.span.line)
                yield Mistake(what, sentence.span, message("Delete one of them, if it was not meant."))
