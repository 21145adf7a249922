"""Numbers that are those of versions and sections: their point is no decimal mark."""

import re

from .figures import Text
from .grammar import Grammar

_NAMES = (
    "SPSS", "SPSS Statistics", "Stata", "STATA", "SAS", "Python", "MATLAB", "RevMan", "MedCalc", "Prism", "ImageJ",
    "Excel", "JASP", "jamovi", "Epi Info", "Epidat", "NVivo", "EndNote", "REDCap", "CTCAE", "MedDRA", "RECIST", "TNM",
    "BI-RADS", "PI-RADS", "LI-RADS", "TI-RADS", "Windows", "macOS",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(rf"(?:{'|'.join(map(re.escape, _NAMES))}|CC BY(?:-\w\w)*)(?:[,;]? | \()v?$")


_CAPITALS = re.compile(r"(?<![^\W_])(?=[\w-]{5})[A-Z][\w-]*[A-Z][\w-]* $")  # NONMEM, WinBUGS: not OR, PCR
_VERSION = re.compile(r"\d{1,2}\.\d(?!\d)(?! ?[%(±–/-])")
_WITH_COMMA = re.compile(r"\d+,\d")


def is_version(text: Text, start: int, grammar: Grammar) -> bool:
    """Whether a number is that of a version or a section, by the word before it."""
    end = start - (text.plain[start - 1 : start] == " ")
    if grammar.versions.before(text.lower, end):
        return True
    before = text.plain[max(0, start - 24) : start]
    if grammar.software & set(_WORD.findall(text.lower[max(0, start - 60) : start])):
        return not _WITH_COMMA.match(text.plain, start)
    if _NAME.search(before) or (before.endswith(" R ") and text.plain[start] in "23456789"):
        return True
    return bool(_CAPITALS.search(before) and _VERSION.match(text.plain, start))
