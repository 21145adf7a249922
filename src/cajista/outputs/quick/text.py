"""Lines of text: one Pango context for each font, and each line broken once, however often it is laid out."""

from dataclasses import dataclass
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

from . import Replacement
from .styles import KNOWN, check_math

_setup, _set_text = Layout.setup, Layout.set_text
_split_first_line, _strut, _create_layout = (
    line_break.split_first_line,
    line_break.strut,
    line_break.create_layout,
)
_break_point = line_break.get_next_break_point_from_text

_FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
)  # fmt: skip
_FONT = (
    "direction", "lang", "font_language_override", "font_family", "font_style", "font_stretch", "font_weight",
    "font_size", "font_variation_settings", "text_decoration_line", "overflow_wrap", *_FEATURES,
)  # fmt: skip
_BREAKING = (
    "white_space", "hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphenate_character",
    "letter_spacing", "word_spacing", "tab_size", "word_break",
)  # fmt: skip
_METRICS = frozenset(
    {
        "ascent",
        "underline_position",
        "strikethrough_position",
        "underline_thickness",
        "strikethrough_thickness",
    }
)
_CONTROLS = frozenset("\n\t\0")


@dataclass(frozen=True, slots=True)
class _Font:
    """What every layout in a font is made with: Pango's objects, and what WeasyPrint's `Layout` says of the font."""

    context: Any
    description: Any
    language: Any
    features: bytes
    attributes: Any
    metrics: dict[str, float | None]


_fonts: dict[str, _Font] = {}  # of one document, as all that follows
_ways: dict[str, int] = {}  # numbers of the ways in which styles break lines
_lines: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_break_points: dict[tuple[str, str], Any] = {}


def replacements() -> list[Replacement]:
    """What stands for WeasyPrint's own."""
    return [
        (Layout, "setup", setup),
        (Layout, "set_text", set_text),
        (line_break, "strut", strut),
        (inline, "strut", strut),
        (inline, "split_first_line", split_first_line),
        (preferred, "split_first_line", split_first_line),
        (inline, "create_layout", create_layout),
        (line_break, "get_next_break_point_from_text", get_next_break_point_from_text),
    ]


def forget() -> None:
    """Forgets the fonts and lines of a document."""
    for kept in (_fonts, _ways, _lines, _break_points):
        kept.clear()


