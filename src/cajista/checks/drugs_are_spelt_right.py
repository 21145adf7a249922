"""A drug's name is spelt as the language spells it, and as the text does elsewhere.

Minded is a name in the form of the journal's other language, and a word that differs by one letter, or by two that
changed places, from a drug that the same text names. Quotations, brackets, italics and names in capitals are left in
peace.

Why it matters: a name with a slip in it is found by no search, and may be read as another drug.

Example: «la vancomycin» should be «la vancomicina»; "vancomyicn" should be "vancomycin".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..findings import Severity, message
from ..i18n.sentences import sentences_of
from ..i18n.units import Unit
from ..i18n.words import words_of
from ..model.inline import Emphasis, Marked
from . import Copy, Mistake, Proof
from ._drugs import drug
from ._letters import is_a_letter_apart
from ._prose import prose, stands_in

SEVERITY: Severity = "warning"

_LEAST = 7  # letters of a word that is a slip for a drug
_PASSED_OVER = ("code", "equation", "figure")
_WITHIN = re.compile(r"(?:«[^«»]*|“[^“”]*|\([^()]*|\[[^\[\]]*|\"[^\"]*|[-/@.])\Z")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Names of drugs that are misspelt, or spelt as in another language."""
    own = _counts(copy)
    drugs = {word: form for word in own if (form := drug(word))}
    others = [other for other in proof.copies.values() if other is not copy]
    theirs: Counter[str] = sum(map(_counts, others), Counter())
    if not drugs and not any(map(drug, theirs)):
        return
    endings = _endings(copy), tuple(ending for other in others for ending in _endings(other))
    told = {word: _meant(word, own, theirs, drugs, endings) for word in own}
    meant = {word: right for word, right in told.items() if right is not None}
    for unit, text in prose(copy) if meant else ():
        for start, word in words_of(text) if unit.kind not in _PASSED_OVER else ():
            right = meant.get(word.lower())
            if right is not None and _is_plain(unit, start, word, copy):
                yield _mistake(unit, start, word, right)


def _mistake(unit: Unit, start: int, word: str, right: str) -> Mistake:
    span = unit.span_of(start, start + len(word))
    if right == _FOREIGN:
        what = message("“{word}” is spelt as in another language.", word=word)
        return Mistake(what, span, message("Write the drug's name as this language has it."))
    what = message("“{text}” stands here alone; is it “{meant}”?", text=word, meant=right)
    return Mistake(what, span, message("See which of them is meant."))


_FOREIGN = ""  # what a name in another language's form is meant for, where the text has none of its own


def _meant(
    word: str,
    own: Mapping[str, int],
    theirs: Mapping[str, int],
    drugs: Mapping[str, str],
    endings: tuple[tuple[str, ...], tuple[str, ...]],
) -> str | None:
    """What a word should be; None where it is right."""
    if form := drugs.get(word):
        if word not in theirs or word.endswith(endings[0]) or not word.endswith(endings[1]):
            return None
        same = [one for one, own_form in drugs.items() if own_form == form and one.endswith(endings[0])]
        return max(same, key=lambda one: own[one], default=_FOREIGN)
    if own[word] > 1 or len(word) < _LEAST or word in theirs:
        return None
    right = next((one for one in sorted(drugs) if _is_slip(word, one)), None)
    is_word = right and any(
        one.startswith(word[:-2]) and not drug(one) for one in theirs
    )  # as quinone, quinona
    return None if is_word else right


def _is_slip(word: str, meant: str) -> bool:
    """Whether a word is a slip for a drug, and no other form of it."""
    is_ending = word[:-1] == meant[:-1] or word.startswith(meant) or meant.startswith(word)
    return word[0] == meant[0] and not is_ending and is_a_letter_apart(word, meant)


def _endings(copy: Copy) -> tuple[str, ...]:
    """With what names of drugs end in a language."""
    return tuple(copy.locale.lexicon("reading", "endings of drugs").split())


def _counts(copy: Copy) -> Counter[str]:
    """How often a text has each word, in small letters, but for its program text."""
    return Counter(
        word.lower()
        for unit in copy.texts
        if unit.kind not in _PASSED_OVER
        for _, word in words_of(unit.text)
    )


def _is_plain(unit: Unit, start: int, word: str, copy: Copy) -> bool:
    """Whether a word is small, or at the head of a sentence, and not set apart."""
    is_head = start in {one.start for one in sentences_of(unit, copy.locale)}
    is_small = word.islower() or (word[1:].islower() and is_head)
    is_apart = _WITHIN.search(unit.text, 0, start) or stands_in(
        unit, start, start + len(word), Emphasis, Marked
    )
    return is_small and not is_apart
