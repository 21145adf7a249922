"""`cajista build`, `serve` and `clean`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CajistaError, UsageError, reason_of
from ..findings import message
from .common import FAULTY, FINE, failures, listed, project_of, report, shown, tell_failures
from .speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..building.outcome import Outcome, Remade
    from ..building.workers import Workers
    from ..drafting import Wording
    from ..project import Project
    from ..rebuilding import Told


def build(options: argparse.Namespace, speaker: Speaker) -> int:
    """Builds what is ordered, and ends with a table of what was made."""
    project = project_of(options)
    output = project.writable_output(options.out)
    from ..rebuilding import LastBuild

    wording: Wording = "pseudo" if options.pseudo else "mark-missing" if options.mark_missing else ""
    draft = options.draft or bool(wording)
    asked = (
        options.slugs,
        options.lang,
        options.to,
        options.strict,
        draft,
        wording,
        speaker.code,
        shown(output),
    )
    formats = listed(options.to)
    alone = options.slugs if formats and "html" not in formats else ()  # pages show other articles
    last = LastBuild(project.folder, output, asked, alone)
    remade: Sequence[Remade] = ()
    if told := last.told():
        _tell(told, speaker)
    else:
        workers = _workers(options, project, output)  # first, so that they load while this process does
        from ..pipeline import Looked, Order, build

        order = Order(
            project=project.folder,
            output=output,
            slugs=tuple(options.slugs),
            languages=listed(options.lang),
            formats=formats,
            strict=options.strict,
            draft=draft,
            explain=options.explain,
            wording=wording,
        )
        outcome = build(order, workers, speaker.progress, Looked(last.digests, last.looks, last.edited))
        remade = outcome.remade
        told = _told(outcome, project, output, speaker, strict=options.strict)
        _tell(told, speaker)
        report(outcome, project, output, speaker)
        last.keep(told, outcome)
    if options.explain:
        print(_reasons(remade, speaker), end="")
    if not speaker.quiet:
        print(told.table, end="")
    return told.status


def _told(outcome: "Outcome", project: "Project", output: Path, speaker: Speaker, *, strict: bool) -> "Told":
    """What is said of a build."""
    from ..rebuilding import Told

    is_faulty = outcome.has_errors or (strict and outcome.has_warnings)
    return Told(
        speaker.report_of(outcome.findings, project.folder),
        list(failures(outcome, speaker)),
        _table(outcome, output, speaker),
        FAULTY if is_faulty else FINE,
    )


def _tell(told: "Told", speaker: Speaker) -> None:
    """Says what was wrong."""
    speaker.clear()
    speaker.tell_report(told.report)
    for line in told.failures:
        speaker.tell(line)


def _workers(options: argparse.Namespace, project: "Project", output: Path) -> "Workers":
    """Processes for the work; none where there is little. They start at once where all is made anew."""
    from functools import partial

    if options.cluster:
        from ..building.cluster import Cluster

        return Cluster(options.cluster)
    from ..building.workers import Workers, workers_for
    from ..folders import visible
    from ..formats import SLOW

    formats = listed(options.to)
    articles = len(options.slugs) or len(visible(str(project.folder / "content/articles")))
    is_slow = not formats or bool(set(formats) & set(SLOW))
    tasks = articles * max(len(listed(options.lang)), 1) if is_slow else articles // _MANY
    ready = partial(_make_ready, project.folder, output / ".cache") if is_slow else _nothing
    jobs = workers_for(options.jobs, tasks)
    is_new = not (output / ".cache").is_dir() or bool(options.slugs)
    preload = ("cajista.building.warm", "cajista.pipeline") if is_slow and articles > _FEW * jobs else ()
    return Workers(jobs, ready, eager=is_new and is_slow, preload=preload)


_FEW = 2  # articles for each process that do not pay for a server
_MANY = 12  # articles whose web pages pay for a process


def _make_ready(project: Path, cache: Path) -> None:
    from ..outputs.setting import make_ready

    make_ready(project, cache)


def _table(outcome: "Outcome", output: Path, speaker: Speaker) -> str:
    """What was built and where: a line for each article and language; of many, how many have which formats."""
    from collections import Counter

    from ..building.standing import formats_of
    from ..reporting.text import counts

    many = Counter(outcome.made.values())
    if sum(number * len(formats_of(made)) for made, number in many.items()) <= _MOST_ROWS:
        width = max(map(len, outcome.made), default=0)
        rows = sorted(
            (slug, code, formats)
            for slug, made in outcome.made.items()
            for code, formats in formats_of(made).items()
        )
        lines = [f"{slug:{width}}  {code}  {_called(formats, speaker)}" for slug, code, formats in rows]
    else:
        alike: Counter[tuple[str, str]] = Counter()
        for made, number in many.items():
            for code, formats in formats_of(made).items():
                alike[code, _called(formats, speaker).upper()] += number
        width = len(str(max(alike.values())))
        lines = [f"{number:{width}}  {code}  {names}" for (code, names), number in sorted(alike.items())]
    said = message("{counts}. Output: {folder}", counts=counts(outcome.findings), folder=shown(output))
    return "".join(f"{line}\n" for line in (*lines, speaker.say(said)))


_MOST_ROWS = 60  # that anybody reads


def _called(formats: "Mapping[str, int]", speaker: Speaker) -> str:
    """The names of formats, with the pages of those that have such."""
    return ", ".join(
        speaker.say(message("PDF ({pages} p.)", pages=pages)) if pages else name.upper()
        for name, pages in formats.items()
    )


def _reasons(remade: "Sequence[Remade]", speaker: Speaker) -> str:
    """What was made again and why: + before files that were made, = before those that stand as they were."""
    lines = []
    for one in remade:
        lines.append(f"{one.name}: {' '.join(speaker.say(why) for why in one.why)}")
        lines += [f"  + {file.path}" for file in one.made]
        lines += [f"  = {file.path}" for file in one.stands]
    return "".join(f"{line}\n" for line in lines or [speaker.say(message("All stands as it was made."))])


def serve(options: argparse.Namespace, speaker: Speaker) -> int:
    """Shows the site on this machine until interrupted."""
    from ..building.workers import Workers
    from ..pipeline import Order, build
    from ..serving import serve

    project = project_of(options)
    order = Order(project.folder, project.writable_output(options.out), formats=("html",))

    def rebuild() -> None:
        try:
            outcome = build(order, Workers(0, _nothing))
        except CajistaError as error:  # a source in the middle of being written; the next change mends it
            speaker.findings(error.findings)
            speaker.tell(f"cajista: {error.render(speaker.translate)}")
            return
        speaker.findings(outcome.findings)
        tell_failures(outcome, speaker)

    rebuild()
    address = f"http://127.0.0.1:{options.port}/"
    speaker.note(speaker.say(message("The journal is at {address}; Ctrl+C ends.", address=address)))
    try:
        serve(
            [project.folder / "content", project.folder / "templates"],
            order.output / "site",
            options.port,
            rebuild,
        )
    except OSError as error:
        raise UsageError(
            message(
                "Port {port} cannot be used: {reason}.",
                port=options.port,
                reason=reason_of(error),
            ),
            message("Choose another: cajista serve --port {port}", port=options.port + 1),
        ) from error
    return FINE


def _nothing() -> None:
    pass


def clean(options: argparse.Namespace, speaker: Speaker) -> int:
    """Deletes what builds have left."""
    import shutil

    project = project_of(options)
    output = project.output_folder(options.out)
    if options.out and output.is_dir() and not (output / "reports").is_dir() and any(output.iterdir()):
        raise UsageError(message("{folder} was not made by a build; nothing is deleted.", folder=str(output)))
    for name in ("site", "deposit", "epub", "reports", ".cache"):
        try:
            if (output / name).exists():
                shutil.rmtree(output / name)
        except OSError as error:
            what = message(
                "{file} cannot be deleted: {reason}.", file=str(output / name), reason=reason_of(error)
            )
            raise CajistaError(what) from error
    return FINE
