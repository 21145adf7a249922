"""Dates ("Date"): localized and not, ranges, seasons, years before Christ, the year's suffix."""

from dataclasses import replace

from ..items import DateParts, DateValue
from ..output.blob import Blob, Kids, run, text_of
from ..output.richtext import rich_kids
from ..style.nodes import PLAIN, Date, DatePart, Look
from .context import Context
from .numbers import ordinal_suffix
from .textcase import apply_case, strip_periods

_LEVEL = {"year": 3, "month": 2, "day": 1}


def render_date(node: Date, context: Context) -> Blob | None:
    """A date of the item in the element's format, or in the locale's."""
    context.called = True
    if node.variable in context.suppressed:
        return None
    value = context.item.dates.get(node.variable)
    if value is None or (context.comparing and node.variable == "accessed"):
        return None
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


def _rendered(node: Date, value: DateValue, context: Context) -> Blob | None:
    if value.literal and not value.start.year:
        if node.variable in context.literal_dates:
            return None
        context.literal_dates.append(node.variable)
        return Blob(rich_kids(value.literal))
    parts, delimiter = date_format(node, context)
    setter = _Setter(node, parts, context)
    kids = setter.kids(value)
    if node.variable != "accessed" and not context.year_text and _last_year(kids) is not None:
        context.year_text = "".join(text_of(kid) for kid in kids)
        kids = _suffixed(kids, context)
    return Blob(kids, delimiter) if kids else None


def date_format(node: Date, context: Context) -> tuple[list[DatePart], str]:
    """The parts to set and the delimiter between them."""
    if not node.form:
        return list(node.parts), node.delimiter
    localized = context.locale.dates.get(node.form)
    if localized is None:
        return list(node.parts), node.delimiter
    wanted = (node.limit or "year-month-day").split("-")
    own = {part.name: part for part in node.parts}
    parts = [_merged(part, own.get(part.name)) for part in localized.parts if part.name in wanted]
    return parts, node.delimiter or localized.delimiter


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
            year.kids = [letter] if context.omit_year else [*year.kids, letter]
            return [year] if context.omit_year else kids
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
            closing[0].prefix = closing[0].prefix.lstrip()
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
        blob = run(text, part.name)
        if part.look.strip_periods:
            strip_periods(blob)
        if part.look.text_case:
            apply_case(blob, part.look.text_case, self.context.locale.language)
        blob.dress(part.look)
        return blob

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
        if date.season:
            return locale.term(f"season-{date.season:02d}")
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


__all__ = ["PLAIN", "Look", "date_format", "render_date"]
