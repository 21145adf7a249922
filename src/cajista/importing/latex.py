"""LaTeX as reference managers write it, to text: by pylatexenc (MIT) for what its macros mean."""

import re
from functools import cache
from typing import Any

# Macros whose argument CSL marks up (CSL-JSON, "HTML-like formatting tags").
_MARKS = {
    "textit": ("<i>", "</i>"),
    "emph": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
}
_QUOTES = {"enquote": ("“", "”"), "mkbibquote": ("“", "”")}
_SHIFTED = re.compile(r"([_^])\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\[A-Za-z]+|.))")
_SILENT = frozenset(("noopsort", "NoopSort", "noop", "SortNoop"))  # only there to sort by
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_NEEDS_WORK = re.compile(r"[\\{}$~]|--|``|''")


def plain(value: str) -> str:
    """LaTeX as plain text on one line."""
    return _cleaned(_converted(value, marks=False)) if _NEEDS_WORK.search(value) else " ".join(value.split())


def rich(value: str) -> str:
    """LaTeX as text with CSL's tags for italics and the like, and for words that keep their capitals."""
    if not _NEEDS_WORK.search(value):
        return " ".join(value.split())
    inner = value.strip()
    while _is_one_group(inner):  # braces around the whole say nothing of single words
        inner = inner[1:-1].strip()
    return _cleaned(_converted(inner, marks=True))


def verbatim(value: str) -> str:
    """A DOI, an address or a number, where LaTeX only escapes."""
    bare = re.sub(r"\\url\s*", "", value)
    return re.sub(r"\\([_%&#~$])", r"\1", bare).translate({ord("{"): None, ord("}"): None}).strip()


def _cleaned(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def _is_one_group(value: str) -> bool:
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for at, character in enumerate(value):
        if character in "{}" and value[at - 1 : at] != "\\":
            depth += 1 if character == "{" else -1
            if depth == 0:
                return at == len(value) - 1
    return False


def _converted(value: str, *, marks: bool) -> str:
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    escaped = re.sub(r"(?<!\\)%", r"\\%", value)  # in BibTeX no comment begins within a value
    try:
        nodes, _, _ = LatexWalker(escaped, latex_context=_macros(), tolerant_parsing=True).get_latex_nodes()
        return _Writer(marks).text(nodes or [])
    except (LatexWalkerError, RecursionError, ValueError, IndexError):
        return re.sub(r"\\[A-Za-z]+|[\\{}$]", "", value)


@cache
def _macros() -> Any:
    """What pylatexenc knows of macros, and those that have one argument here."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec

    known = get_default_latex_context_db()
    ours = [MacroSpec(name, "{") for name in (*_MARKS, *_QUOTES, *_SILENT)]
    known.add_context_category("cajista", macros=ours, prepend=True)
    return known


class _Writer:
    """Writes LaTeX nodes as text."""

    def __init__(self, marks: bool) -> None:
        from pylatexenc.latex2text import LatexNodes2Text

        self._marks = marks
        self._plain = LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces=False)

    def text(self, nodes: list[Any], *, outermost: bool = True) -> str:
        """The text of a run of nodes."""
        return "".join(self._node(node, outermost) for node in nodes if node is not None)

    def _node(self, node: Any, outermost: bool) -> str:
        match type(node).__name__:
            case "LatexCharsNode":
                return _ligated(str(node.chars))
            case "LatexGroupNode":
                return self._group(node, outermost)
            case "LatexMathNode":
                return self._math(node)
            case "LatexMacroNode":
                return self._macro(node)
            case "LatexSpecialsNode":
                return _LIGATURES.get(str(node.specials_chars), str(node.specials_chars))
        return str(self._plain.nodelist_to_text([node]))

    def _group(self, node: Any, outermost: bool) -> str:
        """Braces; around words with capitals they say that a style is not to change these."""
        inner = self.text(node.nodelist, outermost=False)
        first = node.nodelist[0] if node.nodelist else None
        is_accent = type(first).__name__ == "LatexMacroNode" and len(node.nodelist) == 1
        if self._marks and outermost and not is_accent and any(character.isupper() for character in inner):
            return f'<span class="nocase">{inner}</span>'
        return inner

    def _macro(self, node: Any) -> str:
        arguments = [one for one in (node.nodeargd.argnlist if node.nodeargd else []) if one is not None]
        if node.macroname in _SILENT:
            return ""
        if node.macroname in _MARKS and arguments:
            inner = self._argument(arguments[-1])
            before, after = _MARKS[node.macroname]
            return f"{before}{inner}{after}" if self._marks else inner
        if node.macroname in _QUOTES and arguments:
            return self._argument(arguments[-1]).join(_QUOTES[node.macroname])
        if node.macroname in _MARKS or node.macroname in _QUOTES:
            return ""
        return str(self._plain.nodelist_to_text([node]))

    def _argument(self, node: Any) -> str:
        nodes = node.nodelist if type(node).__name__ == "LatexGroupNode" else [node]
        return self.text(nodes, outermost=False)

    def _math(self, node: Any) -> str:
        """A formula as text: raised and lowered parts marked, the rest by its characters."""
        source = str(node.latex_verbatim()).strip("$")
        parts, end = [], 0
        for found in _SHIFTED.finditer(source):
            parts.append(self._symbols(source[end : found.start()]))
            tag = "sub" if found[1] == "_" else "sup"
            inner = self._symbols(found[2] if found[2] is not None else found[3])
            parts.append(f"<{tag}>{inner}</{tag}>" if self._marks else inner)
            end = found.end()
        return "".join((*parts, self._symbols(source[end:])))

    def _symbols(self, source: str) -> str:
        return str(self._plain.latex_to_text(f"${source}$")) if source.strip() else source


def _ligated(text: str) -> str:
    for typed, meant in _LIGATURES.items():
        text = text.replace(typed, meant)
    return text
