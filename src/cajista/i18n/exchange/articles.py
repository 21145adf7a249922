"""An article's source and one of its translations, as exchange needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...findings import Findings
from ...model.article import Article, Journal, Version
from ...reading.article import read_texts
from ..memory import Record, file_of, read_records
from ..segments import Segments, segments_of
from ..skeleton import skeleton_of
from ..status import Standing, standings
from ..units import Units, units_of
from .keys import Key, with_keys


@dataclass(frozen=True)
class Side:
    """One language's text: the version, its file as it stands, and its segments."""

    version: Version
    units: Units
    segments: Segments

    @property
    def file(self) -> str:
        """The Markdown file, relative to the project."""
        return self.version.file


@dataclass(frozen=True)
class Pair:
    """An article's source and its translation into `language`; `target` is None where there is no text."""

    article: Article
    language: str
    source: Side
    target: Side | None
    records: tuple[Record, ...]
    is_unreadable: bool = False  # there is a text, and it cannot be read

    @property
    def slug(self) -> str:
        """The article's."""
        return self.article.slug

    @property
    def target_file(self) -> str:
        """The translation's Markdown file, relative to the project."""
        return f"{self.article.folder}/{self.language}.md"

    @cached_property
    def standings(self) -> list[Standing]:
        """How every segment stands."""
        target = self.target.segments.segments if self.target else ()
        return standings(self.source.segments.segments, target, self.records)

    @cached_property
    def keyed(self) -> list[tuple[Key, Standing]]:
        """The segments of the source with their keys."""
        return with_keys(self.slug, self.standings)


def pairs_of(
    project: Path, slug: str, journal: Journal, languages: tuple[str, ...], findings: Findings
) -> Mapping[str, Pair]:
    """An article with each of its translations, by language; all of the journal's where none is asked for.

    Nothing where the article or its source text cannot be read; `findings` say why.
    """
    article, found = read_texts(project, slug, journal)
    source = article.versions.get(article.facts.source_language) if article else None
    if article is None or source is None:
        findings.extend(one for one in found if one.severity == "error")
        return {}
    side = side_of(project, source)
    others = [one for one in languages or journal.facts.languages if one != source.language]
    pairs = {language: _pair(project, article, side, language, findings) for language in others}
    unreadable = {pair.target_file for pair in pairs.values() if pair.is_unreadable}
    findings.extend(one for one in found if one.severity == "error" and one.span.file in unreadable)
    return pairs


def _pair(project: Path, article: Article, source: Side, language: str, findings: Findings) -> Pair:
    version = article.versions.get(language)
    target = side_of(project, version) if version else None
    is_unreadable = target is None and _has_text(project, article, language)
    if target and _is_only_begun(target, source):
        target = None
    records = read_records(project, file_of(article.folder, language), findings)
    return Pair(article, language, source, target, tuple(records), is_unreadable)


def _is_only_begun(target: Side, source: Side) -> bool:
    """Whether a text is what the program made for translators to begin with, and nobody has written in it yet."""
    return not target.segments.segments and target.segments.text == skeleton_of(
        source.version, source.segments.text
    )


def _has_text(project: Path, article: Article, language: str) -> bool:
    """Whether there is anything in a text's file."""
    try:
        return bool((project / article.folder / f"{language}.md").read_bytes().strip())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def side_of(project: Path, version: Version) -> Side:
    """A version with its file as it stands."""
    return side_in((project / version.file).read_bytes().decode("utf-8", "replace"), version)


def side_in(text: str, version: Version) -> Side:
    """A version whose file has this text, line ends and all."""
    units = units_of(version)
    return Side(version, units, segments_of(version, text, units))
