"""Puts translations into an article's text, as many as fit their places; the text is read again to see that."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...findings import Findings
from ...reading.version import ArticleText, version_of
from ..segments import digest_of
from .articles import Pair, Side, side_in
from .checked import is_whole
from .layout import Edit, Layout, edited
from .merging import Decision
from .placing import placed

_EMPTY = "---\n---\n"


@dataclass(frozen=True, slots=True)
class Applied:
    """The text with translations in it, which these are, and those that fit no place."""

    text: str
    accepted: tuple[Decision, ...]
    refused: tuple[Decision, ...]


def applied(project: Path, pair: Pair, wanted: Sequence[Decision]) -> Applied:
    """The text of an article's translation with as many of these in it as can be."""
    return _Applying(project, pair).applied(wanted)


class _Applying:
    """Tries translations, all at once first, then ever fewer."""

    def __init__(self, project: Path, pair: Pair) -> None:
        self._pair = pair
        self._stated = ArticleText(pair.article.facts, pair.article.source, project)
        self.target = pair.target or self._read(_EMPTY)
        self._source_at = {id(one): at for at, one in enumerate(pair.source.segments.segments)}
        targets = self.target.segments.segments if self.target else ()
        self._target_at = {id(one): at for at, one in enumerate(targets)}
        self._partners = {
            self._source_at[id(one.source)]: self._target_at[id(one.target)]
            for one in pair.standings
            if one.source and one.target
        }

    def applied(self, wanted: Sequence[Decision]) -> Applied:
        """The text with the translations that fit."""
        accepted: list[Decision] = []
        refused: list[Decision] = []
        if self.target is None:
            return Applied("", (), tuple(wanted))
        text = self.target.segments.text
        todo = [list(wanted)] if wanted else []
        while todo:
            batch = todo.pop()
            tried = self._tried([*accepted, *batch])
            if tried is not None:
                text = tried
                accepted += batch
            elif len(batch) == 1:
                refused += batch
            else:
                half = len(batch) // 2
                todo += [batch[half:], batch[:half]]
        return Applied(text, tuple(accepted), tuple(refused))

    def _tried(self, wanted: Sequence[Decision]) -> str | None:
        """The text with these translations in it; None where any other segment would not be as it was."""
        assert self.target is not None
        segments = self.target.segments.segments
        said = {
            self._target_at[id(one.standing.target)]: one.text
            for one in wanted
            if one.standing and one.standing.target
        }
        new = {
            self._source_at[id(one.standing.source)]: one.text
            for one in wanted
            if one.standing and one.standing.source and not one.standing.target
        }
        layout = Layout(self.target)
        end = layout.line_end
        edits = [
            Edit(segments[at].start, segments[at].end, segments[at].written(text).replace("\n", end))
            for at, text in said.items()
        ]
        if new:
            edits += placed(Layout(self._pair.source), layout, self._partners, new)
        before = self.target.segments.text
        text = edited(before, edits)
        expected = [
            (one.kind, digest_of(said[at]) if at in said else one.digest) for at, one in enumerate(segments)
        ]
        added = [(self._pair.source.segments.segments[at].kind, digest_of(one)) for at, one in new.items()]
        read = self._read(text)
        return text if read and is_whole(expected, added, read.segments.segments, before) else None

    def _read(self, text: str) -> Side | None:
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        version = version_of(plain, self._pair.target_file, self._pair.language, self._stated, Findings())
        return side_in(text, version) if version else None
