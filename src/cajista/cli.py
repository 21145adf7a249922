"""The command line: the only place that prints and sets exit statuses."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .errors import CajistaError, ProgramError, UsageError, reason_of
from .findings import Message, Translate, message

if TYPE_CHECKING:
    from .building.order import Outcome
    from .building.workers import Workers
    from .findings import Finding
    from .locale import Locale
    from .model.inline import Inline, Inlines
    from .project import Project
    from .reporting import Sources

FINE, FAULTY, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status: 0 fine, 1 errors found, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    speaker = _Speaker(options)
    try:
        status: int = options.run(options, speaker)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTY
    except UsageError as error:
        speaker.findings(getattr(error, "findings", []))
        speaker.tell(f"cajista: {error.render(speaker.translate)}")
        return UNUSABLE
    except CajistaError as error:
        speaker.tell(f"cajista: {error.render(speaker.translate)}")
        return FAULTY
    except Exception as error:  # a fault of ours: said in a sentence, and told whole on request
        if os.environ.get("CAJISTA_DEBUG"):
            raise
        speaker.tell(f"cajista: {ProgramError(error).render(speaker.translate)}")
        return FAULTY
    except KeyboardInterrupt:
        speaker.tell("")
        return 130
    return status


class _Speaker:
    """What is said to the user: results on stdout, everything else on stderr."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.quiet: bool = options.quiet
        from .speaking import language_of

        self.language: str = options.ui_lang or language_of(os.environ)
        self.on_terminal = sys.stderr.isatty() and not self.quiet
        self.in_colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self.bar = False

    @property
    def locale(self) -> "Locale":
        """The user's language, where the program speaks it."""
        from .speaking import spoken

        return spoken(self.language)

    @property
    def translate(self) -> Translate:
        """From the program's wording to the user's language."""
        return self.locale.catalogue.get

    def say(self, what: Message) -> str:
        """A message in the user's language."""
        return what.render(self.translate)

    def tell(self, text: str) -> None:
        """A line on stderr; --quiet does not silence it."""
        self.clear()
        print(text, file=sys.stderr)

    def note(self, text: str) -> None:
        """A line on stderr that --quiet silences."""
        if not self.quiet:
            self.tell(text)

    def findings(self, findings: Sequence["Finding"], sources: "Sources | None" = None) -> None:
        """Findings, as text on stderr."""
        from .reporting import as_text

        if findings:
            self.tell(_coloured(as_text(findings, self.translate, sources), self.in_colour).rstrip("\n"))

    def progress(self, done: int, of: int, what: str) -> None:
        """A bar on a terminal, a line elsewhere."""
        if self.on_terminal:
            full = 24 * done // of
            print(
                f"\r\x1b[K{'━' * full}{'╌' * (24 - full)} {done}/{of} {what}",
                end="",
                file=sys.stderr,
                flush=True,
            )
            self.bar = True
        else:
            self.note(f"{done}/{of} {what}")

    def clear(self) -> None:
        """Takes the bar away."""
        if self.bar:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.bar = False


_COLOURS = {"error": 31, "warning": 33, "info": 36}
_HEAD = re.compile(r"^(\S.*?:\d+:\d+): (error|warning|info): ([a-z0-9-]+): ", re.MULTILINE)
_MARK = re.compile(r"^( +\| +)(\^+)$", re.MULTILINE)


def _coloured(text: str, in_colour: bool) -> str:
    """A report as a terminal shows it (ECMA-48, SGR): place in bold, severity and mark in colour."""
    if not in_colour:
        return text
    text = _MARK.sub("\\1\x1b[32m\\2\x1b[0m", text)
    return _HEAD.sub(
        lambda m: f"\x1b[1m{m[1]}\x1b[0m: \x1b[{_COLOURS[m[2]]}m{m[2]}\x1b[0m: \x1b[2m{m[3]}\x1b[0m: ", text
    )


def _project(options: argparse.Namespace) -> "Project":
    from .project import Project

    return Project.find(Path(options.project or "."), stated=bool(options.project))


