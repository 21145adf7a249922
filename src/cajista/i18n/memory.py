"""What is known of a translation: `i18n/<language>.jsonl` beside an article's texts, written by the program.

A line for each segment that somebody translated or looked at: what both languages said then. There are
no marks in the texts themselves. Lines are sorted by their digests, so that two people's changes seldom
meet in git; where both sides of a merge are kept, the later line counts.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from ..findings import Findings, message
from ..model.span import Span

Confirmed: TypeAlias = Literal["translated", "reviewed"]


@dataclass(frozen=True, slots=True)
class Record:
    """A segment as it stood when it was recorded.

    `source` and `target` are digests, `text` what the source said, `kind` the kind of segment; `by` and
    `at` say who and when (ISO 8601, in UTC). `replaced` is the translation, whole, that this one took the
    place of when it came back from a translator.
    """

    source: str
    target: str
    state: Confirmed
    kind: str
    text: str
    by: str = ""
    at: str = ""
    replaced: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What lines are sorted by, and of which there is one each."""
        return self.source, self.target, self.kind


def file_of(folder: str, language: str) -> str:
    """The record file of an article's folder and a language, relative to the project."""
    return f"{folder}/i18n/{language}.jsonl"


def read_records(project: Path, file: str, findings: Findings) -> list[Record]:
    """The records of a file, none where there is no file; what cannot be read is a finding, line by line."""
    try:
        text = (project / file).read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    records: dict[tuple[str, str, str], Record] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            span = Span(file, number, 1, number, len(line) + 1)
            what = message("This line of the translation record cannot be read.")
            hint = message("Take the line out; its segment will count as one that nobody confirmed.")
            findings.add("translation-records-are-readable", "warning", what, span, hint=hint)
        elif record.key not in records or records[record.key].at <= record.at:
            records[record.key] = record
    return [records[key] for key in sorted(records)]


def _record(line: str) -> Record | None:
    try:
        stated: Any = json.loads(line)
    except ValueError:
        return None
    if not isinstance(stated, dict) or not all(isinstance(value, str) for value in stated.values()):
        return None
    if (
        stated.get("state") not in get_args(Confirmed)
        or not {"source", "target", "kind", "text"} <= stated.keys()
    ):
        return None
    known = {name: stated.get(name, "") for name in Record.__slots__}
    return Record(**known)


def written(records: Iterable[Record]) -> str:
    """The text of a record file."""
    by_key = {record.key: record for record in records}
    lines = (json.dumps(_stated(by_key[key]), ensure_ascii=False) for key in sorted(by_key))
    return "".join(f"{line}\n" for line in lines)


def _stated(record: Record) -> dict[str, str]:
    return {name: value for name, value in asdict(record).items() if value}
