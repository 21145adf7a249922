"""What is kept between runs is there again, and nothing of it is left open."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cajista.building.store import Store

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def _no_garbage_is_looked_for() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_what_is_kept_is_there_until_it_is_forgotten(tmp_path: Path) -> None:
    """By kind and name, in another store of the same folder too."""
    Store(tmp_path).keep("card", {"a": "1", "b": "2"})
    store = Store(tmp_path)
    assert store.all("card") == {"a": "1", "b": "2"}
    assert store.some("card", ["b", "c"]) == {"b": "2"}
    store.keep("card", {"c": "3"}, ["a"])
    assert sorted(store.names("card")) == ["b", "c"]
    assert store.all("edition") == {}


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="this system does not list open files")
@pytest.mark.usefixtures("_no_garbage_is_looked_for")
def test_no_file_stays_open(tmp_path: Path) -> None:
    """A journal of a thousand articles asks for something of each."""
    store = Store(tmp_path)
    before = len(os.listdir(OPEN_FILES))
    for name in map(str, range(20)):
        store.keep("card", {name: name})
        store.some("card", [name])
        store.all("card")
        store.names("card")
    assert len(os.listdir(OPEN_FILES)) == before
