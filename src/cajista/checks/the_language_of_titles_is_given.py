"""A title in another language than the article's says in which.

`language` of a reference is a code such as `en` or `es`. It is asked for where a title is clearly not in the
language that the article was written in; where it is given and the title is clearly in another; and where it is
no code.

Why it matters: the words of such a title are divided at line ends, read aloud and searched by the rules of its
language; without the code they are treated as the article's own.

Example: `title: Guía de práctica clínica sobre la gota` in an article in English needs `language: es`.
"""

import re
from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Mistake, Proof
from ._fields import Field, field_of
from ._titles import plain_title

SEVERITY: Severity = "warning"

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """The language that a reference states."""
    stated, title = field_of(reference, "language"), field_of(reference, "title")
    if stated and not _is_code(stated.value, proof):
        yield _no_code(stated, proof)
    elif stated and title and _is_of_journal(stated.value, proof):
        told = proof.desk.languages.language_of(plain_title(title.value))
        if told and not stated.value.lower().startswith(told[:2]):
            what = message(
                "The title does not seem to be in the language that is given: {code}.", code=stated.value
            )
            yield Mistake(what, stated.span, message("Is it {code}?", code=told))


def _is_code(value: str, proof: Proof) -> bool:
    """Whether a value has the form of a code (BCP 47), and where it has two letters, those of a language."""
    letters = re.split("[-_]", value)[0].lower()
    return bool(_CODE.fullmatch(value)) and (
        len(letters) > 2 or letters in proof.desk.lexicon.language_codes.values()
    )


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Titles of another language than the article's that do not say in which they are; the first of each."""
    own = proof.article.facts.source_language
    found: dict[str, list[Field]] = {}
    for reference in proof.article.references.values():
        title = field_of(reference, "title")
        if own and title and not reference.item.get("language"):
            found.setdefault(proof.desk.languages.language_of(plain_title(title.value)), []).append(title)
    for language, titles in found.items():
        if language not in ("", own):
            what = message(
                "The title seems to be in another language than the article: {code}.", code=language
            )
            hint = message(
                "Add “language: {code}”. Titles like this one: {count}.", code=language, count=len(titles)
            )
            yield Mistake(what, titles[0].span, hint)


def _no_code(stated: Field, proof: Proof) -> Mistake:
    what = message("“{value}” is not the code of a language.", value=stated.value)
    code = proof.desk.lexicon.language_codes.get(stated.value.strip().lower(), "")
    hint = message("Write {value}.", value=code) if code else message("Write two letters, such as pt.")
    return Mistake(what, stated.span, hint, fix=stated.edit(code))


def _is_of_journal(code: str, proof: Proof) -> bool:
    """Whether a language is one that titles are told to be in; what is in a third one is not known."""
    return any(code.lower()[:2] == language[:2] for language in proof.desk.locales)
