"""Initials of given names ("Name", `initialize-with`)."""

import re
from functools import lru_cache

_GAP = re.compile(r"([\s\u00a0]+|[-‐‑–])")
_SPLIT_DOTS = re.compile(r"(?<=\.)(?=[^\s.\-‐‑–,])")


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, hyphen: bool) -> str:
    """`Jean-Paul Marie` → `J.-P. M.` with mark `". "`; words in lower case stay whole."""
    pieces = _GAP.split(_SPLIT_DOTS.sub(" ", given.strip()))
    out = ""
    tight = mark.rstrip()
    for index in range(0, len(pieces), 2):
        word = pieces[index].strip(",")
        if not word:
            continue
        joiner = pieces[index - 1] if index else ""
        if _is_word(word):
            out = f"{out.rstrip()} {word} " if out else f"{word} "
            continue
        letter = _initial(word)
        if joiner and joiner in "-‐‑–" and out:
            out = out.rstrip() + ("-" if hyphen else "") + letter + mark
        else:
            out += letter + mark
    del tight
    return out.rstrip() if not out.endswith("\u00a0") else out.rstrip(" \u00a0")


def _is_word(word: str) -> bool:
    """A word in lower case (`de`, `y`) is no name to take an initial of."""
    return word[0].islower() and word.islower()


def _initial(word: str) -> str:
    letters = word.rstrip(".")
    if len(letters) > 1 and letters.isupper() and word.endswith("."):
        return letters
    match = re.match(r"^([^\W\d_][\u0300-\u036f]*)", letters)
    if match is None:
        return letters[:1]
    if len(letters) > 1 and letters[:2] in ("Ch", "Yu", "Ya", "Th") and word.endswith("."):
        return letters[:2]
    return match[1]


@lru_cache(maxsize=8192)
def normalized(given: str, mark: str, hyphen: bool) -> str:
    """With `initialize="false"`: initials that are there get the mark, full names stay."""
    words = _SPLIT_DOTS.sub(" ", given.strip()).split()
    out = ""
    for word in words:
        letters = word.rstrip(".")
        if len(letters) == 1 and letters.isupper():
            out += letters + mark
        elif word.endswith(".") and letters.isupper() and "-" in letters:
            out += initials(word, mark, hyphen) + (" " if mark.endswith(" ") else "")
        else:
            out = f"{out.rstrip()} {word} " if out else f"{word} "
    return out.strip()
