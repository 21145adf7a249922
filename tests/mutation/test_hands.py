"""Articles of other hands, and slips that they made by hand: what is said of the first, and whether the others are found.

`hands/slips.json` has each slip as what a file has instead of something that stands in it once.
"""

import json
from pathlib import Path

import pytest

from .faults import Fault
from .recall import assert_clean
from .seeding import Field, mutant_of

_HANDS = Path(__file__).parent / "hands"
_SLIPS = json.loads((_HANDS / "slips.json").read_text("utf-8"))
_FOUND = 0.91  # of the slips at least


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """The articles, in a folder where they can be spoilt."""
    return Field(_HANDS, tmp_path_factory.mktemp("hands") / "journal")


def test_clean_articles(field: Field) -> None:
    """No article has an error, and there is less than one warning an article."""
    assert_clean(field)


def test_slips(field: Field) -> None:
    """Most slips are found where they are."""
    missed = []
    for slip in _SLIPS:
        slug, file, old = slip["article"], slip["file"], slip["old"]
        text = (field.folder / "content/articles" / slug / file).read_text("utf-8")
        assert text.count(old) == 1, old
        fault = Fault(slip["kind"], (file,), lambda _: iter(()))
        if not field.finds(mutant_of(slug, fault, file, text, text.replace(old, slip["new"]))):
            missed.append(f"{slug}/{file} {slip['kind']}")
    assert 1 - len(missed) / len(_SLIPS) >= _FOUND, "\n".join(missed)
