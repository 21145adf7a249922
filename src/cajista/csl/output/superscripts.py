"""Superscript characters (`ª`, `²`, `ʳ`) as the letters they raise, for writers that have `<sup>`."""

import unicodedata
from functools import lru_cache

_NOT_DECOMPOSED = {0x2C0: "ʔ", 0x2C1: "ʕ", 0x6E5: "و", 0x6E6: "ي"}
_RANGES = (
    range(0xAA, 0xBB),
    range(0x2B0, 0x2E5),
    range(0x1D2C, 0x1DC0),
    range(0x2070, 0x2130),
    range(0x3192, 0x31A0),
)


@lru_cache(maxsize=1)
def superscripts() -> dict[int, str]:
    """Code point → what stands raised in it."""
    table = dict(_NOT_DECOMPOSED)
    for code in (each for codes in _RANGES for each in codes):
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if kind == "<super>":
            table[code] = "".join(chr(int(each, 16)) for each in base.split())
    return table
