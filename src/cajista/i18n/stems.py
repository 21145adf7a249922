"""Words as Latin and its heirs share them."""

import re
import unicodedata
from functools import lru_cache

_SPELLINGS = (("th", "t"), ("ph", "f"), ("ch", "c"), ("qu", "c"), ("y", "i"), ("k", "c"), ("pn", "n"))
_SPARE = 4  # letters that other spellings may take up


@lru_cache(maxsize=20_000)
def stem_of(word: str, letters: int = 4) -> str:
    """The first letters of a word as Latin and its heirs share them: no accents, no double or Greek spellings."""
    start = word[: letters + _SPARE].lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", start) if not unicodedata.combining(c))
    for spelling, plain in _SPELLINGS:
        bare = bare.replace(spelling, plain)
    return re.sub(r"(.)\1", r"\1", bare)[:letters]
