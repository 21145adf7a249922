"""The author's words before and after a cite, and how they meet it."""

import re

from ..output.richtext import strip_markup

_NEEDS_SPACE_AFTER = re.compile(r"[\w.,;:!?)\]}&'’\"”%]$")
_NEEDS_SPACE_BEFORE = re.compile(r"^[^\W\d_]|^[(\[]")
_ENDS_SENTENCE = re.compile(r"^\S+\s+\S.*[.?!:;][\"'’”»)]*$", re.DOTALL)
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def spaced_prefix(text: str) -> str:
    """A prefix with the space that it needs before the cite."""
    bare = strip_markup(text)
    if bare and _NEEDS_SPACE_AFTER.search(bare) and not _UNSPACED.match(bare[-1]):
        return f"{text} "
    return text


def spaced_suffix(text: str) -> str:
    """A suffix with the space that it needs after the cite."""
    bare = strip_markup(text)
    if bare and _NEEDS_SPACE_BEFORE.search(bare) and not _UNSPACED.match(bare[0]):
        return f" {text}"
    return text


def begins_sentence(prefix: str, first: bool) -> bool:
    """Whether a cite is where a sentence begins: at the head of a note, or after a sentence."""
    if not prefix:
        return first
    return _ENDS_SENTENCE.match(strip_markup(prefix).strip()) is not None


def delimiter_between(suffix: str, prefix: str, delimiter: str) -> str:
    """The delimiter between two cites, unless the author's own words bring one."""
    if prefix[:1] in tuple(",.;"):
        return ""
    if suffix[-1:] in tuple(",."):
        return " "
    return delimiter
