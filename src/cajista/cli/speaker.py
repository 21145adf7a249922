"""What is said to the user, and how it looks."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..findings import Message, Translate, message

if TYPE_CHECKING:
    from pathlib import Path

    from ..findings import Finding
    from ..locale import Locale


class Speaker:
    """What is said to the user: results on stdout, everything else on stderr."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.quiet: bool = options.quiet
        from ..speaking import language_of

        self.language: str = options.ui_lang or language_of(os.environ)
        self.on_terminal = sys.stderr.isatty() and not self.quiet
        self.in_colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self.bar = False

    @property
    def code(self) -> str:
        """The code of the language in which the program speaks to the user."""
        from ..speaking import language_spoken

        return language_spoken(self.language)

    @property
    def locale(self) -> "Locale":
        """The user's language, where the program speaks it."""
        from ..speaking import spoken

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

    def findings(self, findings: Sequence["Finding"], project: "Path | None" = None) -> None:
        """Findings, as text on stderr, with the lines that they are about where a project's folder is given."""
        self.tell_report(self.report_of(findings, project))

    def report_of(self, findings: Sequence["Finding"], project: "Path | None" = None) -> str:
        """Findings as text, without colours; nothing where there are none."""
        if not findings:
            return ""
        from ..reporting.sources import Sources
        from ..reporting.text import as_text

        return as_text(findings, self.translate, Sources(project) if project else None).rstrip("\n")

    def tell_report(self, text: str) -> None:
        """A report on stderr, if there is one."""
        if text:
            self.tell(coloured(text, self.in_colour))

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
_HEAD = r"^(\S.*?:\d+:\d+): (error|warning|info): ([a-z0-9-]+): "
_MARK = r"^( +\| +)(\^+)$"


def coloured(text: str, in_colour: bool) -> str:
    """A report as a terminal shows it (ECMA-48, SGR): place in bold, severity and mark in colour."""
    if not in_colour:
        return text
    text = re.sub(_MARK, "\\1\x1b[32m\\2\x1b[0m", text, flags=re.MULTILINE)

    def head(m: re.Match[str]) -> str:
        return f"\x1b[1m{m[1]}\x1b[0m: \x1b[{_COLOURS[m[2]]}m{m[2]}\x1b[0m: \x1b[2m{m[3]}\x1b[0m: "

    return re.sub(_HEAD, head, text, flags=re.MULTILINE)


def check_language(language: str) -> None:
    """Makes sure that the program speaks a language that was asked for.

    Raises:
        UsageError: it does not.
    """
    from ..speaking import languages

    if language and language not in languages():
        raise UsageError(
            message("Cajista does not speak {language}.", language=language),
            message("It speaks: {languages}.", languages=", ".join(languages())),
        )
