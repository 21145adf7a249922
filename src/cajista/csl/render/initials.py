"""Initials of given names ("Name", `initialize-with`)."""

import re
from functools import lru_cache

_GAP = re.compile(r"([\s\u00a0]+|[-‐‑–])")
_AFTER_DOT = re.compile(r"(?<=\.)(?=[^\s.\-‐‑–,<])")
_TAGGED = re.compile(r"^((?:<[^>]*>)*)(.*?)((?:<[^>]*>)*)$", re.DOTALL)
_HYPHENS = "-‐‑–"


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, hyphen: bool) -> str:
    """`Jean-Paul Marie` → `J.-P. M.` with mark `". "`; words in lower case stay whole."""
    pieces = _GAP.split(_AFTER_DOT.sub(" ", given.strip()))
    out = ""
    for index in range(0, len(pieces), 2):
        before, word, after = _tagged(pieces[index].strip(","))
        if not word:
            continue
        joined = index > 0 and pieces[index - 1] in _HYPHENS
        if word[0].islower():
            if not joined:
                out = f"{out.rstrip()} {before}{word}{after} ".lstrip()
            continue
        if joined and hyphen:
            out = f"{out.rstrip()}-"
        space = mark[len(mark.rstrip()) :]
        out += before + _initial(word) + mark.rstrip() + after + space
    return out.rstrip()


def _tagged(word: str) -> tuple[str, str, str]:
    """Markup before a word, the word, markup after it."""
    if "<" not in word:
        return "", word, ""
    found = _TAGGED.match(word)
    assert found is not None
    return found[1], found[2], found[3]


def _initial(word: str) -> str:
    """The first letter; what is abbreviated already (`Ph.`, `ME.`) stays as it is."""
    if word.endswith("."):
        return word.rstrip(".")
    found = re.match(r"[^\W\d_][\u0300-\u036f]*", word)
    return found[0] if found else word[:1]


@lru_cache(maxsize=8192)
def normalized(given: str, mark: str, hyphen: bool) -> str:
    """With `initialize="false"`: initials that are there get the mark, full names stay."""
    words = _AFTER_DOT.sub(" ", given.strip()).split()
    out = ""
    for word in words:
        if _is_initials(word):
            out += initials(word, mark, hyphen) + mark[len(mark.rstrip()) :]
        else:
            out = f"{out.rstrip()} {word} ".lstrip()
    return out.strip()


def _is_initials(word: str) -> bool:
    """Whether a word is shortened already: `J.`, `J-P`, `Ph.`."""
    if word.endswith(".") and not re.search(f"[{_HYPHENS}]", word):
        return True
    letters = [part.rstrip(".") for part in re.split(f"[{_HYPHENS}]", word)]
    return all(len(each) == 1 and each.isupper() for each in letters)
