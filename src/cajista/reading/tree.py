"""Data together with their places, so that a value can be moved or left out without losing either."""

from dataclasses import dataclass, field
from typing import TypeAlias

from ..model.article import SourceMap, ValuePath
from ..model.span import Span
from .yaml_source import Plain

Content: TypeAlias = "str | dict[str, Branch] | list[Branch] | None"


@dataclass(slots=True, eq=False)
class Branch:
    """A value, where it stands and, as an entry of a mapping, where its key stands.

    `lost` names the entries taken out of a mapping, each of which a finding already tells of.
    """

    value: Content
    span: Span
    key: Span | None = None
    lost: set[str] = field(default_factory=set)

    def children(self) -> "list[tuple[str | int, Branch]]":
        """The entries of a mapping or the items of a list, each with its step."""
        if isinstance(self.value, dict):
            return list(self.value.items())
        if isinstance(self.value, list):
            return list(enumerate(self.value))
        return []

    def child(self, step: str | int) -> "Branch | None":
        """What one step leads to."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None

    def at(self, path: ValuePath) -> "Branch | None":
        """What a path leads to."""
        branch: Branch | None = self
        for step in path:
            branch = branch.child(step) if branch else None
        return branch

    def remove(self, child: "Branch") -> None:
        """Takes out an entry or an item."""
        if isinstance(self.value, dict):
            gone = [key for key, inner in self.value.items() if inner is child]
            self.lost.update(gone)
            self.value = {key: inner for key, inner in self.value.items() if inner is not child}
        elif isinstance(self.value, list):
            self.value = [inner for inner in self.value if inner is not child]


def tree_of(data: Plain, source: SourceMap, path: ValuePath = ()) -> Branch:
    """Data and their places as a tree."""
    value: Content
    if isinstance(data, dict):
        value = {key: tree_of(inner, source, (*path, key)) for key, inner in data.items()}
    elif isinstance(data, list):
        value = [tree_of(inner, source, (*path, index)) for index, inner in enumerate(data)]
    else:
        value = data
    return Branch(value, source.at(*path), source.keys.get(path))


def data_of(tree: Branch) -> Plain:
    """The data of a tree without their places."""
    if isinstance(tree.value, dict):
        return {key: data_of(inner) for key, inner in tree.value.items()}
    if isinstance(tree.value, list):
        return [data_of(inner) for inner in tree.value]
    return tree.value


def source_of(tree: Branch, file: str) -> SourceMap:
    """The places of a tree's data by their paths as they are now."""
    spans: dict[ValuePath, Span] = {}
    keys: dict[ValuePath, Span] = {}

    def note(branch: Branch, path: ValuePath) -> None:
        spans[path] = branch.span
        if branch.key:
            keys[path] = branch.key
        for step, inner in branch.children():
            note(inner, (*path, step))

    note(tree, ())
    return SourceMap(file, spans, keys)


def drop_absent(tree: Branch) -> None:
    """Takes out, at any depth, entries and items that have no value."""
    for _, inner in tree.children():
        drop_absent(inner)
    if isinstance(tree.value, dict):
        tree.value = {key: inner for key, inner in tree.value.items() if inner.value is not None}
    elif isinstance(tree.value, list):
        tree.value = [inner for inner in tree.value if inner.value is not None]
