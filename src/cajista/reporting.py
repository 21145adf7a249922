"""Findings for people and for other programs: text, JSON, SARIF 2.1.0, GitHub annotations."""

import json
from collections.abc import Sequence
from typing import Any

from . import __version__
from .findings import Finding, Severity, Translate

_SARIF_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_GITHUB_LEVELS: dict[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
    "off": "debug",
}


def as_text(findings: Sequence[Finding], translate: Translate = str) -> str:
    """One finding a line, `file:line:column: severity: rule: message`, its hint indented below."""
    lines = []
    for finding in findings:
        span = finding.span
        place = f"{span.file}:{span.line}:{span.column}"
        lines.append(f"{place}: {finding.severity}: {finding.rule}: {finding.message.render(translate)}")
        if finding.hint:
            lines.append(f"    {finding.hint.render(translate)}")
    return "".join(f"{line}\n" for line in lines)


def as_json(findings: Sequence[Finding], translate: Translate = str) -> str:
    """The findings as the JSON of the contract, version 1."""
    report = {"version": 1, "findings": [finding.to_json(translate) for finding in findings]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def as_sarif(findings: Sequence[Finding], translate: Translate = str) -> str:
    """The findings as SARIF 2.1.0 (OASIS), for code hosts and editors."""
    rules = sorted({finding.rule for finding in findings})
    driver = {"name": "Cajista", "semanticVersion": __version__, "rules": [{"id": rule} for rule in rules]}
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


def _sarif_result(finding: Finding, rules: list[str], translate: Translate) -> dict[str, Any]:
    span = finding.span
    text = finding.message.render(translate) + (f" {finding.hint.render(translate)}" if finding.hint else "")
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    location = {"artifactLocation": {"uri": span.file}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
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


WRITERS = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
