"""PO files and gettext's own programs: they accept what is exported, and what they make of it comes back."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cajista.i18n.exchange.keys import Key
from cajista.i18n.exchange.marks import kept_in
from cajista.i18n.exchange.passages import Passage
from cajista.i18n.exchange.po_file import Heading, as_po, quoted, returned_po

from .journals import Journal, paragraphs, retranslated

ROOT = Path(__file__).parents[3]

needs_gettext = pytest.mark.skipif(
    not all(map(shutil.which, ("msgfmt", "msgmerge", "msgattrib", "msgcat"))),
    reason="gettext is not installed",
)


def run(*command: str | Path) -> str:
    """What a program says; it must end well."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def guide(tmp_path: Path) -> Journal:
    """The sample journal's guide, every passage confirmed."""
    journal = Journal(tmp_path / "journal")
    folder = journal.folder / "content/articles/guide"
    shutil.copytree(ROOT / "content/articles/author-guide", folder)
    journal.confirm("guide")
    return journal


def sentence_of(journal: Journal) -> tuple[str, str]:
    """A paragraph of the guide's source that cites and mentions nothing, and its translation."""
    pair = next(
        one
        for one in journal.pair("guide").standings
        if one.source and one.target and one.kind == "paragraph" and not kept_in(one.source.text)
    )
    assert pair.source
    assert pair.target
    return pair.source.text, pair.target.text


@needs_gettext
def test_msgfmt_accepts_it(guide: Journal) -> None:
    """`msgfmt -c` has nothing to say: header, strings, line ends, no entry twice."""
    guide.article(
        "letter", paragraphs(["A \\\nb.", 'Say "x" \\* here\tand  there.']), paragraphs(["Uno \\\nb."])
    )
    file = guide.export("guide")
    assert run("msgfmt", "--check", "--verbose", "-o", "/dev/null", file).startswith("1")
    run("msgfmt", "--check", "-o", "/dev/null", guide.export("letter"))


@needs_gettext
@pytest.mark.parametrize(
    "command",
    [
        ("msgcat", "--width=40"),
        ("msgcat", "--no-wrap", "--sort-output"),
        ("msgcat", "--escape"),
        ("msgattrib", "--sort-by-file"),
        ("msgattrib", "--no-location", "--width=60"),
        ("msgattrib", "--set-obsolete"),
        ("msgattrib", "--translated", "--indent"),
        ("msgcat", "--strict"),
    ],
    ids=" ".join,
)
def test_what_programs_rewrite(guide: Journal, command: tuple[str, ...]) -> None:
    """Re-wrapped, sorted, escaped or obsolete, unchanged entries change no byte, and a changed one is taken."""
    before = guide.text("guide")
    file = guide.export("guide")
    other = file.with_name("other.es.po")
    run(*command, "-o", other, file)
    taken = guide.take(other)
    assert taken.is_clean
    assert taken.files == []
    assert guide.text("guide") == before
    source, target = sentence_of(guide)
    retranslated(file, {source: "Una frase nueva."})
    run(*command, "-o", other, file)
    taken = guide.take(other)
    assert (taken.applied, taken.parked) == (1, 0)
    assert guide.text("guide") == before.replace(target, "Una frase nueva.")


@needs_gettext
@pytest.mark.parametrize("previous", [(), ("--previous",)], ids=["plain", "with previous"])
def test_merged_with_a_newer_export(guide: Journal, previous: tuple[str, ...]) -> None:
    """A translator's file is merged with a newer export by `msgmerge`: work is taken, guesses are not."""
    source, target = sentence_of(guide)
    file = retranslated(guide.export("guide"), {source: "Una frase nueva."})
    english = guide.folder / "content/articles/guide/en.md"
    english.write_text(english.read_text("utf-8").replace(source, f"{source} Really."), "utf-8")
    before = guide.text("guide")
    newer = guide.export("guide", out="newer")
    merged, looked_at = file.with_name("merged.es.po"), file.with_name("looked-at.es.po")
    run("msgmerge", "-q", *previous, "-o", merged, file, newer)
    taken = guide.take(merged)
    assert taken.is_clean
    assert (taken.applied, taken.parked) == (0, 1)
    assert guide.text("guide") == before
    assert guide.parked("guide") == ["Una frase nueva."]
    run("msgattrib", "--clear-fuzzy", "--clear-previous", "-o", looked_at, merged)
    assert guide.take(looked_at).applied == 1
    assert guide.text("guide") == before.replace(target, "Una frase nueva.")
    assert set(guide.states("guide")) == {"translated"}
    assert guide.parked() == []


@needs_gettext
def test_obsolete_entries(guide: Journal) -> None:
    """Work in an entry that `msgmerge` has taken out of use, for its source was edited, is taken as stale."""
    source, target = sentence_of(guide)
    file = retranslated(guide.export("guide"), {source: "Una frase nueva."})
    english = guide.folder / "content/articles/guide/en.md"
    english.write_text(english.read_text("utf-8").replace(source, f"{source} Really."), "utf-8")
    before = guide.text("guide")
    merged = file.with_name("merged.es.po")
    run("msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, file, guide.export("guide", out="newer"))
    assert '#~ msgstr "Una frase nueva."' in merged.read_text("utf-8")
    assert guide.take(merged).is_clean
    assert guide.text("guide") == before.replace(target, "Una frase nueva.")
    assert guide.states("guide").count("stale") == 1


@needs_gettext
def test_the_guide_from_nothing(guide: Journal) -> None:
    """The guide without its translation, filled from a compendium by `msgmerge`, is the guide again, part by part."""
    old = guide.export("guide", out="old")
    wanted = [(one.kind, one.target.text) for one in guide.pair("guide").standings if one.target]
    (guide.folder / "content/articles/guide/es.md").unlink()
    (guide.folder / "content/articles/guide/i18n/es.jsonl").unlink()
    empty = guide.export("guide", out="empty")
    file = empty.with_name("filled.es.po")
    run("msgmerge", "-q", "--no-fuzzy-matching", "-o", file, empty, empty)
    texts = dict(re.findall(r'(?m)^msgid ("(?:.+)")\nmsgstr ("(?:.+)")$', old.read_text("utf-8")))
    blocks = empty.read_text("utf-8").split("\n\n")
    filled = [
        re.sub(
            r'(?m)^msgid (".+")\nmsgstr ""$',
            lambda found: f"msgid {found[1]}\nmsgstr {texts[found[1]]}",
            block,
        )
        for block in blocks
    ]
    file.write_text("\n\n".join(filled), "utf-8")
    taken = guide.take(file)
    assert taken.is_clean
    assert [(one.kind, one.target.text) for one in guide.pair("guide").standings if one.target] == wanted
    assert set(guide.states("guide")) == {"translated"}


def test_quoting() -> None:
    """Strings are escaped as gettext reads them."""
    assert quoted('a "b" \\ c\n\t') == '"a \\"b\\" \\\\ c\\n\\t"'


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=40)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text(source: str, target: str, was: str, heading: str) -> None:
    """Whatever passages say, a PO file brings it back."""
    key = Key("a", "paragraph", "0" * 18, "1" * 18)
    one = Passage(key, "stale", source, target, was, "content/articles/a/en.md", 1, heading)
    file = returned_po(as_po([one], Heading("J", "en-US", "es-ES", "2026-01-01", "Cajista 1"), str), "a.po")
    assert not file.faults
    assert [(item.key, item.source, item.text) for item in file.items] == [(key, source, target)]
