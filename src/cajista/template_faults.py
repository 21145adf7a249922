"""What is wrong with a template, from what filling it in raised: file, line, and words for whoever wrote it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Any

from .errors import CajistaError, reason_of
from .findings import Finding, Message, message
from .model.span import Span

RULE = "templates-are-sound"
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?")


class TemplateFaultError(CajistaError):
    """A template cannot be used; its finding says where and why."""

    def __init__(self, what: Message, span: Span) -> None:
        super().__init__(
            message("The template {file} cannot be used; see line {line}.", file=span.file, line=span.line)
        )
        self.reason, self.span = what, span
        hint = message("Compare it with the program's own template of that name, or delete it to use that.")
        self.findings = (Finding(RULE, "error", what, span, hint),)

    def __reduce__(self) -> tuple[Any, ...]:
        return TemplateFaultError, (self.reason, self.span)


def fault_of(error: Exception, name: str, folders: Sequence[Path]) -> TemplateFaultError | None:
    """The fault of a template in one of some folders; None where what was raised is no template's fault."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        what = message("The template cannot be understood here. Jinja says: {reason}", reason=error.message)
        return TemplateFaultError(what, _span(error.filename or name, error.lineno, folders))
    places = list(_places(error, folders))
    if not places:
        return _unreadable(error, name, folders)
    file, line, is_last = places[-1]
    if isinstance(error, TemplateNotFound):
        what = message("There is no template {name}.", name=error.name)
    elif isinstance(error, TemplateError):
        what = _unknown(str(error.message))
    elif is_last or isinstance(error, RecursionError):
        reason = f"{type(error).__name__}: {error}"
        what = message("This cannot be worked out. Python says: {reason}", reason=reason)
    else:
        return None
    return TemplateFaultError(what, _span(file, line, folders))


def _places(error: Exception, folders: Sequence[Path]) -> Iterator[tuple[str, int, bool]]:
    """File and line of every template that was being filled in, and whether nothing of ours went on in it."""
    import jinja2
    import markupsafe

    libraries = tuple(str(Path(str(one.__file__)).parent) for one in (jinja2, markupsafe))
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    own = [(file, line) for file, line in frames if not file.startswith(libraries)]
    for at, (file, line) in enumerate(own):
        if any(Path(file).is_relative_to(folder) for folder in folders):
            yield file, line, at == len(own) - 1


def _unknown(said: str) -> Message:
    if found := _UNDEFINED.search(said):
        return message("The name {name} means nothing here.", name=found[1] or found[2])
    return message("The template cannot be understood here. Jinja says: {reason}", reason=said)


def _unreadable(error: Exception, name: str, folders: Sequence[Path]) -> TemplateFaultError | None:
    """The fault of a file that could not even be read."""
    from jinja2 import TemplateNotFound

    what = None
    if isinstance(error, TemplateNotFound):
        what = message("There is no template {name}.", name=error.name)
    elif isinstance(error, UnicodeDecodeError):
        what = message("The file is not in UTF-8.")
    elif isinstance(error, OSError) and str(error.filename or "").endswith(name):
        what = message("This file cannot be read: {reason}.", reason=reason_of(error))
    return TemplateFaultError(what, _span(name, 1, folders)) if what else None


def _span(file: str, line: int, folders: Sequence[Path]) -> Span:
    """A line of a template, by the path that a project gives it."""
    for folder in folders:
        if Path(file).is_relative_to(folder):
            file = Path(file).relative_to(folder).as_posix()
    return Span(f"templates/{file}", max(line, 1), 1, max(line, 1), 1)
