"""Segments: joined they are the file to the last byte, and one that is written anew changes nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.findings import Findings
from cajista.i18n.segments import Segments, segments_of
from cajista.reading.version import read_version

ROOT = Path(__file__).parents[2]
TEXTS = sorted(ROOT.glob("content/articles/*/*.md"))


def segmented(folder: Path, data: bytes) -> Segments | None:
    """The segments of a Markdown file with these bytes; None where it cannot be read."""
    (folder / "en.md").write_bytes(data)
    version = read_version(folder, "en.md", "en", None, Findings())
    return segments_of(version, data.decode()) if version else None


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_pieces_are_the_file(path: Path, end: str, tmp_path: Path) -> None:
    """Real texts, with either line end and a byte order mark, come out as they went in."""
    data = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", end.encode())
    found = segmented(tmp_path, data)
    assert found
    assert "".join(found.pieces).encode() == data
    assert found.replaced({at: one.text for at, one in enumerate(found.segments)}).encode() == data
    offered = sum(len(one.raw) for one in found.segments)
    assert offered > 0.75 * len(found.text)


PARTS = st.sampled_from(
    [
        "Some words", "**bold** and *italic*", "[@key; @other, p. 3]", "$x_1$", "`code`", "`a|b`", "[^n]", "> ", "- ", "1. ",
        "  ", "\n", "\n\n", "\r\n", "| a | b 2 |\n|---|--:|\n| c | 3 |\n", "Table: Doses. {#tbl:x}\n\n", "## Heading {#sec:x}\n",
        '![Caption.](figures/x.svg){#fig:x alt="Some \\"words\\"."}\n', "[^n]: A note.\n", "$$ x $$ {#eq:x}\n", "```\ncode\n```\n",
        "<!-- comment -->", "ñandú «é»", "\\\n", "  \n", "\ufeff", "|", "{", "}",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(PARTS, max_size=25),
    st.sampled_from(["title: T", "title: 'T: u'\nabstract: |\n  One.\n\n  Two.", ""]),
)
def test_any_text(tmp_path_factory: pytest.TempPathFactory, parts: list[str], front: str) -> None:
    """Whatever a text is made of, its pieces are the text, and no segment reaches into another."""
    data = f"---\n{front}\n---\n{''.join(parts)}".encode()
    found = segmented(tmp_path_factory.mktemp("text"), data)
    if found:
        assert "".join(found.pieces).encode() == data
        ends = [0] + [one.end for one in found.segments]
        assert all(end <= one.start for end, one in zip(ends, found.segments, strict=False))


@pytest.mark.parametrize(
    ("text", "index", "new", "expected"),
    [
        ("---\ntitle: One\n---\nA.\n", 0, "Dos: tres", '---\ntitle: "Dos: tres"\n---\nA.\n'),
        ("---\ntitle: 'One'\n---\nA.\n", 0, 'El "T"', '---\ntitle: "El \\"T\\""\n---\nA.\n'),
        ("---\ntitle: T\nabstract: |\n  One.\n\n  Two.\n---\nA.\n", 2, "Dos.", "---\ntitle: T\nabstract: |\n  One.\n\n  Dos.\n---\nA.\n"),
        ("---\ntitle: T\nabstract: >\n  One\n  two.\n---\nA.\n", 1, "Dos.", '---\ntitle: T\nabstract: "Dos."\n---\nA.\n'),
        ("---\ntitle: T\n---\n- one\n- two\n  words\n", 2, "dos", "---\ntitle: T\n---\n- one\n- dos\n"),
        ("---\ntitle: T\n---\n> one\\\n> two\n", 1, "uno\\\ndos", "---\ntitle: T\n---\n> uno\\\n> dos\n"),
        ("---\ntitle: T\n---\n| a |\n|---|\n| b |\n", 2, "x | y", "---\ntitle: T\n---\n| a |\n|---|\n| x \\| y |\n"),
        ('---\ntitle: T\n---\n![C.](a.svg){#fig:a alt="W."}\n', 2, 'El "W"', '---\ntitle: T\n---\n![C.](a.svg){#fig:a alt="El \\"W\\""}\n'),
        ("---\ntitle: T\n---\n## H {#sec:h}\n\nA.\n", 1, "E", "---\ntitle: T\n---\n## E {#sec:h}\n\nA.\n"),
        ("---\ntitle: T\n---\nA[^n].\n\n[^n]: Note.\n", 2, "Nota.", "---\ntitle: T\n---\nA[^n].\n\n[^n]: Nota.\n"),
    ],
)  # fmt: skip
def test_writing(text: str, index: int, new: str, expected: str, tmp_path: Path) -> None:
    """A segment written anew stands in the form that its place asks for; all else stays."""
    found = segmented(tmp_path, text.encode())
    assert found
    assert found.replaced({index: new}) == expected


def test_what_is_not_offered(tmp_path: Path) -> None:
    """Numbers alone, formulas, code and attributes are nobody's to translate."""
    text = "---\ntitle: T\n---\n| a | 3 |\n|---|---|\n| 4 | 5 mg |\n\n$$ x $$\n\n```\ncode\n```\n"
    found = segmented(tmp_path, text.encode())
    assert found
    assert [one.text for one in found.segments] == ["T", "a", "5 mg"]
