"""No sequence of edits, exports and imports loses a byte of translation."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.i18n.exchange.po_file import quoted
from cajista.i18n.segments import digest_of
from cajista.po import read_po

from .journals import Journal, paragraphs

SUBJECTS = (
    "patients with anakinra",
    "children with fever",
    "trials of methotrexate",
    "notes on ferritin",
    "days of admission",
)
CHANGES = (
    "edit source",
    "move source",
    "add source",
    "drop source",
    "edit text",
    "drop text",
    "add text",
    "export",
    "work",
    "import",
    "import",
)

steps = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 10**6)), min_size=3, max_size=14)


class World:
    """A journal, what people do in it, and every text that any of them has written and nobody has taken back.

    Who edits a passage in the text, or a translation in a file, replaces what was there: that is theirs to do.
    What they have written themselves must be found again somewhere.
    """

    def __init__(self, folder: Path) -> None:
        self.journal = Journal(folder)
        self.head = "---\ntitle: T\n---\n"
        self.source = [
            f"We saw {count} {subject} here [@ref{count}]." for count, subject in enumerate(SUBJECTS)
        ]
        self.text = [f"Vimos {count} {subject} aquí [@ref{count}]." for count, subject in enumerate(SUBJECTS)]
        self.files: list[Path] = []
        self.words = 0
        self.written: set[str] = set(self.text)
        self._save()
        self.journal.confirm("one")

    def _save(self) -> None:
        text = self.head + "\n\n".join(self.text) + "\n" * bool(self.text)
        self.journal.article("one", paragraphs(self.source), text)

    def _load(self) -> None:
        _, front, body = self.journal.text("one").split("---\n", 2)
        self.head = f"---\n{front}---\n"
        self.text = [text for text in body.strip("\n").split("\n\n") if text]

    def _word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    def do(self, change: str, seed: int) -> None:
        """One thing that somebody does."""
        self._load()
        chance = random.Random(seed)
        getattr(self, change.replace(" ", "_"))(chance)

    def edit_source(self, chance: random.Random) -> None:
        if self.source:
            at = chance.randrange(len(self.source))
            self.source[at] = self.source[at].replace(" here", f" {self._word()} here")
            self._save()

    def move_source(self, chance: random.Random) -> None:
        chance.shuffle(self.source)
        self._save()

    def add_source(self, chance: random.Random) -> None:
        word = self._word()
        self.source.insert(
            chance.randint(0, len(self.source)), f"Something {word} altogether {chance.choice(SUBJECTS)}."
        )
        self._save()

    def drop_source(self, chance: random.Random) -> None:
        if self.source:
            self.source.pop(chance.randrange(len(self.source)))
            self._save()

    def edit_text(self, chance: random.Random) -> None:
        if self.text:
            at = chance.randrange(len(self.text))
            self._takes_back(self.text[at])
            self.text[at] = f"{self.text[at].removesuffix('.')} {self._word()}."
            self.written.add(self.text[at])
            self._save()

    def drop_text(self, chance: random.Random) -> None:
        if self.text:
            self._takes_back(self.text.pop(chance.randrange(len(self.text))))
            self._save()

    def add_text(self, chance: random.Random) -> None:
        self.text.insert(chance.randint(0, len(self.text)), f"Algo {self._word()} añadido.")
        self.written |= set(self.text)
        self._save()

    def _takes_back(self, text: str) -> None:
        if self.text.count(text) < 2:
            self.written.discard(text)

    def export(self, chance: random.Random) -> None:
        """A file of its own, which may lie about for long."""
        if self.source:
            to = chance.choice(("po", "po", "xliff"))
            self.files.append(self.journal.export("one", to=to, out=f"out{len(self.files)}"))  # type: ignore[arg-type]

    def work(self, chance: random.Random) -> None:
        """A translator changes some entries of some PO file, and here and there loses a citation or breaks a line."""
        files = [path for path in self.files if path.suffix == ".po"]
        if not files:
            return
        path = chance.choice(files)
        text = path.read_text("utf-8")
        for entry in read_po(text).entries:
            if not entry.msgid or chance.random() < 0.5:
                continue
            old = entry.msgstr[0]
            new = f"{(old or 'Traducido: ' + entry.msgid).removesuffix('.')} {self._word()}."
            if chance.random() < 0.15:
                new = new.split("[@")[0] + self._word()
            if chance.random() < 0.1:
                new += f"\n\n{self._word()}"
            stated = f"msgctxt {quoted(entry.context)}\nmsgid {quoted(entry.msgid)}\nmsgstr "
            assert stated + quoted(old) in text
            text = text.replace(stated + quoted(old), stated + quoted(new))
        path.write_text(text, "utf-8")

    def import_(self, chance: random.Random) -> None:
        if self.files:
            path = chance.choice(self.files)
            if path.suffix == ".po":
                self.written |= {
                    one.msgstr[0]
                    for one in read_po(path.read_text("utf-8")).entries
                    if one.msgid and one.msgstr[0]
                } - self._there_once(path)
            self.journal.take(path)
            self._load()

    def _there_once(self, path: Path) -> set[str]:
        """What a file says that it was exported with: no work of its translator's."""
        from cajista.i18n.exchange.keys import key_of

        entries = read_po(path.read_text("utf-8")).entries
        return {
            one.msgstr[0]
            for one in entries
            if (key := key_of(one.context)) and key.target == digest_of(one.msgstr[0])
        }

    def kept(self) -> str:
        """Everything in which a translation may be."""
        return "\n".join(self._places())

    def _places(self) -> Iterator[str]:
        yield self.journal.text("one")
        yield from self.journal.parked()
        yield from (record.replaced for record in self.journal.pair("one").records)


setattr(World, "import", World.import_)


@settings(deadline=None, max_examples=60)
@given(steps)
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int]]) -> None:
    """Whatever people do, what was written is in the text, among the conflicts, or in the records."""
    world = World(tmp_path_factory.mktemp("world") / "journal")
    for change, seed in changes:
        world.do(change, seed)
        kept = world.kept()
        lost = {text for text in world.written if text not in kept}
        assert not lost
        assert digest_of(world.journal.text("one", "en.md")) == digest_of(paragraphs(world.source))
