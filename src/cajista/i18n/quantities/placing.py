"""The quantities of a unit of text: those of its words and those of its formulas."""

from ...model.block import Equation
from ...model.inline import Math
from ..units import Unit
from .formulas import read_formula
from .grammar import Grammar
from .model import Placed
from .reading import read


def quantities_of(unit: Unit, grammar: Grammar) -> tuple[Placed, ...]:
    """Every quantity of a unit of text, in order, with those of its formulas."""
    found = list(read(unit.text, grammar))
    for at, node in unit.objects:
        if isinstance(node, Math):
            found += read_formula(node.tex, (at, at + 1), grammar)
    if isinstance(unit.block, Equation) and not unit.inlines:
        found += read_formula(unit.block.tex, (0, 1), grammar)
    return tuple(Placed(unit, one) for one in sorted(found, key=lambda one: one.start))
