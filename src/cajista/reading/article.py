"""One article: its facts, its text in each language, its references and figures."""

import os
import re
from dataclasses import replace
from pathlib import Path

from ..findings import Findings, message
from ..model.article import Article, Journal, SourceMap, Version
from ..model.facts import ArticleFacts
from ..model.span import start_of
from ..rules import report
from . import rules
from .images import check_images
from .journal import read_facts
from .references import read_references
from .remarks import read_remarks
from .slugs import ARTICLES
from .suggestions import did_you_mean, nearest_language, one_of
from .text import renamed
from .version import ArticleText, read_version

_LANGUAGE_FILE = re.compile(r"([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.md")


def read_article(project: Path, slug: str, journal: Journal) -> tuple[Article | None, Findings]:
    """An article with all that is known of it, and what is wrong with it.

    None where its facts or every one of its texts cannot be read. A language whose text cannot be
    read is left out of `versions`.
    """
    article, findings = read_texts(project, slug, journal)
    if article is None:
        return None, findings
    folder, source = article.folder, article.source
    _check_other_languages(project / folder, folder, journal, findings)
    about_references = Findings(slug)
    references = read_references(
        project / folder, folder, article.facts.bibliography, source, about_references
    )
    findings.extend(about_references)
    is_unread = any(one.rule in rules.UNREAD for one in about_references)
    figures = _figures(project / folder, journal)
    files = dict.fromkeys([source.file, *(one.source.file for one in references.values())])
    allowances = tuple(one for file in files for one in read_remarks(project / file, file, findings))
    article = replace(
        article,
        references=references,
        has_unread_references=is_unread,
        figures=figures,
        allowances=allowances,
    )
    return replace(article, pixels=check_images(project, article, findings)), findings


def read_texts(project: Path, slug: str, journal: Journal) -> tuple[Article | None, Findings]:
    """The same without references and figures, which what is about the texts alone can do without."""
    findings = Findings(slug)
    folder = f"{ARTICLES}/{slug}"
    if not (project / folder).is_dir():
        what = message("There is no article “{slug}”.", slug=slug)
        report(findings, rules.FILES_ARE_PRESENT, what, start_of(f"{folder}/article.yaml"))
        return None, findings
    checked = read_facts(ArticleFacts, project, f"{folder}/article.yaml", journal.facts.languages, findings)
    stated = ArticleText(checked.facts, checked.source, project) if checked and checked.facts else None
    versions = _versions(project, folder, journal, stated, findings)
    if checked is None or checked.facts is None or not versions:
        _check_other_languages(project / folder, folder, journal, findings)
        return None, findings
    facts = _with_source_language(checked.facts, checked.source, journal, findings)
    return Article(slug, folder, facts, checked.source, versions, references={}), findings


def _with_source_language(
    facts: ArticleFacts, source: SourceMap, journal: Journal, findings: Findings
) -> ArticleFacts:
    """The facts with a source language that is the journal's: by default its first."""
    languages = list(journal.facts.languages)
    if facts.source_language in languages:
        return facts
    if facts.source_language:
        what = message("“{language}” is not a language of the journal.", language=facts.source_language)
        near = nearest_language(facts.source_language, languages)
        hint = did_you_mean(near) if near else one_of(languages)
        report(findings, rules.LANGUAGES_ARE_THE_JOURNALS, what, source.at("source_language"), hint)
    return replace(facts, source_language=languages[0])


def _versions(
    project: Path, folder: str, journal: Journal, stated: ArticleText | None, findings: Findings
) -> dict[str, Version]:
    versions: dict[str, Version] = {}
    for language in journal.facts.languages:
        file = f"{folder}/{language}.md"
        if not os.path.lexists(project / file):
            what = message("The text in this language is missing: {file}.", file=file)
            write = message("Write it, or copy the text of another language to translate it.")
            hint = renamed(project / file) or write
            report(findings, rules.EVERY_LANGUAGE_IS_PRESENT, what, start_of(file), hint, language)
        elif version := _version(project, file, language, stated, findings):
            versions[language] = version
    return versions


def _version(
    project: Path, file: str, language: str, stated: ArticleText | None, findings: Findings
) -> Version | None:
    """The text of a language; what is found in its file is of that language."""
    own = Findings(findings.article)
    version = read_version(project, file, language, stated, own)
    findings.extend(
        replace(one, language=one.language or language) if one.span.file == file else one for one in own
    )
    return version


def _check_other_languages(path: Path, folder: str, journal: Journal, findings: Findings) -> None:
    """Texts in languages that the journal does not have would be set nowhere."""
    languages = list(journal.facts.languages)
    for file in sorted(path.glob("*.md")):
        found = _LANGUAGE_FILE.fullmatch(file.name)
        if not found or found[1] in languages:
            continue
        what = message("“{language}” is not a language of the journal.", language=found[1])
        near = nearest_language(found[1], languages)
        hint = message("Add it to “languages” in content/journal.yaml, or move the file away.")
        if near:
            hint = message("Rename the file to “{name}”, or move it away.", name=f"{near}.md")
        report(
            findings, rules.TEXTS_ARE_IN_THE_JOURNALS_LANGUAGES, what, start_of(f"{folder}/{file.name}"), hint
        )


def _figures(folder: Path, journal: Journal) -> dict[str, tuple[str, ...]]:
    """Files under figures/ and the languages they serve; hidden ones are passed over."""
    result: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder / "figures").rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            own = path.suffixes[-2][1:] if len(path.suffixes) > 1 else ""
            result[inside.as_posix()] = (own,) if own in journal.facts.languages else ()
    return result
