"""Collation keys: letters by the reader's alphabet, numbers by value; no accents, case, punctuation.

Why this and no library: docs/decisions/csl-collation.md.
"""

import re
import unicodedata
from functools import lru_cache

_GAPS = re.compile(r"\s+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\s](?=\d)")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_DIGITS = re.compile(r"\d+")
# Letters that a language counts as letters of their own, and what they stand after.
_LETTERS: dict[str, dict[str, str]] = {
    "es": {"ñ": "n"},
    "gl": {"ñ": "n"},
    "eu": {"ñ": "n"},
    "tl": {"ñ": "n"},
    "sv": {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"},
    "fi": {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"},
    "da": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "nb": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "nn": {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"},
    "et": {"š": "s", "z": "s1", "ž": "s2", "õ": "w1", "ä": "w2", "ö": "w3", "ü": "w4"},
    "pl": {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z1", "ż": "z2"},
    "cs": {"č": "c", "ř": "r", "š": "s", "ž": "z"},
    "sk": {"ä": "a", "č": "c", "ô": "o", "š": "s", "ž": "z"},
    "hr": {"č": "c1", "ć": "c2", "đ": "d", "š": "s", "ž": "z"},
    "sl": {"č": "c1", "ć": "c2", "đ": "d", "š": "s", "ž": "z"},
    "hu": {"ö": "o", "ő": "o", "ü": "u", "ű": "u"},
    "tr": {"ç": "c", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"},
    "ro": {"ă": "a1", "â": "a2", "î": "i", "ș": "s", "ş": "s", "ț": "t", "ţ": "t"},
    "is": {"þ": "z1", "æ": "z2", "ö": "z3", "å": "z4"},
}
_EXPANDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)

_HAN = re.compile("[\u3400-\u9fff]")


@lru_cache(maxsize=16384)
def collation_key(text: str, language: str) -> str:
    """A key that sorts `text` where a reader of `language` looks for it.

    Accents, case and punctuation make no difference, so that what else an entry is sorted by
    decides between spellings of one name; numbers go by their value.
    """
    text = _GAPS.sub(" ", _without_punctuation(text)).strip().lower()
    if not text.isascii():
        text = _base(unicodedata.normalize("NFC", text), _LETTERS.get(language.split("-")[0], {}))
        if language.startswith("zh"):
            text = _HAN.sub(lambda found: f"\x01{found[0]}", text)  # Chinese lists begin with Han script
    return _DIGITS.sub(_number, text)


def _without_punctuation(text: str) -> str:
    if text.isalnum():
        return text
    return _PUNCTUATION.sub(_kept, _BETWEEN_DIGITS.sub(" ", text))


def _kept(found: re.Match[str]) -> str:
    """Nothing of a punctuation mark; symbols and combining accents as they are."""
    return "" if unicodedata.category(found[0]).startswith("P") else found[0]


def _number(found: re.Match[str]) -> str:
    """Digits in an order that is that of their values: the longer number after the shorter."""
    digits = found[0].lstrip("0")
    return f"{min(len(digits), 9)}{digits}"


def _base(text: str, special: dict[str, str]) -> str:
    out = []
    for char in text:
        if char in special:
            place = special[char]
            out.append(place[0] + "\uffff" + place[1:])
        elif ord(char) < 0x300 or not unicodedata.combining(char):
            out.append(_plain(char))
    return "".join(out)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    char = char.translate(_EXPANDED)
    decomposed = unicodedata.normalize("NFD", char)
    return "".join(each for each in decomposed if not unicodedata.combining(each))
