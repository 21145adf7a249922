"""Text case ("Text-case") over runs, markup and `nocase` respected."""

import re

from ..output.blob import Blob, map_strings

_STOP_WORDS = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an and
    anenst apropos apud around as aside astride at athwart atop barring before behind below beneath
    beside besides between beyond but by c circa contra d de despite down during et etc except ca for
    forenenst from given in inside into lest like modulo near next nor notwithstanding of off on onto
    or out over per plus pro qua s sans since so t than that the through throughout thru thruout to
    toward towards und under underneath until unto up upon v v. van versus via vis-à-vis von vs
    vs. with within without yet""".split()
)
_WORD = re.compile(r"[^\s\u00a0/\-–—:;,()\[\]{}“”«»\"]+")


def strip_periods(blob: Blob) -> None:
    """Take every full stop out of the content of a run."""
    blob.kids = map_strings(blob.kids, lambda text: text.replace(".", ""))


def apply_case(blob: Blob, case: str, language: str) -> None:
    """Change the case of a run in place."""
    change = _CASES.get(case)
    if change is None or (case == "title" and language and not language.lower().startswith("en")):
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
    change(chars, locked)
    position = 0
    for parent, index, _ in leaves:
        length = len(parent.kids[index])  # type: ignore[arg-type]
        parent.kids[index] = "".join(chars[position : position + length])
        position += length


def _leaves(blob: Blob, into: list[tuple[Blob, int, bool]], locked: bool) -> None:
    locked = locked or blob.label == "nocase" or any(
        name == "vertical-align" or value == "small-caps" for name, value in blob.formats
    ) and blob.field
    for index, kid in enumerate(blob.kids):
        if isinstance(kid, str):
            into.append((blob, index, locked))
        else:
            _leaves(kid, into, locked)


def _lower(chars: list[str], locked: list[bool]) -> None:
    for index, char in enumerate(chars):
        if not locked[index]:
            chars[index] = char.lower()


def _upper(chars: list[str], locked: list[bool]) -> None:
    for index, char in enumerate(chars):
        if not locked[index]:
            chars[index] = char.upper()


def _capitalize_first(chars: list[str], locked: list[bool]) -> None:
    for index, char in enumerate(chars):
        if char.isalnum():
            if not locked[index]:
                chars[index] = char.upper()
            return


def _capitalize_all(chars: list[str], locked: list[bool]) -> None:
    for found in _WORD.finditer("".join(chars)):
        start = found.start()
        if found[0].islower() and not locked[start]:
            chars[start] = chars[start].upper()


def _sentence(chars: list[str], locked: list[bool]) -> None:
    text = "".join(chars)
    if text.isupper():
        _lower(chars, locked)
    _capitalize_first(chars, locked)


def _title(chars: list[str], locked: list[bool]) -> None:
    text = "".join(chars)
    words = list(_WORD.finditer(text))
    shout = text.isupper()
    for number, found in enumerate(words):
        start, word = found.start(), found[0]
        if locked[start]:
            continue
        ends = number == len(words) - 1
        begins = number == 0 or _after_colon(text, start)
        if word.lower() in _STOP_WORDS and not (begins or ends):
            if word[1:].islower() or shout or len(word) == 1:
                for index in range(start, found.end()):
                    chars[index] = chars[index].lower()
            continue
        if shout:
            for index in range(start + 1, found.end()):
                chars[index] = chars[index].lower()
        elif word.islower():
            chars[start] = chars[start].upper()


def _after_colon(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0“‘\"'([")
    return before.endswith((":", "?", "!", "—"))


_CASES = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
