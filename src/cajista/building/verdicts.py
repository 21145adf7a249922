"""What earlier checks said: a line of each article, and what was found in it where something was."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..errors import CajistaError
from ..findings import Finding
from ..hashing import digest_of
from .store import Store

if TYPE_CHECKING:
    from ..checks import Entry
    from ..reporting.rows import Row

_LINE, _SAID, _ENTRIES, _TOGETHER = (f"{kind} 2" for kind in ("line", "verdict", "known", "of all"))
_NOTHING, _SOMETHING = "nothing", "something"


class Verdict(NamedTuple):
    """What is said of one article, and what rules about the whole journal need to know of it."""

    findings: list[Finding]
    entries: "Sequence[Entry]" = ()
    rows: "Sequence[Row]" = ()  # where something was found
    failure: CajistaError | None = None


class Line(NamedTuple):
    """What is known of an article that was checked, in words without spaces."""

    key: str  # tells what it was checked with from anything else
    said: str  # whether anything was
    entries: str  # digest of what rules about the whole journal know of it

    @classmethod
    def of(cls, key: str, verdict: Verdict) -> "Line":
        """The line of a verdict."""
        is_something = verdict.findings or verdict.failure
        return cls(key, _SOMETHING if is_something else _NOTHING, digest_of([*verdict.entries]))

    @property
    def has_something(self) -> bool:
        """Whether there is something to say again."""
        return self.said != _NOTHING


class Verdicts:
    """The verdicts that are kept in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lines = store.all(_LINE)

    def known(self, keys: Mapping[str, str]) -> dict[str, Line]:
        """The lines of articles that were checked under these keys, by slug."""
        split = {slug: self._lines.get(slug, "").split(" ") for slug in keys}
        whole = {slug: Line(*words) for slug, words in split.items() if len(words) == len(Line._fields)}
        return {slug: line for slug, line in whole.items() if line.key == keys[slug]}

    def said(self, slugs: Sequence[str]) -> Iterator[tuple[str, Verdict]]:
        """What was said of articles; without entries."""
        from ..reporting.rows import Row

        for slug, note in self._store.each(_SAID, slugs):
            findings, rows, failure = json.loads(note)
            yield (
                slug,
                Verdict(
                    [Finding.from_plain(one) for one in findings],
                    rows=[Row.from_plain(one) for one in rows],
                    failure=CajistaError.from_plain(failure) if failure else None,
                ),
            )

    def entries(self, slugs: Sequence[str]) -> "Iterator[tuple[str, list[Entry]]]":
        """What rules about the whole journal know of articles."""
        from ..checks import Entry

        for slug, note in self._store.each(_ENTRIES, slugs):
            yield slug, [Entry.from_plain(one) for one in json.loads(note)]

    def keep(self, keys: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> dict[str, Line]:
        """Keeps verdicts; their lines."""
        lines = {slug: Line.of(keys[slug], one) for slug, one in verdicts.items()}
        self._store.keep_together(
            {
                _SAID: {slug: _noted(one) for slug, one in verdicts.items()},
                _ENTRIES: {slug: json.dumps(one.entries) for slug, one in verdicts.items()},
                _LINE: {slug: " ".join(line) for slug, line in lines.items()},
            }
        )
        return lines

    def forget_others(self, slugs: Iterable[str]) -> None:
        """Forgets articles that are none of these."""
        gone = self._lines.keys() - set(slugs)
        for kind in (_LINE, _SAID, _ENTRIES) if gone else ():
            self._store.keep(kind, {}, gone)

    def of_all(self, key: str) -> list[Finding] | None:
        """What was found under a key where all articles were held together; None where that was under another."""
        note = self._store.some(_TOGETHER, [""]).get("", "")
        if not note.startswith(json.dumps([key])[:-1]):
            return None
        return [Finding.from_plain(one) for one in json.loads(note)[1]]

    def keep_of_all(self, key: str, findings: Iterable[Finding]) -> None:
        """Keeps what was found where all articles were held together."""
        self._store.keep(_TOGETHER, {"": json.dumps([key, [one.to_plain() for one in findings]])})


def _noted(verdict: Verdict) -> str:
    failure = verdict.failure.to_plain() if verdict.failure else None
    return json.dumps([[one.to_plain() for one in verdict.findings], verdict.rows, failure])
