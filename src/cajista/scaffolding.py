"""New journals, issues and articles: `cajista new`. Nothing that exists is ever written over."""

import re
from collections.abc import Iterable
from pathlib import Path

from .errors import CajistaError, UsageError
from .findings import message
from .reading.journal import read_journal, slug_of
from .templating import program_templates
from .writing import write_whole

_ISSUE = re.compile(r"\d+[A-Za-z]?(?:-[A-Za-z0-9]+)?")


def new_journal(folder: Path) -> list[Path]:
    """The files of a journal that builds at once.

    Raises:
        UsageError: there is a journal already.
    """
    if (folder / "content" / "journal.yaml").exists():
        raise UsageError(message("There is a journal in {folder} already.", folder=str(folder)))
    skeleton = program_templates() / "new" / "journal"
    sources = sorted(path for path in skeleton.rglob("*") if path.is_file())
    made = [
        _write(folder / _name(path.relative_to(skeleton)), path.read_text("utf-8"), {}) for path in sources
    ]
    return [*made, *_article(folder, "first-article", _languages(folder))]


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
    return _article(project, slug, _languages(project))


def _article(project: Path, slug: str, languages: Iterable[str]) -> list[Path]:
    skeleton = program_templates() / "new" / "article"
    folder = project / "content" / "articles" / slug
    names = list(languages)
    values = {"slug": slug, "language": names[0]}
    made = [
        _write(folder / name, (skeleton / name).read_text("utf-8"), values)
        for name in ("article.yaml", "references.yaml")
    ]
    text = (skeleton / "text.md").read_text("utf-8")
    return made + [
        _write(folder / f"{language}.md", text, {**values, "language": language}) for language in names
    ]


def new_issue(project: Path, name: str) -> list[Path]:
    """The file of an issue, named volume-number: `19-2`.

    Raises:
        UsageError: the name has another form, or there is such an issue.
    """
    if not _ISSUE.fullmatch(name):
        raise UsageError(message("An issue is named by volume and number: 19-2."))
    path = project / "content" / "issues" / f"{name}.yaml"
    if path.exists():
        raise UsageError(message("There is an issue {name} already.", name=name))
    volume, _, issue = name.partition("-")
    text = (program_templates() / "new" / "issue.yaml").read_text("utf-8")
    return [_write(path, text, {"volume": volume, "issue": issue})]


def _languages(project: Path) -> list[str]:
    journal, _ = read_journal(project)
    if journal is None:
        raise CajistaError(message("The journal cannot be read."))
    return list(journal.facts.languages)


def _write(path: Path, text: str, values: dict[str, str]) -> Path:
    for name, value in values.items():
        text = text.replace(f"[[{name}]]", value)
    write_whole(path, text.encode())
    return path
