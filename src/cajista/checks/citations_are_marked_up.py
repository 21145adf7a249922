"""Citations are written as citations, not typed as numbers or names.

Why it matters: a number typed by hand stays what it is when a reference is added before it, is no link, and is not
counted: the reference may then be missing from the list. It is numbered right only as [@key].

Example: "as shown[@smith2020]", not "as shown¹", "as shown [1]", "as shown (1)", "(Smith et al., 2020)" or
"see ref. 1". A power stays 10^9^, a note is [^1].
"""

from collections.abc import Iterator

from ..findings import Edit, Message, Severity, message
from ..i18n.units import Unit
from ..model.block import Equation
from . import Copy, Mistake, Proof
from ._typed_names import Named, Shelf, names_before_years, names_in_brackets
from ._typed_numbers import Typed, named_numbers, raised_numbers, round_numbers, square_numbers

SEVERITY: Severity = "warning"

_UNREAD = ("title", "subtitle", "short_title", "keyword", "alternative", "code", "equation")
_UNCOUNTED = (
    150  # the highest number in round brackets to take for a citation where no reference is listed yet
)


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """What looks like a citation and is plain text."""
    references = proof.article.references
    shelf = Shelf(references)
    has_formulas = any(
        isinstance(block, Equation) for block in copy.blocks
    )  # which numbers in brackets may name
    keys, most = list(references), len(references) or _UNCOUNTED
    for unit in copy.texts:
        if unit.kind in _UNREAD:
            continue
        told: set[int] = set()
        for typed in sorted(_numbers(unit, copy, most)):
            if not told & {*range(typed.start, typed.end)} and not (typed.is_unsure and has_formulas):
                told.update(range(typed.start, typed.end))
                yield _number(unit, typed, keys, "info" if typed.is_unsure and copy.citations else SEVERITY)
        if "(" in unit.text:
            for named in (
                *names_in_brackets(unit, copy.locale, shelf),
                *names_before_years(unit, copy.locale, shelf),
            ):
                yield _name(unit, named)


def _numbers(unit: Unit, copy: Copy, most: int) -> Iterator[Typed]:
    yield from raised_numbers(unit, copy.locale)
    yield from square_numbers(unit, copy.locale, most)
    yield from round_numbers(unit, copy.locale, most)
    yield from named_numbers(unit, copy.locale)


def _number(unit: Unit, typed: Typed, keys: list[str], severity: Severity) -> Mistake:
    meant = [keys[number - 1] for number in typed.numbers if number <= len(keys)]
    hint = message("Write [@key], with the reference's key. A power stays 10^9^, a note is [^1].")
    if meant and len(meant) == len(typed.numbers):
        example = f"[{'; '.join(f'@{key}' for key in meant)}]"
        hint = message(
            "Write [@key]. If the reference file is in the author's order, it is {example}.", example=example
        )
    return Mistake(
        _what(unit, typed.start, typed.end), unit.span_of(typed.start, typed.end), hint, severity=severity
    )


def _name(unit: Unit, named: Named) -> Mistake:
    what, span = _what(unit, named.start, named.end), unit.span_of(named.from_, named.end)
    if not named.cites:
        hint = message("Write [@key], with the reference's key; add the reference if it is not listed.")
        return Mistake(what, span, hint)
    cite = f"[{'; '.join(named.cites)}]"
    return Mistake(what, span, message("Write {example}.", example=cite), fix=(Edit(span, cite),))


def _what(unit: Unit, start: int, end: int) -> Message:
    return message("“{text}” looks like a citation typed by hand.", text=unit.text[start:end])
