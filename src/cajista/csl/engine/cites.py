"""Cites as they come in, and clusters of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cajista.model.inline import Inlines

from ..render import CiteData
from ..render.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT
from ..render.written import leading_label

_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid-with-locator": IBID_WITH_LOCATOR,
    "ibid": IBID,
}
_LABELS = {"sub verbo": "sub-verbo"}


@dataclass(slots=True, eq=False)
class Cluster:
    """The cites at one place of the document, as `note` (0 where it is not in a note)."""

    cites: list[CiteData]
    note: int = 0
    fixed: list[bool] = field(default_factory=list)  # the caller set this cite's position
    inlines: Inlines | None = None


def read_cluster(cites: Sequence[Mapping[str, object]], note: int) -> Cluster:
    """A cluster from mappings in the form that CSL's JSON schema gives citation items."""
    return Cluster(
        [read_cite(cite) for cite in cites],
        note,
        [isinstance(cite.get("position"), int | str) for cite in cites],
    )


def read_cite(cite: Mapping[str, object]) -> CiteData:
    """One citation item; what is missing or of a wrong type is taken as not given."""
    label, locator = _located(_string(cite, "label"), _string(cite, "locator").strip())
    note = cite.get("first-reference-note-number")
    return CiteData(
        id=_string(cite, "id"),
        locator=locator,
        label=_LABELS.get(label, label),
        prefix=_string(cite, "prefix"),
        suffix=_string(cite, "suffix"),
        suppress_author=bool(cite.get("suppress-author")),
        author_only=bool(cite.get("author-only")),
        position=_position(cite.get("position")),
        near_note=bool(cite.get("near-note")),
        first_note=note if isinstance(note, int) else 0,
    )


def _located(label: str, locator: str) -> tuple[str, str]:
    """Label and locator; a label that the locator itself begins with counts."""
    own, rest = leading_label(locator)
    return own or label or "page", rest


def _position(value: object) -> int:
    if isinstance(value, str):
        return _POSITIONS.get(value, FIRST)
    return value if isinstance(value, int) and FIRST <= value <= IBID_WITH_LOCATOR else FIRST


def _string(cite: Mapping[str, object], key: str) -> str:
    value = cite.get(key)
    return "" if value is None or value is False else str(value)
