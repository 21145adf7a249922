"""The title of a reference is the whole title, and nothing else.

It stands in no quotation marks of its own, begins with a capital, is not cut off by three points or after a
preposition, has neither the author before it nor the year behind it, and is not the journal's. Guidelines,
definitions, surveys and such may have a year of their own.

Why it matters: the style sets marks around titles where it wants them, and prints authors and year from their own
fields, so that they would be there twice.

Example: `title: Smith J. Treatment of gout (2020)` should be `title: Treatment of gout`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of, persons, year_of
from ._journals import is_abbreviated, name_key, name_words

SEVERITY: Severity = "warning"

_QUOTED = re.compile(r"[“\"«'‘][^“”\"«»]+[”\"»'’]")
_CUT = re.compile(r"(?:\w ?\.\.\.|…|\[(?:\.\.\.|…)\])$")
_TWICE = re.compile(r"(?<![\w-])([\w-]{5,}) \1(?![\w-])")
_SMALL = re.compile(r"[a-zß-ÿ]{3,}(?= [a-zß-ÿ(])")
_NAME = r"[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ]{1,3}"
_AUTHOR = re.compile(
    rf"(?P<more>{_NAME}, {_NAME}[.,:]) |(?P<name>[A-ZÀ-Þ][\w’'-]+)(?:,? (?:[A-ZÀ-Þ]\.?-?){{1,3}})?[.,:] (?=[A-ZÀ-Þ¿])"
)
_TITLED = (
    "article-journal",
    "article-magazine",
    "article",
    "book",
    "chapter",
    "report",
    "thesis",
    "paper-conference",
)


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """What is too much in a title, or too little."""
    title = field_of(reference, "title")
    if not title or reference.item.get("type") not in _TITLED:
        return
    text = title.value.strip()
    if _QUOTED.fullmatch(text):
        what = message("The title stands in quotation marks.")
        yield Mistake(what, title.span, message("Take them out; the style sets those it wants."))
    elif _CUT.search(text):
        what = message("The title is cut off: “{text}”.", text=text[-20:])
        yield Mistake(what, title.span, message("Write it in full."))
    elif (last := text.rpartition(" ")[2]) in proof.desk.lexicon.never_last and last != text:
        what = message("The title breaks off: “{text}”.", text=" ".join(text.split()[-3:]))
        yield Mistake(what, title.span, message("Write it in full."))
    elif found := _TWICE.search(text):
        what = message("The word “{word}” stands twice.", word=found[1])
        yield Mistake(what, title.span, message("Delete one of them, if it was not meant."))
    elif found := proof.desk.lexicon.media.search(text):
        what = message("The title names what it was read on: “{text}”.", text=found[0])
        yield Mistake(what, title.span, message("Take it out; the style says so where it wants to."))
    yield from _exchanged(title, reference, proof)
    journal = str(reference.item.get("container-title", ""))
    if len(name_words(text)) > 1 and name_key(text) == name_key(journal):
        what = message("The title is that of the journal or book: “{title}”.", title=text)
        yield Mistake(what, title.span, message("Write the title of the work itself."))
    yield from _small(title, proof)
    yield from _authored(title, reference)
    yield from _dated(title, reference, proof)


def _exchanged(title: Field, reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The abbreviated name of a journal for a title, beside a journal as long as a title, with the words of one."""
    journal = str(reference.item.get("container-title", ""))
    words = re.findall(r"[^\W\d_]+", title.value)
    is_name = len(words) <= _WORDS_OF_A_NAME and all(word[0].isupper() for word in words)
    small = proof.desk.lexicon.small_words
    is_titled = len(journal.split()) > _WORDS_OF_A_NAME - 2 and not small.isdisjoint(journal.split())
    if is_name and is_titled and is_abbreviated(title.value):
        what = message("Title and journal seem to have changed places: “{title}”.", title=title.value)
        yield Mistake(what, title.span, message("Write each in the field of the other."))


_WORDS_OF_A_NAME = 8  # at most, of a journal that is abbreviated


def _small(title: Field, proof: Proof) -> Iterator[Mistake]:
    """A title that begins with a small letter, and not with a name that has one."""
    found = _SMALL.match(title.value)
    if found and found[0] not in proof.desk.lexicon.particles:
        what = message("The title begins with a small letter: “{word}”.", word=found[0])
        yield Mistake(what, title.span, message("Write it with a capital, or see whether a part is missing."))


def _authored(title: Field, reference: Reference) -> Iterator[Mistake]:
    """A title that begins with one of the reference's authors, or with a list of names and initials."""
    found = _AUTHOR.match(title.value)
    if not found:
        return
    families = {str(person.get("family", "")).casefold() for _, _, person in persons(reference)}
    if found["more"] or found["name"].casefold() in families:
        what = message("The title begins with an author: “{text}”.", text=found[0].strip())
        yield Mistake(what, title.span, message("Take the author out; authors have a field of their own."))


def _dated(title: Field, reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """A title that ends with the year of publication in brackets, or after a point."""
    year = year_of(reference, "issued")
    found = re.search(r"(?:\((?:1[89]|20)\d\d\)|[.;,] ((?:1[89]|20)\d\d))[.;]?$", title.value.strip())
    has_own_year = not proof.desk.lexicon.dated_works.isdisjoint(re.findall(r"\w+", title.value.lower()))
    if found and year and (found[1] is None or found[1] == str(year)) and not has_own_year:
        what = message("The title ends with a year: “{text}”.", text=found[0].strip(" .;,"))
        yield Mistake(what, title.span, message("Take it out; the year is “issued”."))
