"""Numbers: recognising them, setting them, ordinals, roman numerals, page ranges ("Number")."""

import re
from functools import lru_cache

from ..output.blob import Blob
from ..output.richtext import rich_kids
from ..style import Locale
from ..style.nodes import Number, Term
from .context import Context
from .pages import collapse_range
from .textcase import apply_case, strip_periods
from .values import raw_value
from .written import stretches

_ATOM = (
    r"(?:[^\W\d_]{0,3}\.?\d+[^\W\d_]{0,3}"
    r"|(?-i:(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})))"
)
_NUMERIC = re.compile(rf"^\s*{_ATOM}(?:\s*(?:--|[-–—,&]|\band\b)\s*{_ATOM})*\s*$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(--|[-–—,&]|\band\b)\s*")
_ROMAN_RANGE = re.compile(
    r"(?<=\b[ivxlcdm])\s*[-–]\s*(?=[ivxlcdm]+\b)|(?<=[ivxlcdm]{2})\s*[-–]\s*(?=[ivxlcdm]+\b)"
)
_AMPERSAND = re.compile(r"\s*&\s*")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@lru_cache(maxsize=4096)
def is_numeric(text: str) -> bool:
    """Whether a value counts as a number: `12`, `2nd`, `D2`, `2-4, 6`."""
    return bool(text) and _NUMERIC.match(text) is not None


def format_plain(text: str, locale: Locale) -> str:
    """A number as text: a range gets the locale's dash, delimiters get their spaces."""
    if text.isdecimal():
        return text
    if is_numeric(text):
        return _joined(_SPLIT.split(text.strip()), locale)
    labelled = _with_labels(text, locale)
    return labelled or _ROMAN_RANGE.sub(locale.range_delimiter, text).replace("\\-", "-")


def _with_labels(text: str, locale: Locale, node: Number | None = None) -> str:
    """`7, p. 3-8` → `7, pp. 3–8`: every stretch a number, labels after the first; else nothing."""
    parts = stretches(text)
    if len(parts) == 1 or not all(is_numeric(stretch) for _, _, stretch in parts):
        return ""
    first = parts[0][2]
    out = [_formatted(first, node, locale) if node else format_plain(first, locale)]
    for gap, term, stretch in parts[1:]:
        label = locale.term(term, "short", is_several(stretch))
        out.append(f"{gap}{label} {format_plain(stretch, locale)}")
    return "".join(out)


def is_several(text: str) -> bool:
    """Whether a numeric value is more than one number."""
    return any(mark in text for mark in "-–—,&") or " and " in text


def _joined(parts: list[str], locale: Locale) -> str:
    """Atoms and the delimiters between them as one string."""
    out = []
    for index, part in enumerate(parts):
        if index % 2 == 0:
            out.append(part)
        elif part in ("-", "–", "—", "--"):
            out.append(locale.range_delimiter)
        elif part == ",":
            out.append(", ")
        else:
            out.append(f" {locale.term('and', 'symbol') or '&' if part == '&' else part} ")
    return "".join(out)


def roman(number: int) -> str:
    """Lower-case roman numeral of 1 to 3999; other numbers in digits."""
    if not 0 < number < 4000:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """What follows the digits of an ordinal: the most special term that fits ("Ordinal Suffixes")."""
    for digits, modulus in ((2, 100), (1, 10)):
        name = f"ordinal-{number % modulus:02d}"
        term = _gendered(name, locale, gender)
        if term is None:
            continue
        match = term.match or ("last-two-digits" if digits == 2 and number % 100 >= 10 else "last-digit")
        if digits == 1 and number % 100 >= 10 and match != "last-digit":
            continue
        if match == "whole-number" and number != number % modulus:
            continue
        if match == "last-two-digits" and digits == 1 and number % 100 != number % 10:
            continue
        return term.single
    term = _gendered("ordinal", locale, gender)
    return term.single if term else ""


def _gendered(name: str, locale: Locale, gender: str) -> Term | None:
    return locale.terms.get((name, "long", gender)) or locale.terms.get((name, "long", ""))


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """`third`; from eleven on the short form."""
    if 1 <= number <= 10:
        term = _gendered(f"long-ordinal-{number:02d}", locale, gender)
        if term is not None:
            return term.single
    return f"{number}{ordinal_suffix(number, locale, gender)}"


def render_number(node: Number, context: Context) -> Blob | None:
    """`<number>`: non-numeric content is set as it is."""
    context.called = True
    if node.variable in context.suppressed:
        return None
    text = raw_value(node.variable, context)
    if not text:
        return None
    context.filled = True
    if context.substituting:
        context.suppressed = context.suppressed | {node.variable}
    context.located = context.located or node.variable == "locator"
    if node.variable in ("page", "locator"):
        text = format_pages(text, context)
    elif is_numeric(text):
        text = _formatted(text, node, context.locale)
    else:
        text = _with_labels(text, context.locale, node) or format_plain(text, context.locale)
    # What begins with a digit is a number, and has no markup in it.
    blob = Blob([text] if text[0].isdecimal() else rich_kids(text, context.locale.guillemets))
    blob.label = node.variable
    if node.look.strip_periods:
        strip_periods(blob)
    if node.look.text_case:
        apply_case(blob, node.look.text_case, context.item.language or context.locale.language)
    return blob.dress(node.look)


def _formatted(text: str, node: Number, locale: Locale) -> str:
    parts = _SPLIT.split(text.strip())
    if node.form in ("ordinal", "long-ordinal", "roman"):
        gender = _gender(node.variable, locale)
        for index in range(0, len(parts), 2):
            if parts[index].isdecimal():
                parts[index] = _one(int(parts[index]), node.form, locale, gender)
    return _joined(parts, locale)


def _gender(variable: str, locale: Locale) -> str:
    term = locale.find({"number-of-volumes": "volume", "number-of-pages": "page"}.get(variable, variable))
    return term.gender if term else ""


def _one(number: int, form: str, locale: Locale, gender: str) -> str:
    if form == "roman":
        return roman(number)
    if form == "long-ordinal":
        return long_ordinal(number, locale, gender)
    return f"{number}{ordinal_suffix(number, locale, gender)}"


def format_pages(text: str, context: Context) -> str:
    """A page or range in the style's format, with the locale's range delimiter ("Page Ranges")."""
    run_ = context.run
    text = collapse_range(text, run_.style.options.get("page-range-format", ""), run_.locale.range_delimiter)
    if "&" in text and is_numeric(text):
        return _AMPERSAND.sub(f" {run_.locale.term('and', 'symbol') or '&'} ", text)
    return text
