"""How translations stand, as a page: progress of every article and language, and what is to be done where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Translate
from ..i18n.differing_words import Piece, word_diff
from ..i18n.exchange.passages import name_of
from ..i18n.open_passages import OpenPassage
from ..i18n.states import STATES, State
from ..i18n.tally import Tally
from .translations import summed

if TYPE_CHECKING:
    from ..locale import Locale
    from ..templating import Templates

_GROUPS: Mapping[str, tuple[State, ...]] = {
    "done": ("reviewed", "translated"),
    "open": ("unconfirmed", "edited"),
    "stale": ("stale", "stale-edited"),
    "missing": ("missing",),
}
"""What the bars tell apart, from left to right."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A translation in figures: widths of a bar's parts in percent by class, counts by state."""

    tally: Tally
    parts: tuple[tuple[str, float], ...]
    counts: tuple[tuple[State, int], ...]


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """An open passage with what changed in its source, and its kind in words."""

    passage: OpenPassage
    kind: str
    changes: tuple[Piece, ...]


def as_status_page(
    tallies: Sequence[Tally],
    passages: Mapping[tuple[str, str], Sequence[OpenPassage]],
    templates: "Templates",
    locale: "Locale",
    translate: Translate,
) -> str:
    """The page, an HTML file that needs no other; `passages` are those of each article and language.

    Raises:
        CajistaError: the template is wrong.
    """
    read = [one for one in tallies if one.is_read]
    languages = list(dict.fromkeys(one.language for one in read))
    by_article: dict[str, dict[str, Bar]] = {}
    for one in read:
        by_article.setdefault(one.slug, {})[one.language] = _bar(one)
    return templates.render(
        "html/translations.html",
        locale,
        languages=languages,
        totals={code: _bar(summed(one for one in read if one.language == code)) for code in languages},
        rows=by_article,
        unread=[one for one in tallies if not one.is_read],
        lists=[
            (slug, language, [_shown(one, translate) for one in own])
            for (slug, language), own in passages.items()
            if own
        ],
        listed=[key for key, own in passages.items() if own],
    )


def _bar(tally: Tally) -> Bar:
    total = max(tally.total, 1)
    parts = (
        (name, 100 * sum(tally.counts.get(state, 0) for state in states) / total)
        for name, states in _GROUPS.items()
    )
    counts = tuple((state, count) for state in STATES if (count := tally.counts.get(state, 0)))
    return Bar(tally, tuple((name, round(width, 2)) for name, width in parts if width), counts)


def _shown(passage: OpenPassage, translate: Translate) -> ShownPassage:
    changes = tuple(word_diff(passage.was, passage.source)) if passage.was else ()
    return ShownPassage(passage, name_of(passage.kind).render(translate), changes)
