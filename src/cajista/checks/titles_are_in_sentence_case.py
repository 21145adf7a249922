"""Titles are written as sentences are: a capital for the first word and for names.

The title of a reference in capitals, or with a capital for every longer word, is pointed out, unless the citation
style sets such capitals itself; the article's own title, or a heading, where it is in capitals. Only titles in a
language whose small words the program knows are looked at; German nouns, say, keep theirs.

Why it matters: styles as most medical journals use them print a title as it is given, and a list in which each
looks different is what readers see first.

Example: `title: Treatment Of Gout With Colchicine` should be `title: Treatment of gout with colchicine`.
"""

import re
from collections.abc import Iterator, Set

from ..findings import Message, Severity, message
from ..i18n.words import lowered_words_of, words_of
from ..model.article import Reference
from . import Copy, Mistake, Proof
from ._fields import Field, field_of
from ._style import cases_titles
from ._titles import capitalized_share, plain_title, shouted_share, small_title

SEVERITY: Severity = "warning"

_PARTS = ("article-journal", "article-magazine", "article", "chapter", "paper-conference", "thesis", "review")
_WHOLES = ("book", "report")  # whose titles are names more often
_FEW = 4  # words that there must be before anything is said, unless the texts write some of them small
_TWO = 2  # of these
_MOST = 0.9
_LONG = 5  # letters of an abbreviation
_OWN = ("title", "subtitle", "short_title", "heading")
_TITLE, _HEADING = message("The title is in capitals."), message("The heading is in capitals.")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """The article's own titles and headings, where all their letters are capitals."""
    small = proof.desk.lexicon.small_words
    for unit in copy.texts:
        if unit.kind in _OWN and unit.text.isupper():
            is_heading = unit.kind == "heading"
            if _is_in_words(unit.text, small) or (is_heading and _is_no_abbreviation(unit.text, copy)):
                yield Mistake(_HEADING if is_heading else _TITLE, unit.span, _hint(unit.text))


def _hint(title: str) -> Message:
    """How a title would be with small letters; which of its words are names is not known."""
    small = small_title(title[0] + title[1:].lower() if _is_shouted(title) or title.isupper() else title)
    shown = small if len(small) <= _SHOWN else f"{small[:_SHOWN].rpartition(' ')[0]}…"
    return message("Write small what is not a name: “{title}”.", title=shown)


_SHOWN = 80  # characters


def _is_no_abbreviation(heading: str, copy: Copy) -> bool:
    """Whether a heading has a long word that no running text has in capitals."""
    long = {word for _, word in words_of(heading) if len(word) > _LONG}
    texts = (unit.text for unit in copy.texts if unit.kind == "paragraph")
    return bool(long) and not any(word in long for text in texts for _, word in words_of(text))


def _is_in_words(title: str, small: Set[str]) -> bool:
    """Whether a title in capitals is more than a few abbreviations."""
    words = [word for _, word in lowered_words_of(title)]
    long = sum(len(word) > _LONG for word in words)
    return len(words) > 2 and (long > 1 or any(len(word) > 1 and word in small for word in words))


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The title of a reference."""
    kind = reference.item.get("type")
    field = field_of(reference, "title")
    if field is None or (cases_titles(proof.desk.style, str(kind)) and not _is_shouted(field.value)):
        return
    if kind not in (*_PARTS, *_WHOLES):
        if _is_shouted(field.value):
            yield Mistake(_TITLE, field.span, _hint(field.value))
        return
    if what := _flaw(field, reference, proof):
        is_name = kind in _WHOLES and not _is_shouted(field.value)
        yield Mistake(what, field.span, _hint(field.value), severity="info" if is_name else None)


def _is_shouted(title: str) -> bool:
    """Whether the words of a title are in capitals, three in four of those that are long."""
    shouted, long = shouted_share(plain_title(title))
    return long > 1 and shouted / long > 0.75


def _flaw(field: Field, reference: Reference, proof: Proof) -> Message | None:
    title, lexicon = plain_title(field.value), proof.desk.lexicon
    if _is_shouted(field.value):
        return _TITLE
    if sum(word[0].isupper() for word in title.split()) <= _TWO:
        return None
    capital, counted = capitalized_share(title, lexicon.small_words, frozenset())
    if not counted or capital / counted < _MOST or not _is_known(title, reference, proof):
        return None
    if counted < _FEW and (_may_be_name(title, reference) or len(_written_small(title, proof)) < _TWO):
        return None
    capital, counted = capitalized_share(
        title, lexicon.small_words, lexicon.place_words
    )  # which take long to load
    if counted < _TWO or capital / counted < _MOST:
        return None
    return message(
        "The title has capitals where a sentence has none: {count} words of {all}.",
        count=capital,
        all=counted,
    )


def _may_be_name(title: str, reference: Reference) -> bool:
    """Whether a few words may be the name of a report or of a scale: “Shoulder Pain and Disability Index (SPADI)”."""
    return reference.item.get("type") in _WHOLES or bool(_SHORT_NAME.search(title))


_SHORT_NAME = re.compile(r"\([A-Z\d-]{2,}\)")


def _written_small(title: str, proof: Proof) -> Set[str]:
    """The words with a capital in a title, but for the first, that the article's texts write small."""
    words = {word.lower() for _, word in words_of(title)[1:] if word[0].isupper()}
    texts = (unit.text for copy in proof.copies.values() for unit in copy.texts)
    return {word for text in texts if words for _, word in words_of(text) if word in words}


def _is_known(title: str, reference: Reference, proof: Proof) -> bool:
    """Whether the title is in one of the journal's languages, stated or told by its words."""
    if stated := str(reference.item.get("language", "")).lower()[:2]:
        return any(
            language.startswith(stated) and locale.lexicon("reading", "small words")
            for language, locale in proof.desk.locales.items()
        )
    if len(proof.desk.locales) > 1:
        return bool(proof.desk.languages.language_of(title, letters=20))
    return sum(word in proof.desk.lexicon.small_words for word in title.lower().split()) > 1