def _build(options: argparse.Namespace, speaker: _Speaker) -> int:
    project = _project(options)
    output = project.output_folder(options.out)
    workers = _workers(options, project, output)  # first, so that they load while this process does
    from .pipeline import Order, build
    from .reporting import Sources

    order = Order(
        project=project.folder,
        output=output,
        slugs=tuple(options.slugs),
        languages=_listed(options.lang),
        formats=_listed(options.to),
        strict=options.strict,
        draft=options.draft,
    )
    outcome = build(order, workers, speaker.progress)
    speaker.clear()
    speaker.findings(outcome.findings, Sources(project.folder))
    _tell_failures(outcome, speaker)
    _report(outcome, project, output, speaker)
    if not speaker.quiet:
        print(_table(outcome, order.output, speaker), end="")
    return FAULTY if outcome.has_errors or (options.strict and outcome.has_warnings) else FINE


def _workers(options: argparse.Namespace, project: "Project", output: Path) -> "Workers":
    """Processes for the formats that take long; none where none of these is ordered."""
    from functools import partial

    from .building.workers import Workers, workers_for
    from .formats import SLOW

    formats = _listed(options.to)
    articles = len(options.slugs) or sum(1 for _ in project.folder.glob("content/articles/*/article.yaml"))
    tasks = articles * max(len(_listed(options.lang)), 1)
    jobs = 0 if formats and not set(formats) & set(SLOW) else workers_for(options.jobs, tasks)
    return Workers(jobs, partial(_make_ready, project.folder, output / ".cache"))


def _make_ready(project: Path, cache: Path) -> None:
    from .outputs.setting import make_ready

    make_ready(project, cache)


def _tell_failures(outcome: "Outcome", speaker: _Speaker) -> None:
    for slug, reason in outcome.failed.items():
        said = message("The article {slug} could not be built; its earlier output stays.", slug=slug)
        speaker.tell(f"cajista: {speaker.say(said)} {reason.render(speaker.translate)}")
    for slug in outcome.kept:
        said = message("The article {slug} has findings; with --strict its earlier output stays.", slug=slug)
        speaker.tell(f"cajista: {speaker.say(said)}")


def _table(outcome: "Outcome", output: Path, speaker: _Speaker) -> str:
    """What was built and where: a line for each article and language."""
    from .reporting import counts

    rows: dict[tuple[str, str], list[str]] = {}
    for artifact in outcome.artifacts:
        if artifact.slug:
            row = rows.setdefault((artifact.slug, artifact.language), [])
            pages = message("PDF ({pages} p.)", pages=artifact.pages)
            name = speaker.say(pages) if artifact.pages else artifact.format.upper()
            if name not in row:
                row.append(name)
    width = max((len(slug) for slug, _ in rows), default=0)
    lines = [
        f"{slug:{width}}  {language}  {', '.join(made)}" for (slug, language), made in sorted(rows.items())
    ]
    said = message("{counts}. Output: {folder}", counts=counts(outcome.findings), folder=_shown(output))
    return "".join(f"{line}\n" for line in (*lines, speaker.say(said)))


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _check(options: argparse.Namespace, speaker: _Speaker) -> int:
    from .checking import check
    from .reporting import WRITERS, Sources

    project = _project(options)
    cache = project.output_folder(None) / ".cache"
    outcome = check(project.folder, cache, options.slugs, options.jobs)
    if options.fix and _mended(project, outcome, options, speaker):
        outcome = check(project.folder, cache, options.slugs, options.jobs)
    if options.format == "text":
        _tell_findings(outcome, Sources(project.folder), speaker)
    else:
        print(WRITERS[options.format](outcome.findings, speaker.translate), end="")
    _tell_failures(outcome, speaker)
    _report(outcome, project, project.output_folder(None), speaker)
    return FAULTY if outcome.has_errors or (options.strict and outcome.has_warnings) else FINE


def _report(outcome: "Outcome", project: "Project", output: Path, speaker: _Speaker) -> None:
    from .reporting.files import write_report

    write_report(outcome.findings, outcome.rows, project.folder, output, speaker.locale)


