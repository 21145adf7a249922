"""The journal's faces: cut once, the same everywhere, with the characters that medicine needs."""

from pathlib import Path

import pytest
import uharfbuzz

from cajista.errors import CajistaError
from cajista.outputs import fonts

NEEDED = "‐–—−≤≥±×·µαβγδμσχ«»‘’“”…°†‡§¶áéíóúüñ¿¡ÁÉÍÓÚÑçłžğ\u00a0\u202f\u2009½™®€"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the tests of this module share."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("face", [f for f in fonts.FACES if f.family == fonts.SERIF], ids=str)
def test_text_faces_have_the_characters_of_medicine(cache: Path, face: fonts.Face) -> None:
    """Protects text from borrowed letters: Greek, signs and typographic marks are in every serif, italics too."""
    blob = uharfbuzz.Blob.from_file_path(str(fonts.file_of(cache, face)))
    present = set(uharfbuzz.Face(blob).unicodes)
    assert [character for character in NEEDED if ord(character) not in present] == []


@pytest.mark.parametrize("face", fonts.FACES, ids=str)
def test_faces_are_static_truetype(cache: Path, face: fonts.Face) -> None:
    """Protects speed and embedding: an instance has outlines of TrueType and no axis left."""
    cut = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(fonts.file_of(cache, face))))
    assert "glyf" in cut.table_tags
    assert cut.axis_infos == []


def test_an_instance_is_cut_once(cache: Path) -> None:
    """Protects start-up: what is in the cache is used as it is."""
    first = fonts.instance(cache, fonts.SANS)
    stamp = first.stat().st_mtime_ns
    assert fonts.instance(cache, fonts.SANS) == first
    assert first.stat().st_mtime_ns == stamp


def test_an_instance_is_the_same_everywhere(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects repeatable builds: the same cut has the same name and bytes in any cache."""
    here = fonts.instance(cache, fonts.SERIF, "italic", 600, 10)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    there = fonts.instance(cache, fonts.SERIF, "italic", 600, 10)
    assert there.is_relative_to(tmp_path)
    assert here.name == there.name
    assert here.read_bytes() == there.read_bytes()


def test_parameters_make_other_files(cache: Path) -> None:
    """Protects weights and sizes from each other: whatever differs in a cut is in its name."""
    cuts = [
        fonts.instance(cache, fonts.SERIF),
        fonts.instance(cache, fonts.SERIF, opsz=10),
        fonts.instance(cache, fonts.SERIF, weight=600),
        fonts.instance(cache, fonts.SERIF, "italic"),
        fonts.instance(cache, fonts.SERIF, unicodes=[65]),
        fonts.instance(cache, fonts.SERIF, unicodes=[]),
    ]
    assert len(set(cuts)) == len(cuts)


def test_a_subset_has_only_its_characters(cache: Path) -> None:
    """Protects small web fonts: `unicodes` limits what an instance holds."""
    blob = uharfbuzz.Blob.from_file_path(str(fonts.instance(cache, fonts.SERIF, unicodes=[65, 0x3B1])))
    assert set(uharfbuzz.Face(blob).unicodes) == {65, 0x3B1}


def test_journals_share_what_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the first build of every journal but the first: no face is cut twice for one user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cuts: list[object] = []
    cut = fonts._cut

    def counted(source: Path, pins: dict[str, float], unicodes: frozenset[int] | None) -> bytes:
        cuts.append(source)
        return cut(source, pins, unicodes)

    monkeypatch.setattr(fonts, "_cut", counted)
    assert len({fonts.instance(tmp_path / name, fonts.MONO) for name in ("a", "b")}) == len(cuts) == 1


def test_where_the_user_has_no_cache_the_journal_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects builds by users without a folder of their own: the face is kept beside the output."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    paths = {fonts.instance(tmp_path / "journal", fonts.MONO) for _ in range(2)}
    assert [path.is_relative_to(tmp_path / "journal") for path in paths] == [True]


def test_no_half_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects parallel builds: beside the finished file nothing stays in the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = fonts.instance(tmp_path, fonts.MONO)
    assert list(path.parent.iterdir()) == [path]


def test_missing_characters_are_told() -> None:
    """Protects the finding about glyphs: what no face has is named once; spaces do not count."""
    assert list(fonts.missing(["IL-1β 中", "文中\u2003"])) == ["中", "文"]


def test_fonts_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Protects whoever installs by hand: the message names the package."""
    fonts._source.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CajistaError, match="fontpkg-source-serif-4"):
        fonts.instance(tmp_path, fonts.SERIF)
    fonts._source.cache_clear()
