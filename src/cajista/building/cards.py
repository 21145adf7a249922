"""What pages that list articles know of each: its edition without its text, kept so that lists need no sources."""

import io
import pickle
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ..hashing import LENGTH, digest_of_bytes
from ..model.block import Document
from ..model.edition import Edition
from ..unpickling import unpickled
from .store import Store

_CARD, _EDITION = "card", "edition 2"
_SHOWN = 6  # blocks of which a summary is taken


Card: TypeAlias = str
"""What is known of an article in a language without reading its edition: a digest of all that lists may show of it, a
space, and the day on which it was published (ISO 8601), if that is stated. Lists ask for thousands."""


def day_of(card: Card) -> str:
    """The day on which an article was published; empty where that is not stated."""
    return card[LENGTH + 1 :]


class Listed(NamedTuple):
    """A card, and the edition that it tells of in bytes."""

    card: Card
    data: bytes


def card_of(edition: Edition) -> Listed:
    """What lists may show of an edition: all but its text."""
    shown = replace(
        edition,
        abstract=(edition.abstract or edition.body.blocks)[:_SHOWN],
        body=Document((), {}),
        bibliography=(),
        contents=(),
        declarations={},
        funding=(),
        notice=(),
        figure_files={},
        item={},
        word_count=0,
    )
    data = bytes_of(shown)
    return Listed(f"{digest_of_bytes(data)} {_day(edition)}", data)


def bytes_of(edition: Edition) -> bytes:
    """An edition's values in bytes. Without memo, so that equal values give equal bytes."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.fast = True
    pickler.dump(edition)
    return stream.getvalue()


def _day(edition: Edition) -> str:
    date = edition.published or edition.issue_date
    return date.first_day.isoformat() if date else ""


class Cards:
    """The cards of every article that has a page, by language and slug."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cards = store.all(_CARD)
        self._new: dict[str, Listed] = {}
        self._gone: set[str] = set()

    def note(self, language: str, slug: str, listed: Listed) -> None:
        """Notes what lists show from now on."""
        name = f"{language} {slug}"
        if self._cards.get(name) != listed.card:
            self._cards[name] = listed.card
            self._new[name] = listed

    def card(self, language: str, slug: str) -> Card | None:
        """What is known of an article in a language, if anything is."""
        return self._cards.get(f"{language} {slug}")

    def editions(self, language: str, slugs: Sequence[str]) -> Mapping[str, Edition]:
        """The editions that lists show, by slug; those that cannot be had are left out."""
        self.save()
        found = self._store.some(_EDITION, [f"{language} {slug}" for slug in slugs])
        read = {name.partition(" ")[2]: _read(value) for name, value in found.items()}
        return {slug: edition for slug, edition in read.items() if edition}

    def forget(self, slugs: Iterable[str]) -> None:
        """Forgets articles that are no more."""
        gone = set(slugs)
        self._gone |= {name for name in self._cards if name.partition(" ")[2] in gone}
        for name in self._gone:
            self._cards.pop(name, None)
            self._new.pop(name, None)

    def save(self) -> None:
        """Writes what was noted down."""
        if self._new or self._gone:
            editions = {name: _written(one.data) for name, one in self._new.items()}
            self._store.keep(_EDITION, editions, self._gone)
            cards = {name: one.card for name, one in self._new.items()}
            self._store.keep(_CARD, cards, self._gone)
            self._new.clear()
            self._gone.clear()


def _written(data: bytes) -> str:
    """An edition's bytes as they are kept: they say much again and again, and shrink to a quarter."""
    return (_shape() + zlib.compress(data, 1)).decode("latin-1")


def _read(value: str) -> Edition | None:
    data = value.encode("latin-1")
    shape = _shape()
    if not data.startswith(shape):
        return None
    try:
        edition = unpickled(zlib.decompress(data[len(shape) :]))
    except Exception:  # whatever a broken note makes the reader stumble over: the sources have it all
        return None
    return edition if isinstance(edition, Edition) else None


@cache
def _shape() -> bytes:
    """Tells one version of the model from another, whose editions are not ours."""
    folder = Path(__file__).parents[1] / "model"
    return sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).digest()
