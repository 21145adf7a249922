"""Where an article says how to cite it, the citation agrees with the article.

Authors, title, year, volume, issue, pages and DOI are compared with those that the article and its issue state. The
citation may stand in the notice, in a declaration, in a footnote or in the text; it may be of the article in any of its
languages, as where a translation asks to cite the original. A field that it leaves out is not missed.

Why it matters: readers copy this line as it stands, and cite a volume or pages that are not there.

Example: “Please cite this article as: García A. A title. J Ex. 2022;19:130–131.”, where the article is of 2023 and on
pages 120–121.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from ..findings import Message, Severity, message
from ..i18n.units import Unit
from ..locale import Locale
from ..model.facts import Name, in_language
from ..model.inline import plain_text
from ..typed import parse
from . import Copy, Mistake, Proof
from ._people import either, folded
from ._typed_data import Difference, differences, placed

SEVERITY: Severity = "warning"

_HINT = message("Mend it here, or where the article or its issue states it.")
_FIELDS = {
    "author": message("authors"),
    "title": message("title"),
    "issued": message("year"),
    "volume": message("volume"),
    "issue": message("issue number"),
    "page": message("pages"),
    "DOI": message("DOI"),
}
# What may well say how to cite another article than itself.
_OF_OTHERS = (
    "addendum",
    "correction",
    "expression-of-concern",
    "partial-retraction",
    "reprint",
    "retraction",
)
_PLACES = ("notice", "declaration", "footnote", "paragraph", "item", "quote", "abstract")


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Every field of a citation offered that no language's version of the article has so."""
    others = (language for language in proof.article.versions if language != copy.language)
    items = [_item(language, proof) for language in (copy.language, *others)]
    small = proof.desk.lexicon.small_words
    for unit, start, is_sure in _offered(copy.texts, copy.locale):
        text = unit.text[start:]
        if (is_sure and proof.article.facts.type not in _OF_OTHERS) or _is_own(text, items):
            for one in min((_compared(text, item, small) for item in items), key=len):
                span = unit.span_of(start + one.start, start + one.end)
                yield Mistake(_what(one), span, _HINT)


def _offered(units: Sequence[Unit], locale: Locale) -> Iterator[tuple[Unit, int, bool]]:
    """Where citations begin that readers are to use, and whether it is surely this article that they are of."""
    this, any_work = (
        either(words)
        for words in (
            locale.lexicon("reading", "how to cite this article"),
            locale.lexicon("reading", "how to cite"),
        )
    )
    if not this or not any_work:
        return
    pattern = re.compile(
        rf"(?<!\w)(?i:(?P<this>{this})|{any_work})(?:\s*[:–—]\s*|\s*(?P<point>\.)\s*|\s+(?=[^\W\d_a-z])|\s*\Z)"
    )
    is_headed = None
    for unit in units:
        if unit.kind in _PLACES:
            if is_headed is not None:
                yield unit, 0, is_headed
            elif (found := pattern.search(unit.text)) and not _is_said_by_the_way(found):
                yield unit, found.end(), bool(found["this"])
        found = pattern.fullmatch(unit.text) if unit.kind == "heading" else None
        is_headed = bool(found["this"]) if found else None


def _is_said_by_the_way(found: re.Match[str]) -> bool:
    """Whether words that end in a point end a sentence, and are no heading of their own: “Few cite this article.”"""
    return bool(found["point"]) and not re.search(r"(?:\A|[.!?])\s*\Z", found.string[: found.start()])


def _item(language: str, proof: Proof) -> dict[str, Any]:
    """The article in a language, as a CSL item without its year."""
    article, version = proof.article, proof.article.versions[language]
    issue = proof.desk.journal.issue_of(article.slug)
    numbers = issue.facts if issue else article.facts
    pages = [
        getattr(version.front, name) or in_language(getattr(article.facts, name), language)
        for name in ("first_page", "last_page")
    ]
    item = {
        "type": "article-journal",
        "author": [_author(one.name, language) for one in article.facts.authors],
        "title": plain_text(version.title),
        "subtitle": plain_text(version.subtitle),
        "volume": numbers.volume,
        "issue": numbers.issue,
        "page": "-".join(page for page in pages if page),
        "DOI": version.front.doi or in_language(article.facts.doi, language),
    }
    published, accepted = article.facts.dates.published, article.facts.dates.accepted
    dates = (issue.facts.date if issue else None, published, accepted)
    return {**item, "years": [date.year if date else 0 for date in dates]}


def _author(name: Name, language: str) -> dict[str, str]:
    literal = in_language(name.literal, language)
    return {"literal": literal} if literal else {"family": name.family, "given": name.given}


def _is_own(text: str, items: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a citation has the title, the DOI or the first author of the article."""
    typed = parse(text)
    first = folded(typed.names[0].literal or typed.names[0].family) if typed.names else ""
    for item in items:
        author: dict[str, str] = next(iter(item["author"]), {})
        named = folded(author.get("literal") or author.get("family") or "")
        values = folded(item["title"]), folded(item["DOI"] or "")
        if (first and first == named) or any(value and value in folded(text) for value in values):
            return True
    return False


def _compared(text: str, item: Mapping[str, Any], small: Set[str]) -> list[Difference]:
    """What a citation says otherwise than the article in a language."""
    typed = parse(text)
    whole = dict(item)
    if folded(item["subtitle"]) in folded(text):
        whole["title"] = ": ".join(part for part in (item["title"], item["subtitle"]) if part)
    # One that names no volume was made when the article was online and in no issue yet, or not even that.
    years = [year for year in (item["years"] if not typed.value("volume") else item["years"][:2]) if year]
    if years:
        year = next((year for year in years if str(year) == typed.value("issued")), years[0])
        whole["issued"] = {"date-parts": [[year]]}
    found = differences(placed(typed, whole, small), whole, small)
    return [one for one in found if one.field in _FIELDS and (one.stated or one.field == "author")]


def _what(one: Difference) -> Message:
    word = _FIELDS[one.field]
    if not one.stated:
        return message(
            "{field}: “{typed}” stands in this citation, not in the article.", field=word, typed=one.typed
        )
    if not one.typed:
        return message("{field}: this citation leaves out “{stated}”.", field=word, stated=one.stated)
    return message(
        "{field}: this citation has “{typed}”, the article “{stated}”.",
        field=word,
        typed=one.typed,
        stated=one.stated,
    )
