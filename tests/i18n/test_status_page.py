"""`cajista i18n status` tells what is to be done: listed with what changed, as JSON, and as a page."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cajista.cli import main

EN = "---\ntitle: A letter\n---\nWe gave 15 mg daily.\n\nNone of them died.\n\n- One item\n"
ES = "---\ntitle: Una carta\n---\nDimos 15 mg al día.\n\nNinguno murió.\n\n- Un punto\n"
ARTICLE = "content/articles/first-article"


@pytest.fixture
def journal(new_journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A journal of whose one article a paragraph is stale, one missing, one edited and one of no source."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(new_journal)
    write(new_journal, EN, ES)
    assert main(["i18n", "confirm", "--all", "--by", "Ana", "--quiet"]) == 0
    english = EN.replace("15 mg", "7.5 mg <b>").replace("None of them died.\n\n", "") + "\nA new paragraph.\n"
    write(new_journal, english.replace("<b>", "& more"), ES.replace("Una carta", "Carta"))
    capsys.readouterr()
    return new_journal


def write(journal: Path, en: str, es: str) -> None:
    """Gives the article its texts."""
    (journal / ARTICLE / "en.md").write_text(en, "utf-8")
    (journal / ARTICLE / "es.md").write_text(es, "utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    assert main(["i18n", "status", *arguments]) == 0
    return capsys.readouterr().out


def test_what_is_to_be_done_is_listed(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where articles are named, or on request, every open passage is told with its place and its change."""
    expected = [
        "content/articles/first-article/es.md:4:1: stale: We gave [-15-]{+7.5+} mg {+& more+} daily.",
        "content/articles/first-article/es.md:6:1: orphan: Ninguno murió.",
        "content/articles/first-article/es.md:2:8: edited: Carta",
        "content/articles/first-article/en.md:8:1: missing: A new paragraph.",
    ]
    for arguments in (["first-article"], ["--details"]):
        listed = said(capsys, *arguments).partition("\n\n")[2].splitlines()
        assert sorted(listed) == sorted(expected)
    assert "[-15-]" not in said(capsys)


def test_json_has_changes(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get the same, the change as pieces that hold both wordings."""
    found: dict[str, Any] = json.loads(said(capsys, "--format", "json", "--details"))
    passages = {one["state"]: one for one in found["translations"][0]["passages"]}
    assert sorted(passages) == ["edited", "missing", "orphan", "stale"]
    stale = passages["stale"]
    assert (stale["file"], stale["line"], stale["kind"]) == (f"{ARTICLE}/es.md", 4, "paragraph")
    assert stale["was"] == "".join(text for change, text in stale["changes"] if change != "new")
    assert stale["source"] == "".join(text for change, text in stale["changes"] if change != "gone")
    assert "passages" not in json.loads(said(capsys, "--format", "json"))["translations"][0]


class _Page(HTMLParser):
    """What a page has in each element of interest, and whether its elements are closed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes that an element is open."""
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element is closed where the last one that was opened is."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Notes text by the elements around it."""
        for tag in set(self.open):
            self.texts.setdefault(tag, []).append(data)


def test_page(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page has every article's progress, and the words that went and came; it needs no other file."""
    markup = said(capsys, "--format", "html")
    page = _Page(markup)
    assert page.open == []
    assert page.texts["del"] == ["15"]
    assert "".join(page.texts["ins"]) == "7.5& more "
    assert "first-article" in page.texts["th"]
    assert not re.search(r'(?:src|href)="(?!#)', markup)
    for target in re.findall(r'href="#([^"]+)"', markup):
        assert f'id="{target}"' in markup
    assert "Traducciones" in said(capsys, "--format", "html", "--ui-lang", "es")


def test_page_without_translations(new_journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A journal of one language has a page that says so."""
    settings = new_journal / "content/journal.yaml"
    settings.write_text("title: J\nlanguages: {en: en-US}\n", "utf-8")
    assert "There are no translations." in said(capsys, "--format", "html", "--project", str(new_journal))
