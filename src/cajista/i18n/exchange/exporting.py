"""Makes the files that go to translators."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from ...findings import Finding, Findings, Translate
from ...locale import Locale
from ...model.article import Journal
from ...model.facts import in_language
from ...reading.journal import read_journal
from .articles import Pair, pairs_of
from .glossed import Glosser
from .passages import OPEN, Passage, passages_of
from .po_file import Heading, as_po
from .suggestions import Known, Memory, known_in, with_suggestions
from .tbx import as_tbx
from .tmx import Pairing, as_tmx, known_from, remembered
from .xliff_file import as_xliff

Format: TypeAlias = Literal["po", "xliff", "tmx", "tbx"]
FORMATS: tuple[Format, ...] = ("po", "xliff", "tmx", "tbx")
_SUFFIXES = {"po": "po", "xliff": "xlf"}


@dataclass(frozen=True, slots=True)
class Sent:
    """An article's passages for the translators into a language, and what it adds to the memory."""

    slug: str
    source: str
    target: str
    passages: tuple[Passage, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an article: one `Sent` for each translation, and why it cannot be read."""

    sent: tuple[Sent, ...]
    findings: tuple[Finding, ...] = ()


def read_for_export(project: Path, slug: str, languages: tuple[str, ...], previews: str, every: bool) -> Read:
    """An article's passages: what processes of their own may do.

    `previews` is the address of preview pages, with {language} and {slug}; empty for none.
    """
    journal = _journal(project)
    findings = Findings(slug)
    pairs = pairs_of(project, slug, journal, languages, findings)
    sent = tuple(_sent(pair, previews, every) for pair in pairs.values() if not pair.is_unreadable)
    return Read(sent, tuple(findings))


@lru_cache(maxsize=1)
def _journal(project: Path) -> Journal:
    journal, _ = read_journal(project)
    assert journal is not None  # which whoever asks has made sure of
    return journal


def forget_journal() -> None:
    """Forgets the journal that was read last."""
    _journal.cache_clear()


def _sent(pair: Pair, previews: str, every: bool) -> Sent:
    preview = previews.format(language=pair.language, slug=pair.slug) if previews else ""
    return Sent(
        pair.slug,
        pair.source.version.language,
        pair.language,
        tuple(passages_of(pair, preview, every=every)),
        tuple(known_in(pair)),
    )


@dataclass(frozen=True)
class Export:
    """What files are made with: the journal, its languages, the day (ISO 8601), the translators' language."""

    project: Path
    journal: Journal
    locales: Mapping[str, Locale]
    day: str
    say: Translate
    program: str
    _memories: dict[tuple[str, str], Memory] = field(default_factory=dict)

    def files(self, format_: Format, chosen: Sequence[Sent], every: Sequence[Sent]) -> dict[str, str]:
        """Names of files and what they hold. `every` is all that the memory is made of."""
        if format_ == "tmx":
            return {"memory.tmx": as_tmx(self._pairings(chosen), self.program)}
        if format_ == "tbx":
            return {
                "glossary.tbx": as_tbx(self.journal.glossary, self.journal.facts.languages, self._title(""))
            }
        write = as_po if format_ == "po" else as_xliff
        made = {}
        for one in chosen:
            if one.passages:
                passages = self._helped(one, every)
                name = f"{one.slug}.{one.target}.{_SUFFIXES[format_]}"
                made[name] = write(passages, self._heading(one), self.say)
        return made

    def _helped(self, one: Sent, every: Sequence[Sent]) -> list[Passage]:
        """Passages with suggestions and terms."""
        languages = one.source, one.target
        if languages not in self._memories:
            own = [
                known for other in every if (other.source, other.target) == languages for known in other.known
            ]
            others = known_from(remembered(self.project)[0], *languages, self.journal)
            self._memories[languages] = Memory([*own, *others])
        passages = with_suggestions(one.passages, self._memories[languages])
        glosser = Glosser(self.journal.glossary, self.locales[one.source], self.locales[one.target])
        return glosser.glossed(passages)

    def _heading(self, one: Sent) -> Heading:
        languages = self.journal.facts.languages
        title = f"{self._title(one.source)}: {one.slug}"
        return Heading(title, languages[one.source], languages[one.target], self.day, self.program)

    def _title(self, language: str) -> str:
        """What the journal is called, in a language or its first."""
        facts = self.journal.facts
        first = next(iter(facts.languages))
        return in_language(facts.title, language or first) or in_language(facts.title, first) or ""

    def _pairings(self, sent: Iterable[Sent]) -> list[Pairing]:
        languages = self.journal.facts.languages
        pairings = {
            Pairing(
                ((languages[one.source], known.source), (languages[one.target], known.target)), known.origin
            ): None
            for one in sent
            for known in one.known
        }
        return list(pairings)


def needs_memory(sent: Iterable[Sent]) -> bool:
    """Whether anything is missing or stale, so that suggestions are of use."""
    return any(passage.state == "missing" or passage.is_stale for one in sent for passage in one.passages)


def only_open(sent: Sent) -> Sent:
    """The same without passages that are translated."""
    return replace(sent, passages=tuple(one for one in sent.passages if one.state in OPEN))
