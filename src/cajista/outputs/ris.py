"""The article itself as RIS, for reference managers."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.edition import Edition
from . import Artifact, Press, paths

_FIELDS = (
    ("TI", "title"),
    ("T2", "container-title"),
    ("J2", "container-title-short"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("SN", "ISSN"),
    ("PB", "publisher"),
    ("DO", "DOI"),
    ("LA", "language"),
)


def article(edition: Edition, press: Press) -> Iterator[Artifact]:
    """A file with one record; its lines end as the format has them, in CR LF."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(edition)]
    text = "".join(f"{line}\r\n" for line in (*lines, "ER  - "))
    yield Artifact(paths.download(edition, "ris"), text.encode(), "ris", edition.slug, edition.language)


def _tags(edition: Edition) -> Iterator[tuple[str, str]]:
    item = edition.item
    yield "TY", "JOUR"
    yield from (("AU", _name(person)) for person in item.get("author", ()))
    yield from ((tag, str(item[field])) for tag, field in _FIELDS if item.get(field))
    if date := "/".join(f"{part:02}" for part in item.get("issued", {}).get("date-parts", [[]])[0]):
        yield "PY", date[:4]
        yield "DA", date
    first, _, last = str(item.get("page", "")).partition("-")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last or first)) if page)
    if edition.doi:
        yield "UR", f"https://doi.org/{edition.doi}"


def _name(person: Mapping[str, Any]) -> str:
    """Family, given, suffix; a group's name as it is, with no comma that would part it."""
    if "literal" in person:
        return str(person["literal"]).replace(",", "")
    return ",".join(str(person[part]) for part in ("family", "given", "suffix") if person.get(part)).replace(
        ",", ", ", 1
    )
