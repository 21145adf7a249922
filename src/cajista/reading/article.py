"""One article: its facts, its text in each language, its references and figures."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..findings import Findings, message
from ..model.article import Article, Journal, SourceMap, Version
from ..model.block import Blocks
from ..model.facts import ArticleFacts, Declarations, FrontMatter, in_language
from ..model.inline import Inlines
from ..model.span import Span
from ..rules import report
from .journal import ARTICLES
from .markdown import Placement, read_allowances, read_blocks, read_inline, read_markdown
from .references import read_references
from .rules import EVERY_LANGUAGE_IS_PRESENT, FILES_ARE_PRESENT, LANGUAGES_ARE_THE_JOURNALS
from .schema import check_languages, localized_keys, validate
from .text import read_text
from .yaml_source import read_yaml, split_front_matter

_LANGUAGE_FILE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md")


def read_article(project: Path, slug: str, journal: Journal) -> tuple[Article | None, Findings]:
    """An article with all that is known of it; None where its facts or every one of its texts cannot be read."""
    findings = Findings(slug)
    folder = f"{ARTICLES}/{slug}"
    facts, source = _facts(project, folder, journal, findings)
    versions = {
        language: version
        for language in journal.facts.languages
        if (
            version := _version(
                project, f"{folder}/{language}.md", language, journal, facts, source, findings
            )
        )
    }
    _check_other_languages(project / folder, folder, journal, findings)
    if facts is None or not versions:
        return None, findings
    references = read_references(project / folder, folder, facts.bibliography, source, findings)
    article = Article(slug, folder, facts, source, versions, references, _figures(project / folder, journal))
    return article, findings


def _facts(
    project: Path, folder: str, journal: Journal, findings: Findings
) -> tuple[ArticleFacts | None, SourceMap]:
    file = f"{folder}/article.yaml"
    text = read_text(project / file, file, findings)
    if text is None:
        return None, SourceMap(file)
    data, source = read_yaml(text, file, findings)
    if data is None:
        if not findings.items:
            what = message("This file is empty.")
            report(findings, FILES_ARE_PRESENT, what, source.at())
        return None, source
    facts = validate(ArticleFacts, _names_inside(data), source, findings)
    check_languages(data, source, journal.facts.languages, localized_keys(ArticleFacts), findings)
    if facts and not facts.source_language:
        facts = replace(facts, source_language=next(iter(journal.facts.languages)))
    elif facts and facts.source_language not in journal.facts.languages:
        what = message("{language} is not a language of the journal.", language=facts.source_language)
        report(findings, LANGUAGES_ARE_THE_JOURNALS, what, source.at("source_language"))
    return facts, source


def _names_inside(data: Any) -> Any:
    """The data with each author's `literal` within `name`, where it may stand beside it."""
    if not isinstance(data, dict) or not isinstance(data.get("authors"), list):
        return data

    def inside(author: Any) -> Any:
        if isinstance(author, dict) and "literal" in author and "name" not in author:
            return {
                "name": {"literal": author["literal"]},
                **{k: v for k, v in author.items() if k != "literal"},
            }
        return author

    return {**data, "authors": [inside(author) for author in data["authors"]]}


def _version(
    project: Path,
    file: str,
    language: str,
    journal: Journal,
    facts: ArticleFacts | None,
    article_source: SourceMap,
    findings: Findings,
) -> Version | None:
    if not (project / file).is_file():
        what = message("The text in this language is missing: {file}.", file=file)
        hint = message("Write it, or copy the text of another language to translate it.")
        report(
            findings, EVERY_LANGUAGE_IS_PRESENT, what, Span(file, 1, 1, 1, 1), hint=hint, language=language
        )
        return None
    text = read_text(project / file, file, findings)
    if text is None:
        return None
    parts = split_front_matter(text, file, findings)
    before = len(findings)
    data, source = read_yaml(parts.yaml, file, findings, parts.yaml_line)
    if data is None and len(findings) > before:
        return None  # a text without its title is not set; the finding says what to mend
    front = validate(FrontMatter, data, source, findings, language) or FrontMatter()
    lines = text.split("\n")
    body = read_markdown(parts.body, file, parts.body_line, findings, language=language)
    words = _Words(front, source, facts, article_source, lines, findings, language)
    return Version(
        language=language,
        front=front,
        source=source,
        body=body,
        title=words.inline("title"),
        subtitle=words.inline("subtitle"),
        short_title=words.inline("short_title"),
        abstract=words.blocks("abstract"),
        keywords=words.keywords(),
        notice=words.inline("notice"),
        declarations=words.declarations(),
        allowances=read_allowances(parts.body, file, parts.body_line, findings),
    )


