"""Options of names as they hold at one place: own, then the area's, then the style's ("Name")."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..style.nodes import Name
from .context import Context

if TYPE_CHECKING:
    from collections.abc import Mapping

_RENAMED = {"form": "name-form", "delimiter": "name-delimiter"}


@dataclass(frozen=True, slots=True)
class NameOptions:
    """Everything that steers how a list of names is set."""

    and_: str
    delimiter: str
    precedes_last: str
    precedes_et_al: str
    min: int
    use_first: int
    subsequent_min: int
    subsequent_use_first: int
    use_last: bool
    form: str
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    sort_order: str
    separator: str
    demotes: bool
    sorts: bool


def options_of(name: Name | None, context: Context) -> NameOptions:
    """The options for a `<name>` in this run; worked out once and kept."""
    run = context.run
    key = (id(name), id(run.sort_options))
    known = run.name_options.get(key)
    if known is None:
        known = run.name_options[key] = _resolve(name, context)
    return known


def _resolve(name: Name | None, context: Context) -> NameOptions:
    run = context.run
    own = name.options if name else {}
    layers: list[Mapping[str, str]] = [run.area.options, run.style.options]
    sort = run.sort_options or {}

    def get(key: str, default: str | None = None) -> str | None:
        if key in sort:
            return sort[key]
        if key in own:
            return own[key]
        inherited = _RENAMED.get(key, key)
        for layer in layers:
            if inherited in layer:
                return layer[inherited]
        return default

    minimum = _number(get("et-al-min"))
    first = _number(get("et-al-use-first"))
    return NameOptions(
        and_="" if run.kind == "sort" else get("and") or "",
        delimiter=_text(get("delimiter"), ", "),
        precedes_last=get("delimiter-precedes-last") or "contextual",
        precedes_et_al=get("delimiter-precedes-et-al") or "contextual",
        min=minimum,
        use_first=first,
        subsequent_min=_number(get("et-al-subsequent-min")) or minimum,
        subsequent_use_first=_number(get("et-al-subsequent-use-first")) or first,
        use_last=get("et-al-use-last") == "true",
        form=get("form") or "long",
        initialize=get("initialize") != "false",
        initialize_with=get("initialize-with"),
        hyphen=run.style.options.get("initialize-with-hyphen") != "false",
        sort_order=get("name-as-sort-order") or "",
        separator=_text(get("sort-separator"), ", "),
        demotes=run.style.options.get("demote-non-dropping-particle", "display-and-sort")
        in (("sort-only", "display-and-sort") if run.kind == "sort" else ("display-and-sort",)),
        sorts=run.kind == "sort",
    )


def _text(value: str | None, default: str) -> str:
    return default if value is None else value


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
