"""What earlier builds made, told by what it was made from, so that nothing is made twice.

Every file is a function of named inputs. An article whose sources, journal, templates and program are
as they were is not even read; of one that is read, an edition that reads as it did is not set again.
What an input was is kept as a digest in the store of the output folder, which may be deleted at any time.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..findings import Finding, Message, message
from ..outputs import Artifact, paths
from .digests import Digests, Looks, digest_of, files_of, program_digest
from .inputs import seen_of_issues, shared_sources
from .order import Made, Order, Result, Setting, Task
from .store import Store

if TYPE_CHECKING:
    from ..shop import Shop

_SHAPE = 3  # of the notes: another number where they change
_ARTICLE, _SETTING, _TOGETHER, _NAMED = (
    f"{kind} {_SHAPE}" for kind in ("article", "setting", "together", "named")
)
_DATED = ("dates-are-in-order", "dates-of-references-are-possible", "allowances-are-needed")
"""Rules that ask for the day; what they do not find wrong today, they never will."""


class Looked(NamedTuple):
    """What was found when the folders were looked at, before the build."""

    digests: Digests  # of the project's files
    looks: Looks  # of those in the output folder


class Kept:
    """What one output folder holds, and what it was made from."""

    def __init__(
        self, order: Order, shop: "Shop", slugs: Sequence[str], store: Store, looked: "Looked | None" = None
    ) -> None:
        self._order = order
        self._store = store
        self._languages = tuple(shop.journal.facts.languages)
        self._today = str(shop.today)
        looked = looked or Looked(Digests(store, order.project), Looks(order.output, "site"))
        digests, self._outputs = looked.digests, looked.looks.files()
        program = program_digest()
        shared = digests.of(*shared_sources(order.project))
        self._made_with = f"{program} {digests.of('templates')} {order.wording}"
        self._common = {"program": program, "journal": shared}
        asked = (order.languages, order.formats, order.draft, order.strict, order.wording, order.is_whole)
        self._asked = digest_of(asked)
        self._inputs = {
            slug: {
                **self._common,
                "issue": digest_of(seen_of_issues(shop.journal, slug)),
                "sources": digests.of(f"content/articles/{slug}"),
            }
            for slug in slugs
        }
        digests.keep()
        self._articles = store.all(_ARTICLE)
        self._together = store.all(_TOGETHER)
        self._new: dict[str, dict[str, str]] = {_ARTICLE: {}, _SETTING: {}, _TOGETHER: {}}

    def article(self, slug: str) -> Made | None:
        """What was made of an article, if it would be made just so again."""
        note = _read(self._articles.get(f"{slug} {self._asked}"))
        if not note or note["inputs"] != self._inputs[slug] or not self._is_of_today(note):
            return None
        artifacts = self._standing(note["files"], slug)
        if artifacts is None or note["beside"] != self._beside(slug, self._seen_names):
            return None
        from ..checks._entry import Entry
        from ..reporting.rows import Row

        return Made(
            slug,
            findings=[Finding.from_plain(one) for one in note["findings"]],
            artifacts=artifacts,
            entries=[Entry.from_plain(one) for one in note["entries"]],
            rows=[Row.from_plain(one) for one in note["rows"]],
            is_kept=True,
        )

    def why(self, slug: str) -> list[Message]:
        """Why an article has to be made; nothing where it stands."""
        note = _read(self._articles.get(f"{slug} {self._asked}"))
        if not note:
            return [message("It has not been made so before.")]
        inputs, before = self._inputs[slug], note["inputs"]
        reasons = self._why_common(before)
        if before["issue"] != inputs["issue"]:
            reasons.append(message("Its issue has changed."))
        if before["sources"] != inputs["sources"]:
            now = files_of(self._order.project, f"content/articles/{slug}")
            reasons.append(_changed(note["named"], now))
        if not self._is_of_today(note):
            reasons.append(message("It says something that depends on the day."))
        if reasons:
            return reasons
        if gone := [one[0] for one in note["files"] if self._standing([one], slug) is None]:
            return [message("Not as they were written: {files}.", files=", ".join(gone))]
        return (
            [message("What there is beside it has changed.")] if note["beside"] != self._beside(slug) else []
        )

    def why_together(self, name: str) -> list[Message]:
        """Why pages about several articles have to be made."""
        note = _read(self._together.get(name))
        if not note:
            return [message("It has not been made so before.")]
        if reasons := self._why_common(note["common"]):
            return reasons
        if gone := [one[0] for one in note["files"] if self._standing([one], "") is None]:
            return [message("Not as they were written: {files}.", files=", ".join(gone))]
        return [message("What it shows has changed.")]

    def _why_common(self, before: Mapping[str, str]) -> list[Message]:
        """What has changed of that with which everything is made."""
        reasons = []
        if before["program"] != self._common["program"]:
            reasons.append(message("The program or a library of it has been renewed."))
        if before["journal"] != self._common["journal"]:
            known = _read(self._store.some(_NAMED, [before["journal"]]).get(before["journal"])) or {}
            reasons.append(
                _changed(known, files_of(self._order.project, *shared_sources(self._order.project)))
            )
        return reasons

    def task(self, slug: str) -> Task:
        """An article to make, with what is there of it already."""
        names = [f"{slug} {language} {name}" for language in self._languages for name in _formats()]
        known = {}
        for key, value in self._store.some(_SETTING, names).items():
            _, language, name = key.split(" ")
            if setting := self._setting(_read(value), slug, language):
                known[language, name] = setting
        folder = self._order.project / "content/articles" / slug
        weight = sum(path.stat().st_size for path in folder.glob("*.md"))
        is_there = {
            f"{paths.article_folder(language, slug)}/{name}"
            for language, names in zip(self._languages, self._names(slug), strict=True)
            for name in names
        }
        return Task(self._order, slug, frozenset(is_there), self._made_with, known, weight)

    def together(self, name: str, *inputs: object) -> tuple[str, Result | None]:
        """What tells the inputs of a page about several articles, and the page if it was made from these."""
        digest = digest_of(self._common, self._order.wording, self._order.draft, inputs)
        setting = self._setting(_read(self._together.get(name)))
        return digest, setting.result if setting and setting.inputs == digest else None

    def note_article(self, made: Made) -> None:
        """Notes an article whose files have been written."""
        for (language, name), setting in made.settings.items():
            self._note(_SETTING, f"{made.slug} {language} {name}", setting.inputs, *setting.result)
        note = {
            "inputs": self._inputs[made.slug],
            "named": files_of(self._order.project, f"content/articles/{made.slug}"),
            "beside": self._beside(made.slug),
            "today": self._today,
            "findings": [one.to_plain() for one in made.findings],
            "entries": made.entries,
            "rows": made.rows,
            "files": list(self._stats(made.artifacts)),
        }
        self._new[_ARTICLE][f"{made.slug} {self._asked}"] = json.dumps(note)

    def note_together(
        self, name: str, inputs: str, artifacts: Iterable[Artifact], findings: Iterable[Finding]
    ) -> None:
        """Notes what was made from many articles and has been written."""
        self._note(_TOGETHER, name, inputs, artifacts, findings, common=self._common)

    def forget(self, slugs: Iterable[str]) -> None:
        """Forgets articles that are no more."""
        gone = set(slugs)
        for kind in (_ARTICLE, _SETTING) if gone else ():
            names = self._store.names(kind)
            self._store.keep(kind, {}, [name for name in names if name.partition(" ")[0] in gone])

    def save(self) -> None:
        """Writes down what was noted."""
        for kind in (_SETTING, _ARTICLE, _TOGETHER):
            self._store.keep(kind, self._new[kind])
            self._new[kind].clear()
        journal = self._common["journal"]
        if journal not in self._store.names(_NAMED):
            named = files_of(self._order.project, *shared_sources(self._order.project))
            self._store.keep(_NAMED, {journal: json.dumps(named)})

    def _note(
        self,
        kind: str,
        name: str,
        inputs: str,
        artifacts: Iterable[Artifact],
        findings: Iterable[Finding],
        **more: object,
    ) -> None:
        files = list(self._stats(artifacts))
        note = {"inputs": inputs, "files": files, "findings": [one.to_plain() for one in findings], **more}
        self._new[kind][name] = json.dumps(note)

    def _setting(self, note: Mapping[str, Any] | None, slug: str = "", language: str = "") -> Setting | None:
        """What was noted of files, if they are there as they were written."""
        artifacts = self._standing(note["files"], slug) if note else None
        if note is None or artifacts is None:
            return None
        return Setting(note["inputs"], (artifacts, [Finding.from_plain(one) for one in note["findings"]]))

    def _is_of_today(self, note: Mapping[str, Any]) -> bool:
        """Whether what was found another day would be found today."""
        day: str = note["today"]
        return day == self._today or (
            day < self._today and not any(one[0] in _DATED for one in note["findings"])
        )

    def _beside(self, slug: str, names: Callable[[str], list[list[str]]] | None = None) -> list[list[str]]:
        """What there is of an article: where not all is made, pages link to what is there."""
        return [] if self._order.is_whole else (names or self._names)(slug)

    def _names(self, slug: str) -> list[list[str]]:
        """The files in the folders of an article, by language."""
        folders = (self._order.output / paths.article_folder(language, slug) for language in self._languages)
        return [_files_in(folder) for folder in folders]

    def _seen_names(self, slug: str) -> list[list[str]]:
        """The same, as it was when the build began: without asking the system again for thousands."""
        folders = (paths.article_folder(language, slug) for language in self._languages)
        return [sorted(self._by_folder.get(folder, ())) for folder in folders]

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self._outputs:
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(name)
        return found

    def _stats(self, artifacts: Iterable[Artifact]) -> Iterator[list[Any]]:
        for one in artifacts:
            stat = os.stat(self._order.output / one.path)
            yield [one.path, one.format, one.language, one.pages, stat.st_size, stat.st_mtime_ns]

    def _standing(self, files: Iterable[Sequence[Any]], slug: str) -> list[Artifact] | None:
        """The files noted, if each is there as it was written."""
        found = []
        for path, kind, language, pages, size, modified in files:
            if self._outputs.get(path) != (size, modified):
                return None
            found.append(Artifact(path, b"", kind, slug, language, pages, is_kept=True))
        return found


def _files_in(folder: Path) -> list[str]:
    """The names of the files in a folder, hidden ones left out, as `Looks` leaves them out."""
    try:
        with os.scandir(folder) as entries:
            return sorted(one.name for one in entries if one.is_file() and not one.name.startswith("."))
    except OSError:
        return []


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> Message:
    """Which files are no longer as they were."""
    names = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    return message("Changed: {files}.", files=", ".join(names))


def _formats() -> Iterable[str]:
    from ..formats import FORMATS

    return FORMATS


def _read(note: str | None) -> dict[str, Any] | None:
    try:
        found = json.loads(note) if note else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
