"""Rules that read an article or its editions and say what is wrong. One file a rule; none changes anything.

A rule's file is named by its id with underscores; its docstring is its help. It holds `SEVERITY` and one
or more of:

- `check_article(article, journal)`: what can be seen in the sources of all languages;
- `check_edition(article, edition)`: what can be seen only when a language is resolved;
- `check_setting(article, edition, pages)`: what can be seen only when a PDF of so many pages is set.

Each yields `Mistake`s.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ..findings import Finding, Message
from ..model.article import Article, Journal
from ..model.edition import Edition
from ..model.span import Span
from ..rules import Rule


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a rule found: the message, where, how to mend it, and in which language's text."""

    message: Message
    span: Span
    hint: Message | None = None
    language: str = ""


@cache
def modules() -> dict[str, ModuleType]:
    """The rules' modules by rule id."""
    names = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in sorted(names)}


def rules() -> list[Rule]:
    """The rules of this stage, with their help."""
    return [Rule(rule, module.SEVERITY, module.__doc__ or "") for rule, module in modules().items()]


def check_article(article: Article, journal: Journal) -> Iterator[Finding]:
    """What the rules find in the sources of an article."""
    for rule, module in modules().items():
        if hasattr(module, "check_article"):
            yield from _findings(rule, module, article, module.check_article(article, journal))


def check_edition(article: Article, edition: Edition) -> Iterator[Finding]:
    """What the rules find in an edition."""
    for rule, module in modules().items():
        if hasattr(module, "check_edition"):
            yield from _findings(rule, module, article, module.check_edition(article, edition))


def check_setting(article: Article, edition: Edition, pages: int) -> Iterator[Finding]:
    """What the rules find when an edition is set on a number of pages."""
    for rule, module in modules().items():
        if hasattr(module, "check_setting"):
            yield from _findings(rule, module, article, module.check_setting(article, edition, pages))


def _findings(
    rule: str, module: ModuleType, article: Article, mistakes: Iterable[Mistake]
) -> Iterator[Finding]:
    for mistake in mistakes:
        yield Finding(
            rule, module.SEVERITY, mistake.message, mistake.span, mistake.hint, article.slug, mistake.language
        )
