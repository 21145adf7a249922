"""Collation keys: letters by the reader's alphabet, accents and case after them, no punctuation.

Why this and no library: docs/decisions/csl-collation.md.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_IGNORED = re.compile(r"[\[\]{}'’‘ʼ\"“”«»„‚‹›¡¿*]|(?<![\w])[,.;:!?…]+|[,.;:!?…]+(?![\w])")
_GAPS = re.compile(r"[\s\u00a0\u2009\u202f_/‐‑–—-]+")
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
Key = tuple[str, str, str]


@lru_cache(maxsize=16384)
def collation_key(text: str, language: str) -> Key:
    """A key that sorts `text` where a reader of `language` looks for it."""
    text = _GAPS.sub(" ", _IGNORED.sub("", _APOSTROPHE.sub(" ", text))).strip()
    folded = unicodedata.normalize("NFC", text).lower()
    special = _LETTERS.get(language.split("-")[0], {})
    if folded.isascii():
        return folded, "", _case(text)
    base = _base(folded, special)
    if language.startswith("zh"):
        base = _HAN.sub(lambda found: f"\x01{found[0]}", base)  # Chinese lists begin with Han script
    return base, folded, _case(text)


def _case(text: str) -> str:
    return text.swapcase()


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
