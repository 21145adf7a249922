"""Formulas within a line of text: `$E = mc^2$`, and `$$…$$` where it does not stand alone."""

import re

from markdown_it.rules_inline import StateInline

from ...findings import message
from . import rules
from .attributes import attributes_at
from .state import PlacedState

_OPERATOR = re.compile(r"[\\=<>^_+*/]")
_WORD = re.compile(r"\s[^\W\d_]{2}|[^\W\d_]{2}\s")


def mathematics(state: StateInline, silent: bool) -> bool:
    """`$E = mc^2$`: no space inside the signs, no digit after the second (`$5 and $10` is money)."""
    start = state.pos
    if state.src[start] != "$":
        return False
    if state.src.startswith("$$", start):
        return _display_within_text(state, silent)
    if state.src[start + 1 : start + 2].isspace():
        return False
    end = _closing_dollar(state, start + 1)
    if end < 0 or _is_money(state.src[start + 1 : end]):
        return False
    if not silent:
        token = state.push("math", "", 0)
        token.content = state.src[start + 1 : end]
    state.pos = end + 1
    return True


def _closing_dollar(state: StateInline, start: int) -> int:
    end = state.src.find("$", start, state.posMax)
    while end >= 0 and _is_escaped(state.src, end, start):
        end = state.src.find("$", end + 1, state.posMax)
    if end <= start or state.src[end - 1].isspace() or state.src[end + 1 : end + 2].isdigit():
        return -1
    return end


def _is_money(inside: str) -> bool:
    """Whether two dollar signs enclose an amount and words: `$10, not US$`."""
    return inside[0].isdigit() and not _OPERATOR.search(inside) and bool(_WORD.search(inside))


def _is_escaped(text: str, position: int, start: int) -> bool:
    backslashes = 0
    while position - backslashes > start and text[position - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _display_within_text(state: StateInline, silent: bool) -> bool:
    start = state.pos
    end = state.src.find("$$", start + 2, state.posMax)
    found = end > start + 2 and bool(state.src[start + 2 : end].strip())
    stop = end + 2 if found else start + 2
    attributes = (
        attributes_at(state.src, stop + state.src.startswith(" ", stop), state.posMax) if found else None
    )
    stop = attributes.end if attributes else stop
    if not silent and isinstance(state, PlacedState):
        _push_display(state, start, end, stop) if found else _remark_unclosed(state, start)
    state.pos = stop
    return True


def _push_display(state: PlacedState, start: int, end: int, stop: int) -> None:
    token = state.push("math", "", 0)
    token.content = state.src[start + 2 : end].strip()
    state.remark(
        rules.EQUATIONS_STAND_ALONE,
        message("A displayed equation stands within a line of text; it is set as part of the line."),
        start,
        stop,
        message("Put $$ … $$ on lines of their own, or write $…$ for a formula within the line."),
    )


def _remark_unclosed(state: PlacedState, start: int) -> None:
    state.append_pending("$$")
    state.remark(
        rules.EQUATIONS_ARE_CLOSED,
        message("The equation that begins here has no $$ at its end."),
        start,
        start + 2,
        message("End it with $$, and leave no blank line within it. For the signs themselves, write \\$\\$."),
    )
