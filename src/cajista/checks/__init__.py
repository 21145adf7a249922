"""Rules that read an article or its editions and say what is wrong. One file a rule; none changes anything.

A rule's file is named by its id with underscores; its docstring is its help. It holds `SEVERITY` and one
or more of these, each of which yields `Mistake`s:

- `check_article(proof)`: what can be seen only in an article as a whole;
- `check_copy(copy, proof)`: what can be seen in the text of one language;
- `check_reference(reference, proof)`: what can be seen in one reference;
- `check_pair(pair, proof)`: what differs between the source's text and a translation;
- `check_edition(edition, proof)`: what can be seen only when a language is resolved;
- `check_setting(edition, pages, proof)`: what can be seen only when a PDF of so many pages is set;
- `check_journal(entries, desk)`: what can be seen only of all articles together, by what each `Entry` tells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ..findings import Edit, Finding, Message, Severity
from ..model.edition import Edition
from ..model.span import Span
from ..rules import Rule
from ._entry import Entry, entries_of
from ._proof import Copy, Desk, Pair, Proof

__all__ = [
    "Copy", "Desk", "Edit", "Entry", "Mistake", "Pair", "Proof",
    "check", "check_journal", "check_setting", "entries_of", "modules", "rules",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a rule found: the message, where, how to mend it, and in which language's text.

    `fix` is the mending itself where there can be no other; `severity` how grave this one is, where
    that is not what the rule's mistakes are otherwise.
    """

    message: Message
    span: Span
    hint: Message | None = None
    language: str = ""
    fix: tuple[Edit, ...] = ()
    severity: Severity | None = None
    article: str = ""  # its slug, where a rule looks at more than one


@cache
def modules() -> dict[str, ModuleType]:
    """The rules' modules by rule id."""
    names = (module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in sorted(names)}


def rules() -> list[Rule]:
    """The rules of this stage, with their help."""
    return [Rule(rule, module.SEVERITY, module.__doc__ or "") for rule, module in modules().items()]


def check(proof: Proof) -> Iterator[Finding]:
    """What the rules find in an article, its texts, its references, and its editions where a rule looks at them."""
    slug = proof.article.slug
    yield from _found("check_article", (proof,), slug)
    for copy in proof.copies.values():
        yield from _found("check_copy", (copy, proof), slug, copy.language)
    for reference in proof.article.references.values():
        yield from _found("check_reference", (reference, proof), slug)
    for pair in proof.pairs:
        yield from _eased(_found("check_pair", (pair, proof), slug, pair.target.language), proof)
    for edition in proof.editions.values() if _functions("check_edition") else ():
        yield from _found("check_edition", (edition, proof), slug, edition.language)


def _eased(findings: Iterable[Finding], proof: Proof) -> Iterator[Finding]:
    """Findings, less grave where they are about passages that the journal publishes although they are outdated."""
    if not proof.outdated_lines or proof.desk.journal.facts.outdated_translations != "mark":
        yield from findings
        return
    for one in findings:
        is_known = one.span.line in proof.outdated_lines.get(one.span.file, ())
        yield replace(one, severity="warning") if is_known and one.severity == "error" else one


def check_setting(edition: Edition, pages: int, proof: Proof) -> Iterator[Finding]:
    """What the rules find when an edition is set on a number of pages."""
    return _found("check_setting", (edition, pages, proof), edition.slug, edition.language)


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Finding]:
    """What the rules find in a journal as a whole."""
    return _found("check_journal", (entries, desk))


def _found(name: str, things: tuple[object, ...], slug: str = "", language: str = "") -> Iterator[Finding]:
    """The findings of all rules that look at things of this kind."""
    for rule, function, severity in _functions(name):
        for one in function(*things):
            yield Finding(
                rule,
                one.severity or severity,
                one.message,
                one.span,
                one.hint,
                one.article or slug,
                one.language or language,
                one.fix,
            )


@cache
def _functions(name: str) -> tuple[tuple[str, Callable[..., Iterable[Mistake]], Severity], ...]:
    return tuple(
        (rule, getattr(module, name), module.SEVERITY)
        for rule, module in modules().items()
        if hasattr(module, name)
    )
