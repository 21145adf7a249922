"""Citations as Pandoc writes them: `[see @a, p. 3; -@b]`, `@a`, `@a [p. 33]`, and cross-references."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from ...findings import message
from . import rules
from .locators import Locator, locator_at
from .state import PlacedState

CROSS_REFERENCE_KINDS = ("fig", "tbl", "eq", "sec")

# Pandoc's grammar of keys: marks of punctuation are part of a key only one by one, between its characters.
_KEY = r"@(?:\{([^{}\n]+)\}|(\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))"
_MENTION = re.compile(rf"(-)?{_KEY}")
_PIECE = re.compile(
    rf"\\.|(?P<code>(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))|\$[^$\n]+\$|(?P<open>\[)|(?P<close>\])|(?P<end>;)"
    rf"|(?P<mention>(?:(?<!\w)-)?(?<!\w){_KEY})",
    re.DOTALL,
)
_BEFORE_KEY = re.compile(r"[,\s]*\Z")
_WORD = re.compile(r"[^\s\[(<{,;]*\Z")


@dataclass(frozen=True, slots=True)
class CiteParts:
    """One cite of a cluster, by offsets: `start`–`mention` is its prefix, `rest`–`end` its suffix."""

    key: str
    suppressed: bool
    start: int
    mention: int
    after_key: int
    rest: int
    end: int
    locator: Locator | None = None

    @property
    def is_cross_reference(self) -> bool:
        """Whether the key names a figure, table, equation or section of the article."""
        kind, colon, name = self.key.partition(":")
        return bool(colon and name) and kind in CROSS_REFERENCE_KINDS


def bracketed_citation(state: StateInline, silent: bool) -> bool:
    """`[@a; see @b, p. 3]`."""
    start = state.pos
    if state.src[start] != "[" or state.src.find("@", start, state.posMax) < 0:
        return False
    close = parseLinkLabel(state, start)
    if close < 0 or "@" not in state.src[start:close]:
        return False
    if not silent and isinstance(state, PlacedState):
        _remark_on_empty(state, start, close)
    cites = cites_within(state.src, start + 1, close)
    if not cites:
        return False
    if not silent and isinstance(state, PlacedState):
        _remark_on_commas(state, cites)
        _push(state, cites, start, close + 1)
    state.pos = close + 1
    return True


def citation_in_text(state: StateInline, silent: bool) -> bool:
    """`@a`, `@a [p. 33]`, `-@a`; not the middle of an e-mail address or of a URL."""
    start = state.pos
    if state.src[start] not in "@-" or _inside_word(state.src, start):
        return False
    mention = _MENTION.match(state.src, start, state.posMax)
    if not mention:
        return False
    cite = CiteParts(
        _key(mention), mention[1] == "-", start, start, mention.end(), mention.end(), mention.end()
    )
    cites, end = ([cite], cite.end) if cite.is_cross_reference else _completed(state, cite)
    if not silent and isinstance(state, PlacedState):
        _push(state, cites, start, end, in_text=not cite.suppressed)
    state.pos = end
    return True


def cites_within(text: str, start: int, end: int) -> list[CiteParts]:
    """The cites of a cluster whose brackets enclose the text from `start` to `end`; none if it is no cluster.

    A part without a key, between semicolons, stays with the cite before it (the first: after it).
    """
    cites: list[CiteParts] = []
    begin, semicolon = _after_spaces(text, start, end), -1
    for piece in _mentions_and_semicolons(text, start, end):
        if isinstance(piece, int):
            semicolon = piece
            continue
        if cites:
            split = semicolon if semicolon >= 0 else _before_comma(text, cites[-1].after_key, piece.start())
            cites[-1] = replace(cites[-1], end=split)
            begin = _after_separator(text, split, piece.start())
        after = piece.end()
        cites.append(CiteParts(_key(piece), piece[1] == "-", begin, piece.start(), after, after, end))
        semicolon = -1
    return [_with_locator(text, cite) for cite in cites]


def _mentions_and_semicolons(text: str, start: int, end: int) -> list[re.Match[str] | int]:
    """The keys at the top level of a cluster, and the places of the semicolons there."""
    found: list[re.Match[str] | int] = []
    depth = 0
    for piece in _PIECE.finditer(text, start, end):
        if piece["open"]:
            depth += 1
        elif piece["close"]:
            depth -= 1
        elif depth == 0 and piece["end"]:
            found.append(piece.start())
        elif depth == 0 and piece["mention"] and not _inside_word(text, piece.start()):
            found.extend(filter(None, [_MENTION.match(text, piece.start(), end)]))
    return found


def _before_comma(text: str, after_key: int, mention: int) -> int:
    """Where a cite ends that no semicolon parts from the next: before the space or comma between them."""
    between = _BEFORE_KEY.search(text, after_key, mention)
    return between.start() if between else mention


def _after_spaces(text: str, start: int, end: int) -> int:
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _after_separator(text: str, split: int, mention: int) -> int:
    while split < mention and text[split] in ";, \n\t":
        split += 1
    return split


def _with_locator(text: str, cite: CiteParts) -> CiteParts:
    locator = None if cite.is_cross_reference else locator_at(text, cite.after_key, cite.end)
    return replace(cite, locator=locator, rest=locator.end) if locator else cite


def _completed(state: StateInline, cite: CiteParts) -> tuple[list[CiteParts], int]:
    """A citation in running text with what brackets directly after it say: its locator, and more cites."""
    opening = cite.end + state.src.startswith((" ", "\n"), cite.end)
    alone = [cite], cite.end
    if opening >= state.posMax or state.src[opening] != "[" or state.src.startswith("[^", opening):
        return alone
    close = parseLinkLabel(state, opening)
    if close < 0 or state.src.startswith(("(", "[", "{"), close + 1):
        return alone
    pieces = _mentions_and_semicolons(state.src, opening + 1, close)
    if pieces and not isinstance(pieces[0], int):
        return alone
    more = cites_within(state.src, pieces[0] + 1, close) if pieces and isinstance(pieces[0], int) else []
    own_end = pieces[0] if more and isinstance(pieces[0], int) else close
    own = replace(cite, after_key=opening + 1, rest=opening + 1, end=own_end)
    return [_with_locator(state.src, own), *more], close + 1


def _push(state: PlacedState, cites: list[CiteParts], start: int, end: int, *, in_text: bool = False) -> None:
    token = state.push("citation", "", 0)
    token.map = [start, end]
    token.meta["in_text"] = in_text
    token.meta["cites"] = [
        (cite, state.tokens_within(cite.start, cite.mention), state.tokens_within(cite.rest, cite.end))
        for cite in cites
    ]
    kinds = {cite.is_cross_reference for cite in cites}
    if len(kinds) > 1:
        state.remark(
            rules.CITATIONS_ARE_WELL_FORMED,
            message("One pair of brackets holds both a citation and a cross-reference."),
            start,
            end,
            message("Put the cross-reference outside the brackets."),
        )


def _remark_on_empty(state: PlacedState, start: int, close: int) -> None:
    if state.src[start + 1 : close].strip(" -") != "@":
        return
    state.remark(
        rules.CITATIONS_ARE_WELL_FORMED,
        message("A citation names no reference."),
        start,
        close + 1,
        message("Write the reference's key after the @: [@smith2020]. For the sign itself, write \\@."),
    )


def _remark_on_commas(state: PlacedState, cites: list[CiteParts]) -> None:
    for before, after in pairwise(cites):
        if ";" in state.src[before.end : after.mention]:
            continue
        state.remark(
            rules.CITATIONS_ARE_WELL_FORMED,
            message(
                "No semicolon stands between @{first} and @{second}.", first=before.key, second=after.key
            ),
            before.end,
            after.after_key,
            message(
                "Write [@{first}; @{second}]: references in one pair of brackets are parted by semicolons.",
                first=before.key,
                second=after.key,
            ),
        )


def _inside_word(text: str, start: int) -> bool:
    """Whether the sign belongs to an e-mail address or a URL."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return True
    before = text[max(0, start - 200) : start]
    if "://" not in before and "www." not in before:
        return False
    word = _WORD.search(before)
    return bool(word and ("://" in word[0] or word[0].startswith("www.")))


def _key(mention: re.Match[str]) -> str:
    return (mention[2] or mention[3]).strip()
