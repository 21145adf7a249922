"""`Inline` nodes as HTML and as plain text: what `cajista cite` prints, what the suite compares."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from cajista.model.inline import (
    Display,
    Emphasis,
    Inline,
    Link,
    Marked,
    Restyled,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain_text,
)

from .superscripts import superscripts

_WRAPS: dict[type, tuple[str, str]] = {
    Emphasis: ("<i>", "</i>"),
    Strong: ("<b>", "</b>"),
    SmallCaps: ('<span style="font-variant:small-caps;">', "</span>"),
    Underline: ('<span style="text-decoration:underline;">', "</span>"),
    Strikethrough: ("<s>", "</s>"),
    Superscript: ("<sup>", "</sup>"),
    Subscript: ("<sub>", "</sub>"),
}
_DISPLAYS = {
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}
_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


@lru_cache(maxsize=1)
def _characters() -> dict[int, str]:
    """What HTML writes otherwise: markup characters, and superscript ones as `<sup>`."""
    raised = {code: f"<sup>{base}</sup>" for code, base in superscripts().items()}
    return raised | _ESCAPES


def to_html(inlines: Iterable[Inline]) -> str:
    """HTML with citeproc-js's tags. Labels leave no trace in it."""
    return "".join([_html(node) for node in inlines])


def _html(node: Inline) -> str:
    if isinstance(node, Text):
        return node.text.translate(_characters())
    wrap = _WRAPS.get(type(node))
    if wrap is None:
        wrap = _special(node)
    return f"{wrap[0]}{to_html(getattr(node, 'children', ()))}{wrap[1]}"


def _special(node: Inline) -> tuple[str, str]:
    if isinstance(node, Display):
        return _DISPLAYS[node.display]
    if isinstance(node, Restyled):
        if node.style == "font-style:oblique":
            return "<em>", "</em>"
        return f'<span style="{node.style};">', "</span>"
    if isinstance(node, Link):
        return f'<a href="{node.href.translate(_ESCAPES)}">', "</a>"
    return "", ""


def to_text(inlines: Iterable[Inline]) -> str:
    """The characters alone. A left margin keeps a space after it, a block a line of its own."""
    return _text(inlines).strip()


def _text(inlines: Iterable[Inline]) -> str:
    parts: list[str] = []
    margin = False
    for node in inlines:
        if isinstance(node, Display):
            part = _display_text(node, "".join(parts[-1:]))
        elif isinstance(node, Marked | Emphasis | Strong | SmallCaps | Restyled):
            part = _text(node.children)
        else:
            part = plain_text((node,))
        parts.append(part.lstrip(" ") if margin else part)
        margin = isinstance(node, Display) and node.display == "left-margin"
    return "".join(parts)


def _display_text(node: Display, before: str) -> str:
    text = _text(node.children)
    if node.display == "left-margin":
        return f"{text.rstrip(' ')} "
    if node.display == "right-inline" or not before:
        return text
    return f"\n{text}" if node.display == "indent" else f"\n{text}\n"


def bibliography_html(entries: Iterable[str]) -> str:
    """Entries, already HTML, in the frame that citeproc-js puts around a bibliography."""
    body = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{body}</div>'


Writer = Callable[[Iterable[Inline]], str]
