"""No word stands twice in a row, neither in a text nor in the title of a reference; no phrase does in a text.

Why it matters: a doubled word is the commonest slip of editing, and the eye passes over it, above all where a
line ends between the two. Which words may stand twice is said by each language's catalogue.

Example: "in the the treated group" must be "in the treated group".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from ..findings import Severity, message
from ..i18n.words import lowered_words_of
from ..locale import Locale
from ..model.article import Reference
from ..model.inline import Emphasis
from ..model.span import Span
from . import Copy, Mistake, Proof
from ._fields import field_of
from ._prose import listed, prose, stands_in

SEVERITY: Severity = "warning"
_SHORT = 3  # letters of a word that a sentence may begin with: `The the`; of species, `Pica pica`


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Words that follow themselves."""
    for unit, text in prose(copy):
        for found in _repeated(unit.text, text, [copy.locale]):
            if not stands_in(unit, found.start(), found.end(), Emphasis):
                yield _mistake(found[2], unit.span_of(found.start(2), found.end(2)))
        for start, end in _phrases(text):
            what = message("“{phrase}” stands twice.", phrase=text[start:end])
            yield Mistake(what, unit.span_of(start, end), _DELETE)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """Words of its title that follow themselves."""
    field = field_of(reference, "title")
    locales = [copy.locale for copy in proof.copies.values()]
    for found in _repeated(field.value, field.value, locales) if field else ():
        if field and found[2] == found[2].lower():  # "Walla Walla"
            yield _mistake(found[2], field.part(found.start(2), found.end(2)))


def _mistake(word: str, span: Span) -> Mistake:
    what = message("The word “{word}” stands twice.", word=word)
    return Mistake(what, span, _DELETE)


_DELETE = message("Delete one of them, if it was not meant.")


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where phrases of three words or more begin and end that stand right behind the same, after a comma or not."""
    words, last = lowered_words_of(text), dict[str, int]()
    gap = run = 0
    for at, (start, word) in enumerate(words):
        earlier = last.get(word)
        last[word] = at
        run = run + 1 if earlier is not None and at - earlier == gap else 1
        gap = at - earlier if earlier is not None else 0
        if gap >= _PHRASE and run == gap:
            first, second, end = words[at + 1 - 2 * gap][0], words[at + 1 - gap][0], start + len(word)
            before, behind = text[first:second], text[second:end]
            if _APART.sub("", before).lower() == behind.lower():
                yield second, end
            run = 0


_PHRASE = 3  # words
_APART = re.compile(r",?[ \u00a0]+$")


def _repeated(read: str, text: str, locales: Sequence[Locale]) -> Iterator[re.Match[str]]:
    """Words of a text and the same again, but what may stand twice in a language; `read` is all that is read there."""
    if not _repeats(read):
        return
    twice, letters = _told(locales)
    for found in _pattern(letters).finditer(text):
        first, second = found[1], found[2]
        if text[found.start() - 1 : found.start()] in ("'", "’", ".", "-"):
            continue  # a part of a word
        is_name = first != second and (len(first) > _SHORT or second != second.lower())
        if not is_name and second not in twice:
            yield found


def _told(locales: Sequence[Locale]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that may stand twice in one of some languages, and those of one letter."""
    return (
        frozenset().union(
            *(listed(one.lexicon("typography", "words that may stand twice")) for one in locales)
        ),
        frozenset().union(*(listed(one.lexicon("typography", "words of one letter")) for one in locales)),
    )


def _repeats(text: str) -> bool:
    """Whether one of the words is the one before it, whatever stands between them."""
    return any(one[1] == other[1] for one, other in pairwise(lowered_words_of(text)))


@lru_cache(maxsize=16)
def _pattern(one_letter: frozenset[str]) -> re.Pattern[str]:
    """A word and the same again; its first letter may have been a capital. Most single letters are names."""
    letters = "".join(sorted(one_letter))
    alone = f"|[{letters}](?=[ \u00a0])" if letters else ""
    # Possessive, since a shorter piece of a word is never what is looked for.
    return re.compile(rf"\b([^\W\d_]{{2,}}+{alone})[ \u00a0]+((?i:\1))(?![\w'’]|[-.]\w)")
