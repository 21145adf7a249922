"""The journal's list of retracted works: a CSV file as Retraction Watch and Crossref publish it.

Columns are found by their names, in any order; needed is one of `OriginalPaperDOI` and
`OriginalPaperPubMedID`. The list may have tens of thousands of rows: only its head is read at once, the
rows when the first reference is looked up, and then an index of them is kept.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath

from ..errors import CajistaError
from ..findings import Findings, message
from ..model.article import SourceMap
from ..model.facts import JournalFacts
from ..model.retraction import Nature, Notice
from ..model.span import start_of
from ..rules import report
from ..writing import write_whole
from . import rules
from .retraction_index import Index, index_name

FOLDER = "content"
DEFAULT = "retractions.csv"
_COLUMNS = {
    "originalpaperdoi": "doi",
    "originalpaperpubmedid": "pmid",
    "retractionnature": "nature",
    "retractiondate": "date",
    "retractiondoi": "notice",
    "reason": "reason",
}
_NATURES: dict[str, Nature] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_BY_NAME: dict[str, Nature] = {nature: nature for nature in _NATURES.values()}
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_HEAD = 65_536  # bytes within which the names of the columns stand


class Retractions:
    """Notices by the DOI and the PMID of the work that they are about; without a list, there are none."""

    def __init__(
        self, path: Path | None = None, columns: Mapping[str, int] | None = None, delimiter: str = ","
    ) -> None:
        self._path = path
        self._columns = dict(columns or {})
        self._delimiter = delimiter
        self.cache: Path | None = None  # where the index is kept; it may be emptied at any time

    def of(self, doi: str, pmid: str) -> tuple[Notice, ...]:
        """The notices about a work, each once, the latest last."""
        if self._path is None:
            return ()
        keys = [key for key in (doi.lower(), pmid) if key]
        found = {line.partition("\t")[2] for key in keys for line in self._index.find(key)}
        return tuple(_notice(line) for line in sorted(found))

    @cached_property
    def _index(self) -> Index:
        """The rows by key: kept from an earlier run, or made."""
        if self._path is None:
            return Index(b"")
        kept = self.cache / index_name(self._path) if self.cache else None
        if kept and (index := Index.opened(kept)):
            return index
        data = "".join(f"{line}\n" for line in sorted(set(self._lines()))).encode()
        if kept:
            _keep(kept, data)
        return Index(data)

    def _lines(self) -> Iterator[str]:
        """Key, date, nature, DOI of the notice and reason of each row, once for each of its keys."""
        last = max(self._columns.values(), default=0)
        for row in self._rows():
            if len(row) > last:
                fields = {name: row[at].strip() for name, at in self._columns.items()}
                rest = _line(fields)
                yield from (f"{key}\t{rest}" for key in _keys(fields))

    def _rows(self) -> Iterator[list[str]]:
        """The rows after the first; of one that is broken, nothing."""
        with (
            suppress(OSError),
            Path(self._path or "").open(encoding="utf-8-sig", errors="replace", newline="") as stream,
        ):
            reader = csv.reader(stream, delimiter=self._delimiter)
            next(reader, None)
            while True:
                try:
                    yield next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    continue


def open_retractions(
    project: Path, facts: JournalFacts, source: SourceMap, findings: Findings
) -> Retractions:
    """The list that `journal.yaml` names, by default `content/retractions.csv` where there is one."""
    stated = facts.retractions.removeprefix(f"{FOLDER}/")
    name = PurePosixPath(stated or DEFAULT)
    path = project / FOLDER / name
    if stated and (name.is_absolute() or ".." in name.parts or "\0" in stated or not path.is_file()):
        what = message("There is no file “{file}” in the folder “content”.", file=stated)
        hint = message("Put it there, or delete this line.")
        report(findings, rules.FILES_ARE_PRESENT, what, source.at("retractions"), hint)
        return Retractions()
    return _opened(path, f"{FOLDER}/{name}", findings) if path.is_file() else Retractions()


def _opened(path: Path, file: str, findings: Findings) -> Retractions:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        head = b""
    first = head.decode("utf-8-sig", errors="replace").split("\n")[0]
    delimiter = max(",;\t", key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    columns = {
        known: at for at, name in enumerate(names) if (known := _COLUMNS.get(re.sub(r"\W", "", name.lower())))
    }
    if not {"doi", "pmid"} & set(columns):
        what = message("This is not a list of retractions: its first line names no column OriginalPaperDOI.")
        hint = message("Save the list of Retraction Watch as it is, as CSV in UTF-8.")
        report(findings, rules.RETRACTIONS_ARE_READABLE, what, start_of(file), hint)
        return Retractions()
    return Retractions(path, columns, delimiter)


def _keep(path: Path, data: bytes) -> None:
    """Keeps an index for later runs, and forgets those of earlier states of the list; where it cannot, it does not."""
    try:
        write_whole(path, data)
        for old in path.parent.glob(f"{path.name.split('-')[0]}-*"):
            if old != path:
                old.unlink(missing_ok=True)
    except (CajistaError, OSError):
        return


def _keys(fields: Mapping[str, str]) -> Iterator[str]:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", "", fields.get("doi", "").lower())
    if doi.startswith("10.") and "\t" not in doi and " " not in doi:
        yield doi
    pmid = fields.get("pmid", "")
    if pmid.isascii() and pmid.isdigit() and int(pmid):
        yield pmid


def _line(fields: Mapping[str, str]) -> str:
    nature = _NATURES.get(fields.get("nature", "").lower(), "retraction")
    parts = (
        _date(fields.get("date", "")),
        nature,
        fields.get("notice", ""),
        _reason(fields.get("reason", "")),
    )
    return "\t".join(" ".join(part.split()) for part in parts)


@lru_cache(maxsize=20_000)
def _date(text: str) -> str:
    """`1/15/2021 0:00`, month first as the list has it unless it cannot be one, as 2021-01-15."""
    day = text.split(" ")[0].split("T")[0]
    found = _SLASHED.fullmatch(day)
    if not found:
        return day
    first, second, year = (int(part) for part in found.groups())
    month, number = (first, second) if first <= 12 else (second, first)
    return f"{year}-{month:02}-{number:02}"


@lru_cache(maxsize=20_000)
def _reason(text: str) -> str:
    """`+Data error;+Fraud;` as a list in one line."""
    reasons = (one.strip().removeprefix("+").strip() for one in text.split(";"))
    return ", ".join(filter(None, reasons))


def _notice(line: str) -> Notice:
    """A notice from a line without its key."""
    date, nature, doi, reason = (line.split("\t") + [""] * 4)[:4]
    return Notice(_BY_NAME.get(nature, "retraction"), date, doi if doi.startswith("10.") else "", reason)
