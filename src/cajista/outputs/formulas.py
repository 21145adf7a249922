"""Formulas that cannot be set: the same finding whether they are only tried, or met in a page or a PDF."""

from collections.abc import Iterable, Iterator

from ..findings import Finding, Findings, Message, message
from ..model import block as b
from ..model import inline as i
from ..model.article import Article, Version
from ..model.edition import Edition
from ..model.span import Span, start_of
from .formula import FormulaError, draw
from .math import mathml

RULE = "formulas-are-readable"


def unreadable(article: Article) -> Iterator[Finding]:
    """A finding for each formula of an article that cannot be set as MathML and as a drawing."""
    for version in article.versions.values():
        for tex, display, span in _formulas(version):
            if reason := _reason(tex, display=display):
                yield _finding(article.slug, version.language, reason, span or start_of(version.file))


def report(findings: Findings, edition: Edition, tex: str, span: Span | None, *, display: bool) -> None:
    """Notes a formula that could not be set."""
    if reason := _reason(tex, display=display):
        place = span or start_of(f"{edition.folder}/{edition.language}.md")
        findings.extend([_finding(edition.slug, edition.language, reason, place)])


def _reason(tex: str, *, display: bool) -> Message | None:
    try:
        mathml(tex, display)
        draw(tex, display=display)
    except FormulaError as error:
        return error.reason
    return None


def _finding(slug: str, language: str, reason: Message, span: Span) -> Finding:
    return Finding(
        RULE,
        "error",
        message("This formula cannot be set: {reason}.", reason=reason),
        span,
        message("Formulas are written as in LaTeX. Look for a misspelt command, or braces that do not pair."),
        slug,
        language,
    )


def _formulas(version: Version) -> Iterator[tuple[str, bool, Span | None]]:
    """Every formula: LaTeX, whether it stands on lines of its own, and where."""
    for run in (version.title, version.subtitle, version.notice, *version.keywords):
        yield from _formulas_in(run)
    notes = (note.children for note in version.body.footnotes.values())
    for blocks in (version.abstract, version.body.blocks, *notes, *version.declarations.values()):
        for block in b.walk_blocks(blocks):
            if isinstance(block, b.Equation):
                yield block.tex, True, block.span
            for run in b.runs_of(block):
                yield from _formulas_in(run)


def _formulas_in(run: Iterable[i.Inline]) -> Iterator[tuple[str, bool, Span | None]]:
    return ((node.tex, False, node.span) for node in i.walk_inlines(run) if isinstance(node, i.Math))
