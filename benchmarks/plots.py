"""Plots as SVG, which show on light and on dark pages."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from .results import Figure, aim_of, amount, time_of

_WIDTH, _LABELS, _RIGHT = 840, 392, 128
_ROW, _BAR = 24, 13
_MOST = 2.0  # times the aim, where bars are cut
_STYLE = """
text { font: 12.5px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f }
.head { font-weight: 600 } .faint { fill: #59636e }
.met, .ours { fill: #1d6f8f } .missed { fill: #c2571a } .theirs { fill: #9aa7b2 }
.line { stroke: #24292f; stroke-width: 1.2 } .grid { stroke: #d1d9e0; stroke-width: 1 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .faint { fill: #9198a1 }
.met, .ours { fill: #58b4d6 } .missed { fill: #f0883e } .theirs { fill: #59636e }
.line { stroke: #e6edf3 } .grid { stroke: #3d444d }
}
"""


def aims(figures: Sequence[Figure]) -> str:
    """Each figure as a share of its aim; a line stands where it is met."""
    room = _WIDTH - _LABELS - _RIGHT
    aim_at = _LABELS + room / _MOST
    top, height = 30, 30 + len(figures) * _ROW
    parts = [
        _text(aim_at, 16, "aim", "middle", "faint"),
        *(_line(_LABELS + room * share / _MOST, top - 4, height, "grid") for share in (0, 0.5, 1.5)),
    ]
    for at, one in enumerate(figures):
        share = (one.seconds or one.memory) / one.aim
        y = top + at * _ROW
        kind = "met" if share <= 1 else "missed"
        length = room * min(share, _MOST) / _MOST
        parts += [
            _text(_LABELS - 10, y + 11, one.work, "end"),
            _bar(_LABELS, y, length, kind, cut=share > _MOST),
            _text(_WIDTH, y + 11, f"{amount(one)} of {aim_of(one)}", "end", "faint"),
        ]
    parts.append(_line(aim_at, top - 8, height, "line"))
    return _picture(parts, height + 8, "What was measured as a share of what is aimed at")


def peers(figures: Iterable[Figure]) -> str:
    """How long each article takes, in groups of what is compared."""
    parts: list[str] = []
    y = 0.0
    for group, members in groupby(figures, key=lambda one: one.group):
        compared = list(members)
        longest = max(one.seconds for one in compared)
        parts.append(_text(0, y + 16, group[:1].upper() + group[1:], "start", "head"))
        y += 28
        for one in compared:
            name = one.work.partition(": ")[2]
            length = (_WIDTH - _LABELS - _RIGHT) * one.seconds / longest
            said = time_of(one.seconds) + (
                f" · {one.ratio:.{1 if one.ratio >= 1 else 2}f} ×" if one.ratio else ""
            )
            parts += [
                _text(_LABELS - 10, y + 11, name, "end"),
                _bar(_LABELS, y, length, "ours" if name.startswith("Cajista") else "theirs"),
                _text(_LABELS + length + 8, y + 11, said, "start", "faint"),
            ]
            y += _ROW
        y += 14
    return _picture(parts, y, "Seconds for each article with Cajista and with others")


def _picture(parts: Iterable[str], height: float, title: str) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" height="{height:.0f}"'
    inner = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">\n'
        f"<style>{_STYLE}</style>\n{inner}\n</svg>\n"
    )


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(words)}</text>'


def _bar(x: float, y: float, length: float, kind: str, *, cut: bool = False) -> str:
    """A bar; one that is cut ends in a point."""
    if cut:
        end, tip, low = x + length - 6, x + length, y + _BAR
        path = f"M{x} {y}H{end:.1f}L{tip:.1f} {y + _BAR / 2}L{end:.1f} {low}H{x}z"
        return f'<path d="{path}" class="{kind}"/>'
    return f'<rect x="{x}" y="{y:.1f}" width="{max(length, 1):.1f}" height="{_BAR}" rx="2" class="{kind}"/>'


def _line(x: float, top: float, bottom: float, kind: str) -> str:
    return f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" class="{kind}"/>'
