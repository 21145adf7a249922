"""Takes files that come back from translators into the articles' texts and records."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...errors import reason_of
from ...findings import Finding, Findings, Message, Translate, message
from ...model.article import Journal
from ...model.span import Span, start_of
from ...reading.journal import article_slugs
from ...writing import write_whole
from ..memory import Record, file_of, read_records, written
from ..segments import digest_of
from . import rules
from .applying import applied
from .articles import Pair, pairs_of
from .conflicts import JOURNAL_FOLDER, Conflicts, Parked, conflicts_file, plain_context
from .merging import UNFIT, Decision, decisions, record_of
from .po_file import Heading, header, returned_po
from .returned import Returned, ReturnedFile, found
from .tmx import MEMORY, add_to_memory, is_tmx
from .xliff_file import returned_xliff


@dataclass(slots=True)
class Taken:
    """What came of files: how many translations of each sort, the files written, the findings."""

    applied: int = 0
    confirmed: int = 0
    unchanged: int = 0
    parked: int = 0
    remembered: int = 0  # pairs for the translation memory
    files: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left for anybody to mend."""
        return not any(one.severity == "error" for one in self.findings)


@dataclass(frozen=True)
class Desk:
    """What files are taken in with: the journal, who and when, the language of the notes in conflicts files.

    `language` is what the user says the files are in, empty where they say it themselves; `at` is ISO 8601.
    """

    project: Path
    journal: Journal
    by: str
    at: str
    say: Translate
    language: str = ""
    program: str = "Cajista"


def import_files(desk: Desk, paths: Sequence[Path]) -> Taken:
    """Takes files in, one after the other; nothing is raised for what is wrong in them."""
    taken = Taken()
    for path in paths:
        name = _shown(desk.project, path)
        try:
            data = path.read_bytes()
        except OSError as error:
            what = message("This file cannot be read: {reason}.", reason=reason_of(error))
            taken.findings.add(rules.FILES_ARE_WELL_FORMED.id, "error", what, start_of(name))
            continue
        if is_tmx(path.name, data):
            _remember(desk, name, data, taken)
        else:
            for file in _returned(name, data):
                _Import(desk, path, file, taken).run()
    return taken


def _shown(project: Path, path: Path) -> str:
    """A file's name as findings give it: relative to the project where it is in it."""
    absolute = path.resolve()
    return (
        absolute.relative_to(project.resolve()).as_posix()
        if absolute.is_relative_to(project.resolve())
        else str(absolute)
    )


