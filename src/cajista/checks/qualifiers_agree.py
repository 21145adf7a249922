"""What one language qualifies, the other does not say without the qualification: severe, partial, bilateral, except.

Sentences are compared for such words, each with what another language may have for it. Any other way of saying it is
as good: “bilateral” and «en ambos lados», “severe” and «intenso», “except” and «menos».

Why it matters: what was found of severe disease, or of all but the first trimester, is then said of every case.

Example: “Partial nephrectomy was chosen” becomes «Se optó por la nefrectomía».
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Pair, Proof
from ._one_sided import one_sided

SEVERITY: Severity = "warning"


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Sentences without a qualification that stand for one that has it."""
    names = _qualifiers(pair.source.locale).keys() & _qualifiers(pair.target.locale).keys()
    for name in sorted(names):
        for one in one_sided(pair, partial(_words_of, name), may_move=True):
            if one.is_lost:
                what = message(
                    "“{word}” ({file}, line {line}) is not said here.",
                    word=one.word,
                    file=one.file,
                    line=one.line,
                )
                yield Mistake(what, one.span, message("See whether a word was lost."))
            else:
                what = message("“{word}” is not said in {file}.", word=one.word, file=one.file)
                yield Mistake(what, one.span, message("See whether a word was added."))


def _words_of(name: str, locale: Locale) -> tuple[str, str]:
    return _qualifiers(locale)[name]


def _qualifiers(locale: Locale) -> Mapping[str, tuple[str, str]]:
    return _read(locale.lexicon("reading", "qualifiers"))


@lru_cache(maxsize=20)
def _read(told: str) -> Mapping[str, tuple[str, str]]:
    """The words that surely have each meaning, and those that may, by its name: `name: sure // maybe`."""
    parts = (line.partition(": ") for line in told.strip("-").splitlines())
    return {name: (sure, maybe) for name, _, own in parts for sure, _, maybe in [own.partition(" // ")]}
