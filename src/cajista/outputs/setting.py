"""The setting of editions, by any process: what one needs is the project's templates, nothing of its sources."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from ..catalogue import read_catalogue
from ..drafting import Wording, as_drafted
from ..findings import Finding, Findings, message
from ..formats import SLOW, module_of
from ..locale import Locale
from ..model.edition import Edition
from ..model.span import start_of
from ..templating import Templates
from . import Artifact, Press


def set_edition(
    edition: Edition, name: str, project: Path, cache_folder: Path, wording: Wording = ""
) -> tuple[list[Artifact], list[Finding]]:
    """The files of one format of an edition, and what was found: a pure function of edition and templates."""
    languages = tuple(edition.journal.languages.items())
    press = replace(_bench(project, cache_folder, languages, wording), findings=Findings(edition.slug))
    artifacts = list(import_module(module_of(name)).article(edition, press))
    return artifacts, [*press.findings, *missing_words(press.locales)]


def make_ready(project: Path, cache_folder: Path) -> None:
    """Loads what slow formats need, in a process that has nothing else to do while sources are read."""
    templates = Templates(project)
    for name in SLOW:
        with suppress(Exception):  # what is wrong is told of the article that meets it
            import_module(module_of(name)).load(templates, cache_folder)
    for path in templates.all("locales/*.po"):
        read_catalogue(path.stem, [path], Findings())  # parsed here, and kept
    # What is loaded stays; looking through it for garbage again and again costs a tenth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@cache
def _bench(
    project: Path, cache_folder: Path, languages: tuple[tuple[str, str], ...], wording: Wording
) -> Press:
    """What a process sets editions with, made once."""
    templates = Templates(project)
    return Press(
        project, cache_folder, templates, locales_of(templates, dict(languages), Findings(), wording)
    )


def clear() -> None:
    """Forgets the templates, for a process that builds again after they changed."""
    _bench.cache_clear()


def locales_of(
    templates: Templates, languages: Mapping[str, str], findings: Findings, wording: Wording = ""
) -> dict[str, Locale]:
    """A journal's languages as they are set, by code."""
    return {
        language: Locale(
            language,
            code,
            as_drafted(read_catalogue(language, templates.catalogues(language), findings), wording),
        )
        for language, code in languages.items()
    }


def missing_words(locales: Mapping[str, Locale]) -> Iterator[Finding]:
    """Interface words that were asked for and that a catalogue does not have."""
    for locale in locales.values():
        for context, text in sorted(locale.catalogue.missing):
            said = f"{context}: {text}" if context else text
            what = message("The interface text “{text}” is not translated.", text=said)
            span = start_of(locale.catalogue.file)
            hint = message("Add it to this file.")
            yield Finding(
                "every-interface-word-is-translated", "error", what, span, hint, "", locale.language
            )
