"""Interface words: a faulty catalogue is told at its line, and never reaches a page."""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from cajista import catalogue
from cajista.catalogue import read_catalogue
from cajista.findings import Findings
from cajista.own_words import check_own_words
from cajista.templating import Templates

LOCALES = Path(__file__).parents[1] / "templates/locales"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def read(folder: Path, text: bytes) -> tuple[Findings, set[str]]:
    """The findings of a catalogue, and the words that it gives."""
    (folder / "xx.po").write_bytes(HEAD.encode() + text)
    findings = Findings()
    words = read_catalogue("xx", [folder / "xx.po"], findings).words
    return findings, {msgid for _, msgid in words}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "Resumen\n', 7),
        ('msgid "a\nmsgstr "b"\n', 6),
        ('msgid "a"\nmsgstr Acept\n', 7),
        ('msgid "a {name}"\nmsgstr "b {zz}"\n', 6),
        ('msgid "a {name}"\nmsgstr "b"\n', 6),
        ('msgid "a {name}"\nmsgstr "b {name} {"\n', 6),
        ("<<<<<<< HEAD\n", 6),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 9),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', 6),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] ""\n', 6),
        ('#, python-format\nmsgid "a %(name)s"\nmsgstr "b %s"\n', 7),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"\n', 7),
    ],
)
def test_faults_are_found(text: str, line: int, tmp_path: Path) -> None:
    """Lines that gettext would not take, and placeholders lost or changed, are findings at their place."""
    findings, words = read(tmp_path, text.encode())
    assert [(one.rule, one.span.line) for one in findings] == [("catalogues-are-well-formed", line)]
    assert not words - ({"a"} if line == 9 else set())  # of two, the first counts


@pytest.mark.parametrize(
    "plurals", ["nplurals=2; plural=(n !=;", "nplurals=2; plural=n;", "nplurals=2; plural=1/n;", "two"]
)
def test_plurals_that_choose_nothing(plurals: str, tmp_path: Path) -> None:
    """An expression that is none, or leads to a form that is not there, is told at the header and never asked."""
    text = HEAD.replace("nplurals=2; plural=(n != 1);", plurals) + 'msgid "a"\nmsgstr "b"\n'
    (tmp_path / "xx.po").write_text(text, "utf-8")
    findings = Findings()
    catalogue = read_catalogue("xx", [tmp_path / "xx.po"], findings)
    assert [one.span.line for one in findings] == [1]
    assert [catalogue.get_plural("x", "xs", count) for count in (0, 1, 7)] == ["xs", "x", "xs"]


def overriding(folder: Path, own: str) -> tuple[list[tuple[str, int]], dict[str, tuple[str, ...]]]:
    """What is found in a journal's own catalogue over another of three entries, and the words of both."""
    shared = HEAD + 'msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n\n'
    shared += 'msgid "{count} c"\nmsgid_plural "{count} cs"\nmsgstr[0] "{count} C"\nmsgstr[1] "{count} Cs"\n'
    (folder / "xx.po").write_text(shared, "utf-8")
    (folder / "own").mkdir()
    (folder / "own" / "xx.po").write_text(own, "utf-8")
    findings = Findings()
    words = read_catalogue("xx", [folder / "xx.po", folder / "own" / "xx.po"], findings).words
    return [(one.severity, one.span.line) for one in findings], {
        text: said for (_, text), said in words.items()
    }


def test_single_words_stand_over_others(tmp_path: Path) -> None:
    """What a journal says itself counts; all else, and what it leaves empty or fuzzy, stays as it was."""
    own = HEAD + 'msgid "a"\nmsgstr "mine"\n\nmsgid "{count} c"\nmsgid_plural "{count} cs"\n'
    own += 'msgstr[0] ""\nmsgstr[1] ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "not yet"\n'
    found, words = overriding(tmp_path, own)
    assert found == [("warning", 15)]
    assert words == {"a": ("mine",), "b": ("B",), "{count} c": ("{count} C", "{count} Cs")}


def test_plurals_of_another_number(tmp_path: Path) -> None:
    """A journal's own file chooses among the same forms as the one it stands over."""
    own = HEAD.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0")
    own += 'msgid "{count} c"\nmsgid_plural "{count} cs"\nmsgstr[0] "one form"\n'
    found, words = overriding(tmp_path, own)
    assert found == [("error", 1), ("error", 6)]
    assert words["{count} c"] == ("{count} C", "{count} Cs")


