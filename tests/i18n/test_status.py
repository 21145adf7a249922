"""How segments stand after each thing that can happen to either text: the eleven scenarios, and more, as data."""

from pathlib import Path

import pytest

from cajista.findings import Findings
from cajista.i18n.memory import Record, read_records, written
from cajista.i18n.segments import Segment, segments_of
from cajista.i18n.status import standings
from cajista.reading.version import read_version

SOURCE = {
    "a": "We treated twelve patients with anakinra at 100 mg every 12 hours.",
    "b": "None of the patients had received tocilizumab before admission.",
    "c": "Ferritin and C-reactive protein were measured on days 1 and 7.",
    "d": "The ethics committee approved the protocol in March 2021.",
    "a2": "We treated twelve patients with anakinra at 200 mg every 12 hours.",
    "x": "Funding came from a foundation that took no part in the study.",
    "ab": "We treated twelve patients with anakinra at 100 mg every 12 hours. "
    "None of the patients had received tocilizumab before admission.",
}
TARGET = {
    "a": "Tratamos a doce pacientes con anakinra a dosis de 100 mg cada 12 horas.",
    "b": "Ninguno de los pacientes había recibido tocilizumab antes del ingreso.",
    "c": "La ferritina y la proteína C reactiva se midieron los días 1 y 7.",
    "d": "El comité de ética aprobó el protocolo en marzo de 2021.",
    "a2": "Tratamos a doce pacientes con anakinra a dosis de 200 mg cada 12 horas.",
    "b2": "Ninguno de ellos había recibido tocilizumab antes de ingresar.",
    "x": "La financiación procedió de una fundación que no participó en el estudio.",
}


def segments(folder: Path, language: str, paragraphs: list[str]) -> tuple[Segment, ...]:
    """The segments of a text of these paragraphs, without its title."""
    text = "---\ntitle: T\n---\n" + "\n\n".join(paragraphs) + "\n"
    (folder / f"{language}.md").write_text(text, "utf-8")
    version = read_version(folder, f"{language}.md", language, None, Findings())
    assert version
    return segments_of(version, text).segments[1:]


def confirmed(source: tuple[Segment, ...], target: tuple[Segment, ...]) -> list[Record]:
    """Records of segments that stand beside each other."""
    return [
        Record(one.digest, other.digest, "translated", one.kind, one.text, "ana", "2026-01-01T00:00:00Z")
        for one, other in zip(source, target, strict=True)
    ]


