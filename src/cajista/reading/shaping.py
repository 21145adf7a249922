"""Forms that people may write and that mean the same, turned into the one form of the model."""

import re
from collections.abc import Iterable
from typing import Any, get_args

from ..model.facts import ArticleFacts, CreditRole, JournalFacts
from ..model.glossary import GlossaryFacts
from .tree import Branch

_SETTINGS_FOR_ALL = ("units", "required")


def normalise(cls: type[Any], tree: Branch, languages: Iterable[str]) -> None:
    """Turns a file's tree into the one form that its class describes."""
    if cls is ArticleFacts:
        _literals_into_names(tree)
        _roles_by_name(tree)
    if cls is JournalFacts:
        _house_style_by_setting(tree, list(languages))
    if cls is GlossaryFacts:
        _names_into_words(tree, set(languages))


def _literals_into_names(tree: Branch) -> None:
    """An author's `literal` may stand beside `name` or instead of it: it is a part of the name."""
    authors = tree.child("authors")
    for _, author in authors.children() if authors else []:
        literal = author.child("literal")
        if literal is None or not isinstance(author.value, dict):
            continue
        name = author.value.setdefault("name", Branch({}, literal.span, literal.key))
        if isinstance(name.value, dict) and "literal" not in name.value:
            name.value["literal"] = author.value.pop("literal")


_CODE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)


def _names_into_words(tree: Branch, languages: set[str]) -> None:
    """`{xx: name, kind: …}` becomes `{words: {xx: name}, kind: …}`; what looks like a language's code goes along."""
    terms = tree.child("terms")
    for _, term in terms.children() if terms else []:
        if not isinstance(term.value, dict):
            continue
        names = {key: inner for key, inner in term.value.items() if key in languages or _CODE.fullmatch(key)}
        rest = {key: inner for key, inner in term.value.items() if key not in names}
        words = rest.setdefault("words", Branch({}, term.span)) if names else None
        if words and isinstance(words.value, dict):
            words.value |= names
        term.value = rest


def _roles_by_name(tree: Branch) -> None:
    """`writing - original draft` is CRediT's `Writing – original draft`; so are British spellings."""
    authors = tree.child("authors")
    for _, author in authors.children() if authors else []:
        roles = author.child("roles")
        for _, role in roles.children() if roles else []:
            if isinstance(role.value, str):
                role.value = _ROLES.get(_letters(role.value), role.value)


def _letters(role: str) -> str:
    """What different spellings of a role's name have in common."""
    words = re.findall(r"[a-z]+", role.lower())
    return "".join(word.replace("isation", "ization") for word in words if word != "and")


_ROLES = {_letters(role): role for role in get_args(CreditRole)}


def _house_style_by_setting(tree: Branch, languages: list[str]) -> None:
    """`house_style: {xx: {decimal: …}}` becomes `house_style: {decimal: {xx: …}}`."""
    house = tree.child("house_style")
    if house is None or not isinstance(house.value, dict):
        return
    settings = {
        key: inner for key, inner in house.value.items() if not _is_by_language(key, inner, languages)
    }
    for language, inner in house.value.items():
        if not _is_by_language(language, inner, languages):
            continue
        for setting, value in inner.value.items():  # type: ignore[union-attr]  # a mapping: just asked
            _set(settings, setting, language, value, inner.key, languages)
    house.value = settings


def _is_by_language(key: str, branch: Branch, languages: list[str]) -> bool:
    return key in languages and isinstance(branch.value, dict)


def _set(
    settings: dict[str, Branch], setting: str, language: str, value: Branch, key: Any, languages: list[str]
) -> None:
    """Notes one language's value of a setting; a value that all had before stays that of the others."""
    if setting in _SETTINGS_FOR_ALL:
        settings.setdefault(setting, value)
        return
    whole = settings.get(setting)
    if whole is None:
        whole = settings[setting] = Branch({}, value.span, value.key)
    elif not isinstance(whole.value, dict):
        shared = whole
        parts = {other: Branch(shared.value, shared.span, shared.key) for other in languages}
        whole = settings[setting] = Branch(parts, shared.span, shared.key)
    if isinstance(whole.value, dict):
        whole.value[language] = Branch(value.value, value.span, key)
