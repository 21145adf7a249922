"""What earlier builds made, told by what it was made from, so that nothing is made twice.

Every file is a function of named inputs. An article whose sources, journal, templates and program are
as they were is not even read; of one that is read, an edition that reads as it did is not set again.
What an input was is kept as a digest in the store of the output folder, which may be deleted at any time.
"""

import hashlib
import io
import json
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from ..findings import Finding
from ..model.edition import Edition
from ..outputs import Artifact, paths
from .digests import Digests, program_digest
from .order import Made, Order
from .store import Store

if TYPE_CHECKING:
    from ..shop import Shop

_ARTICLE, _SETTING, _TOGETHER = "article", "setting", "together"
_DATED = ("dates-are-in-order", "dates-of-references-are-possible")
"""Rules that ask for the day; what they do not find wrong today, they never will."""


Result: TypeAlias = tuple[list[Artifact], list[Finding]]
"""Files, and what was found when they were made."""


class Kept:
    """What one output folder holds, and what it was made from."""

    def __init__(self, order: Order, shop: "Shop", slugs: Sequence[str]) -> None:
        self._order = order
        self._store = Store(order.output / ".cache")
        self._digests = Digests(self._store, order.project)
        self._languages = tuple(shop.journal.facts.languages)
        self._today = str(shop.today)
        self._program = program_digest()
        self._templates = self._digests.of("templates")
        shared = self._digests.of(*shared_sources(order.project))
        asked = (order.languages, order.formats, order.draft, order.strict, order.wording, order.is_whole)
        self._asked = _digest(repr(asked))
        self._inputs = {
            slug: {
                "program": self._program,
                "journal": shared,
                "issue": _digest(_issue_of(shop, slug)),
                "sources": self._digests.of(f"content/articles/{slug}"),
            }
            for slug in slugs
        }
        self._digests.keep()
        self._articles = self._store.all(_ARTICLE)
        self._settings = self._store.all(_SETTING)
        self._together = self._store.all(_TOGETHER)
        self._new: dict[str, dict[str, str]] = {_ARTICLE: {}, _SETTING: {}, _TOGETHER: {}}

    def article(self, slug: str) -> Made | None:
        """What was made of an article, if it would be made just so again."""
        note = _read(self._articles.get(f"{slug} {self._asked}"))
        if not note or note["inputs"] != self._inputs[slug] or not self._is_of_today(note):
            return None
        artifacts = self._standing(note["files"])
        if artifacts is None or note["beside"] != self._beside(slug):
            return None
        from ..checks._entry import Entry
        from ..reporting.rows import Row

        return Made(
            slug,
            findings=[Finding.from_plain(one) for one in note["findings"]],
            artifacts=artifacts,
            entries=[Entry.from_plain(one) for one in note["entries"]],
            rows=[Row.from_plain(one) for one in note["rows"]],
            listed=note["listed"],
            is_kept=True,
        )

    def why(self, slug: str) -> list[str]:
        """Which inputs of an article are not as they were; none where it was not made before, or its files are gone."""
        note = _read(self._articles.get(f"{slug} {self._asked}"))
        if not note:
            return []
        return [name for name, value in self._inputs[slug].items() if note["inputs"].get(name) != value]

    def setting(self, edition: Edition, name: str) -> tuple[str, Result | None]:
        """What tells the inputs of one format of an edition, and its files if they were made from these."""
        figures = self._digests.of(
            *sorted(f"{edition.folder}/{one}" for one in edition.figure_files.values())
        )
        inputs = _digest(
            f"{self._program} {self._templates} {name} {self._order.wording} {figures}".encode()
            + _bytes(edition)
        )
        note = _read(self._settings.get(f"{edition.slug} {edition.language} {name}"))
        artifacts = self._standing(note["files"]) if note and note["inputs"] == inputs else None
        if note is None or artifacts is None:
            return inputs, None
        return inputs, (artifacts, [Finding.from_plain(one) for one in note["findings"]])

    def together(self, name: str, made: Iterable[Made], more: object = "") -> tuple[str, Result | None]:
        """The same of what is made from many articles: `name` is what is made, `more` what else it depends on."""
        listed = [(one.slug, sorted(one.listed.items())) for one in made]
        common = [dict(one, sources="") for one in list(self._inputs.values())[:1]]
        issues = self._digests.of("content/issues")
        inputs = _digest(repr((self._asked, common, issues, listed, self._today, more)))
        note = _read(self._together.get(name))
        artifacts = self._standing(note["files"]) if note and note["inputs"] == inputs else None
        if note is None or artifacts is None:
            return inputs, None
        return inputs, (artifacts, [Finding.from_plain(one) for one in note["findings"]])

    def note_article(self, made: Made) -> None:
        """Notes an article whose files have been written."""
        for (language, name), (artifacts, findings) in made.results.items():
            inputs = made.inputs[language, name]
            self._note(_SETTING, f"{made.slug} {language} {name}", inputs, artifacts, findings)
        note = {
            "inputs": self._inputs[made.slug],
            "beside": self._beside(made.slug),
            "today": self._today,
            "findings": [one.to_plain() for one in made.findings],
            "entries": made.entries,
            "rows": made.rows,
            "listed": made.listed,
            "files": list(self._stats(made.artifacts)),
        }
        self._new[_ARTICLE][f"{made.slug} {self._asked}"] = json.dumps(note)

    def note_together(
        self, name: str, inputs: str, artifacts: Iterable[Artifact], findings: Iterable[Finding]
    ) -> None:
        """Notes what was made from many articles and has been written."""
        self._note(_TOGETHER, name, inputs, artifacts, findings)

    def save(self) -> None:
        """Keeps what was noted, and forgets articles that are no more."""
        for kind, values in self._new.items():
            gone: Iterable[str] = ()
            if self._order.is_whole and kind != _TOGETHER:
                old = self._articles if kind == _ARTICLE else self._settings
                gone = [name for name in old if name.partition(" ")[0] not in self._inputs]
            self._store.keep(kind, values, gone)
        self._digests.keep()

    def _note(
        self, kind: str, name: str, inputs: str, artifacts: Iterable[Artifact], findings: Iterable[Finding]
    ) -> None:
        files = list(self._stats(artifacts))
        note = {"inputs": inputs, "files": files, "findings": [one.to_plain() for one in findings]}
        self._new[kind][name] = json.dumps(note)

    def _is_of_today(self, note: Mapping[str, Any]) -> bool:
        """Whether what was found another day would be found today."""
        day: str = note["today"]
        dated = any(one[0] in (*_DATED, "allowances-are-needed") for one in note["findings"])
        return day == self._today or (day < self._today and not dated)

    def _beside(self, slug: str) -> list[list[str]]:
        """What there is of an article: where not all is made, pages link to what is there."""
        if self._order.is_whole:
            return []
        folders = (self._order.output / paths.article_folder(language, slug) for language in self._languages)
        return [sorted(os.listdir(folder)) if folder.is_dir() else [] for folder in folders]

    def _stats(self, artifacts: Iterable[Artifact]) -> Iterator[list[Any]]:
        for one in artifacts:
            stat = os.stat(self._order.output / one.path)
            facts = (one.path, one.format, one.slug, one.language, one.pages)
            yield [*facts, stat.st_size, stat.st_mtime_ns]

    def _standing(self, files: Iterable[Sequence[Any]]) -> list[Artifact] | None:
        """The files noted, if each is there as it was written."""
        found = []
        for path, kind, slug, language, pages, size, modified in files:
            try:
                stat = os.stat(self._order.output / path)
            except OSError:
                return None
            if (stat.st_size, stat.st_mtime_ns) != (size, modified):
                return None
            found.append(Artifact(path, b"", kind, slug, language, pages, is_kept=True))
        return found


