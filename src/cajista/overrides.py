"""The templates and style sheets of a journal's own: whether each can be understood, and stands in for one."""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import reason_of
from .findings import Finding, Findings, Message, message
from .installed import program_templates
from .model.span import Span, start_of
from .template_faults import RULE, fault_of
from .templating import Templates

_MARKUP = (".html", ".xml")
_STYLE = ".css"
_OWN = ("csl", "locales")  # folders whose files add, and are read elsewhere
_SLIP = 0.8  # likeness from which a name is taken for another that was mistyped
_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


def check_overrides(templates: Templates, findings: Findings) -> None:
    """Reports what is wrong with the files of the project's own `templates/`; the program's are tested."""
    if templates.own.resolve() == program_templates():
        return
    for path in _files(templates.own):
        name = path.relative_to(templates.own).as_posix()
        file = f"{templates.own.name}/{name}"
        if path.suffix in (*_MARKUP, _STYLE):
            try:
                text = path.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                findings.extend([_unreadable(file, error)])
                continue
            findings.extend(
                _in_style_sheet(text, file) if path.suffix == _STYLE else _in_template(text, name, templates)
            )
        findings.extend(_mistyped(name, file, templates))


def _files(folder: Path) -> list[Path]:
    """The files that may stand in for others, hidden ones passed over."""
    found = (path for path in folder.rglob("*") if path.is_file())
    inside = ((path, path.relative_to(folder).parts) for path in found)
    return sorted(
        path for path, parts in inside if parts[0] not in _OWN and not any(p.startswith(".") for p in parts)
    )


def _unreadable(file: str, error: OSError | UnicodeDecodeError) -> Finding:
    if isinstance(error, UnicodeDecodeError):
        return Finding(RULE, "error", message("The file is not in UTF-8."), start_of(file))
    what = message("This file cannot be read: {reason}.", reason=reason_of(error))
    return Finding(RULE, "error", what, start_of(file))


def _in_template(text: str, name: str, templates: Templates) -> Iterable[Finding]:
    from jinja2 import TemplateSyntaxError

    try:
        templates.environment.parse(text, name, str(templates.own / name))
    except TemplateSyntaxError as error:
        fault = fault_of(error, name, templates.folders)
        return fault.findings if fault else ()
    return ()


def _in_style_sheet(text: str, file: str) -> Iterator[Finding]:
    """Slips of CSS Syntax (level 3), which browsers pass over in silence."""
    import tinycss2

    if place := _unclosed(text):
        what = message("The brace that opens here is never closed.")
        yield Finding(RULE, "error", what, Span(file, *place, *place))
    for node in _errors(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
        what = message("The style sheet cannot be understood here, and this part of it has no effect.")
        hint = message("Look for a brace, a colon or a semicolon that is missing or too many.")
        span = Span(file, node.source_line, node.source_column, node.source_line, node.source_column)
        yield Finding(RULE, "error", what, span, hint)


def _errors(nodes: Iterable[Any]) -> Iterator[Any]:
    import tinycss2

    for node in nodes:
        yield from _errors(node.prelude) if node.type == "qualified-rule" else ()
        if node.type == "error":
            yield node
        elif node.type == "at-rule" and node.at_keyword in ("media", "supports", "layer") and node.content:
            yield from _errors(
                tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            )
        elif node.type in ("qualified-rule", "at-rule") and node.content:
            yield from _errors(
                tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            )


def _unclosed(text: str) -> tuple[int, int] | None:
    """Line and column of a brace that is never closed."""
    plain = _COMMENT_OR_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    opened: list[int] = []
    for found in re.finditer(r"[{}]", plain):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            opened.pop()
    if not opened:
        return None
    return text.count("\n", 0, opened[-1]) + 1, opened[-1] - text.rfind("\n", 0, opened[-1])


def _mistyped(name: str, file: str, templates: Templates) -> Iterator[Finding]:
    """A file whose name is nearly that of one of the program's stands in for nothing."""
    known = [path.relative_to(templates.program).as_posix() for path in _files(templates.program)]
    near = difflib.get_close_matches(name, known, n=1, cutoff=_SLIP) if name not in known else []
    if near and not (templates.own / near[0]).exists():
        what: Message = message("This file stands in for none of the program's.")
        yield Finding(RULE, "warning", what, start_of(file), message("Did you mean “{word}”?", word=near[0]))
