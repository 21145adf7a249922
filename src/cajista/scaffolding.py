"""New journals, issues and articles: `cajista new`. Nothing that exists is ever written over."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .errors import CajistaError, UsageError
from .findings import Findings, message
from .installed import program_templates
from .locale import Locale
from .outputs.setting import locales_of
from .reading.journal import JOURNAL, read_journal, slug_of
from .speaking import languages, languages_of_pages
from .templating import Templates, yaml_text
from .writing import write_whole

_ISSUE = re.compile(r"\d+[A-Za-z]?(?:-[A-Za-z0-9]+)?")
_FIRST = "first-article"


def new_journal(folder: Path, codes: Sequence[str] = ()) -> list[Path]:
    """The files of a journal that builds at once.

    `codes` are its languages or locales (`pt`, `pt-PT`); by default all languages that the program speaks.

    Raises:
        UsageError: there is a journal already, or a locale or its words are not known.
    """
    if (folder / JOURNAL).exists():
        raise UsageError(message("There is a journal in {folder} already.", folder=str(folder)))
    scaffold = _Scaffold(folder, _locales(codes or languages()))
    skeleton = program_templates() / "new" / "journal"
    sources = [path.relative_to(skeleton) for path in sorted(skeleton.rglob("*")) if path.is_file()]
    made = [scaffold.write(f"journal/{path.as_posix()}", _name(path)) for path in sources]
    return [*made, *scaffold.article(_FIRST)]


def _locales(codes: Sequence[str]) -> dict[str, str]:
    """Languages with their locales; a language alone has the locale that most of its readers share (CLDR)."""
    from babel import Locale as Cldr
    from babel import UnknownLocaleError

    found: dict[str, str] = {}
    for code in codes:
        language = code.partition("-")[0].lower()
        if language not in languages_of_pages():
            raise UsageError(
                message("There are no interface words for the language {language}.", language=language),
                message("The program has: {languages}.", languages=", ".join(languages_of_pages())),
            )
        try:
            cldr = Cldr.parse(code, sep="-")
        except (ValueError, UnknownLocaleError) as error:
            raise UsageError(message("“{code}” is not a locale that is known.", code=code)) from error
        found[language] = f"{cldr.language}-{cldr.territory or _territory(cldr.language)}"
    return found


def _territory(language: str) -> str:
    from babel.core import get_global

    return str(get_global("likely_subtags").get(language, language)).rpartition("_")[2]


def _name(path: Path) -> Path:
    return path.with_name("." + path.name[4:]) if path.name.startswith("dot-") else path


def new_article(project: Path, name: str) -> list[Path]:
    """The files of an article, in the journal's languages.

    Raises:
        UsageError: the name cannot be part of an address, or there is such an article.
    """
    slug = slug_of(name)
    if slug != name:
        raise UsageError(
            message("{name} cannot be part of a web address.", name=name),
            message("Call it {slug}.", slug=slug),
        )
    if (project / "content" / "articles" / slug).exists():
        raise UsageError(message("There is an article {slug} already.", slug=slug))
    return _scaffold(project).article(slug)


def new_issue(project: Path, name: str) -> list[Path]:
    """The file of an issue, named volume-number: `19-2`.

    Raises:
        UsageError: the name has another form, or there is such an issue.
    """
    if not _ISSUE.fullmatch(name):
        raise UsageError(message("An issue is named by volume and number: 19-2."))
    path = Path("content") / "issues" / f"{name.lower()}.yaml"
    if (project / path).exists():
        raise UsageError(message("There is an issue {name} already.", name=name))
    volume, _, issue = name.partition("-")
    return [_scaffold(project).write("issue.yaml", path, volume=volume, issue=issue)]


def _scaffold(project: Path) -> "_Scaffold":
    journal, _ = read_journal(project)
    if journal is None:
        raise CajistaError(message("The journal cannot be read."), message("cajista check says why."))
    return _Scaffold(project, journal.facts.languages)


class _Scaffold:
    """Fills in the files of a project with words of its languages."""

    def __init__(self, project: Path, codes: Mapping[str, str]) -> None:
        self._project = project
        self._templates = Templates(project)
        self._locales = locales_of(self._templates, codes, Findings())

    def article(self, slug: str) -> list[Path]:
        """The files of an article; what all languages share is in the words of the first."""
        folder = Path("content") / "articles" / slug
        shared = [
            self.write(f"article/{name}", folder / name, slug=slug)
            for name in ("article.yaml", "references.yaml")
        ]
        texts = [
            self.write("article/text.md", folder / f"{language}.md", locale)
            for language, locale in self._locales.items()
        ]
        return [*shared, *texts]

    def write(self, template: str, path: Path, locale: Locale | None = None, **values: Any) -> Path:
        """Writes one file."""
        locale = locale or next(iter(self._locales.values()))
        text = self._templates.render(
            f"new/{template}",
            locale,
            locales={language: one.code for language, one in self._locales.items()},
            in_each_language=self._in_each_language,
            schema=partial(self._schema, path),
            **values,
        )
        write_whole(self._project / path, text.encode())
        return self._project / path

    def _in_each_language(self, text: str) -> str:
        """A wording as a mapping from language to words."""
        said = (f"{language}: {yaml_text(one.say(text))}" for language, one in self._locales.items())
        return f"{{{', '.join(said)}}}"

    def _schema(self, path: Path, name: str) -> str:
        """The line by which editors complete keys, where the project has the schemas."""
        file = Path("docs") / "schemas" / f"{name}.json"
        if not (self._project / file).is_file():
            return ""
        return f"# yaml-language-server: $schema={'../' * (len(path.parts) - 1)}{file.as_posix()}\n"
