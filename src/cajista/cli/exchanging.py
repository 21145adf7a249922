"""`cajista i18n export` and `import`: translations to other programs and back."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..findings import Finding, Message, Translate, message, settled
from .common import FAULTY, FINE, listed, project_of, shown, user_name
from .speaker import Speaker

if TYPE_CHECKING:
    from ..i18n.exchange.importing import Taken
    from ..project import Project

Add: TypeAlias = Callable[..., argparse.ArgumentParser]


def add_commands(add: Add, say: Translate) -> None:
    """Adds the commands to their group; `say` translates their help."""
    _add_export(add, say)
    _add_import(add, say)


def _add_export(add: Add, say: Translate) -> None:
    words = say("write what is to be translated for Poedit, Weblate, OmegaT and their like")
    export = add("export", words, run_export, say("articles to export (default: all)"))
    formats = say("po and xliff have passages, tmx what is translated, tbx the glossary (default: po)")
    export.add_argument("--format", choices=("po", "xliff", "tmx", "tbx"), default="po", help=formats)
    export.add_argument("--issue", metavar=say("NAME"), default="", help=say("the articles of an issue"))
    export.add_argument("--all", action="store_true", help=say("what is translated, too"))
    export.add_argument(
        "--lang", metavar=say("LANG,…"), help=say("languages to translate into (default: all)")
    )
    export.add_argument(
        "--out", metavar=say("DIR"), help=say("where to (default: build/i18n in the journal's folder)")
    )
    preview = say("address at which translators see the pages (default: base_url in journal.yaml)")
    export.add_argument("--preview", metavar="URL", help=preview)
    export.add_argument(
        "--jobs", type=int, default=0, metavar="N", help=say("processes (default: one a processor)")
    )


def _add_import(add: Add, say: Translate) -> None:
    words = say("take in what translators send back; nothing that anybody wrote is lost")
    take = add("import", words, run_import)
    take.add_argument(
        "files", nargs="+", metavar=say("FILE"), help=say("files: .po, .xlf, or .tmx for the memory")
    )
    take.add_argument("--lang", metavar=say("LANG"), default="", help=say("language of the translations"))
    take.add_argument(
        "--by", metavar=say("NAME"), help=say("who translated (default: as the file, or git, says)")
    )


def run_export(options: argparse.Namespace, speaker: Speaker) -> int:
    """Writes files for translators, and names them."""
    from ..exchanging import ExportOrder, export

    project = project_of(options)
    order = ExportOrder(
        project.folder,
        project.writable_output(options.out or str(project.folder / "build" / "i18n")),
        options.format,
        tuple(options.slugs),
        options.issue,
        listed(options.lang),
        options.all,
        options.preview,
        options.jobs,
    )
    done = export(order, speaker.translate)
    for path in done.files:
        print(shown(path))
    _tell(project, list(done.findings), speaker)
    if not done.files:
        speaker.note(speaker.say(message("There is nothing to translate.")))
    elif done.passages:
        speaker.note(speaker.say(_counted(done.passages)))
    return FAULTY if any(one.severity == "error" for one in done.findings) else FINE


def _counted(passages: int) -> Message:
    if passages == 1:
        return message("1 passage.")
    return message("{count} passages.", count=passages)


def run_import(options: argparse.Namespace, speaker: Speaker) -> int:
    """Takes files in, names the files that this has changed, and says what was kept aside."""
    from ..clock import now
    from ..exchanging import import_all

    project = project_of(options)
    taken = import_all(
        project.folder,
        [Path(name) for name in options.files],
        speaker.translate,
        by=user_name(options.by, project.folder),
        at=now(),
        language=options.lang,
    )
    for file in taken.files:
        print(shown(project.folder / file))
    _tell(project, list(taken.findings), speaker)
    speaker.note(speaker.say(_summary(taken)))
    return FINE if taken.is_clean else FAULTY


def _summary(taken: "Taken") -> Message:
    if taken.remembered:
        return message("New in the memory: {count}.", count=taken.remembered)
    return message(
        "Taken over: {applied}. Confirmed: {confirmed}. As it was: {unchanged}. Kept aside: {parked}.",
        applied=taken.applied,
        confirmed=taken.confirmed,
        unchanged=taken.unchanged,
        parked=taken.parked,
    )


def _tell(project: "Project", findings: Sequence[Finding], speaker: Speaker) -> None:

    speaker.findings(settled(findings, {}), project.folder)
