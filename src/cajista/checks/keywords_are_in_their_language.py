"""A key word is in the language of its list.

One that is, or is nearly, a key word of the other language is minded where its words stand in the text of that language
and nowhere in its own; names of drugs and species, which stand in both, are left in peace.

Why it matters: whoever searches an index in one language does not find what is listed in another.

Example: `pregnancy` among the key words of es.md should be `embarazo`.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..i18n.words import lowered_words_of
from ..model.inline import Emphasis
from . import Copy, Mistake, Pair, Proof
from ._letters import is_a_letter_apart
from ._parity import file_of

SEVERITY: Severity = "warning"

_LONG = 4  # letters of a word that tells something


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Key words that were left as they are in the other language."""
    listed = [copy.units.front.get("keywords", ()) for copy in (pair.source, pair.target)]
    if not all(listed):
        return
    vocabularies = [_vocabulary(copy) for copy in (pair.source, pair.target)]
    for at, copy in ((0, pair.source), (1, pair.target)):
        other = pair.target if at == 0 else pair.source
        theirs = [unit.text.lower() for unit in listed[1 - at]]
        for unit in listed[at]:
            long = {word for word in _words(unit.text) if len(word) >= _LONG}
            is_theirs = long <= vocabularies[1 - at] or (
                unit.text.lower() in theirs
                and (
                    long & vocabularies[1 - at]
                    or proof.desk.languages.leaning_of(unit.text) == other.language
                )
            )
            is_known = bool(long & vocabularies[at])
            if len(long) > 1 and unit.text.lower() in theirs:
                is_known = long <= vocabularies[at]  # some of them may stand in a title
            is_left = long and is_theirs and not is_known
            is_emphasised = any(isinstance(node, Emphasis) for node in unit.nodes)
            is_plain = all(word in unit.text for word in long) and not is_emphasised
            if is_left and is_plain and any(_is_near(unit.text, one) for one in theirs):
                file = file_of(other)
                what = message(
                    "The key word “{word}” is in the language of {file}.", word=unit.text, file=file
                )
                yield Mistake(what, unit.span, message("Translate it."), copy.language)


def _words(text: str) -> set[str]:
    return {word for _, word in lowered_words_of(text)}


def _vocabulary(copy: Copy) -> set[str]:
    """The words of a text, but for its key words."""
    return {word for unit in copy.texts if unit.kind != "keyword" for word in _words(unit.text)}


def _is_near(one: str, other: str) -> bool:
    return one == other or is_a_letter_apart(one, other)