class _Words:
    """The words of one language that are Markdown within YAML: the front matter's, else `article.yaml`'s."""

    def __init__(
        self,
        front: FrontMatter,
        source: SourceMap,
        facts: ArticleFacts | None,
        article_source: SourceMap,
        lines: list[str],
        findings: Findings,
        language: str,
    ) -> None:
        self.front, self.source, self.lines = front, source, lines
        self.facts, self.article_source = facts, article_source
        self.findings, self.language = findings, language

    def text(self, name: str) -> tuple[str, Placement]:
        if own := getattr(self.front, name):
            return own, self.placed(own, self.source.at(name))
        value = in_language(getattr(self.facts, name, ""), self.language) or ""
        path = (name, self.language) if isinstance(getattr(self.facts, name, ""), Mapping) else (name,)
        return value, Placement(self.article_source.at(*path), exact=False)

    def inline(self, name: str) -> Inlines:
        text, place = self.text(name)
        return read_inline(text, place, self.findings, language=self.language) if text else ()

    def blocks(self, name: str) -> Blocks:
        text, place = self.text(name)
        return read_blocks(text, place, self.findings, language=self.language).blocks if text else ()

    def keywords(self) -> tuple[Inlines, ...]:
        own = [
            (word, self.placed(word, self.source.at("keywords", at)))
            for at, word in enumerate(self.front.keywords)
        ]
        if not own and self.facts:
            words = in_language(self.facts.keywords, self.language) or []
            own = [(word, Placement(self.article_source.at("keywords"), exact=False)) for word in words]
        return tuple(
            read_inline(word, place, self.findings, language=self.language) for word, place in own if word
        )

    def declarations(self) -> dict[str, Blocks]:
        said = {one.name: getattr(self.front.declarations, one.name) for one in fields(Declarations)}
        return {
            name: read_blocks(
                text,
                self.placed(text, self.source.at("declarations", name)),
                self.findings,
                language=self.language,
            ).blocks
            for name, text in said.items()
            if text
        }

    def placed(self, text: str, span: Span) -> Placement:
        """Where a text stands: exactly where it is plain or quoted on one line, or a block of lines."""
        if span.line == span.end_line:
            typed = self.lines[span.line - 1][span.column - 1 : span.end_column - 1]
            if typed == text:
                return Placement(span, exact=True)
            if typed[1:-1] == text:
                inner = Span(span.file, span.line, span.column + 1, span.end_line, span.end_column - 1)
                return Placement(inner, exact=True)
            return Placement(span, exact=False)
        return Placement(span, exact=False, starts=self.line_starts(text, span))

    def line_starts(self, text: str, span: Span) -> tuple[tuple[int, int], ...]:
        """Where each line of a block scalar (`|`) begins; empty where the lines were folded."""
        starts = []
        for at, line in enumerate(text.rstrip("\n").split("\n")):
            number = span.line + 1 + at
            typed = self.lines[number - 1] if number <= len(self.lines) else ""
            if typed.strip() != line.strip() or (not typed.endswith(line.rstrip()) and line.strip()):
                return ()
            starts.append((number, typed.find(line) + 1 if line else 1))
        return (*starts, *[starts[-1]] * (text.count("\n") + 1 - len(starts))) if starts else ()


def _check_other_languages(path: Path, folder: str, journal: Journal, findings: Findings) -> None:
    """Texts in languages that the journal does not have would be set nowhere."""
    if not path.is_dir():
        return
    for file in sorted(path.glob("*.md")):
        found = _LANGUAGE_FILE.fullmatch(file.name)
        if found and found[1] not in journal.facts.languages:
            report(
                findings,
                LANGUAGES_ARE_THE_JOURNALS,
                message("{language} is not a language of the journal.", language=found[1]),
                Span(f"{folder}/{file.name}", 1, 1, 1, 1),
                hint=message("Add it to languages in content/journal.yaml, or move the file away."),
            )


def _figures(folder: Path, journal: Journal) -> dict[str, tuple[str, ...]]:
    """Files under figures/ and the languages they serve; hidden ones are passed over."""
    files = sorted(
        path for path in (folder / "figures").rglob("*") if path.is_file() and not path.name.startswith(".")
    )
    result: dict[str, tuple[str, ...]] = {}
    for path in files:
        own = path.suffixes[-2][1:] if len(path.suffixes) > 1 else ""
        result[path.relative_to(folder).as_posix()] = (own,) if own in journal.facts.languages else ()
    return result