def setup(layout: Any, style: Any) -> None:
    """Does what `Layout.setup` does."""
    font = _font_of(style)
    layout.style, layout.language, layout.first_line_direction = style, font.language, 0
    vars(layout).update(font.metrics)
    own = layout.layout = ffi.gc(pango.pango_layout_new(font.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(own, False)
    pango.pango_layout_set_font_description(own, font.description)
    if font.attributes is not None:
        pango.pango_layout_set_attributes(own, font.attributes)
    layout._cajista_font = font  # none once the attributes are the layout's own


def _font_of(style: Any) -> _Font:
    kept = vars(style)
    font = kept.get("_cajista_font")
    if font is None:
        key = _key(style, _FONT)
        font = _fonts.get(key)
        if font is None:
            font = _fonts[key] = _new_font(style)
        if type(style) in KNOWN:
            kept["_cajista_font"] = font
    return font  # type: ignore[no-any-return]


def _key(style: Any, names: tuple[str, ...]) -> str:
    return f"{id(style.font_config)} {[style[name] for name in names]!r}"


def _new_font(style: Any) -> _Font:
    """A font, as `Layout.setup` prepares one."""
    layout = Layout.__new__(Layout)
    _setup(layout, style)
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    if style["font_language_override"] != "normal" or style["lang"]:
        pango.pango_context_set_language(context, layout.language)
    features = font_features(*(style[name] for name in _FEATURES))
    written = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    divides = style["overflow_wrap"] in ("anywhere", "break-word")
    attributes = _attributes(written) if written or divides else None
    if divides:  # no hyphens where words are parted for want of room
        pango.pango_attr_list_change(attributes, pango.pango_attr_insert_hyphens_new(False))
    metrics = {name: value for name, value in vars(layout).items() if name in _METRICS}
    return _Font(context, get_font_description(style), layout.language, written, attributes, metrics)


def _attributes(features: bytes) -> Any:
    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    if features:
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
    return attributes


def set_text(layout: Any, text: str, justify: bool = False) -> None:
    """Does what `Layout.set_text` does."""
    style, font = layout.style, layout._cajista_font
    if (
        font is None or style["word_spacing"] or style["letter_spacing"] != "normal"
        or (justify and layout.justification_spacing)
    ):  # fmt: skip
        if font is not None:
            _give_own_attributes(layout, font)
        _set_text(layout, text, justify)
        return
    end = text.find("\n")
    layout.text = text if end == -1 else text[: end + 2]  # the first line and one character more
    written = layout.text.encode().replace(b"\x00", b"")
    pango.pango_layout_set_text(layout.layout, written, -1)
    if b"\t" in written:
        layout.set_tabs()


def _give_own_attributes(layout: Any, font: _Font) -> None:
    """Gives a layout attributes of its own, which WeasyPrint is about to add to."""
    layout._cajista_font = None
    if font.attributes is not None:
        pango.pango_layout_set_attributes(layout.layout, ffi.NULL)  # else Pango keeps a list that is equal
    if font.features:
        pango.pango_layout_set_attributes(layout.layout, _attributes(font.features))


def strut(style: Any) -> tuple[float, float]:
    """What `weasyprint.text.line_break.strut` says: height and baseline of an empty line."""
    if type(style) not in KNOWN:
        return _strut(style)  # type: ignore[no-any-return]
    kept = vars(style)
    if "_cajista_strut" not in kept:
        kept["_cajista_strut"] = _strut(style)
    return kept["_cajista_strut"]  # type: ignore[no-any-return]


def split_first_line(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float,
    is_line_start: bool = True, minimum: bool = False,
) -> Any:  # fmt: skip
    """What `weasyprint.text.line_break.split_first_line` says, with a layout that is the caller's own."""
    key = (text, _way_of(style), max_width, justification_spacing, is_line_start, minimum)
    line = _lines.get(key)
    if line is None:
        line = _split_first_line(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )
        if not check_math(style["hyphenate_limit_zone"]):  # which may look at other values
            _lines[key] = line
    return (_twin(line[0]), *line[1:])


def _way_of(style: Any) -> int:
    """A number for the way in which a style sets and breaks lines."""
    kept = vars(style)
    way = kept.get("_cajista_way")
    if way is None:
        way = _ways.setdefault(_key(style, _FONT + _BREAKING), len(_ways))
        if type(style) in KNOWN:
            kept["_cajista_way"] = way
    return int(way)


def _twin(layout: Any) -> Any:
    """A layout like another, which holds nothing of Pango's until it is drawn."""
    twin = Layout.__new__(Layout)
    vars(twin).update(vars(layout))
    return twin


def create_layout(
    text: str, style: Any, context: Any, max_width: float | None, justification_spacing: float
) -> Any:
    """What `weasyprint.text.line_break.create_layout` gives for a line that was justified.

    It is drawn from its text and spacing, and nothing is asked of it before.
    """
    if max_width is not None or text == " " or not _CONTROLS.isdisjoint(text):
        return _create_layout(text, style, context, max_width, justification_spacing)
    layout = Layout.__new__(Layout)
    layout.text, layout.max_width, layout.justification_spacing = text, None, justification_spacing
    layout.layout = layout.language = layout.style = None
    layout.first_line_direction = 0
    vars(layout).update(_font_of(style).metrics)
    return layout


def get_next_break_point_from_text(text: str, lang: str) -> Any:
    """What `weasyprint.text.line_break.get_next_break_point_from_text` says: where a text may first be broken."""
    key = (text, lang)
    if key not in _break_points:
        _break_points[key] = _break_point(text, lang)
    return _break_points[key]
