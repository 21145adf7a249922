"""The commands and their options, in the user's language."""

import argparse
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn, TypeAlias

from .. import __version__
from ..findings import Translate
from ..speaking import language_of, spoken
from . import beginning, building, checking, citing, translating


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """What a command line says; `run` is the command's function. Help and refusals end the program (status 2).

    Words are fetched only where something is to be said.
    """
    try:
        return _Commands(str, _Silent, only=arguments[0] if arguments else "").parser.parse_args(arguments)
    except _WordsWantedError:
        words = spoken(_language(arguments) or language_of(os.environ)).catalogue
        # argparse asks gettext for its own sentences, by this name; there is no other way to have them said.
        vars(argparse)["_"] = lambda text: words.get(text, "command line")
        return _Commands(words.get, argparse.ArgumentParser).parser.parse_args(arguments)


def _language(arguments: Sequence[str]) -> str:
    """What `--ui-lang` says, before anything else is understood."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--ui-lang":
            return value or next(iter(arguments[at + 1 :]), "")
    return ""


class _WordsWantedError(Exception):
    """Something must be said, in words that are not loaded yet."""


class _Silent(argparse.ArgumentParser):
    """Understands command lines, and says nothing."""

    def error(self, message: str) -> NoReturn:
        """Refuses a command line."""
        raise _WordsWantedError

    def print_help(self, file: object = None) -> NoReturn:
        """Is asked for help."""
        raise _WordsWantedError


Group: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class _Commands:
    """The parser of all commands, or of one, since each takes time; `say` translates its words."""

    def __init__(self, say: Translate, parser: type[argparse.ArgumentParser], only: str = "") -> None:
        self.say = say
        self._common = self._make_common(parser)
        self.parser = parser(prog="cajista", description=say("Sets a bilingual journal."))
        version = f"cajista {__version__}"
        self.parser.add_argument(
            "--version", action="version", version=version, help=say("say which version this is")
        )
        self._parsers = _subparsers(self.parser, say)
        for add in (
            self._build, self._check, self._new, self._explain, self._cite, self._schema, self._i18n, self._serve,
            self._clean,
        ):  # fmt: skip
            if only in ("", add.__name__.strip("_")):
                add()

    def _make_common(self, parser: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
        say, common = self.say, parser(add_help=False)
        common.add_argument(
            "--project", metavar=say("DIR"), help=say("the journal's folder (default: here or above)")
        )
        common.add_argument("--quiet", action="store_true", help=say("say only what is wrong"))
        common.add_argument(
            "--ui-lang",
            metavar=say("LANG"),
            default="",
            help=say("language of messages (default: the environment's)"),
        )
        return common

    def _command(
        self, name: str, words: str, run: Callable[..., int], slugs: str = "", group: "Group | None" = None
    ) -> argparse.ArgumentParser:
        parsers = group or self._parsers
        command = parsers.add_parser(name, parents=[self._common], help=words, description=words)
        if slugs:
            command.add_argument("slugs", nargs="*", metavar=self.say("SLUG"), help=slugs)
        command.set_defaults(run=run)
        return command

    def _jobs(self, command: argparse.ArgumentParser) -> None:
        words = self.say("processes (default: one a processor)")
        command.add_argument("--jobs", type=int, default=0, metavar="N", help=words)

    def _build(self) -> None:
        say = self.say
        words = say("make pages, PDFs and the other formats")
        build = self._command("build", words, building.build, say("articles to make (default: all)"))
        build.add_argument("--lang", metavar=say("LANG,…"), help=say("languages to make (default: all)"))
        formats = say("formats to make: html, pdf, bib, ris, csl-json")
        build.add_argument("--to", metavar=say("FORMAT,…"), help=formats)
        build.add_argument(
            "--out", metavar=say("DIR"), help=say("where to (default: build in the journal's folder)")
        )
        self._jobs(build)
        cluster = say("share the work out to the machines of a Dask scheduler")
        build.add_argument("--cluster", metavar=say("ADDRESS"), default="", help=cluster)
        strict = say("keep earlier output of articles with findings")
        build.add_argument("--strict", action="store_true", help=strict)
        build.add_argument("--draft", action="store_true", help=say("mark everything as a draft"))
        explain = say("say why things are made again, and which stand as they were")
        build.add_argument("--explain", action="store_true", help=explain)
        missing = say("show in place, in a draft, what is not translated")
        build.add_argument("--mark-missing", action="store_true", help=missing)
        pseudo = say("set interface words stretched and accented, in a draft, to show what does not fit")
        build.add_argument("--pseudo", action="store_true", help=pseudo)

    def _check(self) -> None:
        say = self.say
        words = say("say what is to be mended")
        check = self._command("check", words, checking.check, say("articles to check (default: all)"))
        check.add_argument(
            "--format",
            choices=("text", "json", "sarif", "github"),
            default="text",
            help=say("how findings are written (default: text)"),
        )
        fix = say("mend what can be mended in one way only, after showing it")
        check.add_argument("--fix", action="store_true", help=fix)
        check.add_argument("--yes", action="store_true", help=say("with --fix: do not ask"))
        check.add_argument("--strict", action="store_true", help=say("warnings set the exit status too"))
        self._jobs(check)

    def _new(self) -> None:
        say = self.say
        new = self._command("new", say("begin a journal, an issue or an article"), beginning.new)
        new.add_argument("what", choices=("journal", "issue", "article"), help=say("what to begin"))
        new.add_argument("name", metavar=say("NAME"), help=say("a folder, volume-number, or a slug"))
        words = say("languages of a journal (default: all that there are words for)")
        new.add_argument("--lang", metavar=say("LANG,…"), help=words)

    def _explain(self) -> None:
        say = self.say
        explain = self._command("explain", say("what a rule asks for, and why"), checking.explain)
        words = say("a rule's id (default: list them)")
        explain.add_argument("rule", nargs="?", metavar=say("RULE"), help=words)

    def _cite(self) -> None:
        say = self.say
        cite = self._command("cite", say("format a file of references"), citing.cite)
        cite.add_argument("file", metavar=say("FILE"), help=say("references: .bib, .ris, .json or .yaml"))
        style = say("CSL style by name, or a file (default: nlm-citation-sequence)")
        cite.add_argument("--style", default="nlm-citation-sequence", metavar=say("STYLE"), help=style)
        locale = say("locale, as es-ES (default: the style's)")
        cite.add_argument("--lang", default=None, metavar=say("LOCALE"), help=locale)
        formats = say("how references are written (default: text)")
        cite.add_argument("--format", choices=("text", "html"), default="text", help=formats)

    def _schema(self) -> None:
        say = self.say
        words = say("write JSON Schemas, by which editors complete keys")
        schema = self._command("schema", words, beginning.schema)
        schema.add_argument("--out", metavar=say("DIR"), help=say("where to (default: docs/schemas)"))

    def _i18n(self) -> None:
        say = self.say
        words = say("see, take out, bring back and confirm translations")
        group = _subparsers(self._parsers.add_parser("i18n", help=words, description=words), say)
        translating.add_commands(partial(self._command, group=group), say)

    def _serve(self) -> None:
        say = self.say
        words = say("show the site on this machine, set anew as you write")
        serve = self._command("serve", words, building.serve)
        serve.add_argument("--port", type=int, default=8000, metavar="N", help=say("port (default: 8000)"))
        serve.add_argument("--out", metavar=say("DIR"), help=say("where to build (default: build)"))

    def _clean(self) -> None:
        say = self.say
        clean = self._command("clean", say("delete what builds have left"), building.clean)
        clean.add_argument("--out", metavar=say("DIR"), help=say("the folder (default: build)"))


def _subparsers(parser: argparse.ArgumentParser, say: Translate) -> Group:
    """The commands of a parser. Its name is given, since argparse would load much to find it."""
    return parser.add_subparsers(prog=parser.prog, metavar=say("COMMAND"), required=True)
