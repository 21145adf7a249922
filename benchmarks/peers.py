"""Cajista beside other ways from the same articles to PDFs, two at any time, all ways in turn.

Peers that come from PyPI are put into an environment of their own under `build/.cache/`; they are run as commands and
never imported here. What this machine does not have is left out, and said so.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias

import yaml

from cajista.csl.style.find import find_style

from .articles import Work
from .journals import LETTER, TWELVE_PAGES, Size, change_paragraph, write_journal
from .measuring import ROOT, Run, cajista, median, once, run, two_at_a_time
from .results import Part, figure

Command: TypeAlias = Sequence[str | Path]

_PACKAGES = ("pypandoc_binary", "typst")
_ENVIRONMENT = ROOT / "build/.cache/peers"
_COUNTS = {"small": (4, 2), "full": (40, 8)}  # letters and long articles
_STYLE = "nlm-citation-sequence-superscript"

_WHAT_THEY_DO = (
    "The others set text, citations, tables and figures, in two columns where they can (LaTeX: in one, since "
    "pandoc's tables know no columns there). Cajista also reads the journal, checks it by all rules, and tags the PDF."
)

_SHEET = """@page { size: A4; margin: 22mm 16mm }
body { font: 9.7pt/13.2pt serif; max-width: none; margin: 0; padding: 0; hyphens: auto; columns: 2 }
p { text-align: justify }
h1 { font-size: 20pt; column-span: all } table { width: 100%; font-size: 8pt } img { max-width: 100% }
#refs { font-size: 8pt }
"""

# Compiles what it is told of, one path a line, and says how many seconds of clock and processor each took.
_WARM_TYPST = """
import sys, time, typst
for line in sys.stdin:
    path = line.strip()
    begun, used = time.perf_counter(), time.process_time()
    typst.Compiler(path, root=path.rpartition("/")[0]).compile(output=path + ".pdf")
    print(time.perf_counter() - begun, time.process_time() - used, flush=True)
"""
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3])"


@dataclass(frozen=True, slots=True)
class Source:
    """An article as pandoc reads it: a folder with `article.md`, `references.json` and figures."""

    folder: Path

    def out(self, name: str) -> Path:
        """A file that is made beside it."""
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to a PDF: the commands for an article, one after the other, or why it is left out."""

    name: str
    commands: Callable[[Source], Sequence[Command]]
    lacking: str = ""
    aim: float = 0.0  # times what Cajista takes, at least


def measure(part: Part, runs: int) -> None:
    """Takes down the figures."""
    tools = _tools(part)
    part.note(_WHAT_THEY_DO)
    peers = [peer for peer in _peers(tools) if not _left_out(peer, part)]
    letters, long = _COUNTS[part.scale]
    with tempfile.TemporaryDirectory() as folder:
        for name, size, count in (("letter", LETTER, letters), ("long article", TWELVE_PAGES, long)):
            work = Path(folder) / name.replace(" ", "-")
            compare(part, Articles(work, size, count), peers, f"each {name} of {count}", runs)
            warm(part, work, name, tools, runs)


def _left_out(peer: Peer, part: Part) -> bool:
    if peer.lacking:
        part.note(f"{peer.name} was left out: {peer.lacking}.")
    return bool(peer.lacking)


# What there is to run.


@dataclass(frozen=True, slots=True)
class Tools:
    """Programs of this machine; empty where it has none."""

    python: str = ""  # of the environment that has the peers
    pandoc: str = ""
    typst: bool = False
    xelatex: str = ""
    chromium: str = ""


def _tools(part: Part) -> Tools:
    python = _environment(part)
    found = _said([python, "-c", "import pypandoc; print(pypandoc.get_pandoc_path())"]) if python else ""
    return Tools(
        python,
        found or shutil.which("pandoc") or "",
        bool(python) and _said([python, "-c", "import typst; print(1)"]) == "1",
        shutil.which("xelatex") or "",
        next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""),
    )


