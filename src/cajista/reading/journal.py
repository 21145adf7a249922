"""The journal's own files: `content/journal.yaml` and `content/issues/`."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..findings import Findings, message
from ..model.article import Issue, Journal, SourceMap
from ..model.facts import IssueFacts, JournalFacts
from ..model.span import start_of
from ..rules import report
from .rules import ISSUES_LIST_ARTICLES_ONCE, LANGUAGES_ARE_THE_JOURNALS, SLUGS_ARE_PLAIN
from .schema import check_languages, localized_keys, validate
from .text import read_text
from .yaml_source import read_yaml

JOURNAL = "content/journal.yaml"
ARTICLES = "content/articles"
ISSUES = "content/issues"
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def read_journal(project: Path) -> tuple[Journal | None, Findings]:
    """The journal's settings and issues; None where they cannot be read at all."""
    findings = Findings()
    text = read_text(project / JOURNAL, JOURNAL, findings)
    if text is None:
        return None, findings
    data, source = read_yaml(text, JOURNAL, findings)
    if data is None:
        return None, findings
    facts = validate(JournalFacts, _setting_first(data), source, findings)
    if facts is None or not _languages_are_locales(facts, source, findings):
        return None, findings
    check_languages(data, source, facts.languages, localized_keys(JournalFacts), findings)
    files = sorted((project / ISSUES).glob("*.yaml"), key=lambda path: path.name)
    issues = tuple(issue for path in files if (issue := _read_issue(path, facts.languages, findings)))
    _check_lists(issues, set(article_slugs(project, Findings())), findings)
    return Journal(facts, source, issues), findings


def _setting_first(data: Any) -> Any:
    """`house_style` by setting, whether it was typed by setting or by language."""
    if not isinstance(data, dict) or not isinstance(house := data.get("house_style"), dict):
        return data
    languages = data.get("languages") if isinstance(data.get("languages"), dict) else {}
    turned: dict[str, Any] = {}
    for key, value in house.items():
        if key in (languages or {}) and isinstance(value, dict):
            for setting, inner in value.items():
                if setting in ("required", "units"):
                    turned[setting] = inner
                elif isinstance(turned.setdefault(setting, {}), dict):
                    turned[setting][key] = inner
        else:
            turned[key] = value
    return {**data, "house_style": turned}


def _languages_are_locales(facts: JournalFacts, source: SourceMap, findings: Findings) -> bool:
    from babel import Locale, UnknownLocaleError

    fine = bool(facts.languages)
    if not fine:
        report(
            findings,
            LANGUAGES_ARE_THE_JOURNALS,
            message("The journal has no language."),
            source.at("languages"),
            hint=message("Write languages: {en: en-US, es: es-ES}."),
        )
    for language, code in facts.languages.items():
        try:
            Locale.parse(code, sep="-")
        except (ValueError, UnknownLocaleError):
            fine = False
            report(
                findings,
                LANGUAGES_ARE_THE_JOURNALS,
                message("{code} is not a locale.", code=code),
                source.at("languages", language),
                hint=message("Write a language and a country: pt-BR."),
            )
    return fine


def _read_issue(path: Path, languages: Iterable[str], findings: Findings) -> Issue | None:
    file = f"{ISSUES}/{path.name}"
    text = read_text(path, file, findings)
    if text is None:
        return None
    data, source = read_yaml(text, file, findings)
    facts = validate(IssueFacts, data, source, findings) if data is not None else None
    if facts is None:
        return None
    check_languages(data, source, languages, localized_keys(IssueFacts), findings)
    return Issue(path.stem, facts, source)


def _check_lists(issues: Iterable[Issue], slugs: set[str], findings: Findings) -> None:
    """Every article that an issue lists exists, and stands in one place."""
    seen: dict[str, str] = {}
    for issue in issues:
        for at, section in enumerate(issue.facts.sections):
            for index, slug in enumerate(section.articles):
                span = issue.source.at("sections", at, "articles", index)
                if slug not in slugs:
                    near = difflib.get_close_matches(slug, slugs, n=1)
                    hint = message("Did you mean {word}?", word=near[0]) if near else None
                    what = message("There is no article {slug}.", slug=slug)
                    report(findings, ISSUES_LIST_ARTICLES_ONCE, what, span, hint=hint)
                elif slug in seen:
                    what = message(
                        "The article {slug} is listed already, in {file}.", slug=slug, file=seen[slug]
                    )
                    report(findings, ISSUES_LIST_ARTICLES_ONCE, what, span)
                seen.setdefault(slug, issue.source.file)


def article_slugs(project: Path, findings: Findings) -> list[str]:
    """The names of the article folders, in order; a name that cannot be a web address is a finding."""
    folder = project / ARTICLES
    if not folder.is_dir():
        return []
    names = sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
    for name in names:
        if not _SLUG.fullmatch(name):
            report(
                findings,
                SLUGS_ARE_PLAIN,
                message("The folder name {name} cannot be part of a web address.", name=name),
                start_of(f"{ARTICLES}/{name}/article.yaml"),
                hint=message("Rename the folder {slug}.", slug=slug_of(name)),
            )
    return [name for name in names if _SLUG.fullmatch(name)]


def slug_of(name: str) -> str:
    """A legal slug made of any name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"
