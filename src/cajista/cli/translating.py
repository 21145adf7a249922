"""`cajista i18n`: the commands about translations."""

import argparse
from typing import TYPE_CHECKING, Protocol

from ..errors import UsageError
from ..findings import Translate, message
from . import exchanging
from .common import FAULTY, FINE, listed, print_for_programs, project_of, shown, user_name
from .speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..i18n.open_passages import OpenPassage
    from ..i18n.states import State
    from ..i18n.tally import Tally
    from ..project import Project
    from ..translating import Confirmation


class Add(Protocol):
    """Adds a command to the group: its name, its help, its function, and the help of its slugs if it takes any."""

    def __call__(self, name: str, words: str, run: "Run", slugs: str = "") -> argparse.ArgumentParser:
        """Adds one."""


class Run(Protocol):
    """A command: it returns the exit status."""

    def __call__(self, options: argparse.Namespace, speaker: Speaker) -> int:
        """Runs it."""


def add_commands(add: Add, say: Translate) -> None:
    """Adds the commands of the group; `say` translates their help."""
    _add_status(add, say)
    exchanging.add_commands(add, say)
    _add_confirm(add, say)
    _add_new(add, say)


def _add_status(add: Add, say: Translate) -> None:
    words = say("say how far translations are, and what they lack")
    status = add("status", words, run_status, say("articles to look at (default: all)"))
    status.add_argument("--lang", metavar=say("LANG,…"), help=say("languages to look at (default: all)"))
    formats = say("how the status is written (default: text)")
    status.add_argument("--format", choices=("text", "json", "html"), default="text", help=formats)
    details = say("list what asks for work, too (default: where articles are named, and in HTML)")
    status.add_argument("--details", action="store_true", help=details)


def _add_confirm(add: Add, say: Translate) -> None:
    words = say("record that translations say what their sources say, after you have looked")
    confirm = add("confirm", words, run_confirm, say("articles to confirm"))
    confirm.add_argument("--all", action="store_true", help=say("confirm all articles"))
    confirm.add_argument("--lang", metavar=say("LANG,…"), help=say("languages to confirm (default: all)"))
    only = say("confirm only what is in one of these states: unconfirmed, edited, stale, stale-edited")
    confirm.add_argument("--only", metavar=say("STATE,…"), help=only)
    reviewed = say("record that a second person has reviewed it")
    confirm.add_argument("--reviewed", action="store_true", help=reviewed)
    by = say("who confirms (default: the name that git knows)")
    confirm.add_argument("--by", metavar=say("NAME"), help=by)


def _add_new(add: Add, say: Translate) -> None:
    new = add("new", say("add a language: its words, and a text to translate for each article"), run_new)
    new.add_argument("language", metavar=say("LANG"), help=say("a language or locale, as pt or pt-PT"))


def run_new(options: argparse.Namespace, speaker: Speaker) -> int:
    """Adds a language to the journal, names the files that this made, and says how its translations stand."""
    from ..new_language import add_language
    from ..reporting.translations import as_table
    from ..translating import tallies

    project = project_of(options)
    added = add_language(project.folder, options.language)
    for path in added.files:
        print(shown(path))
    if not added.files:
        speaker.note(speaker.say(message("There is nothing to add for this language.")))
    found = tallies(project.folder, project.output_folder(None) / ".cache", (), (added.language,))
    print(f"\n{as_table(found, speaker.locale.catalogue.get)}", end="")
    return _tell_unread(found, speaker)


def run_status(options: argparse.Namespace, speaker: Speaker) -> int:
    """Says how translations stand; status 1 where a text cannot be read."""
    return tell_status(options, project_of(options), speaker)


def tell_status(options: argparse.Namespace, project: "Project", speaker: Speaker) -> int:
    """Writes the status of some translations, and returns the exit status."""
    from ..reporting.translations import as_list, as_status_json, as_table
    from ..translating import passages_to_do, tallies

    cache = project.output_folder(None) / ".cache"
    found = tallies(project.folder, cache, options.slugs, listed(options.lang))
    is_listed = options.details or options.slugs or options.format == "html"
    passages = passages_to_do(project.folder, found) if is_listed else None
    if options.format == "json":
        print_for_programs(as_status_json(found, passages))
    elif options.format == "html":
        print_for_programs(_page(found, passages or {}, project, speaker))
    else:
        print(as_table(found, speaker.locale.catalogue.get), end="")
        for own in (passages or {}).values():
            print(f"\n{as_list(own, speaker.locale.catalogue.get)}", end="")
    return _tell_unread(found, speaker)


def _page(
    found: "Sequence[Tally]",
    passages: "Mapping[tuple[str, str], Sequence[OpenPassage]]",
    project: "Project",
    speaker: Speaker,
) -> str:
    from ..reporting.translation_page import as_status_page
    from ..templating import Templates

    return as_status_page(found, passages, Templates(project.folder), speaker.locale, speaker.translate)


def _tell_unread(found: "Sequence[Tally | Confirmation]", speaker: Speaker) -> int:
    unread = [one for one in found if not one.is_read]
    for one in unread:
        what = message(
            "The text of {slug} in {language} cannot be read.", slug=one.slug, language=one.language
        )
        speaker.tell(f"cajista: {speaker.say(what)} {speaker.say(message('cajista check says why.'))}")
    return FAULTY if unread else FINE


def run_confirm(options: argparse.Namespace, speaker: Speaker) -> int:
    """Confirms the translations of articles, and says how many segments that were, and what is left to do."""
    from ..clock import now
    from ..i18n.confirming import OPEN
    from ..translating import confirm

    if not (options.slugs or options.all):
        what = message("Nothing says what to confirm.")
        raise UsageError(what, message("Name articles, or say --all for the whole journal."))
    states = [state for state in OPEN if state in listed(options.only)]
    if len(states) < len(set(listed(options.only))):
        raise UsageError(message("The states to confirm are: {states}.", states=", ".join(OPEN)))
    project = project_of(options)
    done = confirm(
        project.folder,
        options.slugs,
        listed(options.lang),
        state="reviewed" if options.reviewed else "translated",
        only=states,
        by=user_name(options.by, project.folder),
        at=now(),
    )
    return _tell_confirmed(done, speaker)


def _tell_confirmed(done: "list[Confirmation]", speaker: Speaker) -> int:
    """A line on stdout for each record that was written; on stderr what nobody can confirm."""
    for one in done:
        if one.counts:
            print(f"{one.file}  {_counted(one.counts, speaker)}")
        if one.left:
            what = message(
                "{slug}, {language}: not confirmed: {counts}.",
                slug=one.slug,
                language=one.language,
                counts=_counted(one.left, speaker),
            )
            speaker.note(f"cajista: {speaker.say(what)}")
    if not any(one.counts for one in done):
        speaker.note(speaker.say(message("There is nothing to confirm.")))
    return _tell_unread(done, speaker)


def _counted(counts: "Mapping[State, int]", speaker: Speaker) -> str:
    """How many segments are in each state: "stale: 2, edited: 1"."""
    from ..i18n.states import STATES

    say = speaker.locale.catalogue.get
    return ", ".join(
        f"{say(state, 'translation state')}: {counts[state]}" for state in STATES if counts.get(state)
    )
