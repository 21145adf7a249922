"""How the translations of an article stand: its texts, what was recorded of them, and each segment's state."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..findings import Findings
from ..model.article import Article, Journal, Version
from ..reading.article import read_texts
from .memory import Record, file_of, read_records
from .segments import Segments, segments_of
from .states import State
from .status import Standing, standings
from .units import Units


@dataclass(frozen=True)
class Translation:
    """An article's text in a language beside the text that it was written in.

    Where there is no text in the language yet, `target` is empty and every segment is missing.
    """

    slug: str
    folder: str  # of the article, relative to the project
    language: str
    source_language: str
    source: Segments
    target: Segments
    records: tuple[Record, ...]
    is_recorded: bool  # whether there is a record file
    standings: tuple[Standing, ...]  # in the order of the source

    @property
    def record_file(self) -> str:
        """Where it is recorded, relative to the project."""
        return file_of(self.folder, self.language)

    @cached_property
    def counts(self) -> Counter[State]:
        """How many segments are in each state."""
        return Counter(one.state for one in self.standings)


class Translations(NamedTuple):
    """The translations of an article, and what there is to say of its files.

    `unread` are languages whose text cannot be read; every language, the source's too, where the source
    or the article itself cannot be.
    """

    read: list[Translation]
    unread: list[str]
    findings: Findings


def read_translations(
    project: Path, slug: str, journal: Journal, languages: Sequence[str] = ()
) -> Translations:
    """The translations of an article into some languages, or into all of the journal's.

    The findings are those of reading the texts and the records; they are what `cajista check` says, too.
    """
    article, findings = read_texts(project, slug, journal)
    wanted = list(languages or journal.facts.languages)
    if article is None:
        return Translations([], wanted, findings)
    read = list(translations_of(project, article, wanted, findings))
    found = [one.language for one in read]
    if article.facts.source_language in article.versions:
        found.append(article.facts.source_language)
    return Translations(read, [language for language in wanted if language not in found], findings)


def translations_of(
    project: Path,
    article: Article,
    languages: Sequence[str],
    findings: Findings,
    units: Callable[[Version], Units | None] = lambda version: None,
) -> Iterator[Translation]:
    """The translations of an article that is read, into some languages; `units` are those known already."""
    source_language = article.facts.source_language
    source = _segments(project, article, source_language, units)
    if source is None or source_language not in article.versions:
        return
    for language in languages:
        target = _segments(project, article, language, units) if language != source_language else None
        if target is None:
            continue
        file = file_of(article.folder, language)
        records = tuple(read_records(project, file, findings))
        yield Translation(
            article.slug,
            article.folder,
            language,
            source_language,
            source,
            target,
            records,
            (project / file).is_file(),
            tuple(standings(source.segments, target.segments, records)),
        )


def _segments(
    project: Path, article: Article, language: str, units: Callable[[Version], Units | None]
) -> Segments | None:
    """A text in segments; without any where nothing is written yet, None where it cannot be read."""
    file = f"{article.folder}/{language}.md"
    try:
        text = (project / file).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Segments(file, "", ())
    except (OSError, UnicodeDecodeError):
        return None
    version = article.versions.get(language)
    if version is None:
        return None if text.strip() else Segments(file, text, ())
    return segments_of(version, text, units(version))