@pytest.mark.parametrize(
    ("own", "lines"),
    [
        ('msgid "Abstract"\nmsgstr "Sumario"\n', []),
        ('msgid "Abstracts"\nmsgstr "Sumario"\n', [6]),
        ('msgctxt "elsewhere"\nmsgid "Abstract"\nmsgstr "Sumario"\n', [7]),
        ('msgid "{count} word"\nmsgid_plural "{count} of them"\nmsgstr[0] "una"\nmsgstr[1] "{count}"\n', [6]),
        ('msgid "Our own word"\nmsgstr "Nuestra"\n\nmsgctxt "here"\nmsgid "Ours"\nmsgstr "Lo"\n', []),
        ('#~ msgid "Gone"\n#~ msgstr "Ido"\n', []),
    ],
)
def test_words_that_nothing_says(own: str, lines: list[int], tmp_path: Path) -> None:
    """Entries for words that neither the program nor the journal's own templates say are told."""
    folder = tmp_path / "templates"
    (folder / "locales").mkdir(parents=True)
    (folder / "locales" / "es.po").write_text(HEAD + own, "utf-8")
    (folder / "html").mkdir()
    (folder / "html" / "own.html").write_text(
        '{{ _("Our own word") }} {{ pgettext("here", "Ours") }}', "utf-8"
    )
    findings = Findings()
    check_own_words(Templates(tmp_path), findings)
    assert [(one.rule, one.severity, one.span.line) for one in findings] == [
        ("catalogues-are-well-formed", "warning", line) for line in lines
    ]


def test_another_encoding(tmp_path: Path) -> None:
    """A file in another encoding is told at the line of the first such character."""
    findings, _ = read(tmp_path, 'msgid "a"\nmsgstr "ñ"\n'.encode("latin-1"))
    assert [one.span.line for one in findings] == [7]


def test_good_entries(tmp_path: Path) -> None:
    """Entries that fit are read; braces without placeholders are braces."""
    text = 'msgid "{count} word"\nmsgid_plural "{count} words"\nmsgstr[0] "una palabra"\nmsgstr[1] "{count} palabras"\n\n'
    text += 'msgid "Write {a: b}."\nmsgstr "Escriba {a: b}."\n'
    text += '\nmsgid "Not $a{b}{c$, {d}."\nmsgstr "No $a{x}{y$."\n'
    findings, words = read(tmp_path, text.encode())
    assert not list(findings)
    assert words == {"{count} word", "Write {a: b}.", "Not $a{b}{c$, {d}."}


def test_words_of_the_program_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later process finds what the program says as it was read, and nothing of a catalogue that has changed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(catalogue, "program_templates", lambda: tmp_path)
    read: list[Path] = []
    real = catalogue._read

    def counted(path, *rest):  # type: ignore[no-untyped-def]
        read.append(path)
        return real(path, *rest)

    monkeypatch.setattr(catalogue, "_read", counted)
    file, own = tmp_path / "xx.po", tmp_path.parent / "own.po"
    shutil.copy(LOCALES / "es.po", file)
    own.write_bytes(file.read_bytes())
    first = read_catalogue("xx", [file, own], Findings())
    again = read_catalogue("xx", [file, own], Findings())
    assert again == first
    assert read == [file, own, own]
    file.write_text(file.read_text("utf-8").replace("Keywords", "Keyword"), "utf-8")
    assert read_catalogue("xx", [file], Findings()).words != first.words
    file.write_text(file.read_text("utf-8") + '\nmsgid "No end\n', "utf-8")
    for _ in range(2):  # what is wrong is told each time
        findings = Findings()
        read_catalogue("xx", [file], findings)
        assert len(findings) > 0


def test_spanish_is_whole() -> None:
    """Whoever chose Spanish reads no sentence in English: no message is left untranslated, or only guessed."""
    with (LOCALES / "es.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    assert [one.id for one in messages if one.fuzzy or not all(_texts(one))] == []


def _texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.po")), ids=lambda path: path.stem)
def test_sorts_are_told_once(path: Path) -> None:
    """A sort of words that exclude each other has one line in a list: a second would silently replace the first."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    for name in ("opposites", "exclusive terms"):
        entry = catalogue.get(name, "reading")
        lines = str(entry.string if entry else "").strip().split("\n")
        sorts = [line.partition(":")[0] for line in lines if line]
        assert len(sorts) == len(set(sorts)), name
