"""Formulas as drawings: LaTeX to SVG whose letters are outlines of STIX Two Math.

Measures are in ems of the text around a formula, so that one drawing serves every size.
"""

from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, tostring

_SIZE = 100.0  # pixels to the em, in which formulas are drawn


class FormulaError(ValueError):
    """The formula cannot be read; the message says what is wrong, as the reader of LaTeX words it."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A drawn formula: an SVG file; width, height and depth below the baseline, in ems."""

    svg: bytes
    width: float
    height: float
    depth: float


@lru_cache(maxsize=1024)
def draw(tex: str, *, display: bool) -> Formula:
    """A formula in LaTeX notation, without its delimiters, as it stands in a line or on its own.

    Raises:
        FormulaError: the notation cannot be read.
    """
    import ziamath

    if not tex.strip():
        raise FormulaError("it is empty")
    try:
        math = ziamath.Latex(tex, size=_SIZE, inline=not display, margin=0)
        unknown = [part for part in math.mathml.itertext() if part.startswith("\\") and len(part) > 1]
        root = math.svgxml()
    except Exception as error:  # the readers behind it raise whatever they stumble over
        raise FormulaError(str(error) or "it breaks off") from error
    if unknown:
        raise FormulaError(f"{unknown[0]} is unknown")
    return _formula(root)


def _formula(root: Element) -> Formula:
    """The drawing with its viewBox, `left top width height` with the baseline at 0, read as measures."""
    _, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    return Formula(
        svg=tostring(root),
        width=width / _SIZE,
        height=height / _SIZE,
        depth=(top + height) / _SIZE,
    )
