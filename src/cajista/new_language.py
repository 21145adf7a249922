"""A language more for a journal: `cajista i18n new`. Of what is there, only the list of languages is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .clock import today
from .errors import CajistaError, UsageError
from .findings import Findings, message
from .i18n.exchange.po_file import entries_of, quoted, written
from .i18n.skeleton import skeleton_of
from .model.article import Journal
from .model.span import Span
from .po import Entry
from .reading.article import read_texts
from .reading.journal import JOURNAL, article_slugs, read_journal
from .reading.locales import is_language, is_locale, languages_example, likely_locale
from .shop import UnusableJournalError
from .speaking import words_for_pages
from .templating import Templates
from .writing import write_whole


@dataclass(frozen=True, slots=True)
class Added:
    """A language that was added: its code, and the files that were made or changed for it."""

    language: str
    files: tuple[Path, ...]


def add_language(project: Path, code: str) -> Added:
    """Adds a language, or what is missing of one: its entry in `journal.yaml`, its catalogue, a text for each article.

    `code` is a language or a locale: `ar`, `pt-PT`. Where the program has the words of its pages, the
    journal needs no catalogue of its own.

    Raises:
        UsageError: the journal cannot be used, or the language is not known.
        CajistaError: a file cannot be written, or the list of languages cannot be found in it.
    """
    journal = _read(project)
    language, locale = _language_of(code)
    files = []
    if language not in journal.facts.languages:
        files.append(_listed(project, journal, language, locale))
        journal = _read(project)
    files += _catalogue(project, language, locale)
    files += _texts(project, journal, language)
    return Added(language, tuple(files))


def _read(project: Path) -> Journal:
    journal, findings = read_journal(project)
    if journal is None:
        raise UnusableJournalError(list(findings))
    return journal


def _language_of(code: str) -> tuple[str, str]:
    """A language and its locale; of a language alone, the locale that most of its readers share."""
    language = code.partition("-")[0].lower()
    locale = code if code != language else likely_locale(language)
    if not is_language(language) or not locale or not is_locale(locale):
        what = message("“{code}” is not a locale that is known.", code=code)
        raise UsageError(what, message("Write a language, or a language and a country: pt, pt-PT."))
    return language, locale


def _listed(project: Path, journal: Journal, language: str, locale: str) -> Path:
    """Adds the language to the list in `journal.yaml`, after the last one, as that is written."""
    path = project / JOURNAL
    text = path.read_bytes().decode("utf-8")
    last = list(journal.facts.languages)[-1]
    key, value = journal.source.key("languages", last), journal.source.at("languages", last)
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    line = lines[value.end_line - 1]
    if _is_block(lines, journal.source.key("languages", next(iter(journal.facts.languages)))):
        end = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[value.end_line - 1] = line.rstrip("\r\n") + end
        lines.insert(value.end_line, f"{' ' * (key.column - 1)}{language}: {locale}{end}")
    else:
        at = value.end_column - 1
        lines[value.end_line - 1] = f"{line[:at]}, {language}: {locale}{line[at:]}"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    write_whole(path, (mark + "".join(lines)).encode())
    changed, _ = read_journal(project)
    if changed is None or changed.facts.languages != {**journal.facts.languages, language: locale}:
        write_whole(path, text.encode())
        what = message("The list of languages in {file} cannot be added to.", file=JOURNAL)
        raise CajistaError(what, message("Add “{example}”.", example=languages_example([language])))
    return path


def _is_block(lines: list[str], first: Span) -> bool:
    """Whether a mapping has a line for each entry, without braces: what stands before its first key tells."""
    before = [line for line in lines[: first.line - 1] if line.partition("#")[0].strip()]
    own = lines[first.line - 1][: first.column - 1]
    return not own.strip() and bool(before) and not before[-1].partition("#")[0].rstrip().endswith("{")


def _catalogue(project: Path, language: str, locale: str) -> Iterator[Path]:
    """The file for the words of pages, empty; none where program or journal have it."""
    templates = Templates(project)
    if any(path.is_file() for path in templates.catalogues(language)):
        return
    path = templates.own / "locales" / f"{language}.po"
    write_whole(path, _emptied(entries_of(words_for_pages()), language, locale).encode())
    yield path


def _emptied(entries: Iterable[Entry], language: str, locale: str) -> str:
    """A catalogue with entries that nobody has translated, and a header for the language."""
    from babel import Locale
    from babel.messages.plurals import get_plural

    plurals = get_plural(locale.replace("-", "_"))
    fields = {
        "Project-Id-Version": "Cajista interface",
        "PO-Revision-Date": f"{today().isoformat()} 00:00+0000",
        "Last-Translator": "Cajista",
        "Language": language,
        "Language-Team": Locale.parse(locale, sep="-").english_name or language,
        "Plural-Forms": f"nplurals={plurals.num_plurals}; plural={plurals.plural_expr};",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f"{quoted(f'{name}: {value}' + chr(10))}\n" for name, value in fields.items())
    head = f'msgid ""\nmsgstr ""\n{lines}'
    return "\n".join((head, *(written(_empty(one, plurals.num_plurals)) for one in entries)))


def _empty(one: Entry, plurals: int) -> Entry:
    forms = ("",) * (plurals if one.plural else 1)
    return replace(one, msgstr=forms, comments=[], references=[], previous={})


def _texts(project: Path, journal: Journal, language: str) -> Iterator[Path]:
    """A text to be translated for each article that has none in the language, and whose source can be read."""
    for slug in article_slugs(project, Findings()):
        article, _ = read_texts(project, slug, journal)
        source = article.versions.get(article.facts.source_language) if article else None
        if article is None or source is None:
            continue
        path = project / article.folder / f"{language}.md"
        if not path.exists():
            text = (project / source.file).read_bytes().decode("utf-8", "replace")
            write_whole(path, skeleton_of(source, text).encode())
            yield path
