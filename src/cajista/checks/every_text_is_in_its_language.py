"""Every text is in the language of its file.

A paragraph, a caption or a sentence is told by its small words and endings, and so are a few words within one; a text
of less than 40 letters is only minded where it is the same in both languages and has a word that only one of them
has, or words that elsewhere only the other text has. A quotation is minded where others of the text are in its
language, and merely mentioned where it is in the source's; one within a text, too, if others are translated. Names
and what is set apart as another language are left in peace.

Why it matters: what a translator leaves for later, or what is pasted into the wrong file, is otherwise printed so.

Example: the heading `## Results`, or a whole paragraph in English, in the Spanish text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..findings import Message, Severity, message
from ..i18n.alignment import Bead
from ..i18n.identify import Identifier
from ..i18n.sentences import Sentence, sentences_of
from ..i18n.units import Unit
from ..i18n.words import lowered_words_of, words_of
from ..locale import Locale
from ..model.inline import Emphasis, Marked, plain_text
from ..model.span import Span
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of
from ._prose import without_shared_phrases

SEVERITY: Severity = "warning"

_LETTERS = 40  # of a text whose language can be told by itself
_SENTENCE = 24  # of a sentence within one that has some words of another language
_PASSED_OVER = ("quote", "code", "equation", "table", "figure")
_NAME = 2  # long words with a capital, of which a name has as many


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Texts, and sentences within texts, in another language of the journal."""
    told = proof.desk.languages
    passed_over = _PASSED_OVER[1:] if _has_own_quotations(copy, told) else _PASSED_OVER
    others = [other for other in proof.copies.values() if other is not copy]
    for unit in copy.texts:
        if unit.kind in passed_over:
            continue
        if len(unit.text) < _LETTERS:
            yield from _spelt_otherwise(unit, copy, others, told)
        elif told.may_be_foreign(unit.text, copy.language) and not _is_reference(unit):
            yield from _foreign(unit, copy, told)


def _spelt_otherwise(unit: Unit, copy: Copy, others: Sequence[Copy], told: Identifier) -> Iterator[Mistake]:
    """A short text with words that have letters which of two languages only the other has, and another such word."""
    if unit.text.isascii():
        return
    words = [word for word in _own_words(unit).split() if word[:1].islower()]
    for other in others:
        letters = told.letters_of(other.language) - told.letters_of(copy.language)
        spelt = [word for word in words if len(word) >= _FEW and not letters.isdisjoint(word)]
        small = told.words_of(other.language).intersection(words)
        if spelt and len(spelt) + len(small) > 1 and told.words_of(copy.language).isdisjoint(words):
            yield Mistake(_seems(other.language), unit.span, message("Translate it."))
            return


def _seems(language: str) -> Message:
    return message(
        "This text is not in the language of its file; it seems to be “{language}”.", language=language
    )


def _has_own_quotations(copy: Copy, told: Identifier) -> bool:
    return any(
        unit.kind == "quote" and told.language_of(unit.text, letters=_LETTERS) == copy.language
        for unit in copy.texts
    )


def _foreign(unit: Unit, copy: Copy, told: Identifier) -> Iterator[Mistake]:
    text = _own_words(unit)
    language = told.language_of(text, letters=_LETTERS)
    if language not in ("", copy.language):
        yield Mistake(_seems(language), unit.span, message("Translate it."))
        return
    for sentence in sentences_of(unit, copy.locale):
        said = text[sentence.start : sentence.end]
        language = told.language_of(said, letters=_SENTENCE)
        if language not in ("", copy.language):
            yield _foreign_sentence(sentence, language)
        elif found := told.foreign_words(said, copy.language):
            start, end = (sentence.start + at for at in found)
            what = message("“{text}” is not in the language of its file.", text=text[start:end])
            yield Mistake(what, unit.span_of(start, end), message("Translate it."))


