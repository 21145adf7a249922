"""Numbers in formulas: `2.5` and `2{,}5` are one, whichever language's text they stand in."""

import re

from .grammar import Grammar
from .model import ALL, Quantity
from .reading import read

_SUBSTITUTES = (
    (re.compile(r"\{,\}|\{\.\}"), "."),
    (re.compile(r"\\(?:text|mathrm|operatorname|mathit|textrm|mbox|textnormal)\s*\{([^{}]*)\}"), r" \1 "),
    (re.compile(r"\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r" \1 / \2 "),
    (re.compile(r"\\(?:leq?|leqslant)(?![a-zA-Z])"), "≤"),
    (re.compile(r"\\(?:geq?|geqslant)(?![a-zA-Z])"), "≥"),
    (re.compile(r"\\lt(?![a-zA-Z])"), "<"),
    (re.compile(r"\\gt(?![a-zA-Z])"), ">"),
    (re.compile(r"\\pm(?![a-zA-Z])"), "±"),
    (re.compile(r"\\(?:approx|sim|simeq)(?![a-zA-Z])"), "≈"),
    (re.compile(r"\\(?:times|cdot)(?![a-zA-Z])"), "×"),
    (re.compile(r"\\mu(?![a-zA-Z])"), "µ"),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"\\[,;:!~ ]|~|\\q?quad(?![a-zA-Z])"), " "),
    (re.compile(r"(?<=10)\s*\^\s*\{?\s*([-−+]?\d+)\s*\}?"), r"^\1"),
    (re.compile(r"(?<!10)[_^]\s*(?:\{([^{}]*)\}|(\w))"), r" \1\2 "),
    (re.compile(r"\\[a-zA-Z]+|[{}$&\\]"), " "),
)
_COMMA = re.compile(r"(?<=\d),(?=\d)")


def read_formula(tex: str, at: tuple[int, int], grammar: Grammar) -> tuple[Quantity, ...]:
    """The numbers of a formula in LaTeX notation, all of which stand where the formula does."""
    if not any(character.isdigit() for character in tex):
        return ()
    for pattern, substitute in _SUBSTITUTES:
        tex = pattern.sub(substitute, tex)
    if grammar.decimal == ",":
        tex = _COMMA.sub(".", tex)
    start, end = at
    return tuple(
        one._replace(start=start, end=end, whole=at, is_formula=True, sure=ALL, doubtful=False)
        for one in read(tex, grammar.for_formulas)
    )
