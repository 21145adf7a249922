"""Compiled templates: made once, never taken for those of another text."""

from pathlib import Path

import jinja2
import pytest

from cajista.templating import Templates


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the user's, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The templates that are compiled from now on."""
    names: list[str | None] = []
    real = jinja2.Environment.compile

    def counted(self, source, name=None, *rest, **more):  # type: ignore[no-untyped-def]
        names.append(name)
        return real(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return names


def said(project: Path) -> str:
    """What the journal's own template says, in an environment of its own."""
    return Templates(project).environment.get_template("word.html").render()


def own_template(project: Path, text: str) -> None:
    """Writes it."""
    (project / "templates").mkdir(parents=True, exist_ok=True)
    (project / "templates/word.html").write_text(text, "utf-8")


def test_each_text_is_compiled_once(cache: Path, compiled: list[str | None], tmp_path: Path) -> None:
    """A later process finds it; one that was edited is compiled anew."""
    own_template(tmp_path, "one")
    assert [said(tmp_path), said(tmp_path)] == ["one", "one"]
    assert compiled == ["word.html"]
    own_template(tmp_path, "two")
    assert said(tmp_path) == "two"
    assert compiled == ["word.html", "word.html"]


@pytest.mark.parametrize("data", [b"", b"j2", b"\xff" * 400], ids=["empty", "cut", "noise"])
def test_damage_is_mended(data: bytes, cache: Path, tmp_path: Path) -> None:
    """A kept file that is no longer what it was is passed over and written anew."""
    own_template(tmp_path, "one")
    said(tmp_path)
    (kept,) = (path for path in cache.rglob("*") if path.is_file())
    whole = kept.read_bytes()
    kept.write_bytes(data)
    assert said(tmp_path) == "one"
    assert kept.read_bytes() == whole


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder that cannot be made stops nobody."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    own_template(tmp_path, "one")
    assert said(tmp_path) == "one"
