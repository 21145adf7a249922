"""What pydantic makes of the classes of facts is kept: the same is said of data, and pydantic is not loaded."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import SchemaValidator, ValidationError

from cajista.model.facts import ArticleFacts, FrontMatter, IssueFacts, JournalFacts
from cajista.reading import schema

DATA: list[dict[str, Any]] = [
    {},
    {"title": {"en": "Title"}, "languages": {"en": "en-US"}, "colour": "red"},
    {"volume": 1, "issue": "2", "date": "2024-13", "sections": [{"articles": "one"}, {"title": 3}]},
    {
        "type": "lettre",
        "authors": [{"name": {"given": "Ana", "family": "Sanz"}, "orcid": 5}, {"name": "Ana"}],
    },
    {"dates": {"received": "2023-01-02", "accepted": "soon"}, "title": ["a"], "keywords": "one"},
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the user's, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def validator(cls: Any) -> Any:
    """What another process would use."""
    schema._validator.cache_clear()
    return schema._validator(cls)


def said(validator: Any, data: dict[str, Any]) -> object:
    """What is made of data, or what is wrong with them."""
    try:
        return validator.validate_python(data)
    except ValidationError as error:
        return [(one["type"], one["loc"], one["msg"]) for one in error.errors(include_url=False)]


@pytest.mark.parametrize("cls", [ArticleFacts, FrontMatter, IssueFacts, JournalFacts])
def test_what_is_kept_says_the_same(cls: type[Any], cache: Path) -> None:
    """Of sound data and of faulty ones."""
    plain, kept = validator(cls), validator(cls)
    assert not isinstance(plain, SchemaValidator)
    assert isinstance(kept, SchemaValidator)
    for data in DATA:
        assert said(kept, data) == said(plain, data)


def test_damage_is_mended(cache: Path) -> None:
    """What cannot be used is made anew."""
    validator(IssueFacts)
    (kept,) = (path for path in cache.rglob("*") if path.is_file())
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    assert not isinstance(validator(IssueFacts), SchemaValidator)
    assert isinstance(validator(IssueFacts), SchemaValidator)


def test_pydantic_is_loaded_once(new_journal: Path, cache: Path) -> None:
    """A later process reads a journal without it."""
    program = (
        "import sys; from pathlib import Path; from cajista.shop import open_shop;"
        "from cajista.reading.article import read_article; folder = Path(sys.argv[1]);"
        "(slug,) = (path.name for path in folder.glob('content/articles/*'));"
        "read_article(folder, slug, open_shop(folder).journal); print('pydantic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(new_journal)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert runs == ["True\n", "False\n"]