def _environment(part: Part) -> str:
    """The Python of the environment with the peers, made if need be."""
    python = _ENVIRONMENT / "bin/python"
    marker = _ENVIRONMENT / "ready"
    if not marker.exists():
        try:
            venv.create(_ENVIRONMENT, clear=True, with_pip=True)
            command = [
                str(python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                *_PACKAGES,
            ]
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            part.note(f"{' and '.join(_PACKAGES)} could not be had from PyPI.")
            return ""
        marker.touch()
    return str(python)


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def _peers(tools: Tools) -> Iterator[Peer]:
    pandoc = partial(_pandoc, tools)
    no_pandoc = "" if tools.pandoc else "there is no pandoc"

    def by_html(source: Source, then: Command) -> list[Command]:
        return [pandoc(source, "html", "--css", "sheet.css", "article.html"), then]

    def weasyprint(source: Source) -> list[Command]:
        command = (sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1")
        return by_html(source, (*command, source.out("article.html"), source.out("weasyprint.pdf")))

    def chromium(source: Source) -> list[Command]:
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={source.out('profile')}"]
        printed = f"--print-to-pdf={source.out('chromium.pdf')}"
        page = source.out("article.html").as_uri()
        return by_html(source, [tools.chromium, *options, printed, page])

    def xelatex(source: Source) -> list[Command]:
        return [pandoc(source, "latex", "--pdf-engine", tools.xelatex, "xelatex.pdf")]

    def typst(source: Source) -> list[Command]:
        files = (source.out("article.typ"), source.out("typst.pdf"), source.folder)
        compiled: Command = (tools.python, "-c", _TYPST, *files)
        return [pandoc(source, "typst", "-V", "columns=2", "article.typ"), compiled]

    yield Peer("pandoc + WeasyPrint", weasyprint, no_pandoc, 4)
    yield Peer("pandoc + xelatex", xelatex, no_pandoc or ("" if tools.xelatex else "there is no xelatex"), 9)
    yield Peer(
        "pandoc + Chromium", chromium, no_pandoc or ("" if tools.chromium else "there is no Chromium"), 4
    )
    yield Peer("pandoc + Typst", typst, no_pandoc or ("" if tools.typst else "there is no typst"), 1)


def _pandoc(tools: Tools, source: Source, to: str, *options: str) -> Command:
    """A call of pandoc; the options end with the file that it writes."""
    fixed: list[str | Path] = [
        tools.pandoc,
        source.out("article.md"),
        "--standalone",
        "--citeproc",
        "--to",
        to,
    ]
    cited: list[str | Path] = [
        "--bibliography",
        source.out("references.json"),
        "--csl",
        source.out("style.csl"),
    ]
    *rest, written = options
    return [*fixed, *cited, "--resource-path", source.folder, *rest, "--output", source.out(written)]


# The articles.


class Articles:
    """A journal of articles, and each as pandoc reads it."""

    def __init__(self, folder: Path, size: Size, count: int) -> None:
        self.journal, self.count = folder / "journal", count
        write_journal(self.journal, count, size)
        cajista("build", "--to", "csl-json", "--project", self.journal)
        cajista(
            "build", "a-0000", "--lang", "es", "--to", "pdf", "--project", self.journal
        )  # makes the fonts
        style = find_style(_STYLE, ())
        self.sources = [Source(folder / slug) for slug in self.slugs]
        for slug, source in zip(self.slugs, self.sources, strict=True):
            content = self.journal / "content/articles" / slug
            shutil.copytree(content, source.folder)
            written = self.journal / f"build/site/en/articles/{slug}/{slug}.csl.json"
            shutil.copyfile(written, source.out("references.json"))
            shutil.copyfile(style, source.out("style.csl"))
            source.out("sheet.css").write_text(_SHEET, "utf-8")
            source.out("article.md").write_text(for_pandoc((content / "en.md").read_text("utf-8")), "utf-8")

    def build(self, number: int) -> Run:
        """Has Cajista set all of them, each changed a little."""
        for slug in self.slugs:
            change_paragraph(self.journal, slug, "en", f"This was added in proof {number}.")
        return cajista("build", "--lang", "en", "--to", "pdf", "--jobs", "2", "--project", self.journal)

    @property
    def slugs(self) -> list[str]:
        """Their names."""
        return [f"a-{number:04}" for number in range(self.count)]


def for_pandoc(text: str) -> str:
    """An article as pandoc knows it: title, abstract, and a body without attributes of tables and figures."""
    _, head, text = text.split("---\n", 2)
    facts = {name: value for name, value in yaml.safe_load(head).items() if name in ("title", "abstract")}
    text = re.sub(r"@(tbl|fig):[tf](\d+)", lambda found: f"{found[1].title()}. {int(found[2]) + 1}", text)
    text = re.sub(r" ?\{#(?:tbl|fig):[^}]*\}", "", text)
    return f"---\n{yaml.safe_dump({**facts, 'lang': 'en'}, allow_unicode=True)}---\n{text}"


# The comparison.


def compare(part: Part, articles: Articles, peers: Sequence[Peer], what: str, runs: int) -> None:
    """All articles by every way, in turn, so often."""
    peers = [peer for peer in peers if _works(peer, articles.sources[0], part, what)]
    rounds: list[dict[str, Run]] = []
    for number in range(runs):
        done = {"": articles.build(number)}
        for peer in peers:
            jobs = [partial(_all_of, peer.commands(source)) for source in articles.sources]
            done[peer.name] = two_at_a_time(jobs)
        rounds.append({name: one.shared(articles.count) for name, one in done.items()})
    ours = median(one[""] for one in rounds)
    part.add(figure(f"{what}: Cajista", ours, group=what))
    for peer in peers:
        ratio = median(Run(one[peer.name].seconds / one[""].seconds) for one in rounds).seconds
        theirs = median(one[peer.name] for one in rounds)
        part.add(figure(f"{what}: {peer.name}", theirs, ratio=ratio, least=peer.aim, group=what))


def _works(peer: Peer, source: Source, part: Part, what: str) -> bool:
    """Whether a way leads to a PDF; tried before, which loads its programs, too."""
    try:
        _all_of(peer.commands(source))
    except subprocess.CalledProcessError as error:
        said = str(error.stderr).strip().splitlines() or [f"status {error.returncode}"]
        part.note(f"{peer.name} was left out of “{what}”: it failed, and said “{said[-1]}”.")
        return False
    return True


def _all_of(commands: Sequence[Command]) -> Run:
    return sum((run(command, folder=Path(str(commands[0][1])).parent) for command in commands), Run(0))


def warm(part: Part, folder: Path, name: str, tools: Tools, runs: int) -> None:
    """One article again and again in a process that has all loaded: Cajista's PDF, and Typst's compiler alone."""
    if not tools.typst or not (folder / "a-0000/typst.pdf").exists():
        return
    ours = Work(folder / "journal", "a-0000", "en", folder / "cache")
    source = folder / "a-0000/article.typ"
    text = source.read_text("utf-8")
    pairs: list[tuple[Run, Run]] = []
    with subprocess.Popen(
        [tools.python, "-c", _WARM_TYPST], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as compiler:
        assert compiler.stdin
        assert compiler.stdout
        for number in range(runs + 1):
            changed = source.with_name(f"warm-{number}.typ")
            changed.write_text(f"{text}\n\nThis was added in proof {number}.\n", "utf-8")
            theirs = _compiled(compiler.stdin, compiler.stdout, changed)
            pairs.append((once(ours.pdf), theirs))
        compiler.stdin.close()
    mine, other = (median(column) for column in zip(*pairs[1:], strict=True))
    ratio = median(Run(two.seconds / one.seconds) for one, two in pairs[1:]).seconds
    group = f"{name}, warm"
    part.add(
        figure(f"{group}: Cajista, set and written", mine, group=group),
        figure(f"{group}: typst.Compiler, without pandoc", other, ratio=ratio, group=group),
    )


def _compiled(asked: IO[str], told: IO[str], path: Path) -> Run:
    asked.write(f"{path}\n")
    asked.flush()
    seconds, processor = map(float, told.readline().split())
    return Run(seconds, processor)