def _foreign_sentence(sentence: Sentence, language: str, own: str = "") -> Mistake:
    what = message(
        "This sentence is not in the language of its file; it seems to be “{language}”.", language=language
    )
    return Mistake(what, sentence.span, message("Translate it."), own)


def _is_reference(unit: Unit) -> bool:
    """Whether a note gives a source, whose title is in its own language."""
    return unit.kind == "footnote" and bool(_YEAR.search(unit.text))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")


def _own_words(unit: Unit) -> str:
    """The text with what is quoted, emphasised or marked as another language blanked, character by character."""
    text, at = unit.text, 0
    for node in unit.nodes:
        if isinstance(node, Emphasis) or (isinstance(node, Marked) and node.language):
            apart = plain_text(node.children)
            place = text.find(apart, at)
            if apart and place >= 0:
                at = place + len(apart)
                text = text[:place] + " " * len(apart) + text[at:]
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Texts that are the same in both languages, and have words of only one of them, if few."""
    told = proof.desk.languages
    words = [_telling(copy.locale, told) for copy in (pair.source, pair.target)]
    small = [
        own | told.words_of(copy.language)
        for own, copy in zip(words, (pair.source, pair.target), strict=True)
    ]
    forms = [told.form_of(copy.language) for copy in (pair.source, pair.target)]
    vocabularies: list[frozenset[str]] = []
    is_told_already = _has_own_quotations(pair.target, told)
    for bead in pair.beads:
        if bead.is_whole and bead.source[0].kind == "quote" and not is_told_already:
            yield from _left_quoted(bead, pair, told)
        if not bead.is_whole or bead.source[0].kind in _PASSED_OVER:
            continue
        yield from _quoted_within(bead, pair, told)
        yield from _left_within(bead, pair, told)
        same = {unit.text for unit in bead.source} & {unit.text for unit in bead.target}
        for text in same:
            if _is_name(text) or told.language_of(text, letters=_LETTERS):
                continue
            said = without_shared_phrases(text, pair.source.locale)
            own = {word for _, word in lowered_words_of(_ACRONYM.sub("", said))}
            telling = small if _is_phrase(text) else words
            found = [bool(own & telling[at] - telling[1 - at]) for at in (0, 1)]
            if not any(found):
                plain = [word for _, word in words_of(said) if word.islower()]  # no Valencia
                found = [any(form.fullmatch(word) for word in plain) for form in forms]
            if not any(found):
                vocabularies = vocabularies or _vocabularies(pair)
                found = [len(own & vocabularies[at] - vocabularies[1 - at]) >= _ENOUGH for at in (0, 1)]
            if found[0] != found[1]:
                copy, units = (pair.target, bead.target) if found[0] else (pair.source, bead.source)
                other = pair.source if found[0] else pair.target
                unit = next(one for one in units if one.text == text)
                what = message("This is the same as in {file}, and in its language.", file=file_of(other))
                yield Mistake(what, unit.span, message("Translate it."), copy.language)


_ACRONYM = re.compile(r"\b[A-Z]+(?:-[A-Z\d]+)+\b")  # HEART-FID, a trial


def _left_quoted(bead: Bead, pair: Pair, told: Identifier) -> Iterator[Mistake]:
    """Quotations of the source that the translation has as they are, in the source's language."""
    left = {unit.text for unit in bead.source}
    for unit in bead.target:
        if unit.text in left and told.language_of(unit.text, letters=_LETTERS) == pair.source.language:
            yield _quoted(unit.span, pair, "info")


def _quoted(span: Span, pair: Pair, severity: Severity) -> Mistake:
    what = message("This is the same as in {file}, and in its language.", file=file_of(pair.source))
    hint = message("Translate it, unless its very words matter.")
    return Mistake(what, span, hint, pair.target.language, severity=severity)


