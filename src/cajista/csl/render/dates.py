"""Dates ("Date"): localized and not, ranges, seasons, years before Christ, the year's suffix."""

from collections.abc import Sequence
from dataclasses import replace

from ..items import DateParts, DateValue
from ..output.blob import Blob, Kids, run, text_of
from ..output.richtext import rich_kids
from ..style.nodes import PLAIN, Date, DatePart, Look
from .context import Context
from .numbers import ordinal_suffix
from .textcase import apply_case, strip_periods

_LEVEL = {"year": 3, "month": 2, "day": 1}
_YEAR_ONE = 50_000_000
_NEVER = DateParts(-_YEAR_ONE)
DATE_PARTS = ("year", "month", "day")


def render_date(node: Date, context: Context) -> Blob | None:
    """A date of the item in the element's format, or in the locale's."""
    context.called = True
    if node.variable in context.suppressed:
        return None
    value = context.item.dates.get(node.variable)
    if value is None:
        return None
    if context.comparing and node.variable == "accessed":
        return run("", node.variable)  # when a source was looked at tells no two of them apart
    if context.run.kind == "sort":
        return _sorted(node, value, context)
    blob = _rendered(node, value, context)
    if blob is None:
        return None
    context.filled = True
    if context.substituting:
        context.suppressed = context.suppressed | {node.variable}
    blob.label = node.variable
    if node.look.text_case:
        apply_case(blob, node.look.text_case, context.locale.language)
    return blob.dress(node.look)


def _sorted(node: Date, value: DateValue, context: Context) -> Blob | None:
    """A date in a macro that is sorted by: what the element sets of it, in an order that sorts."""
    names = {part.name for part in date_format(node, context)[0]}
    text = sortable(value, [name for name in DATE_PARTS if name in names])
    context.filled = context.filled or bool(text)
    return run(text) if text else None


def sortable(value: DateValue, names: Sequence[str]) -> str:
    """Digits that sort as the named parts of a date do ("Sorting"): `YYYYMMDD` of beginning and end.

    Years before Christ come first, what is unknown before what is known, a range after its
    beginning; seasons do not count, since they differ between the hemispheres.
    """
    if value.literal and not value.start.year:
        return ""
    return "".join(
        f"{getattr(date, name) + _YEAR_ONE:08d}" if name == "year" else f"{getattr(date, name):02d}"
        for date in (value.start, value.end or _NEVER)
        for name in names
    )


def _rendered(node: Date, value: DateValue, context: Context) -> Blob | None:
    parts, delimiter, look = date_format(node, context)
    kids: Kids
    if value.literal and not value.start.year:
        kids = [_literal(part, value.literal, context) for part in parts if part.name == "year"]
    else:
        kids = _Setter(node, parts, context).kids(value)
    if node.variable != "accessed" and not context.year_text and _last_year(kids) is not None:
        context.year_text = "".join(text_of(kid) for kid in kids)
        kids = _suffixed(kids, context)
    if not kids:
        return None
    blob = Blob(kids, delimiter)
    return blob if look is PLAIN else Blob([blob.dress(look)])


def _literal(part: DatePart, text: str, context: Context) -> Blob:
    """A date that is words: set where the year would stand, and as the year would be."""
    return _dressed(Blob(rich_kids(text)), part, context)


def _dressed(blob: Blob, part: DatePart, context: Context) -> Blob:
    blob.label = part.name
    if part.look.strip_periods:
        strip_periods(blob)
    if part.look.text_case:
        apply_case(blob, part.look.text_case, context.locale.language)
    return blob.dress(part.look)


def date_format(node: Date, context: Context) -> tuple[list[DatePart], str, Look]:
    """The parts to set, the delimiter between them, and how the locale sets the whole."""
    localized = context.locale.dates.get(node.form) if node.form else None
    if localized is None:
        return list(node.parts), node.delimiter, PLAIN
    wanted = (node.limit or "year-month-day").split("-")
    own = {part.name: part for part in node.parts}
    parts = [_merged(part, own.get(part.name)) for part in localized.parts if part.name in wanted]
    return parts, localized.delimiter, localized.look


def _merged(part: DatePart, own: DatePart | None) -> DatePart:
    """A locale's date-part with what the style says otherwise; affixes stay the locale's."""
    if own is None:
        return part
    look = replace(
        part.look,
        formats=own.look.formats or part.look.formats,
        text_case=own.look.text_case or part.look.text_case,
        strip_periods=own.look.strip_periods or part.look.strip_periods,
    )
    delimiter = own.range_delimiter if "range-delimiter" in own.given else part.range_delimiter
    return DatePart(part.name, own.form or part.form, delimiter, look, part.given | own.given)


