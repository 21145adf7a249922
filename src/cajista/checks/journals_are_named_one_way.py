"""A journal is named in one way, and the journals of a list all in full or all abbreviated.

`Reumatol Clin`, `Reumatol. Clin.` and `Reumatología Clínica` are one journal; of two ways the rarer is pointed
out, once a journal. Where some journals are abbreviated and others are not, it is said once a list; where a few have
points and the others none, or the reverse, of each. Well-known journals are not misspelt. What counts is what the
style prints: `container-title-short` where it prints that and a reference has it.

Why it matters: a reader who looks for the journal, and a program that counts citations, takes two names for two
journals.

Example: `container-title: The New England Journal of Medicine` beside `container-title: N Engl J Med`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..findings import Severity, message
from . import Mistake, Proof
from ._fields import Field, field_of
from ._journals import differ_by_a_slip, has_points, is_abbreviated, is_full, same_journal
from ._known_journals import capitalized, half_shortened, slip_of, spellings
from ._style import shortens_journals

SEVERITY: Severity = "warning"

_SERIAL = ("article-journal", "article-magazine", "review", "review-book")


def check_article(proof: Proof) -> Iterator[Mistake]:
    """The journals of an article's references."""
    fields = list(_printed(proof))
    counts = Counter(field.value.strip() for field in fields)
    first = {field.value.strip(): field for field in reversed(fields)}
    odd: set[str] = set()
    names = list(counts)
    small = proof.desk.lexicon.small_words
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if odd.isdisjoint((one, other)) and (
                same_journal(one, other, small) or differ_by_a_slip(one, other)
            ):
                rarer, usual = sorted((one, other), key=lambda name: (counts[name], -names.index(name)))
                odd.add(rarer)
                yield _two_ways(first[rarer], usual, counts[rarer])
    yield from (_shouted(first[name]) for name in names if _is_shouted(name))
    yield from (slip for name in names if name not in odd and (slip := _misspelt(first[name], small)))
    yield from (
        _small(first[name]) for name in names if name.islower() and (" " in name or name in spellings())
    )
    rest = [name for name in names if name not in odd]
    yield from _pointed([name for name in rest if is_abbreviated(name) or has_points(name)], counts, first)
    yield from _mixed(
        [name for name in rest if is_full(name, small)],
        [name for name in rest if is_abbreviated(name)],
        first,
    )


def _printed(proof: Proof) -> Iterator[Field]:
    shortens = shortens_journals(proof.desk.style)
    for reference in proof.article.references.values():
        if reference.item.get("type") in _SERIAL:
            short = next(
                (
                    name
                    for name in ("container-title-short", "journalAbbreviation")
                    if shortens and reference.item.get(name)
                ),
                "",
            )
            field = field_of(reference, short or "container-title")
            if field and field.value.strip():
                yield field


_CAPITALS = ["PLOS"]  # what its publisher writes so


def _is_shouted(name: str) -> bool:
    """Whether a title is in capitals, and not only of abbreviations."""
    words = re.findall(r"[^\W\d_]+", name)
    has_known = any(word.casefold() in spellings() for word in words if len(word) > 4)
    are_known = words[:1] != _CAPITALS and all(
        word.casefold() in spellings() for word in words if len(word) > 1
    )
    is_long = has_known or are_known or sum(len(word) > 3 for word in words) > 1
    return name.isupper() and (is_long if len(words) > 1 else has_known)


def _misspelt(field: Field, small: frozenset[str]) -> Mistake | None:
    """A slip in the name of a well-known journal, a word of it in full, or a capital within one."""
    if meant := slip_of(field.value) or half_shortened(field.value, small):
        what = message("“{name}” is nearly “{meant}”.", name=field.value, meant=meant)
        return Mistake(what, field.span, message("Compare it with the source."))
    for word in re.findall(r"[^\W\d_]+", field.value):
        if meant := capitalized(word):
            what = message("A capital stands in an odd place: “{word}”.", word=word)
            return Mistake(what, field.span, message("Did you mean “{word}”?", word=meant))
    return None


def _pointed(names: list[str], counts: Mapping[str, int], first: Mapping[str, Field]) -> Iterator[Mistake]:
    """Abbreviated names with points among many without, or the reverse."""
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for name in names:
        kinds[has_points(name)].append(name)
    rarer, usual = sorted(kinds.values(), key=lambda kind: sum(counts[name] for name in kind))
    if _FEW * sum(counts[name] for name in rarer) > sum(counts[name] for name in usual):
        return
    for name in rarer:
        what = (
            message("“{name}” is abbreviated with points, “{other}” without.", name=name, other=usual[0])
            if rarer is kinds[True]
            else message("“{name}” is abbreviated without points, “{other}” with.", name=name, other=usual[0])
        )
        yield Mistake(what, first[name].span, message("Write all of them alike."))


_FEW = 2  # times as many names of one kind, among which the others are odd


def _shouted(field: Field) -> Mistake:
    what = message("The journal's title is in capitals: “{name}”.", name=field.value)
    return Mistake(what, field.span, message("Write it as the journal does in running text."))


def _small(field: Field) -> Mistake:
    what = message("The journal's title has no capital: “{name}”.", name=field.value)
    return Mistake(what, field.span, message("Write it as the journal does in running text."))


def _two_ways(field: Field, usual: str, count: int) -> Mistake:
    what = message("“{name}” is called “{other}” elsewhere in this list.", name=field.value, other=usual)
    hint = message("Write it in one way. References that write it like this one: {count}.", count=count)
    return Mistake(what, field.span, hint)


def _mixed(full: list[str], abbreviated: list[str], first: dict[str, Field]) -> Iterator[Mistake]:
    if full and abbreviated:
        rarer, usual = sorted((full, abbreviated), key=len)
        kind = (
            message("“{name}” is abbreviated, “{other}” is not.", name=rarer[0], other=usual[0])
            if rarer is abbreviated
            else message("“{name}” is not abbreviated, “{other}” is.", name=rarer[0], other=usual[0])
        )
        hint = message(
            "Abbreviate all journals of a list, as in PubMed, or none. Journals named like this one: {count}.",
            count=len(rarer),
        )
        yield Mistake(kind, first[rarer[0]].span, hint)
