"""The names of months and of days of the week are written small, in languages that write them so.

Names of places and feasts keep their capitals: a month is looked at beside its year, a day behind an article.

Why it matters: the capital comes from another language, and shows the translation.

Example: «el 3 de Enero de 2018» should be «el 3 de enero de 2018».
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..findings import Severity, message
from ..i18n.sentences import sentences_of
from ..i18n.units import Unit
from ..model.inline import Emphasis, Marked
from . import Copy, Mistake, Proof
from ._prose import edit, prose, stands_in

if TYPE_CHECKING:
    import babel

SEVERITY: Severity = "warning"

_HEAD = re.compile(r"(?:^|[:«“¿¡\"|/]\s*)\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s\Z")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Months and days with a capital within a sentence."""
    pattern = _names_of(copy.locale.cldr)
    small = copy.locale.lexicon("reading", "small words").split()
    if pattern is None or not small:
        return
    for unit, text in prose(copy):
        for found in pattern.finditer(text):
            if _is_within(unit, found, copy) and (found["month"] or _is_small_before(found, small, proof)):
                word = found["month"] or found["day"]
                start = found.start()
                what = message("“{word}” has a capital.", word=word)
                hint = message("Write “{word}”.", word=word.lower())
                fix = edit(unit, start, start + len(word), word.lower())
                yield Mistake(what, unit.span_of(start, start + len(word)), hint, fix=fix)


def _is_within(unit: Unit, found: re.Match[str], copy: Copy) -> bool:
    """Whether a name stands within a sentence, and in no words of others."""
    start = found.start()
    is_first = _HEAD.search(found.string, 0, start) or any(
        start == one.start for one in sentences_of(unit, copy.locale)
    )
    return not is_first and not stands_in(unit, *found.span(), Emphasis, Marked)


def _is_small_before(found: re.Match[str], small: list[str], proof: Proof) -> bool:
    """Whether a day stands behind a small word, and is nobody's name."""
    before = _LAST_WORD.search(found.string, 0, found.start())
    is_name = found["day"].lower() in proof.desk.lexicon.given_or_family_names
    return before is not None and before[1].lower() in small and not is_name


@lru_cache(maxsize=16)
def _names_of(cldr: "babel.Locale") -> re.Pattern[str] | None:
    """Months beside their year, and days, with a capital; nothing where the language writes them so."""
    months, days = (
        [str(name) for name in told["format"]["wide"].values()] for told in (cldr.months, cldr.days)
    )
    if not all(name.islower() for name in (*months, *days)):
        return None
    capital = ["|".join(re.escape(name.capitalize()) for name in names) for names in (months, days)]
    other = rf"(?:(?: \w{{1,5}} |\s?[-–/]\s?)(?i:{capital[0]}))?"
    year = rf"(?={other},? (?:\w{{2,3}} )?(?:19|20)\d\d\b)"
    return re.compile(rf"\b(?:(?P<month>{capital[0]}){year}|(?P<day>{capital[1]})\b(?!(?: \w+)? [A-ZÀ-Þ]))")
