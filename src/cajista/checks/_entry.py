"""What rules about more than one article know of each: few plain values, kept where the article is not read again."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..model.span import Span
from ._proof import Proof


class Stated(NamedTuple):
    """A value and where it stands; where it is missing, empty and where it would stand."""

    value: str
    span: Span


class Entry(NamedTuple):
    """An article in one language, as the journal lists it."""

    slug: str
    language: str
    type: str
    first_page: Stated
    last_page: Stated
    doi: Stated
    title: Stated

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> "Entry":
        """The entry that lists of lists, as JSON keeps it, tell of."""
        slug, language, kind, *stated = plain
        return cls(slug, language, kind, *(Stated(value, Span(*span)) for value, span in stated))


def entries_of(proof: Proof) -> Iterator[Entry]:
    """An article's entries, one a language that it has."""
    for language in proof.article.versions:
        names = ("first_page", "last_page", "doi", "title")
        first, last, doi, title = (_stated(proof, name, language) for name in names)
        yield Entry(proof.article.slug, language, proof.article.facts.type, first, last, doi, title)


def _stated(proof: Proof, name: str, language: str) -> Stated:
    """A value of a language: its front matter's, else that of `article.yaml`."""
    article, version = proof.article, proof.article.versions[language]
    if own := getattr(version.front, name):
        return Stated(own, version.source.at(name))
    shared = getattr(article.facts, name)
    if isinstance(shared, str):
        return Stated(shared, article.source.at(name))
    return Stated(shared.get(language, ""), article.source.at(name, language))
