"""Writes the expected trees and findings of all cases anew; review the difference before you keep it.

`PYTHONPATH=src python -m tests.reading.markdown.regenerate`
"""

from pathlib import Path
from typing import Any

import yaml

from cajista.findings import Findings
from cajista.reading.markdown import read_markdown

from .dump import dump_document, dump_findings


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they stand where YAML can."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    findings = Findings()
    document = read_markdown(case["source"], "en.md", 1, findings, language="")
    said = dump_findings(findings)
    return {
        "name": case["name"],
        "source": case["source"],
        "tree": dump_document(document),
        **({"findings": said} if said else {}),
    }


def regenerate() -> None:
    """Rewrites every file of cases."""
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        cases = [_expected(case) for case in yaml.safe_load(path.read_text("utf-8"))]
        text = "\n".join(
            yaml.dump([case], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
            for case in cases
        )
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    regenerate()
