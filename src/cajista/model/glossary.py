"""`content/glossary.yaml`: what the journal calls things in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .facts import STRICT_KEYS, LocalizedText, LocalizedTexts
from .span import Span

TermKind: TypeAlias = Literal["drug", "gene", "species", "term"]


@dataclass(frozen=True, slots=True)
class TermFacts:
    """One thing, as `{xx: its name in a language, …}`, and what else is to be known of it."""

    __pydantic_config__ = STRICT_KEYS

    kind: TermKind = "term"
    """What it is: a drug, a gene, a species, or any other term."""
    words: LocalizedText = ""
    """Its name by language. Written beside the other keys: `en: methotrexate`."""
    forms: LocalizedTexts = field(default_factory=list)
    """Other forms that are as good: plurals, abbreviations, synonyms; by language, or for all of them."""
    note: str = ""
    """What translators should know."""


@dataclass(frozen=True, slots=True)
class GlossaryFacts:
    """`glossary.yaml`: a list of terms."""

    __pydantic_config__ = STRICT_KEYS

    terms: list[TermFacts] = field(default_factory=list)
    """The terms, in any order."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing and what it is called: by language its name first, then other forms."""

    kind: TermKind
    names: Mapping[str, tuple[str, ...]]
    note: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The journal's terms in the order of the file."""

    terms: tuple[Term, ...] = ()

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)