def _quoted_within(bead: Bead, pair: Pair, told: Identifier) -> Iterator[Mistake]:
    """Quotations within a text that are the source's, in its language, where others of the text are translated."""
    left = {text for unit in bead.source for text, _ in _quotations(unit)}
    for unit in bead.target if left else ():
        for text, (start, end) in _quotations(unit):
            if text in left and told.language_of(text, letters=_SENTENCE) == pair.source.language:
                others = (each for one in pair.target.texts for each, _ in _quotations(one) if each != text)
                is_usual = any(
                    told.language_of(each, letters=_SENTENCE) == pair.target.language for each in others
                )
                yield _quoted(unit.span_of(start, end), pair, "warning" if is_usual else "info")


def _left_within(bead: Bead, pair: Pair, told: Identifier) -> Iterator[Mistake]:
    """Sentences of a text that stand in the other one as well, in its language."""
    copies = pair.source, pair.target
    sides = [
        [(unit, sentences_of(unit, copy.locale)) for unit in units]
        for units, copy in zip((bead.source, bead.target), copies, strict=True)
    ]
    theirs, ours = ({each.text for _, own in side for each in own} for side in sides)
    if theirs.isdisjoint(ours):
        return
    shared = {text for text in theirs & ours if not _is_name(text)}
    for (here, there), side in zip((copies, copies[::-1]), sides, strict=True):
        for unit, own in side:
            if len(own) < _TWO or told.may_be_foreign(unit.text, here.language):
                continue  # a whole text, or one that is read by itself
            for sentence in own:
                said = _own_words(unit)[sentence.start : sentence.end] if sentence.text in shared else ""
                if said and _is_of(said, there, here, told):
                    yield _foreign_sentence(sentence, there.language, here.language)


_TWO = 2  # sentences


def _is_of(text: str, copy: Copy, other: Copy, told: Identifier) -> bool:
    """Whether a sentence that stands in two texts is in the language of the first."""
    if language := told.language_of(text, letters=_SENTENCE):
        return language == copy.language
    words = frozenset(word for _, word in lowered_words_of(text))
    return (
        len(words) >= _SEVERAL
        and not words.isdisjoint(told.words_of(copy.language))
        and words.isdisjoint(told.words_of(other.language))
    )


def _quotations(unit: Unit) -> Iterator[tuple[str, tuple[int, int]]]:
    """What stands in quotation marks, without these, with its place."""
    for found in _QUOTED.finditer(unit.text) if _MARKS.search(unit.text) else ():
        if len(found[0]) > _SENTENCE:
            yield found[0][1:-1].strip(), found.span()


_MARKS = re.compile('[«“"‘]')
_FEW = 4  # letters of one that has a letter which no other language has
_ENOUGH = 2  # words that elsewhere only the other language has


def _vocabularies(pair: Pair) -> list[frozenset[str]]:
    """The words of each text, but for what stands in both as it is."""
    copies = pair.source, pair.target
    both = {unit.text for unit in pair.source.texts} & {unit.text for unit in pair.target.texts}
    return [
        frozenset(
            word
            for unit in copy.texts
            if unit.text not in both
            for _, word in lowered_words_of(unit.text)
            if len(word) > _SHORT
        )
        for copy in copies
    ]


_SHORT = 3  # letters of a word that tells little


def _telling(locale: Locale, told: Identifier) -> frozenset[str]:
    """Words that tell a language though they stand alone: its small words, and those of headings and tables."""
    listed = locale.lexicon("reading", "words of headings and tables").split()
    return frozenset(word for word in told.words_of(locale.language) if len(word) > 2).union(listed)


def _is_phrase(text: str) -> bool:
    """Whether a text has so many common words that those of two letters tell its language, too."""
    words = text.split()
    return len(words) >= _SEVERAL and sum(word[1:].islower() and len(word) > _SHORT for word in words) > 1


_SEVERAL = 3  # words of a phrase


def _is_name(text: str) -> bool:
    """Whether a text has as many long words with a capital, but for those that begin a sentence."""
    words = text.split()
    inner = [word for before, word in pairwise(("", *words)) if not before.endswith((".", ":", "?", "!"))]
    return sum(word[0].isupper() and len(word) > _SHORT and "/" not in word for word in inner) >= _NAME
