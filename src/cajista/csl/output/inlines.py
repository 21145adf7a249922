"""From settled tokens to `Inline` nodes."""

from dataclasses import replace

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
    stack: list[tuple[object, list[Inline]]] = [(None, [])]
    text: list[str] = []
    for token in tokens:
        code = token.code
        if code in (OPEN, CLOSE):
            if text:
                _append_text(stack[-1][1], "".join(text))
                text = []
            if code == OPEN:
                stack.append((token.kind, []))
            else:
                what, children = stack.pop()
                if children:
                    _append(stack[-1][1], what, tuple(children))
        else:
            text.append(token.text)
    if text:
        _append_text(stack[-1][1], "".join(text))
    return tuple(stack[0][1])


def _append_text(into: list[Inline], text: str) -> None:
    if not text:
        return
    if into and isinstance(into[-1], Text):
        into[-1] = Text(into[-1].text + text)
    else:
        into.append(Text(text))


def _append(into: list[Inline], what: object, children: Inlines) -> None:
    assert isinstance(what, tuple)
    name, value = what
    if name == "variable":
        if value == "nocase":
            into.extend(children)
        else:
            into.append(Marked(children, variable=value))
    elif name == "item":
        into.append(Marked(children, item=value))
    elif name == "display":
        into.append(Display(children, value))
    elif (node := _NODES.get(what)) is not None:
        into.append(node(children))
    elif f"{name}:{value}" in _RESTYLED:
        into.append(Restyled(children, f"{name}:{value}"))  # type: ignore[arg-type]
    else:
        into.extend(children)


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
            nodes.append(replace(node, children=unnested(children, inner)))  # type: ignore[arg-type]
        else:
            nodes.append(node)
    return tuple(nodes)


__all__ = ["to_inlines", "unnested"]
