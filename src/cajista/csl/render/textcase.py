"""Text case ("Text-case") over runs, markup and `nocase` respected."""

import re
from collections.abc import Callable

from ..output.blob import Blob, map_strings

_WORDS = """a about across afore after against along alongside amid amidst among amongst an and anenst
    apropos apud around as aside astride at athwart atop barring before behind below beneath beside
    besides between beyond but by c ca circa d' de despite down during et except for forenenst from
    given in inside into lest like modulo near next nor notwithstanding of off on onto or out over
    per plus pro qua sans since so than the through throughout thru thruout till to toward towards
    under underneath until unto up upon v. van versus via vis-à-vis von vs. with within without
    yet"""
_STOP_WORDS = frozenset(_WORDS.split())
_PHRASES = re.compile(
    r"\b(?:according to|ahead of|apart from|as regards|back to|because of|close to|due to|far from"
    r"|instead of|outside of|prior to|pursuant to|rather than|regardless of|such as|that of|where as)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s\u00a0/\-‐–—:;,()\[\]{}“”«»\"]+")
_CAPITALIZED = re.compile(r"[^\s\u00a0/\-‐–—:;,.()\[\]{}“”«»\"]+")
_GREEK = re.compile(r"^[\u0370-\u03ff](?![^\W\d_])")
_LOCKED_LABELS = frozenset(("nocase",))
_TURKIC = frozenset(("tr", "az"))

Change = Callable[[list[str], list[bool], bool], None]


def strip_periods(blob: Blob) -> None:
    """Take every full stop out of the content of a run."""
    blob.kids = map_strings(blob.kids, lambda text: text.replace(".", ""))


def apply_case(blob: Blob, case: str, language: str) -> None:
    """Change the case of a run in place. Titles are set in title case in English only."""
    change = _CASES.get(case)
    base = language.lower().replace("_", "-").split("-")[0]
    if change is None or (case == "title" and base not in ("", "en")):
        return
    leaves: list[tuple[Blob, int, bool]] = []
    _leaves(blob, leaves, False)
    chars: list[str] = []
    locked: list[bool] = []
    for parent, index, lock in leaves:
        text = parent.kids[index]
        assert isinstance(text, str)
        chars.extend(text)
        locked.extend([lock] * len(text))
    change(chars, locked, base in _TURKIC)
    position = 0
    for parent, index, _ in leaves:
        length = len(parent.kids[index])  # type: ignore[arg-type]
        parent.kids[index] = "".join(chars[position : position + length])
        position += length


def _leaves(blob: Blob, into: list[tuple[Blob, int, bool]], locked: bool) -> None:
    """Every string of content, and whether its case must stay."""
    locked = locked or (blob.field and (blob.label in _LOCKED_LABELS or _is_apart(blob)))
    for index, kid in enumerate(blob.kids):
        if isinstance(kid, str):
            into.append((blob, index, locked))
        else:
            _leaves(kid, into, locked)


def _is_apart(blob: Blob) -> bool:
    """Sub- and superscripts, small capitals and undecorated text keep their case."""
    return any(name == "vertical-align" or value in ("small-caps", "normal") for name, value in blob.formats)


def _upper_char(char: str, turkic: bool) -> str:
    return "İ" if turkic and char == "i" else char.upper()


def _lower_char(char: str, turkic: bool) -> str:
    return "ı" if turkic and char == "I" else char.lower()


def _lower(chars: list[str], locked: list[bool], turkic: bool) -> None:
    for index, char in enumerate(chars):
        if not locked[index]:
            chars[index] = _lower_char(char, turkic)


def _upper(chars: list[str], locked: list[bool], turkic: bool) -> None:
    for index, char in enumerate(chars):
        if not locked[index]:
            chars[index] = _upper_char(char, turkic)


def _capitalize_first(chars: list[str], locked: list[bool], turkic: bool) -> None:
    """A capital for the first word, if it is one in lower case."""
    word = re.search(r"\w+", "".join(chars))
    if word is not None and word[0].islower() and not locked[word.start()] and not _GREEK.match(word[0]):
        chars[word.start()] = _upper_char(chars[word.start()], turkic)


def _capitalize_all(chars: list[str], locked: list[bool], turkic: bool) -> None:
    text = "".join(chars)
    for found in _CAPITALIZED.finditer(text):
        start = found.start()
        if found[0].islower() and not locked[start] and not _GREEK.match(found[0]):
            chars[start] = _upper_char(chars[start], turkic)


def _shouts(text: str) -> bool:
    """Whether a text of several words is in capitals throughout; one such word may be an acronym."""
    return text.isupper() and len(re.findall(r"[^\W\d_]+", text)) > 1


def _sentence(chars: list[str], locked: list[bool], turkic: bool) -> None:
    """The first word stays as it is but for its capital; all others in lower case.

    Of a text in capitals throughout, the first letter alone stays ("Text-case", "Sentence case").
    """
    text = "".join(chars)
    first = re.search(r"\w+", text)
    if first is None:
        return
    for index in range(first.start() + 1 if _shouts(text) else first.end(), len(chars)):
        if not locked[index]:
            chars[index] = _lower_char(chars[index], turkic)
    _capitalize_first(chars, locked, turkic)


def _title(chars: list[str], locked: list[bool], turkic: bool) -> None:
    text = "".join(chars)
    words = list(_WORD.finditer(text))
    phrases = {place for found in _PHRASES.finditer(text) for place in range(*found.span())}
    for number, found in enumerate(words):
        start, word = found.start(), found[0]
        begins = number == 0 or _after_stop(text, start)
        ends = number == len(words) - 1
        if locked[start] or not word.islower() or _GREEK.match(word):
            continue
        if not begins and (len(word) == 1 or word[1] in "'’."):
            continue
        compound = text[found.end() : found.end() + 1] in ("-", "‐") and _is_first_part(text, start)
        stop = word in _STOP_WORDS or start in phrases
        if begins or ends or compound or not stop:
            chars[start] = _upper_char(chars[start], turkic)


def _is_first_part(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] not in "-‐"


def _after_stop(text: str, start: int) -> bool:
    """Whether a word begins a title anew: after a colon, a question or an exclamation."""
    return text[:start].rstrip(" \u00a0“‘\"'([").endswith((":", "?", "!"))


_CASES: dict[str, Change] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
