"""From settled tokens to `Inline` nodes."""

from cajista.model.inline import (
    Display,
    Emphasis,
    Inline,
    Inlines,
    Marked,
    Restyled,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    with_children,
)

from .tokens import CLOSE, OPEN, Token

_NODES: dict[tuple[str, str], type] = {
    ("font-style", "italic"): Emphasis,
    ("font-weight", "bold"): Strong,
    ("font-variant", "small-caps"): SmallCaps,
    ("text-decoration", "underline"): Underline,
    ("vertical-align", "sup"): Superscript,
    ("vertical-align", "sub"): Subscript,
}
_FORMATS = frozenset(_NODES.values())
_UNDOES: dict[str, type] = {
    "font-style:normal": Emphasis,
    "font-weight:normal": Strong,
    "font-variant:normal": SmallCaps,
    "text-decoration:none": Underline,
}
_RESTYLED = frozenset(
    (
        "font-style:normal",
        "font-style:oblique",
        "font-weight:normal",
        "font-weight:light",
        "font-variant:normal",
        "text-decoration:none",
    )
)


def to_inlines(tokens: list[Token]) -> Inlines:
    """The nodes of a line of tokens; runs without text leave nothing behind."""
    around: list[tuple[object, list[Inline]]] = []
    what: object = None
    nodes: list[Inline] = []
    text = ""
    for token in tokens:
        code = token.code
        if code != OPEN and code != CLOSE:
            text += token.text
            continue
        if text:
            _add_text(nodes, text)
            text = ""
        if code == OPEN:
            around.append((what, nodes))
            what, nodes = token.kind, []
        else:
            (what, nodes), closed, children = around.pop(), what, nodes
            if children:
                _add(nodes, closed, tuple(children))
    if text:
        _add_text(nodes, text)
    return tuple(nodes)


def _add_text(nodes: list[Inline], text: str) -> None:
    last = nodes[-1] if nodes else None
    if isinstance(last, Text):
        nodes[-1] = Text(last.text + text)
    else:
        nodes.append(Text(text))


def _add(nodes: list[Inline], what: object, children: Inlines) -> None:
    assert isinstance(what, tuple)
    name, value = what
    if name == "variable":
        if value == "nocase":
            nodes.extend(children)
        else:
            nodes.append(Marked(children, value))
    elif name == "item":
        nodes.append(Marked(children, "", value))
    elif name == "display":
        nodes.append(Display(children, value))
    elif (node := _NODES.get(what)) is not None:
        nodes.append(node(children))
    elif f"{name}:{value}" in _RESTYLED:
        nodes.append(Restyled(children, f"{name}:{value}"))  # type: ignore[arg-type]
    else:
        nodes.extend(children)


def unnested(inlines: Inlines, within: frozenset[type] = frozenset()) -> Inlines:
    """The same with formatting that stands within the same formatting taken out.

    A style may ask for italics of a group and of what is in it. Readers of the nodes need not know
    whether that means more of them: it does not.
    """
    nodes: list[Inline] = []
    for node in inlines:
        children: Inlines = getattr(node, "children", ())
        kind = type(node)
        if kind in within:
            nodes += unnested(children, within)
        elif children:
            inner = within - {_UNDOES.get(node.style)} if isinstance(node, Restyled) else within
            inner = inner | {kind} if kind in _FORMATS else inner
            nodes.append(with_children(node, unnested(children, inner)))
        else:
            nodes.append(node)
    return tuple(nodes)


__all__ = ["to_inlines", "unnested"]