def _tell_findings(outcome: "Outcome", sources: "Sources", speaker: _Speaker) -> None:
    """Findings as text on stdout, and how many there are of each article on stderr."""
    from .reporting import as_text, counts, summary

    text = as_text(outcome.findings, speaker.translate, sources)
    print(_coloured(text, speaker.in_colour and sys.stdout.isatty()), end="", flush=True)
    if outcome.findings:
        speaker.note(
            f"\n{summary(outcome.findings, speaker.translate)}{speaker.say(counts(outcome.findings))}"
        )
    elif not outcome.failed:
        what = message("Nothing to mend in 1 article.")
        if outcome.articles != 1:
            what = message("Nothing to mend in {count} articles.", count=outcome.articles)
        speaker.note(speaker.say(what))


def _mended(project: "Project", outcome: "Outcome", options: argparse.Namespace, speaker: _Speaker) -> bool:
    """Whether files were changed: what can be mended in one way only, shown first and agreed to."""
    from .fixing import diff, mended
    from .writing import write_whole

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


def _agreed(options: argparse.Namespace, speaker: _Speaker) -> bool:
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


def _new(options: argparse.Namespace, speaker: _Speaker) -> int:
    from . import scaffolding

    if options.what == "journal":
        made = scaffolding.new_journal(Path(options.name).resolve())
    elif options.what == "issue":
        made = scaffolding.new_issue(_project(options).folder, options.name)
    else:
        made = scaffolding.new_article(_project(options).folder, options.name)
    for path in made:
        print(_shown(path))
    return FINE


def _explain(options: argparse.Namespace, speaker: _Speaker) -> int:
    import difflib
    from textwrap import fill

    from .manual import all_rules

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


