"""How translations stand, as a table for people and as JSON for other programs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ..findings import Translate, message
from ..i18n.differing_words import in_one_line, word_diff
from ..i18n.states import STATES, State
from ..i18n.tally import Tally

if TYPE_CHECKING:
    from ..i18n.open_passages import OpenPassage

_SHOWN = 100  # characters of a text that tell which it is


class InContext(Protocol):
    """Translates a word that has this meaning only in a context."""

    def __call__(self, text: str, context: str = "", /) -> str:
        """What is said for a wording."""


def as_table(tallies: Sequence[Tally], translate: InContext) -> str:
    """A line for each article and language, a column for each state that occurs, and a sum."""
    read = [one for one in tallies if one.is_read]
    if not read:
        return ""
    states = [state for state in STATES if any(one.counts.get(state) for one in read)]
    head = [
        message("Article").render(translate),
        message("Language").render(translate),
        message("Progress").render(translate),
        *(translate(state, "translation state") for state in states),
    ]
    whole = summed(read)
    rows = [
        [one.slug, one.language, *_cells(one, states, translate)] for one in read
    ] + [[message("Total").render(translate), "", *_cells(whole, states, translate)]]  # fmt: skip
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    return "".join(f"{_line(row, widths)}\n" for row in (head, *rows))


def _cells(one: Tally, states: Iterable[State], translate: Translate) -> list[str]:
    percent = message("{number}%", number=one.progress).render(translate)
    return [percent, *(str(one.counts.get(state) or "·") for state in states)]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """A row, its first two cells set left and the others, which are numbers, right."""
    cells = [
        cell.ljust(width) if at < 2 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def summed(tallies: Iterable[Tally]) -> Tally:
    """All tallies in one."""
    tallies = list(tallies)
    languages = {one.language for one in tallies}
    language = languages.pop() if len(languages) == 1 else ""
    return Tally(
        "", language, "", {state: sum(one.counts.get(state, 0) for one in tallies) for state in STATES}
    )


def as_list(passages: "Iterable[OpenPassage]", translate: InContext) -> str:
    """A line for each passage, at its place: its state, and what changed in its source or what it says."""
    lines = (
        f"{one.file}:{one.line}:{one.column}: {translate(one.state, 'translation state')}: {_said(one)}\n"
        for one in passages
    )
    return "".join(lines)


def _said(one: "OpenPassage") -> str:
    if one.was:
        return in_one_line(word_diff(one.was, one.source))
    text = " ".join((one.target or one.source).split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def as_status_json(
    tallies: Sequence[Tally], passages: "Mapping[tuple[str, str], Sequence[OpenPassage]] | None" = None
) -> str:
    """The same as JSON, version 1: counts by state and progress in percent, of each translation and of all.

    Where passages are given, each translation has those that ask for work, with what changed in their
    source as a list of pairs: `same`, `gone` or `new`, and the words.
    """
    report = {
        "version": 1,
        "translations": [
            {
                "article": one.slug,
                "language": one.language,
                "source_language": one.source_language,
                "readable": one.is_read,
                **_numbers(one),
                **({} if passages is None else _to_do(passages.get((one.slug, one.language), ()))),
            }
            for one in tallies
        ],
        "total": _numbers(summed(tallies)),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _to_do(passages: "Sequence[OpenPassage]") -> dict[str, Any]:
    changes = {id(one): word_diff(one.was, one.source) if one.was else [] for one in passages}
    return {"passages": [{**one._asdict(), "changes": changes[id(one)]} for one in passages]}


def _numbers(one: Tally) -> dict[str, Any]:
    return {
        "segments": one.total,
        "progress": one.progress if one.is_read else 0,
        "counts": {state: one.counts.get(state, 0) for state in STATES},
    }
