"""What an editor may have meant by a word that is not known."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from ..findings import Message, message
from ..model.facts import ArticleFacts, FrontMatter, JournalFacts

# Words of MyST, Quarto, JATS and other programs → the key here (the first word), as it is written.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "acknowledgments": ("acknowledgements", "declarations: {acknowledgements: …}"),
    "address": ("city",),
    "affil": ("affiliations",),
    "affiliation": ("affiliations",),
    "article_type": ("type",),
    "articles": ("sections: [{articles: …}]",),
    "author": ("authors",),
    "award_id": ("award",),
    "award_number": ("award",),
    "bib": ("bibliography",),
    "competing_interests": ("conflicts", "declarations: {conflicts: …}"),
    "conflict_of_interest": ("conflicts", "declarations: {conflicts: …}"),
    "conflicts_of_interest": ("conflicts", "declarations: {conflicts: …}"),
    "contributions": ("roles",),
    "corresp": ("corresponding: true",),
    "correspondence": ("corresponding: true",),
    "corresponding_author": ("corresponding: true",),
    "country_code": ("country",),
    "credit": ("roles",),
    "data_availability": ("data", "declarations: {data: …}"),
    "date": ("dates: {published: …}",),
    "date_accepted": ("dates: {accepted: …}",),
    "date_published": ("dates: {published: …}",),
    "date_received": ("dates: {received: …}",),
    "dept": ("department",),
    "eissn": ("online", "issn: {online: …}"),
    "email_address": ("email",),
    "end_page": ("last_page",),
    "equal_contrib": ("equal_contributor",),
    "equal_contribution": ("equal_contributor",),
    "ethics_approval": ("ethics", "declarations: {ethics: …}"),
    "family_name": ("family", "name: {family: …}"),
    "first_name": ("given", "name: {given: …}"),
    "firstname": ("given", "name: {given: …}"),
    "fpage": ("first_page",),
    "funder": ("institution", "funding"),
    "funders": ("funding",),
    "given_name": ("given", "name: {given: …}"),
    "given_names": ("given", "name: {given: …}"),
    "grant": ("award", "funding"),
    "head": ("title",),
    "heading": ("title",),
    "journal": ("title",),
    "key": ("id",),
    "key_words": ("keywords",),
    "lang": ("source_language", "languages"),
    "langs": ("languages",),
    "language": ("source_language", "languages"),
    "last_name": ("family", "name: {family: …}"),
    "lastname": ("family", "name: {family: …}"),
    "licence": ("license",),
    "locale": ("languages",),
    "locales": ("languages",),
    "lpage": ("last_page",),
    "mail": ("email",),
    "n": ("issue",),
    "name": ("institution", "title"),
    "no": ("issue",),
    "note": ("notice",),
    "number": ("issue", "award"),
    "orcid_id": ("orcid",),
    "organisation": ("institution",),
    "organization": ("institution",),
    "pages": ("first_page, last_page",),
    "pissn": ("print", "issn: {print: …}"),
    "province": ("region",),
    "references": ("bibliography",),
    "role": ("roles",),
    "running_head": ("short_title",),
    "running_title": ("short_title",),
    "start_page": ("first_page",),
    "state": ("region",),
    "surname": ("family", "name: {family: …}"),
    "tags": ("keywords",),
    "university": ("institution",),
    "url": ("base_url",),
    "vol": ("volume",),
}


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that is most like another, empty where none is."""
    by_form = {normal(one): one for one in known}
    if exact := by_form.get(normal(word)):
        return exact
    found = difflib.get_close_matches(normal(word), by_form, n=1, cutoff=cutoff)
    return by_form[found[0]] if found else ""


def normal(word: str) -> str:
    """A word without what programs differ in: case, hyphens, camel case."""
    return re.sub(r"[\W_]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word)).strip("_").lower()


def did_you_mean(word: str) -> Message:
    """The hint that names one word."""
    return message("Did you mean “{word}”?", word=word)


def one_of(words: Iterable[str]) -> Message:
    """The hint that names all that can be written."""
    return message("What can stand here: {words}.", words=", ".join(words))


def misspelt(key: str, cls: type[Any]) -> str:
    """The key of a class that another was most likely meant to be, empty where that cannot be told."""
    known = [one.name for one in fields(cls)]
    synonyms = SYNONYMS.get(normal(key), ())
    if any(_first_word(synonym) in known for synonym in synonyms):
        return next((synonym for synonym in synonyms if synonym in known), "")
    return nearest(key, known, 0.7)


def _first_word(synonym: str) -> str:
    return synonym.partition(":")[0].partition(",")[0]


def nearest_language(code: str, known: Iterable[str]) -> str:
    """The known language that a code most likely means (`en-US`, `eng`, `EN`), empty where none is near."""
    by_code = {one.lower(): one for one in known}
    plain = re.split(r"[-_]", code.lower())[0]
    return by_code.get(code.lower()) or by_code.get(plain) or by_code.get(plain[:2], "")


def for_key(key: str, cls: type[Any], root: type[Any]) -> Message:
    """What to write instead of a key that a class of facts does not have, within a file of class `root`."""
    known = [one.name for one in fields(cls)]
    for synonym in SYNONYMS.get(normal(key), ()):
        if _first_word(synonym) in known:
            return did_you_mean(synonym) if synonym in known else message("Write {example}.", example=synonym)
    if parent := parent_of(key, cls):
        return message("It stands within “{parent}”.", parent=parent)
    if near := misspelt(key, cls):
        return did_you_mean(near)
    return _other_file(key, cls, root) or one_of(known)


def parent_of(key: str, cls: Any) -> str:
    """The field whose own class has such a field."""
    for name, inner in _inner_classes(cls).items():
        if key in {one.name for one in fields(inner)} and key not in ("name", "id", "title"):
            return name
    return ""


@cache
def _inner_classes(cls: Any) -> dict[str, type[Any]]:
    return {name: inner for name, hint in hints_of(cls).items() for inner in _classes_in(hint)}


def _classes_in(hint: Any) -> list[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [inner for part in get_args(hint) for inner in _classes_in(part)]


@cache
def hints_of(cls: Any) -> dict[str, Any]:
    """The types of a class's fields."""
    return get_type_hints(cls)


def _other_file(key: str, cls: type[Any], root: type[Any]) -> Message | None:
    """The file that such a key belongs in, where it is a key of another file."""
    if cls is not root:
        return None
    places = {
        ArticleFacts: message("It belongs in article.yaml."),
        FrontMatter: message("It belongs in the front matter of each language's text."),
        JournalFacts: message("It belongs in content/journal.yaml."),
    }
    for other, hint in places.items():
        if other is not cls and key in {one.name for one in fields(other)}:
            return hint
    return None