CASES = {
    "nothing changed": ("a b c d", "a b c d", "a:a=translated b:b=translated c:c=translated d:d=translated"),
    "source edited": ("a2 b c d", "a b c d", "a2:a=stale b:b=translated c:c=translated d:d=translated"),
    "target edited": ("a b c d", "a b2 c d", "a:a=translated b:b2=edited c:c=translated d:d=translated"),
    "both edited": ("a2 b c d", "a2 b c d", "a2:a2=stale-edited b:b=translated c:c=translated d:d=translated"),
    "reordered in the source": ("c a b d", "a b c d", "c:c=translated a:a=translated b:b=translated d:d=translated"),
    "reordered in both": ("d c b a", "d c b a", "d:d=translated c:c=translated b:b=translated a:a=translated"),
    "inserted": ("a x b c d", "a b c d", "a:a=translated x:-=missing b:b=translated c:c=translated d:d=translated"),
    "inserted in both": ("a x b c d", "a x b c d", "a:a=translated x:x=unconfirmed b:b=translated c:c=translated d:d=translated"),
    "deleted in the source": ("a c d", "a b c d", "a:a=translated -:b=orphan c:c=translated d:d=translated"),
    "deleted, another inserted elsewhere": ("a c d x", "a b c d", "a:a=translated -:b=orphan c:c=translated d:d=translated x:-=missing"),
    "deleted in both": ("a c d", "a c d", "a:a=translated c:c=translated d:d=translated"),
    "lost in the target": ("a b c d", "a c d", "a:a=translated b:-=missing c:c=translated d:d=translated"),
    "joined in the source": ("ab c d", "a b c d", "ab:a=stale -:b=orphan c:c=translated d:d=translated"),
    "said twice, the first lost": ("a b a c", "b a c", "a:-=missing b:b=translated a:a=translated c:c=translated"),
    "said twice, the second lost": ("a b a c", "a b c", "a:a=translated b:b=translated a:-=missing c:c=translated"),
    "an edited segment moved": ("b c d a2", "a b c d", "b:b=translated c:c=translated d:d=translated a2:a=stale"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_scenarios(case: str, tmp_path: Path) -> None:
    """Each segment is where it belongs, and its state tells what happened."""
    records = confirmed(
        segments(tmp_path, "en", [SOURCE[name] for name in "abcd"]),
        segments(tmp_path, "es", [TARGET[name] for name in "abcd"]),
    )
    new_source, new_target, expected = CASES[case]
    source = segments(tmp_path, "en", [SOURCE[name] for name in new_source.split()])
    target = segments(tmp_path, "es", [TARGET[name] for name in new_target.split()])
    names = {text: name for texts in (SOURCE, TARGET) for name, text in texts.items()}
    found = [
        f"{names[one.source.text] if one.source else '-'}:{names[one.target.text] if one.target else '-'}={one.state}"
        for one in standings(source, target, records)
    ]
    assert sorted(found) == sorted(expected.split())
    assert [part for part in found if not part.startswith("-")] == [
        part for part in expected.split() if not part.startswith("-")
    ]


def test_what_the_source_said(tmp_path: Path) -> None:
    """A stale segment tells what its source said when it was translated."""
    records = confirmed(segments(tmp_path, "en", [SOURCE["a"]]), segments(tmp_path, "es", [TARGET["a"]]))
    (one,) = standings(
        segments(tmp_path, "en", [SOURCE["a2"]]), segments(tmp_path, "es", [TARGET["a"]]), records
    )
    assert one.was == SOURCE["a"]


def test_kinds_may_change(tmp_path: Path) -> None:
    """A paragraph that becomes a list item in both texts is the segment that it was."""
    records = confirmed(segments(tmp_path, "en", [SOURCE["a"]]), segments(tmp_path, "es", [TARGET["a"]]))
    (one,) = standings(
        segments(tmp_path, "en", [f"- {SOURCE['a']}"]),
        segments(tmp_path, "es", [f"- {TARGET['a']}"]),
        records,
    )
    assert one.state == "translated"


def test_first_meeting(tmp_path: Path) -> None:
    """Texts that were never recorded are paired by their structure, and nobody has confirmed them."""
    source = segments(tmp_path, "en", [SOURCE[name] for name in "abcd"])
    target = segments(tmp_path, "es", [TARGET[name] for name in "abd"])
    states = [one.state for one in standings(source, target, [])]
    assert states == ["unconfirmed", "unconfirmed", "missing", "unconfirmed"]


def test_records_come_back(tmp_path: Path) -> None:
    """Records are read as written; lines that are none are findings, and lines of a merge are both read."""
    records = confirmed(segments(tmp_path, "en", [SOURCE["a"]]), segments(tmp_path, "es", [TARGET["a"]]))
    later = Record(
        records[0].source,
        records[0].target,
        "reviewed",
        "paragraph",
        SOURCE["a"],
        "eva",
        "2026-02-01T00:00:00Z",
    )
    text = written(records) + "<<<<<<< HEAD\n" + written([later]) + '{"source": 3}\n[]\n'
    (tmp_path / "es.jsonl").write_text(text, "utf-8")
    findings = Findings()
    assert read_records(tmp_path, "es.jsonl", findings) == [later]
    assert [one.span.line for one in findings] == [2, 4, 5]
    assert written(read_records(tmp_path, "es.jsonl", Findings())) == written([later])
