"""Where lines of the printed page may be broken, beyond what Unicode knows of: in terms, addresses, program text."""

import re

# What is not to be parted at a line's end, beyond what Unicode keeps whole, as IL-1 (UAX #14, LB 25):
# SARS-CoV-2, C-reactive, 4–6, and what an unbreakable hyphen joins.
_WHOLE = re.compile(r"\w+-(?:\w+-)+\d+\w*|\b[^\W\d_]-[^\W\d_]\w+|\d[\d.,]*–\d(?:[\d.,]*\d)?|[\w‐-]+‑[\w‐‑-]+")
_MAY_BREAK = "\u200b"  # a space without width; WeasyPrint writes none, so that copied text has none
_STAYS = "\u2060"  # the contrary
# An address is parted before a mark that is no hyphen, after a slash (Chicago Manual of Style 18, 7.49).
_IN_ADDRESS = re.compile(r"(?<=[\w%)]{3})([._=&%#~?:@+])(?=[\w%]{3})|(?<=[\w)]/)(?=\w{3})")
_IN_CODE = re.compile(r"(?<=[\w\])][_.,(/=:;|\[])(?=[\w\"'\[])")
_LONG_CODE = 18  # characters; what is shorter stays whole
_LONG_PIECE = re.compile(r"[^\s/\u200b-]{28}")  # more than a line may have to spare


def kept_whole(escaped: str) -> str:
    """Escaped text with terms marked that stay on one line."""
    return _WHOLE.sub(_marked_whole, escaped)


def _marked_whole(found: re.Match[str]) -> str:
    # The serif has no unbreakable hyphen, nor is one needed here.
    return f'<span class="whole">{found[0].replace("‑", "‐")}</span>'


def address(text: str) -> str:
    """An address, or what stands for one, with places where it may be parted."""
    return _IN_ADDRESS.sub(lambda found: f"{_MAY_BREAK}{found[1]}{_STAYS}" if found[1] else _MAY_BREAK, text)


def code(text: str) -> str:
    """Program text in a line, with places where it may be parted if it is long."""
    return _IN_CODE.sub(_MAY_BREAK, text) if len(text) > _LONG_CODE else text


def range_kept(text: str) -> str:
    """Text between two figures of a citation; the dash of a range stays with both."""
    return text.replace("–", f"–{_STAYS}")


def has_long_piece(text: str) -> bool:
    """Whether something in a text has no place to part it for more than a line may have to spare."""
    return bool(_LONG_PIECE.search(text))