def _schema(options: argparse.Namespace, speaker: _Speaker) -> int:
    import json

    from .reading.schema import json_schemas
    from .writing import write_whole

    folder = Path(options.out).resolve() if options.out else _project(options).folder / "docs" / "schemas"
    for name, schema in json_schemas().items():
        path = folder / f"{name}.json"
        write_whole(path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        print(_shown(path))
    return FINE


def _clean(options: argparse.Namespace, speaker: _Speaker) -> int:
    import shutil

    project = _project(options)
    output = project.output_folder(options.out)
    if options.out and output.is_dir() and not (output / "reports").is_dir() and any(output.iterdir()):
        raise UsageError(message("{folder} was not made by a build; nothing is deleted.", folder=str(output)))
    for name in ("site", "deposit", "epub", "reports", ".cache"):
        shutil.rmtree(output / name, ignore_errors=True)
    return FINE


def _cite(options: argparse.Namespace, speaker: _Speaker) -> int:
    from .csl import Processor, Style, StyleError, to_html, to_text
    from .findings import Findings
    from .reading.references import read_reference_file

    path = Path(options.file)
    findings = Findings()
    references = read_reference_file(path, options.file, findings)
    speaker.findings(list(findings))
    try:
        style = Style.load(options.style)
    except (StyleError, OSError, ValueError) as error:
        what = message(
            "The citation style {style} cannot be used: {reason}", style=options.style, reason=str(error)
        )
        raise UsageError(what) from error
    processor = Processor(
        style, {key: dict(one.item) for key, one in references.items()}, locale=options.lang
    )
    processor.include(list(references))
    rich = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for _, inlines in processor.bibliography():
        if options.format == "html":
            print(to_html(inlines))
        else:
            print(to_text(_with_escapes(inlines) if rich else inlines))
    return FAULTY if any(finding.severity == "error" for finding in findings) else FINE


def _nothing() -> None:
    pass


def _with_escapes(inlines: "Inlines") -> "Inlines":
    """A run with its italics, bold and underlining as a terminal shows them (ECMA-48, SGR)."""
    from .model.inline import Emphasis, Strong, Text, Underline, map_inlines

    codes: dict[type, tuple[int, int]] = {Emphasis: (3, 23), Strong: (1, 22), Underline: (4, 24)}

    def change(node: "Inline") -> "Inlines":
        if type(node) not in codes:
            return (node,)
        on, off = codes[type(node)]
        children: Inlines = getattr(node, "children", ())
        return (Text(f"\x1b[{on}m"), *children, Text(f"\x1b[{off}m"))

    return map_inlines(inlines, change)


def _serve(options: argparse.Namespace, speaker: _Speaker) -> int:
    from .building.workers import Workers
    from .pipeline import Order, build
    from .serving import serve

    project = _project(options)
    order = Order(project.folder, project.output_folder(options.out), formats=("html",))

    def rebuild() -> None:
        try:
            outcome = build(order, Workers(0, _nothing))
        except UsageError as error:  # a source in the middle of being written; the next change mends it
            speaker.findings(getattr(error, "findings", []))
            return
        speaker.findings(outcome.findings)
        _tell_failures(outcome, speaker)

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


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--project", metavar="DIR", help="the journal's folder (default: here or above)")
    common.add_argument("--quiet", action="store_true", help="say only what is wrong")
    common.add_argument(
        "--ui-lang", metavar="LANG", default="", help="language of messages (default: the environment's)"
    )
    parser = argparse.ArgumentParser(prog="cajista", description="Sets a bilingual journal.")
    parser.add_argument("--version", action="version", version=f"cajista {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    build = commands.add_parser("build", parents=[common], help="make pages, PDFs and the other formats")
    build.add_argument("slugs", nargs="*", metavar="SLUG", help="articles to make (default: all)")
    build.add_argument("--lang", metavar="LANG,…", help="languages to make (default: all)")
    build.add_argument("--to", metavar="FORMAT,…", help="formats to make: html, pdf, bib, ris, csl-json")
    build.add_argument("--out", metavar="DIR", help="where to (default: build in the journal's folder)")
    build.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes (default: one a processor)"
    )
    build.add_argument("--strict", action="store_true", help="keep earlier output of articles with findings")
    build.add_argument("--draft", action="store_true", help="mark everything as a draft")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", parents=[common], help="say what is to be mended")
    check.add_argument("slugs", nargs="*", metavar="SLUG", help="articles to check (default: all)")
    check.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text")
    check.add_argument(
        "--fix", action="store_true", help="mend what can be mended in one way only, after showing it"
    )
    check.add_argument("--yes", action="store_true", help="with --fix: do not ask")
    check.add_argument("--strict", action="store_true", help="warnings set the exit status too")
    check.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes (default: one a processor)"
    )
    check.set_defaults(run=_check)

    new = commands.add_parser("new", parents=[common], help="begin a journal, an issue or an article")
    new.add_argument("what", choices=("journal", "issue", "article"))
    new.add_argument("name", metavar="NAME", help="a folder, volume-number, or a slug")
    new.set_defaults(run=_new)

    explain = commands.add_parser("explain", parents=[common], help="what a rule asks for, and why")
    explain.add_argument("rule", nargs="?", metavar="RULE", help="a rule's id (default: list them)")
    explain.set_defaults(run=_explain)

    cite = commands.add_parser("cite", parents=[common], help="format a file of references")
    cite.add_argument("file", metavar="FILE", help="references: .bib, .ris, .json or .yaml")
    cite.add_argument(
        "--style", default="nlm-citation-sequence", metavar="STYLE", help="CSL style by name, or a file"
    )
    cite.add_argument(
        "--lang", default=None, metavar="LOCALE", help="locale, as es-ES (default: the style's)"
    )
    cite.add_argument("--format", choices=("text", "html"), default="text")
    cite.set_defaults(run=_cite)

    schema = commands.add_parser(
        "schema", parents=[common], help="write JSON Schemas, by which editors complete keys"
    )
    schema.add_argument("--out", metavar="DIR", help="where to (default: docs/schemas)")
    schema.set_defaults(run=_schema)

    serve = commands.add_parser(
        "serve", parents=[common], help="show the site on this machine, set anew as you write"
    )
    serve.add_argument("--port", type=int, default=8000, metavar="N")
    serve.add_argument("--out", metavar="DIR", help="where to build (default: build)")
    serve.set_defaults(run=_serve)

    clean = commands.add_parser("clean", parents=[common], help="delete what builds have left")
    clean.add_argument("--out", metavar="DIR", help="the folder (default: build)")
    clean.set_defaults(run=_clean)
    return parser
