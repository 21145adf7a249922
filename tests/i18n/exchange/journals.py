"""Small journals for the tests of exchange."""

import re
from collections.abc import Sequence
from pathlib import Path

from cajista.exchanging import ExportOrder, export, import_all
from cajista.findings import Findings
from cajista.i18n.exchange.articles import Pair, pairs_of
from cajista.i18n.exchange.exporting import Format
from cajista.i18n.exchange.importing import Taken
from cajista.i18n.exchange.keys import key_of
from cajista.i18n.exchange.po_file import quoted
from cajista.i18n.memory import Record, file_of, written
from cajista.i18n.segments import digest_of
from cajista.po import Entry, read_po
from cajista.reading.journal import read_journal

AT = "2026-01-02T03:04:05Z"


class Journal:
    """A journal in a folder, its source English."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.write("journal.yaml", "title: {en: Journal, es: Revista}\nlanguages: {en: en-US, es: es-ES}\n")

    def write(self, name: str, text: str) -> Path:
        """A file below `content/`, byte for byte."""
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def article(self, slug: str, source: str, target: str | None = None) -> None:
        """An article with these texts."""
        self.write(f"articles/{slug}/article.yaml", "type: letter\nsource_language: en\n")
        self.write(f"articles/{slug}/en.md", source)
        if target is not None:
            self.write(f"articles/{slug}/es.md", target)

    def text(self, slug: str, name: str = "es.md") -> str:
        """A file of an article; empty where it is not there."""
        path = self.folder / "content" / "articles" / slug / name
        return path.read_bytes().decode() if path.exists() else ""

    def pair(self, slug: str) -> Pair:
        """An article's source and translation."""
        journal, _ = read_journal(self.folder)
        assert journal
        return pairs_of(self.folder, slug, journal, ("es",), Findings())["es"]

    def confirm(self, slug: str) -> None:
        """Records every pair that there is as translated."""
        pair = self.pair(slug)
        records = [
            Record(one.source.digest, one.target.digest, "translated", one.kind, one.source.text, "ana", AT)
            for one in pair.standings
            if one.source and one.target
        ]
        path = self.folder / file_of(f"content/articles/{slug}", "es")
        path.parent.mkdir(exist_ok=True)
        path.write_text(written([*pair.records, *records]), "utf-8")

    def states(self, slug: str) -> list[str]:
        """The state of each segment of the source, and of orphans."""
        return [one.state for one in self.pair(slug).standings]

    def export(self, *slugs: str, to: Format = "po", every: bool = True, out: str = "out") -> Path:
        """Exports, and gives the file of the first article (or the only file)."""
        folder = self.folder / out
        order = ExportOrder(self.folder, folder, to, slugs, every=every, jobs=1)
        done = export(order, str)
        assert not list(done.findings)
        return done.files[0]

    def take(self, *paths: Path) -> Taken:
        """Imports."""
        return import_all(self.folder, paths, str, by="eva", at=AT)

    def parked(self, slug: str = "") -> list[str]:
        """The translations that are kept aside for an article, or all."""
        return [one.msgstr[0] for one in self.parked_entries(slug)]

    def parked_entries(self, slug: str = "") -> list[Entry]:
        """The entries of conflicts files."""
        pattern = f"content/articles/{slug}/i18n/*.conflicts.po" if slug else "content/**/*.conflicts.po"
        entries: list[Entry] = []
        for path in sorted(self.folder.glob(pattern)):
            file = read_po(path.read_text("utf-8"))
            assert not file.faults
            entries += [one for one in file.entries if one.msgid]
        return entries


def retranslated(path: Path, texts: dict[str, str]) -> Path:
    """A PO file in which entries, by their source text, have other translations, and are no longer fuzzy."""
    blocks = path.read_text("utf-8").rstrip("\n").split("\n\n")
    for source, text in texts.items():
        places = [at for at, block in enumerate(blocks) if f"\nmsgid {quoted(source)}\n" in block]
        assert places
        for at in places:
            block = re.sub(r"(?m)^#, fuzzy\n|^#\| .*\n", "", blocks[at])
            blocks[at] = f"{block[: block.index('msgstr ')]}msgstr {quoted(text)}"
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")
    return path


def paragraphs(texts: Sequence[str], title: str = "T") -> str:
    """A Markdown file of these paragraphs."""
    return f"---\ntitle: {title}\n---\n" + "".join(f"{text}\n\n" for text in texts).removesuffix("\n")


def bases(path: Path) -> set[str]:
    """The digests of the translations that a PO file was exported with."""
    keys = (key_of(one.context) for one in read_po(path.read_text("utf-8")).entries)
    return {key.target for key in keys if key}


__all__ = ["AT", "Journal", "bases", "digest_of", "paragraphs", "retranslated"]
