"""Puts translations into the front matter of a text: values, key words, paragraphs of an abstract."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from .layout import Edit, Host, Layout, block_text

_KEY = re.compile(r"([A-Za-z_]\w*)[ \t]*:")
_SINGLES = ("title", "subtitle", "short_title", "notice")
_Value: TypeAlias = str | list[str]  # as YAML, or the lines of a literal block


def put_into_front(
    source: Layout, target: Layout, partners: Mapping[int, int], texts: Mapping[int, str]
) -> Iterator[Edit]:
    """The edits by which the front matter has these texts, by the places of their segments in the source."""
    values: dict[tuple[str, ...], _Value] = {}
    for field, places in _by_field(source, texts).items():
        if field == "keywords":
            edits = _keywords(target, source, partners, places, texts)
            yield from edits
            if not edits:
                words = "".join(f"\n  - {_scalar(texts[at])}" for at in places)
                values["keywords",] = words
        elif not target.side.units.front.get(field):
            values[_path(source, field)] = _new_value(source, field, places, dict(texts))
        elif field not in _SINGLES:
            yield from _paragraphs(source, target, partners, field, dict(texts))
    yield from _put_values(source, target, values)


def _by_field(source: Layout, texts: Mapping[int, str]) -> dict[str, list[int]]:
    """The texts of the front matter by their fields."""
    found: dict[str, list[int]] = {}
    for field, units in source.side.units.front.items():
        own = {id(unit) for unit in units} | {id(part) for unit in units for part in unit.parts}
        places = [at for at in texts if id(source.segments[at].unit) in own]
        if places:
            found[field] = sorted(places)
    return found


def _path(source: Layout, field: str) -> tuple[str, ...]:
    units = source.side.units.front[field]
    return ("declarations", field) if any(unit.kind == "declaration" for unit in units) else (field,)


def _scalar(text: str) -> str:
    """A text as a YAML value: plain where it is read so, else in quotation marks."""
    import yaml

    try:
        is_plain = "\n" not in text and yaml.safe_load(f"a: {text}") == {"a": text}
    except yaml.YAMLError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _new_value(source: Layout, field: str, places: Sequence[int], texts: dict[int, str]) -> _Value:
    """What stands in a field that the translation does not have yet."""
    if source.segments[places[0]].is_value or len(source.side.units.front[field]) == 1:
        return _scalar(texts[places[0]])
    hosts = [host for host in source.hosts_of(field) if set(host.segments) & set(places)]
    lines: list[str] = []
    for number, host in enumerate(hosts):
        in_list = number and hosts[number - 1].last + 1 == host.first
        lines += ([""] if number and not in_list else []) + _dedented(
            source, host, block_text(source, host, texts)
        )
    return lines


def _put_values(source: Layout, target: Layout, values: Mapping[tuple[str, ...], _Value]) -> Iterator[Edit]:
    """Keys and their values, each after the keys that stand before it in the source."""
    if not target.front:
        return
    first, last = target.front
    keys = _keys(target, first + 1, last, "")
    begun = False
    for path, value in values.items():
        if len(path) == 1:
            yield from _put(source, target, keys, "", path[0], value, first + 1)
        elif path[0] in keys:
            start, end = keys[path[0]]
            indent = _indent(target, start + 1, end)
            inner = _keys(target, start + 1, end, indent)
            yield from _put(source, target, inner, indent, path[1], value, start + 1)
        else:
            place = target.starts[_after(source, keys, path[0], first + 1)]
            yield Edit(place, place, ("" if begun else f"{path[0]}:\n") + _rendered("  ", path[1], value))
            begun = True


_EMPTY = re.compile(r"[A-Za-z_]\w*[ \t]*:[ \t]*(?:[|>][-+]?|''|\"\"|\[\s*\]|~|null)?\s*")


def _put(
    source: Layout,
    target: Layout,
    keys: Mapping[str, tuple[int, int]],
    indent: str,
    key: str,
    value: _Value,
    default: int,
) -> Iterator[Edit]:
    """A key and its value, after the keys that stand before it in the source, or where it stands with no value."""
    text = _rendered(indent, key, value)
    if key not in keys:
        place = target.starts[_after(source, keys, key, default)]
        yield Edit(place, place, text)
        return
    start, end = target.starts[keys[key][0]], target.end_of(keys[key][1] - 1)
    if _EMPTY.fullmatch(target.text[start:end].strip()):
        yield Edit(start, end, text.rstrip("\n"))


def _rendered(indent: str, key: str, value: _Value) -> str:
    if isinstance(value, str):
        return f"{indent}{key}:{'' if value.startswith(chr(10)) else ' '}{value}\n"
    return f"{indent}{key}: |\n" + "".join(f"{indent}  {line}".rstrip() + "\n" for line in value)


def _indent(layout: Layout, first: int, last: int) -> str:
    """The indentation of the first line between two that is not blank."""
    lines = (layout.line(at) for at in range(first, last))
    return next((line[: len(line) - len(line.lstrip())] for line in lines if line.strip()), "  ")


def _keys(layout: Layout, first: int, last: int, indent: str) -> dict[str, tuple[int, int]]:
    """The keys at an indentation between two lines, each with its first line and the one after its last."""
    found: dict[str, tuple[int, int]] = {}
    key = ""
    for at in range(first, last):
        line = layout.line(at)
        begins = _KEY.match(line[len(indent) :]) if line.startswith(indent) else None
        if begins:
            key = begins[1]
            found[key] = (at, at + 1)
        elif key and line.strip() and (line.startswith(f"{indent} ") or line[len(indent) :].startswith("-")):
            found[key] = (found[key][0], at + 1)
    return found


def _after(source: Layout, keys: Mapping[str, tuple[int, int]], key: str, default: int) -> int:
    """The line at which a key belongs: after the last of those that stand before it in the source."""
    order = _order(source)
    before = order[: order.index(key)] if key in order else order
    return max((keys[one][1] for one in before if one in keys), default=default)


def _order(source: Layout) -> list[str]:
    """The keys of the source's front matter, those within declarations too, in order."""
    if not source.front:
        return []
    first, last = source.front
    lines = (source.line(at) for at in range(first + 1, last))
    return [found[1] for line in lines if (found := _KEY.match(line.lstrip()))]


