"""Formulas as drawings: LaTeX to SVG whose letters are outlines of STIX Two Math.

Measures are in ems of the text around a formula, so that one drawing serves every size.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring, tostring

from ..findings import Message, message

_SIZE = 100.0  # pixels to the em, in which formulas are drawn
_SIGNS = frozenset("−-+±∓")
_LONGEST = 4000  # characters; the time that drawing takes grows faster than these
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)  # a backslash makes the sign after it plain
_CLOSING = frozenset(")]}|‖!′%")


class FormulaError(ValueError):
    """The formula cannot be read; `reason` says what is wrong, as the end of a sentence."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.render())
        self.reason = reason


def check_notation(tex: str) -> None:
    """Looks for what readers of LaTeX pass over or explain badly.

    Raises:
        FormulaError: there is nothing, or far too much, or braces do not pair.
    """
    if not tex.strip():
        raise FormulaError(message("it is empty"))
    if len(tex) > _LONGEST:
        raise FormulaError(message("it is too long; break it into several"))
    depth = 0
    for brace in _BRACE.findall(tex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            raise FormulaError(message("a brace is closed that was not opened"))
    if depth:
        raise FormulaError(message("a brace is not closed"))


def out_of_place() -> FormulaError:
    """What to say where a reader of LaTeX gives up."""
    return FormulaError(message("something in it is missing or out of place"))


def unknown_command(name: str) -> FormulaError:
    """What to say of a command that is left standing."""
    return FormulaError(message("the command {name} is unknown", name=name))


@dataclass(frozen=True, slots=True)
class Formula:
    """A drawn formula: an SVG file; width, height and depth below the baseline, in ems."""

    svg: bytes
    width: float
    height: float
    depth: float


@lru_cache(maxsize=512)
def draw(tex: str, *, display: bool) -> Formula:
    """A formula in LaTeX notation, without its delimiters, as it stands in a line or on its own.

    Raises:
        FormulaError: the notation cannot be read.
    """
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math

    check_notation(tex)
    try:
        math = fromstring(tex2mml(tex, inline=not display))
        mark_signs(math)
        unknown = [part for part in math.itertext() if part.startswith("\\") and len(part) > 1]
        root = Math(math, size=_SIZE, margin=0).svgxml()
    except Exception as error:  # the readers behind it raise whatever they stumble over
        raise out_of_place() from error
    if unknown:
        raise unknown_command(unknown[0])
    return _formula(root)


def mark_signs(math: Element) -> None:
    """Marks as prefixes the signs that follow another operator, as in `x = −1`, so that they stand close.

    MathML Core (3.2.4.2) takes an operator within a row for an infix.
    """
    for row in math.iter():
        for before, element in pairwise(row):
            if _is_operator(element) and element.text in _SIGNS and _calls_for_operand(before):
                element.set("form", "prefix")


def _calls_for_operand(element: Element) -> bool:
    """Whether an operand has to follow: after an operator that closes nothing."""
    return _is_operator(element) and (element.text or "") not in _CLOSING


def _is_operator(element: Element) -> bool:
    return element.tag.rpartition("}")[2] == "mo"


def _formula(root: Element) -> Formula:
    """The drawing with its viewBox, `left top width height` with the baseline at 0, read as measures."""
    _, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    return Formula(
        svg=tostring(root),
        width=width / _SIZE,
        height=height / _SIZE,
        depth=(top + height) / _SIZE,
    )