def listed(edition: Edition) -> Edition:
    """What pages that list articles may know of one: all but its text. Lists are made from nothing else."""
    from ..model.block import Document

    return replace(
        edition,
        abstract=(edition.abstract or edition.body.blocks)[:_SHOWN],
        body=Document((), {}),
        bibliography=(),
        contents=(),
        declarations={},
        funding=(),
        notice=(),
        figure_files={},
        item={},
        word_count=0,
    )


_SHOWN = 6  # blocks of which a summary is taken


def digest_of(edition: Edition) -> str:
    """A few characters that differ where editions do."""
    return _digest(_bytes(edition))


def shared_sources(project: Path) -> list[str]:
    """The files and folders that every article is made with: all of the journal but articles and issues."""
    content = sorted(path.name for path in (project / "content").iterdir() if not path.name.startswith("."))
    return [*(f"content/{name}" for name in content if name not in ("articles", "issues")), "templates"]


def _issue_of(shop: "Shop", slug: str) -> str:
    issue = shop.journal.issue_of(slug)
    return repr((issue.name, issue.facts.volume, issue.facts.issue, issue.facts.date)) if issue else ""


def _bytes(edition: Edition) -> bytes:
    """An edition's values in bytes. Without memo, so that equal values give equal bytes."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True
    pickler.dump(edition)
    return stream.getvalue()


def _read(note: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(note) if note else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _digest(data: str | bytes) -> str:
    return hashlib.blake2b(data.encode() if isinstance(data, str) else data, digest_size=16).hexdigest()
