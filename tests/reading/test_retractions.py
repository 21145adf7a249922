"""A list of retractions is read as it comes, looked up without reading it again, and never stops a build."""

from pathlib import Path

import pytest

from cajista.findings import Findings
from cajista.model.article import SourceMap
from cajista.model.facts import JournalFacts
from cajista.model.retraction import Notice
from cajista.reading.retraction_index import Index, index_name
from cajista.reading.retractions import Retractions, open_retractions

HEAD = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
ROW = '7,"A title, ""quoted""",1/15/2021 0:00,10.1016/n,10.1016/J.Orig,123,Retraction,"+Data error;+Fraud;"\n'
NOTICE = Notice("retraction", "2021-01-15", "10.1016/n", "Data error, Fraud")


def opened(project: Path, data: str | bytes, stated: str = "") -> tuple[Retractions, Findings]:
    """The list of a journal that consists of it alone."""
    (project / "content").mkdir(exist_ok=True)
    (project / "content/retractions.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    facts = JournalFacts(title="J", languages={}, retractions=stated)
    findings = Findings()
    return open_retractions(project, facts, SourceMap("content/journal.yaml"), findings), findings


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_work_is_found_by_either_number(tmp_path: Path, mark: str) -> None:
    """A DOI in any case and a PMID lead to the same notice, which is told once."""
    retractions, findings = opened(tmp_path, mark + HEAD + ROW)
    assert retractions.of("10.1016/j.orig", "") == retractions.of("", "123") == (NOTICE,)
    assert retractions.of("10.1016/j.orig", "123") == (NOTICE,)
    assert retractions.of("10.1016/j.ori", "12") == ()
    assert list(findings) == []


@pytest.mark.parametrize(
    ("row", "date"),
    [
        ("2021-01-15", "2021-01-15"),
        ("15/1/2021", "2021-01-15"),
        ("12/31/2021 0:00", "2021-12-31"),
        ("?", "?"),
    ],
)
def test_dates_of_every_form(tmp_path: Path, row: str, date: str) -> None:
    """The month comes first, as the list has it, unless it cannot."""
    retractions, _ = opened(tmp_path, HEAD + ROW.replace("1/15/2021 0:00", row))
    assert [notice.date for notice in retractions.of("10.1016/j.orig", "")] == [date]


def test_rows_that_are_broken_hide_no_others(tmp_path: Path) -> None:
    """Short rows, rows without numbers, and bytes in another encoding are passed over."""
    rows = b"1,short\n2,T,,,unavailable,0,Retraction,\n3,Espa\xf1a,,,10.1016/b,,Retraction,\n"
    retractions, _ = opened(tmp_path, HEAD.encode() + rows + ROW.encode())
    assert retractions.of("10.1016/j.orig", "") == (NOTICE,)
    assert [notice.nature for notice in retractions.of("10.1016/b", "")] == ["retraction"]
    assert retractions.of("unavailable", "0") == ()


@pytest.mark.parametrize("data", ["", "DOI,Title\n10.1016/j.orig,T\n", "\x00\x01\x02"])
def test_what_is_no_list_is_said(tmp_path: Path, data: str) -> None:
    """A file without the columns is a finding, and as good as none."""
    retractions, findings = opened(tmp_path, data)
    assert [finding.rule for finding in findings] == ["retractions-are-readable"]
    assert retractions.of("10.1016/j.orig", "") == ()


@pytest.mark.parametrize("stated", ["absent.csv", "../retractions.csv", "/etc/passwd"])
def test_a_stated_list_is_there(tmp_path: Path, stated: str) -> None:
    """A list that journal.yaml names and that is not in content is a finding."""
    _, findings = opened(tmp_path, HEAD, stated)
    assert [finding.rule for finding in findings] == ["files-are-present"]


def test_an_index_is_kept_until_the_list_changes(tmp_path: Path) -> None:
    """The rows are read once; a new list is read anew, and the index of the old one goes."""
    cache = tmp_path / "cache"
    retractions, _ = opened(tmp_path, HEAD + ROW)
    retractions.cache = cache
    assert retractions.of("10.1016/j.orig", "") == (NOTICE,)
    (kept,) = cache.iterdir()
    kept.write_text("10.1016/kept\t2020-01-01\tcorrection\t\t\n")
    again, _ = opened_again(tmp_path, cache)
    assert [notice.nature for notice in again.of("10.1016/kept", "")] == ["correction"]
    changed, _ = opened(tmp_path, HEAD + ROW + ROW.replace("J.Orig", "second"))
    changed.cache = cache
    assert changed.of("10.1016/second", "")
    assert [path.name for path in cache.iterdir()] == [index_name(tmp_path / "content/retractions.csv")]


def opened_again(project: Path, cache: Path) -> tuple[Retractions, Findings]:
    """The list as it is, with a cache."""
    findings = Findings()
    facts = JournalFacts(title="J", languages={})
    retractions = open_retractions(project, facts, SourceMap("content/journal.yaml"), findings)
    retractions.cache = cache
    return retractions, findings


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    """Looking up works where nothing can be kept."""
    retractions, _ = opened(tmp_path, HEAD + ROW)
    (tmp_path / "file").write_text("")
    retractions.cache = tmp_path / "file"
    assert retractions.of("10.1016/j.orig", "") == (NOTICE,)


def test_every_line_is_found_in_an_index() -> None:
    """First, last and neighbouring lines, keys that begin others, and several lines of one key."""
    keys = sorted(
        {f"10.{number}" for number in range(1000, 1400, 7)} | {"10.1", "1", "99999", "10.1007/a", "é"}
    )
    data = "".join(f"{line}\n" for line in sorted(f"{key}\t{n}" for key in keys for n in (1, 2))).encode()
    index = Index(data)
    for key in keys:
        assert list(index.find(key)) == [f"{key}\t1", f"{key}\t2"]
    for absent in ("", "0", "10.", "10.100", "z", "zzz", "10.1007/"):
        assert list(index.find(absent)) == []
