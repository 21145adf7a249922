"""Puts translations that were missing into a text, each where its source has it and in the same form.

What is made here is a proposal: whoever asks for it reads the text again and sees whether every other
segment is as it was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from .filling import filled
from .front import put_into_front
from .layout import Edit, Host, Layout, block_text


def placed(
    source: Layout, target: Layout, partners: Mapping[int, int], texts: Mapping[int, str]
) -> Iterator[Edit]:
    """The edits by which a translation has these texts, by the places of their segments in the source.

    `partners` are the places in the translation of the segments that have one.
    """
    matched = _matched(source, target, partners)
    edits = [
        *put_into_front(source, target, partners, texts),
        *_blocks(source, target, matched, dict(texts)),
    ]
    for at, other in matched.items():
        missing = {one: texts[one] for one in source.hosts[at].segments if one in texts}
        if missing:
            edits += filled(source, target, source.hosts[at], target.hosts[other], partners, missing)
    yield from (one._replace(text=one.text.replace("\n", target.line_end)) for one in edits)


def _matched(source: Layout, target: Layout, partners: Mapping[int, int]) -> dict[int, int]:
    """Which block of the translation answers each block of the source, by their numbers."""
    owner = {segment: at for at, host in enumerate(target.hosts) for segment in host.segments}
    matched: dict[int, int] = {}
    for at, host in enumerate(source.hosts):
        others = [owner[partners[one]] for one in host.segments if partners.get(one) in owner]
        if others and others[0] not in matched.values():
            matched[at] = others[0]
    for is_like in (_is_same, _is_named_alike, _is_of_kind):
        for at, host in enumerate(source.hosts):
            if at in matched:
                continue
            taken = set(matched.values())
            low, high = _between(matched, at, len(target.hosts))
            for other in range(low, high):
                if other not in taken and is_like(source, host, target, target.hosts[other]):
                    matched[at] = other
                    break
    return matched


def _between(matched: Mapping[int, int], at: int, count: int) -> tuple[int, int]:
    """The blocks of the translation that stand between those that answer the neighbours of a block."""
    before = max((one for one in matched if one < at), default=None)
    after = min((one for one in matched if one > at), default=None)
    low = matched[before] + 1 if before is not None else 0
    high = matched[after] if after is not None else count
    return low, high


def _is_same(source: Layout, one: Host, target: Layout, other: Host) -> bool:
    """Whether two blocks without words are written alike."""
    return (
        not one.segments
        and not other.segments
        and block_text(source, one, {}).strip() == block_text(target, other, {}).strip()
    )


def _is_named_alike(source: Layout, one: Host, target: Layout, other: Host) -> bool:
    """Whether two figures, tables or formulas have the same name, or two figures the same image."""
    if one.kind != other.kind:
        return False
    names = [
        (getattr(host.unit.block, "id", ""), getattr(host.unit.block, "source", "")) for host in (one, other)
    ]
    return any(first and first == second for first, second in zip(*names, strict=True))


def _is_of_kind(source: Layout, one: Host, target: Layout, other: Host) -> bool:
    """Whether two blocks without words are of a kind."""
    return not one.segments and not other.segments and one.kind == other.kind


def _blocks(
    source: Layout, target: Layout, matched: Mapping[int, int], texts: dict[int, str]
) -> Iterator[Edit]:
    """Puts whole blocks in, with the formulas and code between them that nobody translates."""
    numbers = range(len(source.hosts))
    for is_matched, group in groupby(numbers, key=lambda at: at in matched):
        run = list(group)
        if is_matched:
            continue
        wanted = [
            at
            for at in run
            if not source.hosts[at].segments
            or (
                texts.keys() & set(source.hosts[at].segments)
                and not _is_defined(source.hosts[at], source, target)
            )
        ]
        if any(source.hosts[at].segments for at in wanted):
            yield _run(source, target, matched, wanted, texts)


_NOTE = re.compile(r"[> \t]*(\[\^[^\]]+\]:)")


def _is_defined(host: Host, source: Layout, target: Layout) -> bool:
    """Whether a note has its words in the translation already, where nothing mentions it."""
    found = _NOTE.match(source.line(host.first)) if host.kind == "footnote" else None
    lines = target.text.splitlines() if found else ()
    return any(line.lstrip("> \t").startswith(found[1]) for line in lines if found)


def _run(
    source: Layout, target: Layout, matched: Mapping[int, int], run: Sequence[int], texts: Mapping[int, str]
) -> Edit:
    """Puts in blocks that stand in a row: after what the block before them answers, or before what follows."""
    hosts = source.hosts
    before = max((one for one in matched if one < run[0]), default=None)
    after = min((one for one in matched if one > run[-1]), default=None)
    previous = None if before is None else hosts[before]
    following = None if after is None else hosts[after]
    text = _written(source, run, texts)
    if after is not None and _follows(hosts[run[-1]], following) and not _follows(previous, hosts[run[0]]):
        place = target.starts[target.hosts[matched[after]].first]  # the first items of a list
        return Edit(place, place, text)
    text = _gap(source, previous, run[0]) + text
    line = target.hosts[matched[before]].last + 1 if before is not None else target.body_line
    if line >= len(target.starts):  # the last line has no end
        return Edit(len(target.text), len(target.text), f"\n{text}")
    if target.line(line).strip("> \t") and not _follows(hosts[run[-1]], following):
        text += "\n"
    return Edit(target.starts[line], target.starts[line], text)


def _written(source: Layout, run: Sequence[int], texts: Mapping[int, str]) -> str:
    """Blocks in a row, with what parts them."""
    pieces: list[str] = []
    for number, at in enumerate(run):
        pieces += [_gap(source, source.hosts[run[number - 1]], at)] if number else []
        pieces.append(f"{block_text(source, source.hosts[at], texts)}\n")
    return "".join(pieces)


def _follows(one: Host | None, other: Host | None) -> bool:
    """Whether two blocks are items that may follow each other in a list."""
    return one is not None and other is not None and one.kind == other.kind == "item"


def _gap(source: Layout, before: Host | None, at: int) -> str:
    """The blank lines between two blocks: those of the source where it has them side by side."""
    host = source.hosts[at]
    if before is None:
        return ""
    if at and source.hosts[at - 1] is before:
        lines = [source.line(number) for number in range(before.last + 1, host.first)]
        return (
            "".join(f"{line}\n" for line in lines) if not any(line.strip("> \t") for line in lines) else "\n"
        )
    return "" if _follows(before, host) else "\n"