def _suffixed(kids: Kids, context: Context) -> Kids:
    """The letter that tells works of one year apart after the year, where the style has no place
    for it; alone where the cite before had the year already."""
    suffix = context.state.year_suffix
    implicit = suffix and not context.run.uses_year_suffix and not context.year_suffix_done
    if context.run.kind == "sort":
        return kids
    if implicit:
        year = _last_year(kids)
        if year is not None:
            context.year_suffix_done = True
            letter = run(suffix, "year-suffix")
            if context.omit_year:
                year.kids = [letter]
                return [year]
            words = "".join(map(text_of, year.kids))[-1:].isalpha()  # `in press-a`, but `2020a`
            year.kids += ["-", letter] if words else [letter]
            return kids
    return [] if context.omit_year and suffix else kids


def _last_year(kids: Kids) -> Blob | None:
    for kid in reversed(kids):
        if isinstance(kid, Blob):
            found = kid if kid.label == "year" else _last_year(kid.kids)
            if found is not None:
                return found
    return None


class _Setter:
    """Sets the parts of one date."""

    def __init__(self, node: Date, parts: list[DatePart], context: Context) -> None:
        self.node = node
        self.parts = parts
        self.context = context

    def kids(self, value: DateValue) -> Kids:
        start, end = value.start, value.end
        if end is None:
            return self.single(start, self.parts, value.season)
        if not end.year:
            return self.open_range(start)
        return self.range(start, end)

    def single(self, date: DateParts, parts: list[DatePart], season: str = "") -> Kids:
        kids: Kids = []
        for part in parts:
            blob = self.part(part, date, season)
            if blob is not None:
                kids.append(blob)
        return kids

    def open_range(self, start: DateParts) -> Kids:
        kids = self.single(start, self.parts)
        last = kids[-1] if kids else None
        if isinstance(last, Blob):
            last.suffix = next((p.range_delimiter for p in self.parts if p.name == "year"), "–")
        return kids

    def range(self, start: DateParts, end: DateParts) -> Kids:
        level = self.difference(start, end)
        if not level:
            return self.single(start, self.parts)
        inside = [i for i, part in enumerate(self.parts) if _LEVEL.get(part.name, 0) <= level]
        if not inside:
            return self.single(start, self.parts)
        first, last = inside[0], inside[-1] + 1
        before = self.single(start, self.parts[:first])
        opening = self.single(start, self.parts[first:last])
        closing = self.single(end, self.parts[first:last])
        after = self.single(end, self.parts[last:])
        if not opening or not closing:
            return before + opening + closing + after
        if isinstance(closing[0], Blob):
            closing[0].prefix = ""
        block = Blob([_trimmed(opening, self.node.delimiter), _block(closing, self.node.delimiter)])
        block.delimiter = self.delimiter(level)
        return [*before, block, *after]

    def difference(self, start: DateParts, end: DateParts) -> int:
        """The level of the largest part that is set and differs; 0 where none does."""
        names = {part.name for part in self.parts}
        if "year" in names and start.year != end.year:
            return 3
        if "month" in names and (start.month, start.season) != (end.month, end.season):
            return 2
        return 1 if "day" in names and start.day != end.day else 0

    def delimiter(self, level: int) -> str:
        for part in self.parts:
            if _LEVEL.get(part.name) == level:
                return part.range_delimiter
        return "–"

    def part(self, part: DatePart, date: DateParts, season: str = "") -> Blob | None:
        text = {"year": self.year, "month": self.month, "day": self.day}[part.name](part, date)
        if not text and part.name == "month" and season:
            text = season
        if not text:
            return None
        return _dressed(Blob([text]), part, self.context)

    def year(self, part: DatePart, date: DateParts) -> str:
        year = date.year
        if not year:
            return ""
        if part.form == "short" and year > 999:
            return f"{year % 100:02d}"
        if year < 0:
            return f"{-year}{self.context.locale.term('bc')}"
        return f"{year}{self.context.locale.term('ad')}" if year < 1000 else str(year)

    def month(self, part: DatePart, date: DateParts) -> str:
        locale = self.context.locale
        numeric = part.form.startswith("numeric")
        if date.season:
            return "" if numeric else locale.term(f"season-{date.season:02d}")
        if not date.month:
            return ""
        if part.form == "numeric":
            return str(date.month)
        if part.form == "numeric-leading-zeros":
            return f"{date.month:02d}"
        return locale.term(f"month-{date.month:02d}", part.form or "long")

    def day(self, part: DatePart, date: DateParts) -> str:
        if not date.day:
            return ""
        locale = self.context.locale
        if part.form == "numeric-leading-zeros":
            return f"{date.day:02d}"
        if part.form == "ordinal" and (date.day == 1 or not locale.limit_day_ordinals):
            month = locale.find(f"month-{date.month:02d}")
            return f"{date.day}{ordinal_suffix(date.day, locale, month.gender if month else '')}"
        return str(date.day)


def _trimmed(kids: Kids, delimiter: str) -> Blob:
    last = kids[-1]
    if isinstance(last, Blob):
        last.suffix = ""
    return Blob(kids, delimiter)


def _block(kids: Kids, delimiter: str) -> Blob:
    return Blob(kids, delimiter)


__all__ = ["date_format", "render_date"]
