"""Glyphs: what is written of one depends on its font, width and offset, and is put together once."""

import struct
from typing import Any, NamedTuple

from weasyprint.draw import text as theirs
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from . import Replacement

_draw_first_line = theirs.draw_first_line
_GLYPH = struct.Struct("=IiiiI")  # PangoGlyphInfo: glyph; width, x_offset, y_offset; attributes
_SIMPLE = ffi.sizeof("PangoGlyphInfo") == _GLYPH.size and pango.pango_version() >= 14802

_Key = tuple[int, int, int]  # glyph, width, offset
_written: dict[tuple[Any, float], dict[_Key, str]] = {}


def replacements() -> list[Replacement]:
    """What stands for WeasyPrint's own."""
    return [(theirs, "draw_first_line", draw_first_line)] if _SIMPLE else []


def forget() -> None:
    """Forgets the glyphs of a document."""
    _written.clear()


class _Run(NamedTuple):
    """Glyphs of one font that follow one another."""

    run: Any
    font: Any
    size: float
    begins: bool  # whether the font is another than before
    glyphs: list[tuple[int, int, int, int, int]]


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Does what `weasyprint.draw.text.draw_first_line` does; lines that ask for more than glyphs are left to it."""
    runs = None
    if (
        text_overflow != "ellipsis" and block_ellipsis == "none"
        and textbox.style["font_size"] >= 1e-6 and textbox.text.strip()
    ):  # fmt: skip
        runs = _runs(stream, textbox.pango_layout)
    if runs is None:
        return _draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    text = ""
    for run in runs:
        if run.begins:
            if text:
                stream.show_text(text)
            text = ""
            stream.set_font_size(run.font.hash, run.size)
        text += f"<{_hexadecimal(run, stream, textbox)}"
        text = text[:-1] if text[-1] == "<" else f"{text}>"
    stream.show_text(text)
    return []


def _runs(stream: Any, layout: Any) -> list[_Run] | None:
    """The runs of a line; none where it has glyphs that are pictures, unknown, empty, or moved up or down."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    first_line, _ = layout.get_first_line()
    runs: list[_Run] = []
    item, previous = first_line.runs[0], None
    while item != ffi.NULL:
        run, item = item.data, item.next
        pango_font = run.item.analysis.font
        begins = pango_font != previous
        if begins:
            previous = pango_font
            font, size = stream.add_font(pango_font)
            if font.png or font.svg or font.colr or font.bitmap:
                return None
        string = run.glyphs
        glyphs = list(_GLYPH.iter_unpack(ffi.buffer(string.glyphs, string.num_glyphs * _GLYPH.size)))
        for glyph, _, _, up, _ in glyphs:
            if up or glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG or glyph == pango.PANGO_GLYPH_EMPTY:
                return None
        runs.append(_Run(run, font, size, begins, glyphs))
    return runs


def _hexadecimal(run: _Run, stream: Any, textbox: Any) -> str:
    """The glyphs of a run, with what they are moved by."""
    written = _written.setdefault((run.font, run.size), {})
    pieces = []
    for at, (glyph, width, offset, _, _) in enumerate(run.glyphs):
        key = (glyph, width, offset)
        if key not in written:
            if glyph not in run.font.to_unicode:
                run.font.to_unicode[glyph] = _characters(run, at, textbox.pango_layout.text)
            written[key] = _piece(run, key, stream)
        pieces.append(written[key])
    return "".join(pieces)


def _characters(run: _Run, at: int, text: str) -> str:
    """What a glyph stands for."""
    item, clusters, last = run.run.item, run.run.glyphs.log_clusters, len(run.glyphs) - 1
    if item.analysis.level % 2:  # from right to left
        end = item.length if at == 0 else clusters[at - 1]
    else:
        end = item.length if at == last else clusters[at + 1]
    return text.encode()[item.offset + clusters[at] : item.offset + end].decode()


def _piece(run: _Run, key: _Key, stream: Any) -> str:
    """A glyph of some width and offset, both in Pango's units, as it is written."""
    glyph, width, pango_offset = key
    font, size = run.font, run.size
    if glyph not in font.widths:
        pango_font = run.run.item.analysis.font
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    offset = pango_offset / size
    kerning = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
    before = f">{-offset}<" if offset else ""
    after = f">{int(kerning)}<" if kerning else ""
    return f"{before}{glyph:04x}{after}"
