"""Inline tokens to inline nodes, each with its span."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ...findings import message
from ...model.block import Footnote, Paragraph
from ...model.inline import (
    Citation,
    Cite,
    Code,
    CrossReference,
    Emphasis,
    FootnoteReference,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Link,
    Marked,
    Math,
    SmallCaps,
    SoftBreak,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain_text,
)
from ...model.span import Span
from . import rules
from .images import check_path
from .leftovers import report_leftovers
from .reading import Reading
from .run import Run
from .stated import IMAGE_IN_TEXT, SPAN, check_attributes, language_of

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .citations import CiteParts

_AS_TYPED: dict[str, Callable[[str, Span], Inline]] = {
    "text_special": Text,
    "code_inline": Code,
    "math": Math,
}
_AROUND: dict[str, Callable[[Inlines, Span], Inline]] = {
    "superscript": Superscript,
    "subscript": Subscript,
    "struck": Strikethrough,
}


_DEEPEST = 20  # marks within marks that are set


def read_run(reading: Reading, run: Run) -> Inlines:
    """The nodes of a run."""
    return nodes_of(reading, run, reading.tokens_of(run))


def nodes_of(reading: Reading, run: Run, tokens: "list[Token]") -> Inlines:
    """The nodes of tokens of a run, line ends at the edges left out."""
    return _without_edges(tuple(_Maker(reading, run).nodes(tokens)))


class _Maker:
    """Makes the nodes of one run."""

    def __init__(self, reading: Reading, run: Run) -> None:
        self._reading = reading
        self._run = run

    def nodes(self, tokens: "Iterable[Token] | None") -> Inlines:
        """The nodes of balanced tokens."""
        made: list[Inline] = []
        outer: list[tuple[Token, list[Inline]]] = []
        for token in self._joined(tokens or ()):
            if token.nesting > 0:
                outer.append((token, made))
                made = []
            elif token.nesting < 0:
                opening, before = outer.pop()
                if len(outer) == _DEEPEST:
                    self._report_depth(opening)
                is_set = len(outer) < _DEEPEST
                made = [*before, *([self._container(opening, token, tuple(made))] if is_set else made)]
            else:
                made.extend(self._leaf(token))
        return tuple(made)

    def _report_depth(self, opening: "Token") -> None:
        start, end = _stretch(opening)
        self._reading.report(
            rules.NESTING_IS_SHALLOW,
            message("Marks such as * and _ are nested too deep here; those that lie deeper have no effect."),
            self._run.span(start, end),
            message("Use fewer levels."),
        )

    def _joined(self, tokens: "Iterable[Token]") -> "Iterator[Token]":
        """The tokens with text that follows text directly made one with it, emptied marks left out."""
        text: Token | None = None
        for token in tokens:
            if token.type == "text" and not token.content:
                continue
            if token.type == "text" and text is not None and _stretch(text)[1] == _stretch(token)[0]:
                text.content += token.content
                text.map = [_stretch(text)[0], _stretch(token)[1]]
                continue
            if text is not None:
                yield text
            text = token if token.type == "text" else None
            if text is None:
                yield token
        if text is not None:
            yield text

    def _container(self, opening: "Token", closing: "Token", children: Inlines) -> Inline:
        # The marks of strong text are two tokens each, of which the inner one is kept.
        start = _stretch(opening)[0] - (1 if opening.type == "strong_open" else 0)
        end = _stretch(closing)[1] + (1 if opening.type == "strong_open" else 0)
        span = self._run.span(start, end)
        if opening.type == "strong_open":
            return Strong(children, span)
        if opening.type == "em_open":
            return Emphasis(children, span)
        if label := opening.meta.get("label"):
            self._reading.env["used"].add(label)
        return Link(children, str(opening.attrs.get("href", "")), str(opening.attrs.get("title", "")), span)

    def _leaf(self, token: "Token") -> Iterator[Inline]:
        start, end = _stretch(token)
        if token.type == "text":
            yield from self._texts(token.content, start, end)
            return
        span = self._run.span(start, end)
        match token.type:
            case "softbreak" | "hardbreak":
                yield SoftBreak(span) if token.type == "softbreak" else LineBreak(span)
            case kind if kind in _AS_TYPED:
                yield _AS_TYPED[kind](token.content, span)
            case kind if kind in _AROUND:
                yield _AROUND[kind](self.nodes(token.children), span)
            case "span":
                yield from self._span(token, span)
            case "image":
                yield self._image(token, span)
            case "citation":
                yield from self._citation(token, span)
            case "note_mention":
                yield self._mention(token.content, span)
            case "note":
                yield from self._note(token, span)

    def _texts(self, content: str, start: int, end: int) -> Iterator[Text]:
        report_leftovers(self._reading, self._run, content, start)
        for from_, to in self._run.stretches(start, end):
            yield Text(content[from_ - start : to - start], self._run.span(from_, to))

    def _span(self, token: "Token", span: Span) -> Iterator[Inline]:
        attributes = token.meta["attributes"]
        check_attributes(self._reading, self._run, attributes, SPAN)
        inner = self.nodes(token.children)
        node: Inline | None = None
        for item in attributes:
            children = inner if node is None else (node,)
            match item.name, item.value:
                case "class", "smallcaps":
                    node = SmallCaps(children, span)
                case "class", "underline":
                    node = Underline(children, span)
                case "lang", _ if language := language_of(item):
                    node = Marked(children, language=language, span=span)
        yield from inner if node is None else (node,)

    def _image(self, token: "Token", span: Span) -> Inline:
        attributes = token.meta["attributes"]
        stated = [item for item in attributes if item.name in ("id", "width", "span")]
        if stated:
            self._reading.report(
                rules.FIGURES_STAND_ALONE,
                message("An image within a line of text has no number, caption or width."),
                span,
                message("Leave a blank line before and after it to make it a figure."),
            )
        else:
            check_attributes(self._reading, self._run, attributes, IMAGE_IN_TEXT)
        check_path(self._reading, self._run, token)
        words = plain_text(self.nodes(token.children))
        return InlineImage(token.meta["source"], attributes.value("alt") or words, token.meta["title"], span)

    def _citation(self, token: "Token", span: Span) -> Iterator[Inline]:
        """One citation; where cross-references stand in the brackets, a row of both."""
        cites: list[Cite] = []
        parts: list[tuple[CiteParts, Any, Any]] = token.meta["cites"]
        mixed = any(part.is_cross_reference for part, _, _ in parts)
        for index, (part, before, after) in enumerate(parts):
            prefix, suffix = self.nodes(before), self.nodes(after)
            if not part.is_cross_reference:
                cites.append(self._cite(part, prefix, suffix))
                continue
            if cites:
                yield Citation(tuple(cites), token.meta["in_text"], span=_hull(cites) or span)
                cites = []
            if index:
                yield from self._separator(parts[index - 1][0].end, part.start)
            place = (
                self._run.span(part.mention, part.after_key) if len(parts) > 1 or prefix or suffix else span
            )
            yield from (*prefix, CrossReference(part.key, span=place), *suffix)
        if cites and mixed:
            yield from self._separator(parts[-len(cites) - 1][0].end, parts[-len(cites)][0].start)
        if cites:
            yield Citation(tuple(cites), token.meta["in_text"], span=_hull(cites) or span if mixed else span)

    def _cite(self, part: "CiteParts", prefix: Inlines, suffix: Inlines) -> Cite:
        locator = part.locator
        return Cite(
            part.key,
            prefix,
            suffix,
            locator.value if locator else "",
            locator.label if locator else "",
            part.suppressed,
            self._run.span(part.start, max(part.end, part.after_key)),
        )

    def _separator(self, start: int, end: int) -> Iterator[Text]:
        if end > start:
            yield Text(self._run.content[start:end].replace("\n", " "), self._run.span(start, end))

    def _mention(self, label: str, span: Span) -> Inline:
        if label in self._reading.labels:
            self._reading.mentioned[label] = None
            return FootnoteReference(label, span=span)
        from difflib import get_close_matches

        near = get_close_matches(label, self._reading.labels, 1, 0.5)
        self._reading.report(
            rules.FOOTNOTES_ARE_DEFINED,
            message("The footnote {label} has no words.", label=label),
            span,
            message("Did you mean [^{near}]?", near=near[0])
            if near
            else message("Write on a line of its own, anywhere below: [^{label}]: Its words.", label=label),
        )
        return Text(f"[^{label}]", span)

    def _note(self, token: "Token", span: Span) -> Iterator[Inline]:
        children = self.nodes(token.children)
        if not self._reading.takes_notes:
            self._reading.report(
                rules.FOOTNOTES_STAND_IN_THE_BODY,
                message("A footnote stands where there can be none; its words are set in the line."),
                span,
                message("Put what it says into the text."),
            )
            yield from children
            return
        label = self._free_label()
        self._reading.labels[label] = span
        self._reading.mentioned[label] = None
        edges = (_stretch(token)[0] + 2, _stretch(token)[1] - 1)
        words = Paragraph(_without_edges(children), self._run.span(*edges))
        self._reading.footnotes[label] = Footnote(label, (words,), span)
        yield FootnoteReference(label, span=span)

    def _free_label(self) -> str:
        number = len(self._reading.labels) + 1
        while f"note-{number}" in self._reading.labels:
            number += 1
        return f"note-{number}"


def _stretch(token: "Token") -> tuple[int, int]:
    start, end = token.map or (0, 0)
    return start, end


def _hull(cites: list[Cite]) -> Span | None:
    first, last = cites[0].span, cites[-1].span
    return first.to(last) if first and last else None


def _without_edges(nodes: Inlines) -> Inlines:
    start, end = 0, len(nodes)
    while start < end and isinstance(nodes[start], SoftBreak):
        start += 1
    while end > start and isinstance(nodes[end - 1], SoftBreak):
        end -= 1
    return nodes[start:end]