def _keywords(
    target: Layout,
    source: Layout,
    partners: Mapping[int, int],
    places: Sequence[int],
    texts: Mapping[int, str],
) -> list[Edit]:
    """Key words, each after the one that it follows in the source; none where there is no list of them yet."""
    there = [one for one in target.segments if one.kind == "keyword"]
    edits: list[Edit] = []
    for at in places if there else ():
        own = (one for one in range(at) if source.segments[one].kind == "keyword" and one in partners)
        earlier = [partners[one] for one in own]
        other = target.segments[earlier[-1]] if earlier else there[0]
        end = _end_of_value(target, other.start, other.end)
        line = target.line_at(other.start)
        lead = re.match(r"[ \t]*-[ \t]+", target.line(line))
        if lead and not earlier:
            edits.append(Edit(target.starts[line], target.starts[line], f"{lead[0]}{_scalar(texts[at])}\n"))
        elif lead:
            end = target.end_of(line)
            edits.append(Edit(end, end, f"\n{lead[0]}{_scalar(texts[at])}"))
        else:
            edits.append(Edit(end, end, f", {json.dumps(texts[at], ensure_ascii=False)}"))
    return edits


def _end_of_value(target: Layout, start: int, end: int) -> int:
    """Where a value ends, after the quotation mark that closes it."""
    around = target.text[start - 1 : start], target.text[end : end + 1]
    return end + 1 if around in (("'", "'"), ('"', '"')) else end


def _paragraphs(
    source: Layout, target: Layout, partners: Mapping[int, int], field: str, texts: dict[int, str]
) -> Iterator[Edit]:
    """Paragraphs of a field that has others already."""
    hosts, others = source.hosts_of(field), target.hosts_of(field)
    owner = {one: host for host in others for one in host.segments}
    for at, host in enumerate(hosts):
        if not texts.keys() & set(host.segments):
            continue
        earlier = (one for other in hosts[:at] for one in other.segments)
        before = [owner[partners[one]] for one in earlier if partners.get(one) in owner]
        lines = _dedented(source, host, block_text(source, host, texts))
        yield _paragraph(target, before[-1] if before else None, others[0], lines)


def _paragraph(target: Layout, before: Host | None, first: Host, lines: Sequence[str]) -> Edit:
    """A paragraph after another, or before the first."""
    indent = _indent(target, (before or first).first, (before or first).first + 1)
    text = "\n".join(f"{indent}{one}".rstrip() for one in lines)
    if before:
        end = target.end_of(before.last)
        return Edit(end, end, f"\n\n{text}")
    start = target.starts[first.first]
    return Edit(start, start, f"{text}\n\n")


def _dedented(layout: Layout, host: Host, text: str) -> list[str]:
    """The lines of a block without the indentation of its first."""
    width = len(_indent(layout, host.first, host.first + 1))
    return [line[width:] if not line[:width].strip() else line.lstrip() for line in text.split("\n")]
