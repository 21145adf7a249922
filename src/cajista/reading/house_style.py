"""Values of `house_style` that only certain words can be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import get_args

from ..findings import Findings, message
from ..model.article import SourceMap, ValuePath
from ..model.facts import ArticleFacts, ArticleType, Declarations, FrontMatter, JournalFacts
from ..model.span import Span
from ..rules import report
from . import rules
from .suggestions import did_you_mean, nearest, one_of

_POSITIONS = ("after-punctuation", "before-punctuation")
_MARKS = 4


def check_house_style(facts: JournalFacts, source: SourceMap, findings: Findings) -> None:
    """Reports settings that have no meaning."""
    house, path = facts.house_style, ("house_style",)
    for place, position in _values(house.citation_position, (*path, "citation_position")):
        _check_word(str(position), _POSITIONS, source.at(*place), findings)
    for place, marks in _values(house.quotes, (*path, "quotes")):
        if marks and len(marks) != _MARKS:  # type: ignore[arg-type]  # a list of texts, by its class
            what = message("“quotes” are four marks: opening, closing, and both within a quotation.")
            hint = message("Write {example}.", example="[“, ”, ‘, ’]")
            report(findings, rules.VALUES_ARE_LEGAL, what, source.at(*place), hint)
    known = [one.name for cls in (ArticleFacts, FrontMatter, Declarations) for one in fields(cls)]
    for kind, names in house.required.items():
        _check_word(kind, get_args(ArticleType), source.key(*path, "required", kind), findings)
        for index, name in enumerate(names):
            _check_word(name, known, source.at(*path, "required", kind, index), findings)


def _values(value: object, path: ValuePath) -> Iterator[tuple[ValuePath, object]]:
    """A value for all languages, or that of each, with its path."""
    if isinstance(value, Mapping):
        yield from (((*path, language), inner) for language, inner in value.items())
    else:
        yield path, value


def _check_word(word: str, known: Iterable[str], span: Span, findings: Findings) -> None:
    words = list(dict.fromkeys(known))
    if word not in words:
        near = nearest(word, words)
        what = message("“{value}” is not a value that can stand here.", value=word)
        report(findings, rules.VALUES_ARE_LEGAL, what, span, did_you_mean(near) if near else one_of(words))
