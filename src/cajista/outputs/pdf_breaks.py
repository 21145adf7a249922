"""Where lines of the printed page may be broken, beyond what Unicode knows of: in terms, addresses, program text."""

import re
from html import escape

# What is not to be parted at a line's end, beyond what Unicode keeps whole, as IL-1 (UAX #14, LB 25):
# SARS-CoV-2, C-reactive, 4–6, and what an unbreakable hyphen joins.
_WHOLE = re.compile(r"\w+-(?:\w+-)+\d+\w*|\b[^\W\d_]-[^\W\d_]\w+|\d[\d.,]*–\d(?:[\d.,]*\d)?|[\w‐-]+‑[\w‐‑-]+")
_MAY_BREAK = "\u200b"  # a space without width; WeasyPrint writes none, so that copied text has none
_STAYS = "\u2060"  # the contrary
# An address is parted before a mark that is no hyphen, after a slash (Chicago Manual of Style 18, 7.49).
_ADDRESS = re.compile(r"(https?://\S+|\b10\.\d{4,}/\S+)")
_IN_ADDRESS = re.compile(r"(?<=[\w%)]{3})([._=&%#~?:@+])(?=[\w%]{3})|(?<=[\w)]/)(?=\w{3})")
_IN_CODE = re.compile(r"(?<=[\w\])][_.,(/=:;|\[])(?=[\w\"'\[])")
_LONG_CODE = 18  # characters; what is shorter stays whole
_LONG_PIECE = re.compile(r"[^\s/\u200b-]{28}")  # more than a line may have to spare


def text(words: str) -> str:
    """Text as HTML, with terms marked that stay on one line, and addresses that may be parted."""
    parts = _ADDRESS.split(words) if "10." in words or "://" in words else [words]
    return "".join(
        escape(address(part), quote=False) if at % 2 else _WHOLE.sub(_marked_whole, escape(part, quote=False))
        for at, part in enumerate(parts)
    )


def _marked_whole(found: re.Match[str]) -> str:
    # The serif has no unbreakable hyphen, nor is one needed here.
    return f'<span class="whole">{found[0].replace("‑", "‐")}</span>'


def address(words: str) -> str:
    """An address, or what stands for one, with places where it may be parted."""
    return _IN_ADDRESS.sub(lambda found: f"{_MAY_BREAK}{found[1]}{_STAYS}" if found[1] else _MAY_BREAK, words)


def code(words: str) -> str:
    """Program text in a line, with places where it may be parted if it is long."""
    return _IN_CODE.sub(_MAY_BREAK, words) if len(words) > _LONG_CODE else words


def range_kept(words: str) -> str:
    """Text between two figures of a citation; the dash of a range stays with both."""
    return words.replace("–", f"–{_STAYS}")


def has_long_piece(words: str) -> bool:
    """Whether something in a text has no place to part it for more than a line may have to spare."""
    return bool(_LONG_PIECE.search(words))
