"""A reference typed by its author is written as the journal's style writes it.

The style sets the fields itself, so that nothing is printed wrong; what differs shows how far the author, or the
program that made the list, knew the style. Of the journal's languages the one is taken that the text is nearest to.

Why it matters: where typed references differ from the style throughout, they were made for another journal, and deserve
a second look.

Example: "Smith, J. (2020). A title. Lancet, 3, pp. 1–5." where the style writes "Smith J. A title. Lancet. 2020;3:1-5."
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from ..model.article import Reference
from ..typed import is_only_typed, parse
from . import Mistake, Proof
from ._field_words import joined
from ._setting import Setting, setting_of
from ._typed_data import differences, placed
from ._typed_style import style_differences

SEVERITY: Severity = "warning"


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """A typed text that the style would not have written so."""
    raw = reference.item.get("raw")
    if not isinstance(raw, str) or is_only_typed(reference.item):
        return
    best = min(_by_language(reference, raw, proof), key=lambda one: len(one[0]), default=None)
    if best and best[0]:
        what = message("Not as the style writes it: {differences}.", differences=joined(best[0]))
        hint = message("By the style it reads: {text}", text=best[1].text)
        yield Mistake(what, reference.at("raw"), hint)


def _by_language(reference: Reference, raw: str, proof: Proof) -> Iterator[tuple[list[Message], Setting]]:
    lexicon = proof.desk.lexicon
    typed = placed(parse(raw), reference.item, lexicon.small_words)
    stated = list(differences(typed, reference.item, lexicon.small_words))
    for copy in proof.copies.values():
        if setting := setting_of(reference.item, proof.desk.style, copy.locale.code):
            yield style_differences(typed, reference.item, setting, lexicon, stated), setting
