"""Inline rules of the dialect that CommonMark has not, each for what stands at the present position.

A rule that finds its match advances `state.pos` past it and says True; when `silent`, it makes no
token (markdown-it looks ahead so). What a container holds is parsed into its token's `children`.
"""

import re
from collections.abc import Callable

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.escape import escape as standard_escape

from ...findings import message
from . import rules
from .attributes import LOOKS_LIKE, NONE, attributes_at
from .state import PlacedState

_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n")
_SPACE = re.compile(r"(?<!\\)\s")
_DESTINATION_GAP = re.compile(r"[ \t\n]*")


def escape(state: StateInline, silent: bool) -> bool:
    """`\\*`; and `\\ ` as a no-break space, as for Pandoc. A backslash before a letter is itself."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    if following != " ":
        return following in _ESCAPABLE and standard_escape(state, silent)
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = "\u00a0"
    state.pos += 2
    return True


def paired(marker: str, kind: str, *, spaces: bool) -> Callable[[StateInline, bool], bool]:
    """A rule for text between two equal markers: `^5^`, `~2~`, `~~struck~~`."""
    sign, width = marker[0], len(marker)

    def rule(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not _is_run(state, start, sign, width) or state.src.startswith("[", start + width):
            return False
        close = _closing(state, start + width, sign, width)
        inside = state.src[start + width : close]
        if close < 0 or not inside or inside[0].isspace() or inside[-1].isspace():
            return False
        if not spaces and _SPACE.search(inside):
            return False
        if not silent and isinstance(state, PlacedState):
            token = state.push(kind, "", 0)
            token.children = state.tokens_within(start + width, close)
        state.pos = close + width
        return True

    return rule


def _is_run(state: StateInline, start: int, sign: str, width: int) -> bool:
    end = start
    while end < state.posMax and state.src[end] == sign:
        end += 1
    return end - start == width


def _closing(state: StateInline, start: int, sign: str, width: int) -> int:
    """Where the closing marker stands, past all that is a thing of its own; -1 if nowhere."""
    if state.src.find(sign * width, start, state.posMax) < 0:
        return -1
    before, state.pos = state.pos, start
    try:
        while state.pos < state.posMax:
            if _is_run(state, state.pos, sign, width):
                return state.pos
            if state.src[state.pos] == sign and width > 1:
                state.pos += 1
                continue
            state.md.inline.skipToken(state)
        return -1
    finally:
        state.pos = before


def note_within_text(state: StateInline, silent: bool) -> bool:
    """`^[A footnote written where it is mentioned.]`."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    close = parseLinkLabel(state, start + 1)
    if close < 0 or not state.src[start + 2 : close].strip():
        return False
    if not silent and isinstance(state, PlacedState):
        token = state.push("note", "", 0)
        token.children = state.tokens_within(start + 2, close)
    state.pos = close + 1
    return True


def note_mention(state: StateInline, silent: bool) -> bool:
    """`[^label]`."""
    start = state.pos
    if not state.src.startswith("[^", start):
        return False
    close = state.src.find("]", start, state.posMax)
    label = state.src[start + 2 : close]
    if close < 0 or not label or re.search(r"[\s\[]", label):
        return False
    if not silent:
        token = state.push("note_mention", "", 0)
        token.content = label
    state.pos = close + 1
    return True


def bracketed_span(state: StateInline, silent: bool) -> bool:
    """`[text]{.smallcaps}`, `[text]{lang=la}`."""
    start = state.pos
    if state.src[start] != "[" or state.src.find("]{", start, state.posMax) < 0:
        return False
    close = parseLinkLabel(state, start)
    attributes = attributes_at(state.src, close + 1, state.posMax) if close >= 0 else None
    if attributes is None:
        return False
    if not silent and isinstance(state, PlacedState):
        token = state.push("span", "", 0)
        token.meta["attributes"] = attributes
        token.children = state.tokens_within(start + 1, close)
    state.pos = attributes.end
    return True


def image(state: StateInline, silent: bool) -> bool:
    """`![Caption.](figures/flow.svg "title"){#fig:flow alt="…"}`, `![Caption.][reference]`."""
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    close = parseLinkLabel(state, start + 1)
    target = _target_at(state, start + 2, close) if close >= 0 else None
    if target is None:
        return False
    source, title, end = target
    attributes = attributes_at(state.src, end, state.posMax)
    if not silent and isinstance(state, PlacedState):
        token = state.push("image", "", 0)
        token.meta.update(source=source, title=title, attributes=attributes or NONE, target=(close + 1, end))
        token.content = state.src[start + 2 : close]
        token.children = state.tokens_within(start + 2, close)
    state.pos = attributes.end if attributes else end
    return True


def _target_at(state: StateInline, label_start: int, close: int) -> tuple[str, str, int] | None:
    """Path, title and end of what stands after an image's brackets (CommonMark 6.4)."""
    if state.src.startswith("(", close + 1):
        direct = _direct_target(state, close + 2)
        if direct:
            return direct
    label, end = state.src[label_start:close], close + 1
    if state.src.startswith("[", close + 1):
        named = parseLinkLabel(state, close + 1)
        if named >= 0:
            label, end = state.src[close + 2 : named] or label, named + 1
    name = normalizeReference(label)
    reference = state.env.get("references", {}).get(name)
    if not reference:
        return None
    state.env["used"].add(name)
    return reference["href"], reference["title"], end


def _direct_target(state: StateInline, position: int) -> tuple[str, str, int] | None:
    position = _past_gap(state, position)
    destination = parseLinkDestination(state.src, position, state.posMax)
    path, position = (destination.str, destination.pos) if destination.ok else ("", position)
    before, position = position, _past_gap(state, position)
    title = parseLinkTitle(state.src, position, state.posMax) if position > before else None
    if title and title.ok:
        position = _past_gap(state, title.pos)
    if not state.src.startswith(")", position) or position >= state.posMax:
        return None
    return path, title.str if title and title.ok else "", position + 1


def _past_gap(state: StateInline, position: int) -> int:
    gap = _DESTINATION_GAP.match(state.src, position, state.posMax)
    return gap.end() if gap else position


def stray_attributes(state: StateInline, silent: bool) -> bool:
    """`{#id}` where nothing stands that could have it: printed as it is, and reported."""
    start = state.pos
    if state.src[start] != "{" or silent or not isinstance(state, PlacedState):
        return False
    if not LOOKS_LIKE.match(state.src, start, state.posMax):
        return False
    attributes = attributes_at(state.src, start, state.posMax)
    if attributes is None:
        end = min(filter(lambda place: place > 0, (state.src.find("}", start) + 1, state.posMax)))
        state.remark(
            rules.ATTRIBUTES_ARE_WELL_FORMED,
            message("These attributes cannot be read; they are printed as they stand."),
            start,
            end,
            message(
                'Write them as {#fig:flow alt="Twelve patients." width=100%}: '
                "the braces and quotation marks closed, no comma."
            ),
        )
        return False
    state.remark(
        rules.ATTRIBUTES_BELONG_TO_SOMETHING,
        message("These attributes belong to nothing that can have them; they are printed as they stand."),
        start,
        attributes.end,
        message(
            "Put them directly after a heading's words, an image, a caption line, $$ or [text]. "
            "For the signs themselves, write \\{."
        ),
    )
    return False
