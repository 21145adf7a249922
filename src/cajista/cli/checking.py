"""`cajista check` and `explain`."""

import argparse
import sys
from typing import TYPE_CHECKING

from ..errors import CajistaError, UsageError
from ..findings import message
from .common import FAULTY, FINE, print_for_programs, project_of, report
from .speaker import Speaker, coloured

if TYPE_CHECKING:
    from ..building.outcome import Outcome
    from ..project import Project
    from ..reporting.sources import Sources


def check(options: argparse.Namespace, speaker: Speaker) -> int:
    """Says what is to be mended, and mends it where that is asked for."""
    from ..rechecking import LastReport, check
    from ..reporting.machine import WRITERS
    from ..reporting.sources import Sources

    project = project_of(options)
    cache = project.output_folder(None) / ".cache"
    try:
        outcome = check(project.folder, cache, options.slugs, options.jobs)
    except UsageError as error:
        if error.findings and options.format in WRITERS:  # programs take them where they take all others
            print_for_programs(WRITERS[options.format](error.findings, speaker.translate))
        raise
    if options.fix and _mended(project, outcome, options, speaker):
        outcome = check(project.folder, cache, options.slugs, options.jobs)
    if options.format == "text":
        _tell_findings(outcome, Sources(project.folder), speaker)
    else:
        print_for_programs(WRITERS[options.format](outcome.findings, speaker.translate))
    for slug, reason in outcome.failed.items():
        unchecked = message("The article {slug} could not be checked.", slug=slug)
        speaker.tell(f"cajista: {speaker.say(unchecked)} {reason.render(speaker.translate)}")
    output = project.output_folder(None)
    last = LastReport(cache, output / "reports", outcome, speaker.locale.code)
    try:
        if not last.stands():
            report(outcome, project, output, speaker)
            last.keep()
    except CajistaError as error:  # what was found has been told; a journal may be one that is only read
        speaker.note(f"cajista: {error.render(speaker.translate)}")
    return FAULTY if outcome.has_errors or (options.strict and outcome.has_warnings) else FINE


def _tell_findings(outcome: "Outcome", sources: "Sources", speaker: Speaker) -> None:
    """Findings as text on stdout, and how many there are of each article on stderr."""
    from ..reporting.text import as_text, counts, summary

    text = as_text(outcome.findings, speaker.translate, sources)
    print(coloured(text, speaker.in_colour and sys.stdout.isatty()), end="", flush=True)
    if outcome.findings:
        speaker.note(
            f"\n{summary(outcome.findings, speaker.translate)}{speaker.say(counts(outcome.findings))}"
        )
    elif not outcome.failed:
        what = message("Nothing to mend in 1 article.")
        if outcome.articles != 1:
            what = message("Nothing to mend in {count} articles.", count=outcome.articles)
        speaker.note(speaker.say(what))


def _mended(project: "Project", outcome: "Outcome", options: argparse.Namespace, speaker: Speaker) -> bool:
    """Whether files were changed: what can be mended in one way only, shown first and agreed to."""
    from ..fixing import diff, mended
    from ..writing import write_whole

    changed = mended(project.folder, outcome.findings)
    if not changed:
        speaker.note(speaker.say(message("There is nothing that can be mended in one way only.")))
        return False
    print("".join(diff(changed)), end="", flush=True)
    if not _agreed(options, speaker):
        return False
    for file, (_, text) in changed.items():
        write_whole(project.folder / file, text.encode())
    return True


def _agreed(options: argparse.Namespace, speaker: Speaker) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        speaker.tell(
            speaker.say(message("Nothing was changed. To change it so, say: cajista check --fix --yes"))
        )
        return False
    question = speaker.say(message("Change the files so? [y/N]"))
    print(question, end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in (
        "y",
        "yes",
        speaker.say(message("yes")).casefold(),
        speaker.say(message("yes"))[:1].casefold(),
    )


def explain(options: argparse.Namespace, speaker: Speaker) -> int:
    """Says what a rule asks for, or lists the rules."""
    import difflib
    from textwrap import fill

    from ..manual import all_rules

    rules = all_rules()
    if options.rule is None:
        for rule in rules.values():
            severity = speaker.locale.catalogue.get(rule.severity, "severity")
            print(f"{rule.id} ({severity}): {speaker.translate(rule.paragraphs[0])}")
        return FINE
    if options.rule not in rules:
        near = difflib.get_close_matches(options.rule, rules, n=1)
        hint = message("Did you mean {word}?", word=near[0]) if near else None
        raise UsageError(message("There is no rule {rule}.", rule=options.rule), hint)
    rule = rules[options.rule]
    paragraphs = (
        f"{rule.id} ({speaker.locale.catalogue.get(rule.severity, 'severity')})",
        *map(speaker.translate, rule.paragraphs),
    )
    print("\n\n".join(fill(text, 80, break_long_words=False, break_on_hyphens=False) for text in paragraphs))
    return FINE
