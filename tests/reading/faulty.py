"""Reads the sources of the cases, and words what was found as the cases have it.

`PYTHONPATH=src python -m tests.reading.faulty` writes the findings of all cases anew; review the
difference before you keep it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from cajista.findings import Findings
from cajista.model.article import Journal, SourceMap
from cajista.model.facts import JournalFacts
from cajista.reading.article import read_article
from cajista.reading.journal import read_journal
from cajista.reading.references import read_reference_file

CASES = Path(__file__).parent / "cases"
LANGUAGES = {"en": "en-US", "es": "es-ES"}
JOURNAL = Journal(JournalFacts("Journal", LANGUAGES), SourceMap("content/journal.yaml"))
SUFFIXES = {"csl-json": "json", "bibtex": "bib", "ris": "ris", "references": "yaml"}


def findings_of(kind: str, source: str, folder: Path) -> list[str]:
    """The findings of a file of a kind, which is the name of the file of cases."""
    if kind in SUFFIXES:
        path = folder / f"references.{SUFFIXES[kind]}"
        path.write_text(source, "utf-8")
        findings = Findings()
        read_reference_file(path, path.name, findings)
        return worded(findings)
    if kind in ("journal", "issue", "glossary"):
        return worded(_journal(kind, source, folder))
    return worded(_article(kind, source, folder))


def _journal(kind: str, source: str, folder: Path) -> Findings:
    (folder / "content/issues").mkdir(parents=True)
    (folder / "content/articles/first-letter").mkdir(parents=True)
    settings = source
    if kind != "journal":
        settings = "title: Journal\nlanguages: {en: en-US, es: es-ES}\n"
        file = "content/issues/19-2.yaml" if kind == "issue" else "content/glossary.yaml"
        (folder / file).write_text(source, "utf-8")
    (folder / "content/journal.yaml").write_text(settings, "utf-8")
    return read_journal(folder)[1]


def _article(kind: str, source: str, folder: Path) -> Findings:
    files = {
        "article.yaml": "type: letter\n",
        "en.md": "---\ntitle: T\n---\nA.\n",
        "es.md": "---\ntitle: T\n---\nA.\n",
    }
    files["en.md" if kind == "front-matter" else "article.yaml"] = source
    path = folder / "content/articles/first-letter"
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, "utf-8")
    return read_article(folder, "first-letter", JOURNAL)[1]


def worded(findings: Findings) -> list[str]:
    """Findings in order of place, as `line:column rule-id: message (hint)`."""
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.rule))
    return [
        f"{one.span.line}:{one.span.column}-{one.span.end_line}:{one.span.end_column} {one.rule}: "
        + one.message.render()
        + (f" ({one.hint.render()})" if one.hint else "")
        for one in ordered
    ]


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and "\t" not in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they stand where YAML can."""


_Dumper.add_representer(str, _text)


def regenerate() -> None:
    """Rewrites every file of cases."""
    for path in sorted(CASES.glob("*.yaml")):
        cases: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
        for case in cases:
            with TemporaryDirectory() as folder:
                case["findings"] = findings_of(path.stem, case["source"], Path(folder))
        parts = [
            yaml.dump([case], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
            for case in cases
        ]
        path.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    regenerate()