def _returned(name: str, data: bytes) -> list[ReturnedFile]:
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (
        (head.startswith(b"<") and not head.startswith(b"<<"))  # which would be a mark of a merge
        or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        or name.lower().endswith((".xlf", ".xliff"))
    ):
        return returned_xliff(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = message(
            "The file is not in UTF-8: byte {byte} here cannot be read.", byte=f"{data[error.start]:02X}"
        )
        hint = message("Have the translator's program save it as UTF-8, and import it again.")
        return [_faulty(name, line, what, hint)]
    if not text.strip():
        return [_faulty(name, 1, message("The file is empty."))]
    return [returned_po(text.replace("\r\n", "\n").replace("\r", "\n"), name)]


def _faulty(name: str, line: int, what: Message, hint: Message | None = None) -> ReturnedFile:
    return ReturnedFile(
        name, "", "", "", (), (found(name, line, rules.FILES_ARE_WELL_FORMED.id, "error", what, hint),)
    )


def _remember(desk: Desk, name: str, data: bytes, taken: Taken) -> None:
    count, faults = add_to_memory(desk.project, name, data, desk.program)
    taken.findings.extend(faults)
    taken.remembered += count
    if count and MEMORY not in taken.files:
        taken.files.append(MEMORY)


class _Import:
    """Takes one file in."""

    def __init__(self, desk: Desk, path: Path, file: ReturnedFile, taken: Taken) -> None:
        self.desk, self.path, self.file, self.taken = desk, path, file, taken
        self._pairs: dict[tuple[str, str], Pair | None] = {}

    def run(self) -> None:
        """Takes it in, article by article."""
        self.taken.findings.extend(self.file.faults)
        by_slug: dict[str, list[Returned]] = {}
        for item in self.file.items:
            by_slug.setdefault(item.key.slug if item.key else "", []).append(item)
        for slug, items in by_slug.items():
            if not any(item.text.strip() for item in items):
                continue
            pair = self._pair(slug, items)
            if pair is None:
                self._park_all(slug, items)
            else:
                self._take(pair, items)

    def _language(self, slug: str, pairs: Mapping[str, Pair]) -> str:
        """The language of the translations: as the user, the file, its name, or the journal says."""
        stated = self.file.language.replace("_", "-")
        journal = self.desk.journal.facts.languages
        by_locale = {code.lower(): language for language, code in journal.items()}
        parts = re.split(r"[._]", self.path.name)
        likely = (
            self.desk.language,
            stated,
            by_locale.get(stated.lower(), ""),
            stated.split("-")[0],
            *reversed(parts),
        )
        return next((one for one in likely if one in pairs), next(iter(pairs), "") if len(pairs) == 1 else "")

    def _pair(self, slug: str, items: Sequence[Returned]) -> Pair | None:
        """The article of these translations, under the name that it has now."""
        known = article_slugs(self.desk.project, Findings())
        if slug in known:
            findings = Findings(slug)
            pairs = pairs_of(self.desk.project, slug, self.desk.journal, (), findings)
            self.taken.findings.extend(findings)
            return pairs.get(self._language(slug, pairs))
        return self._renamed(known, items) if slug else None

    def _renamed(self, slugs: Iterable[str], items: Sequence[Returned]) -> Pair | None:
        """The article that has most of the passages that these translations are of, at least half of them."""
        wanted = {item.key.source for item in items if item.key}
        best: tuple[int, Pair] | None = None
        for slug in slugs:
            pairs = pairs_of(self.desk.project, slug, self.desk.journal, (), Findings(slug))
            pair = pairs.get(self._language(slug, pairs))
            if pair is None:
                continue
            there = {one.digest for one in pair.source.segments.segments} | {
                one.source for one in pair.records
            }
            count = len(wanted & there)
            if 2 * count >= len(wanted) and (best is None or count > best[0]):
                best = count, pair
        return best[1] if best else None

    def _take(self, pair: Pair, items: Sequence[Returned]) -> None:
        """Puts an article's translations where they belong."""
        made = decisions(pair, items)
        if pair.is_unreadable:
            made = [
                one.parked(rules.TRANSLATIONS_COME_BACK_WHOLE, _UNREADABLE, _MEND_TEXT) if one.text else one
                for one in made
            ]
        outcome = applied(self.desk.project, pair, [one for one in made if one.action == "apply"])
        refused = {id(one) for one in outcome.refused}
        made = [
            one.parked(rules.TRANSLATIONS_COME_BACK_WHOLE, UNFIT, _MEND) if id(one) in refused else one
            for one in made
        ]
        parked = [one for one in made if one.action == "park"]
        confirmed = [one for one in made if one.action == "confirm"]
        self._keep_aside(pair, parked, [*outcome.accepted, *confirmed])
        by = self.file.by or self.desk.by
        records = [record_of(one, by, self.desk.at) for one in (*outcome.accepted, *confirmed)]
        self._record(pair, [one for one in records if one])
        if outcome.accepted:
            self._write(pair.target_file, outcome.text.encode())
        self.taken.applied += len(outcome.accepted)
        self.taken.confirmed += len(confirmed)
        self.taken.unchanged += sum(one.action == "nothing" for one in made)

    def _keep_aside(self, pair: Pair, parked: Sequence[Decision], settled: Sequence[Decision]) -> None:
        """Brings an article's conflicts file up to date, and reports what has been put there."""
        conflicts = self._conflicts(pair.article.folder, pair.language, pair.article.facts.source_language)
        is_itself = self.path.resolve() == conflicts.path.resolve()
        for one in parked:
            if is_itself and one.item.is_guess:  # nobody has settled it yet
                continue
            self._park(conflicts, one, pair)
        contexts = {one.item.stated for one in settled} if is_itself else set()
        conflicts.settle(contexts, {digest_of(one.text) for one in settled})
        self._write_conflicts(conflicts)

    def _park(self, conflicts: Conflicts, one: Decision, pair: Pair) -> None:
        key = one.key or one.item.key
        is_older = one.key and one.item.key and one.key.source != one.item.key.source
        was = one.item.source if is_older else ""
        source = one.standing.source.text if one.standing and one.standing.source else one.item.source
        present = one.standing.target.text if one.standing and one.standing.target else ""
        reason = one.reason.render(self.desk.say) if one.reason else ""
        context = str(key) if key else plain_context(one.item.stated)
        origin = f"{self.file.name}:{one.item.line}"
        said = self.desk.say("The text says now:")
        conflicts.park(Parked(context, source, one.text, reason, present, was, origin), said)
        self._report(one, pair.slug, pair.language)

    def _report(self, one: Decision, slug: str, language: str) -> None:
        self.taken.parked += 1
        if one.rule and one.reason:
            span = Span(self.file.name, one.item.line, 1, one.item.line, 1)
            self.taken.findings.items.append(
                Finding(one.rule.id, one.rule.severity, one.reason, span, one.hint, slug, language)
            )

    def _park_all(self, slug: str, items: Sequence[Returned]) -> None:
        """Keeps translations of which nobody knows the article."""
        languages = self.desk.journal.facts.languages
        stated = self.file.language.replace("_", "-")
        by_locale = {code.lower(): language for language, code in languages.items()}
        parts = re.split(r"[._]", self.path.name)
        likely = (self.desk.language, stated, by_locale.get(stated.lower(), ""), stated.split("-")[0], *parts)
        language = next((one for one in likely if one in languages), "") or "unknown"
        conflicts = self._conflicts(JOURNAL_FOLDER, language, self.file.source_language)
        if self.path.resolve() == conflicts.path.resolve():
            return
        for item in items:
            if not item.text.strip():
                continue
            reason = message("There is no article “{slug}”, and none with its passages.", slug=slug)
            if item.key is None:
                reason = message("The name of this entry tells neither article nor passage.")
            one = Decision(
                item,
                "park",
                item.text.strip(),
                None,
                item.key,
                rules.TRANSLATIONS_HAVE_A_SOURCE,
                reason,
                _COPY,
            )
            origin = f"{self.file.name}:{item.line}"
            context = str(item.key) if item.key else item.stated
            conflicts.park(
                Parked(context, item.source, one.text, reason.render(self.desk.say), origin=origin), ""
            )
            self._report(one, slug, language)
        self._write_conflicts(conflicts)

    def _conflicts(self, folder: str, language: str, source: str) -> Conflicts:
        languages = self.desk.journal.facts.languages
        heading = Heading(
            folder.rpartition("/")[2],
            languages.get(source, source),
            languages.get(language, language),
            self.desk.at[:10],
            self.desk.program,
        )
        return Conflicts(self.desk.project / conflicts_file(folder, language), header(heading))

    def _write_conflicts(self, conflicts: Conflicts) -> None:
        if not conflicts.is_changed:
            return
        data = conflicts.data
        name = _shown(self.desk.project, conflicts.path)
        if data is None:
            conflicts.path.unlink(missing_ok=True)
        else:
            self._write(name, data)

    def _record(self, pair: Pair, records: Sequence[Record]) -> None:
        """Adds to an article's records; lines of theirs that cannot be read stay."""
        if not records:
            return
        file = file_of(pair.article.folder, pair.language)
        findings = Findings()
        known = read_records(self.desk.project, file, findings)
        new = [_with_all_replaced(one, known) for one in records]
        text = written([*known, *new])
        if len(findings):
            text = (self.desk.project / file).read_bytes().decode("utf-8", "surrogateescape")
            text = f"{text.rstrip()}\n{written(new)}"
        self._write(file, text.encode("utf-8", "surrogateescape"))

    def _write(self, file: str, data: bytes) -> None:
        if write_whole(self.desk.project / file, data) and file not in self.taken.files:
            self.taken.files.append(file)


def _with_all_replaced(one: Record, known: Iterable[Record]) -> Record:
    """A record that takes the place of another keeps what that had replaced, too."""
    for other in known:
        if other.key == one.key and other.replaced and other.replaced not in one.replaced:
            texts = [other.replaced, *([one.replaced] if one.replaced else [])]
            return replace(one, replaced="\n\n".join(texts))
    return one


_MEND = message("Mend it in the file and import that again.")
_UNREADABLE = message("The text that this belongs to cannot be read.")
_MEND_TEXT = message("Mend the text (cajista check says where), and import this file again.")
_COPY = message("Where it is needed still, copy it into a text.")
