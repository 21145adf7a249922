"""Whether a translation fits the place that it is for."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ...findings import Message, message
from ..segments import Segment
from .marks import kept_in, lost_between

_PLAIN = ("alternative",)  # kinds of segments that are no Markdown


_BARE_BAR = re.compile(r"(?<!\\)\|")


def tidied(text: str, kind: str = "", *, is_value: bool = False) -> str:
    """A translation as segments are given: no blanks around it, lines joined but where a break is meant."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if kind == "cell":
        text = _BARE_BAR.sub(r"\|", text)
    if is_value or "\n" not in text or "\n\n" in text:
        return text
    first, *rest = text.split("\n")
    joined = first
    for line in rest:
        is_meant = joined.endswith(("\\", "  "))
        joined = f"{joined}\n{line.strip()}" if is_meant else f"{joined.rstrip()} {line.strip()}"
    return joined


def fault_of(kind: str, source: str, text: str, before: str) -> Message | None:
    """What a translation has lost or changed; None where it is whole.

    It has to have what its source has, or what the translation `before` it had.
    """
    if kind in _PLAIN:
        return None
    lost, added = lost_between(source, text)
    if not (lost or added) or (before and kept_in(before) == kept_in(text)):
        return None
    if lost and added:
        return message(
            "The translation lacks {lost} and has {added}, which its source has not.",
            lost=_said(lost),
            added=_said(added),
        )
    if lost:
        return message("The translation lacks {lost}, which its source has.", lost=_said(lost))
    return message("The translation has {added}, which its source has not.", added=_said(added))


def _said(names: Counter[str]) -> str:
    return ", ".join(
        _SHOWN.get(name, f"[{name}]" if name.startswith("^") else name) for name in sorted(names)
    )


_SHOWN = {"formula": "$…$", "code": "`…`"}


def is_whole(
    expected: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], found: Iterable[Segment], before: str
) -> bool:
    """Whether a text has the segments expected, in order, and between them just the new ones.

    A note that stood in the text `before`, where nothing mentioned it, may be one now.
    """
    rest, at = Counter(new), 0
    for one in found:
        mark = one.kind, one.digest
        if at < len(expected) and expected[at] == mark:
            at += 1
        elif rest[mark]:
            rest[mark] -= 1
        elif one.kind != "footnote" or one.raw not in before:
            return False
    return at == len(expected) and not rest.total()
