"""What earlier builds made, told by what it was made from, so that nothing is made twice.

Every file is a function of named inputs. An article whose sources, journal, templates and program are
as they were is not even read; of one that is read, an edition that reads as it did is not set again.
What an input was is kept as a digest in the store of the output folder, which may be deleted at any time.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..findings import Finding, Message, message
from ..hashing import digest_of
from ..outputs import Artifact, paths
from .digests import Digests, files_of, program_digest
from .inputs import seen_of_issues, shared_sources
from .looks import Looks, look_at, parts_of
from .order import Made, Order, Result, Setting, Task
from .standing import Standing, is_of, made_of, word_for
from .store import Store

if TYPE_CHECKING:
    from ..checks import Entry
    from ..reporting.rows import Row
    from ..shop import Shop

_SHAPE = 4  # of the notes: another number where they change
_ARTICLE, _ENTRIES, _SETTING, _STANDING, _TOGETHER, _NAMED = (
    f"{kind} {_SHAPE}" for kind in ("article", "entries", "setting", "standing", "together", "named")
)
_FEW = 100  # articles that are asked for one by one


class Looked(NamedTuple):
    """What was found when the folders were looked at, before the build."""

    digests: Digests  # of the project's files
    looks: Looks  # of those in the output folder
    edited: Sequence[str] = ()  # articles that are seen to have changed before all are looked at


class Kept:
    """What one output folder holds, and what it was made from."""

    def __init__(self, order: Order, shop: "Shop", store: Store, looked: "Looked | None" = None) -> None:
        self._order = order
        self._journal = shop.journal
        self._store = store
        self._languages = tuple(shop.journal.facts.languages)
        self._today = str(shop.today)
        self._looked = looked or Looked(
            Digests(store, order.project), Looks(order.output, parts_of(order.output))
        )
        digests = self._looked.digests
        program = program_digest()
        self._made_with = f"{program} {digests.of('templates')} {order.wording}"
        self._common = {"program": program, "journal": digests.of(*shared_sources(order.project))}
        self._made_from = digest_of(self._common)
        asked = (order.languages, order.formats, order.draft, order.strict, order.wording, order.is_whole)
        self._asked = digest_of(asked)
        self._issues: dict[str, str] = {}
        self._together = store.all(_TOGETHER)
        self._new: dict[str, dict[str, str]] = {
            kind: {} for kind in (_SETTING, _ENTRIES, _ARTICLE, _STANDING, _TOGETHER)
        }

    def edited(self, slugs: Sequence[str]) -> list[str]:
        """Those articles that are seen to have changed before all are looked at."""
        among = [slug for slug in self._looked.edited if slug in slugs]
        noted = self._lines(among)
        return [slug for slug in among if slug not in noted or not self._is_made_from(slug, noted[slug])]

    def _lines(self, slugs: Sequence[str]) -> dict[str, Standing]:
        names = {slug: f"{self._asked} {slug}" for slug in slugs}
        if len(slugs) < _FEW:
            lines = self._store.some(_STANDING, list(names.values()))
        else:
            lines = self._store.under(_STANDING, self._asked)
        found = {slug: Standing.from_line(lines.get(name, "")) for slug, name in names.items()}
        return {slug: one for slug, one in found.items() if one}

    def standing(self, slugs: Sequence[str]) -> dict[str, Standing]:
        """Those articles that would be made just as they are, in order; nothing is read of them but a line."""
        noted = self._lines(slugs)
        alike = {slug: one for slug, one in noted.items() if self._is_made_from(slug, one)}
        self._looked.digests.keep()
        seen = {slug: self._outputs(slug) for slug in alike}
        closely = [slug for slug, one in alike.items() if one.outputs != seen[slug]]
        for slug in closely:
            alike[slug] = alike[slug]._replace(outputs=seen[slug])
        for slug in set(closely).difference(as_written := set(self._standing_closely(closely))):
            del alike[slug]
        self._new[_STANDING] |= {f"{self._asked} {slug}": alike[slug].to_line() for slug in as_written}
        return alike

    def _is_made_from(self, slug: str, one: Standing) -> bool:
        """Whether an article was made from what there is now, and would be found to be the same today."""
        return (
            one.common == self._made_from
            and one.sources == self._sources(slug)
            and one.issue == self._issue(slug)
            and one.is_of(self._today)
        )

    def _standing_closely(self, slugs: Sequence[str]) -> Iterator[str]:
        """Those articles whose files are as they were written, among folders that do not look as they did."""
        for slug, note in self._notes(_ARTICLE, slugs):
            if self._standing(note["files"], slug) is not None and note["beside"] == self._beside(slug):
                yield slug

    def found(self, slugs: Sequence[str]) -> "Iterator[tuple[str, list[Finding], list[Row]]]":
        """What was found in articles that stand, and their rows."""
        from ..reporting.rows import Row

        for slug, note in self._notes(_ARTICLE, slugs):
            findings = [Finding.from_plain(one) for one in note["findings"]]
            yield slug, findings, [Row.from_plain(one) for one in note["rows"]]

    def entries(self, slugs: Sequence[str]) -> "Iterator[tuple[str, list[Entry]]]":
        """What rules about the whole journal know of articles that stand."""
        from ..checks import Entry

        for slug, note in self._notes(_ENTRIES, slugs):
            yield slug, [Entry.from_plain(one) for one in note["entries"]]

    def _notes(self, kind: str, slugs: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        names = {f"{slug} {self._asked}": slug for slug in slugs}
        for name, value in self._store.each(kind, list(names)):
            if note := _read(value):
                yield names[name], note

    def _note_of(self, slug: str) -> dict[str, Any] | None:
        return next((note for _, note in self._notes(_ARTICLE, [slug])), None)

    def _sources(self, slug: str) -> str:
        return self._looked.digests.of(f"content/articles/{slug}")

    def _issue(self, slug: str) -> str:
        """What tells what an article shows of issues; the same for all of an issue."""
        issue = self._journal.issue_of(slug)
        name = issue.name if issue else ""
        if name not in self._issues:
            self._issues[name] = digest_of(seen_of_issues(self._journal, slug))
        return self._issues[name]

    def _inputs(self, slug: str) -> dict[str, str]:
        return {**self._common, "issue": self._issue(slug), "sources": self._sources(slug)}

    def _outputs(self, slug: str) -> str:
        """How the folders of an article looked before the build."""
        units = self._looked.looks.units
        return "+".join([units.get(paths.article_folder(one, slug), "") for one in self._languages])

    def why(self, slug: str) -> list[Message]:
        """Why an article has to be made; nothing where it stands."""
        note = self._note_of(slug)
        if not note:
            return [message("It has not been made so before.")]
        inputs, before = self._inputs(slug), note["inputs"]
        reasons = self._why_common(before)
        if before["issue"] != inputs["issue"]:
            reasons.append(message("Its issue has changed."))
        if before["sources"] != inputs["sources"]:
            now = files_of(self._order.project, f"content/articles/{slug}")
            reasons.append(_changed(note["named"], now))
        if not is_of(note["day"], note["found"], self._today):
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
        name = f"{made.slug} {self._asked}"
        folders = (self._order.output / paths.article_folder(one, made.slug) for one in self._languages)
        standing = Standing(
            self._made_from,
            self._issue(made.slug),
            self._sources(made.slug),
            "+".join([look_at(str(folder)) for folder in folders]),
            self._today,
            word_for(made.findings),
            digest_of(made.entries),
            made_of(made.artifacts),
        )
        note = {
            "inputs": self._inputs(made.slug),
            "named": files_of(self._order.project, f"content/articles/{made.slug}"),
            "beside": self._beside(made.slug),
            "day": self._today,
            "found": word_for(made.findings),
            "findings": [one.to_plain() for one in made.findings],
            "rows": made.rows,
            "files": list(self._stats(made.artifacts)),
        }
        self._new[_ARTICLE][name] = json.dumps(note)
        self._new[_ENTRIES][name] = json.dumps({"entries": made.entries})
        self._new[_STANDING][f"{self._asked} {made.slug}"] = standing.to_line()

    def note_together(
        self, name: str, inputs: str, artifacts: Iterable[Artifact], findings: Iterable[Finding]
    ) -> None:
        """Notes what was made from many articles and has been written."""
        self._note(_TOGETHER, name, inputs, artifacts, findings, common=self._common)

    def forget(self, slugs: Iterable[str]) -> None:
        """Forgets articles that are no more."""
        gone = set(slugs)
        for kind in (_ARTICLE, _ENTRIES, _SETTING, _STANDING) if gone else ():
            of = -1 if kind == _STANDING else 0  # the word that is the slug
            names = self._store.names(kind)
            self._store.keep(kind, {}, [name for name in names if name.split(" ")[of] in gone])

    def save(self) -> None:
        """Writes down what was noted."""
        self._store.keep_together(self._new)
        for values in self._new.values():
            values.clear()
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

    def _beside(self, slug: str) -> list[list[str]]:
        """What there is of an article: where not all is made, pages link to what is there."""
        return [] if self._order.is_whole else self._names(slug)

    def _names(self, slug: str) -> list[list[str]]:
        """The files in the folders of an article, by language."""
        return [
            _files_in(self._order.output / paths.article_folder(language, slug))
            for language in self._languages
        ]

    def _stats(self, artifacts: Iterable[Artifact]) -> Iterator[list[Any]]:
        for one in artifacts:
            stat = os.stat(self._order.output / one.path)
            yield [one.path, one.format, one.language, one.pages, stat.st_size, stat.st_mtime_ns]

    def _standing(self, files: Iterable[Sequence[Any]], slug: str) -> list[Artifact] | None:
        """The files noted, if each is there as it was written."""
        found = []
        for path, kind, language, pages, size, modified in files:
            try:
                stat = os.stat(self._order.output / path)
            except OSError:
                return None
            if (stat.st_size, stat.st_mtime_ns) != (size, modified):
                return None
            found.append(Artifact(path, b"", kind, slug, language, pages, is_kept=True))
        return found


def _files_in(folder: Path) -> list[str]:
    """The names of the files in a folder, hidden ones left out."""
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
