"""Figures, tables and formulas are mentioned by their names, `@fig:flow`, not by numbers typed by hand.

Why it matters: a number that was typed stays as it is when a figure is added or moved, and leads nowhere on a
web page.

Example: "(@fig:flow)" instead of "(Figure 1)"; the program words and numbers it in each language.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Copy, Mistake, Proof
from ._mentions import Float, floats_of, typed_mentions

SEVERITY: Severity = "warning"

# Kinds of article that speak of the figures of others.
_ABOUT_OTHERS = frozenset(
    ("letter", "reply", "article-commentary", "discussion", "book-review", "editorial", "correction", "news")
)


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Mentions by number."""
    floats = floats_of(copy)
    for typed in typed_mentions(copy):
        known = [one for one in floats if one.kind == typed.kind]
        if typed.number <= len(known):
            what = message("The number of “{mention}” was typed by hand.", mention=typed.words)
            yield Mistake(what, typed.unit.span_of(typed.start, typed.end), _hint(known[typed.number - 1]))
        elif typed.kind != "eq" and (known or proof.article.facts.type not in _ABOUT_OTHERS):
            what = message("There is no “{mention}” in this article.", mention=typed.words)
            hint = message("Add it, or say whose it is.")
            yield Mistake(what, typed.unit.span_of(typed.start, typed.end), hint)


def _hint(one: Float) -> Message:
    if one.id:
        return message("Write @{id} instead.", id=one.id)
    return message("Give it a name, as {example}, and mention it by that.", example=f"{{#{one.kind}:name}}")
