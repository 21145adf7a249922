"""Findings for other programs: JSON, SARIF 2.1.0, GitHub annotations."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from .. import __version__
from ..findings import Edit, Finding, Severity, Translate
from ..model.span import Span

_SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_GITHUB_LEVELS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
    "off": "debug",
}


def as_json(findings: Sequence[Finding], translate: Translate = str) -> str:
    """The findings as the JSON of the contract, version 1."""
    report = {"version": 1, "findings": [finding.to_json(translate) for finding in findings]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def as_sarif(findings: Sequence[Finding], translate: Translate = str) -> str:
    """The findings as SARIF 2.1.0 (OASIS), for code hosts and editors."""
    rules = sorted({finding.rule for finding in findings})
    described = [_sarif_rule(rule, translate) for rule in rules]
    driver = {"name": "Cajista", "semanticVersion": __version__, "rules": described}
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding, rules, translate) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(name: str, translate: Translate) -> dict[str, Any]:
    """A rule with its help, which code hosts show beside a finding."""
    from ..manual import all_rules  # every rule is loaded for it

    if not (rule := all_rules().get(name)):
        return {"id": name}
    short, *more = (translate(paragraph) for paragraph in rule.paragraphs)
    return {
        "id": name,
        "shortDescription": {"text": short},
        "help": {"text": "\n\n".join(more) or short},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(finding: Finding, rules: list[str], translate: Translate) -> dict[str, Any]:
    span = finding.span
    text = finding.message.render(translate) + (f" {finding.hint.render(translate)}" if finding.hint else "")
    location = {"artifactLocation": {"uri": _uri(span.file)}, "region": _region(span)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
    if finding.fix:
        result["fixes"] = [{"artifactChanges": [_change(edit) for edit in finding.fix]}]
    return result


def _change(edit: Edit) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
    return {"artifactLocation": {"uri": _uri(edit.span.file)}, "replacements": [replacement]}


def _uri(file: str) -> str:
    """A file's path as a relative reference (RFC 3986): spaces and letters with accents are no part of those."""
    from urllib.parse import quote

    return quote(file)


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def as_github(findings: Sequence[Finding], translate: Translate = str) -> str:
    """The findings as workflow commands, which show as annotations of the changed files."""
    lines = []
    for finding in findings:
        span = finding.span
        text = finding.message.render(translate) + (
            f"\n{finding.hint.render(translate)}" if finding.hint else ""
        )
        where = (
            f"file={_property(span.file)},line={span.line},col={span.column},title={_property(finding.rule)}"
        )
        lines.append(f"::{_GITHUB_LEVELS[finding.severity]} {where}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


Writer: TypeAlias = Callable[[Sequence[Finding], Translate], str]
WRITERS: dict[str, Writer] = {"json": as_json, "sarif": as_sarif, "github": as_github}
"""Those for other programs, by the names of their formats."""
