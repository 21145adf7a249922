"""Checks data against the classes of `model/facts.py`: all mistakes at once, each in plain words."""

import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from ..findings import Findings, Message, message
from ..hashing import digest_of
from ..keeping import keep, mark_of, read_kept
from ..model import dates, facts
from ..model.article import SourceMap
from ..model.facts import ArticleFacts, FrontMatter, JournalFacts, LocalizedText, LocalizedTexts
from ..model.span import Span
from ..rules import report
from ..writing import user_cache
from . import rules
from .json_schema import json_schemas
from .locales import is_language
from .mistakes import Mistake, explained, hint_at, hint_at_step, mistakes_of, shape_of, shown_value
from .shaping import normalise
from .suggestions import did_you_mean, misspelt, nearest_language, parent_of
from .tree import Branch, data_of, drop_absent, source_of, tree_of
from .yaml_source import Plain

__all__ = ["Checked", "json_schemas", "validate"]

Facts = TypeVar("Facts")
_MOST_ROUNDS = 12  # leaving out a value can leave its parent lacking; files are nowhere near so deep
_AS_PART = {"Name": ("literal",), "Author": ("name", "literal"), "IssueSection": ("articles",)}


class Checked(NamedTuple, Generic[Facts]):
    """What a file states, as far as it can be used; None where nothing can be made of it.

    `source` has the places of the values as they stand in `facts`, where bad items may have been
    left out of lists. `sound` says that there was no mistake.
    """

    facts: Facts | None
    source: SourceMap
    sound: bool


def validate(
    cls: type[Facts],
    data: Plain,
    source: SourceMap,
    findings: Findings,
    *,
    languages: Iterable[str] = (),
    language: str = "",
) -> Checked[Facts]:
    """The data as an instance of a class of facts; every mistake is a finding at its place.

    What is wrong is left out or, where it is plain what was meant, put right, so that later stages
    have the rest. `languages` are the journal's; `language` is that of the file, if it has one.
    """
    before = len(findings)
    tree = tree_of(data, source)
    if data is not None and not isinstance(data, dict):
        what = message("The file should consist of keys with values, not of {given}.", given=_whole(tree))
        hint = message(
            "Write a key, a colon, a space and a value in each line: {example}.",
            example=f"{_first_key_of(cls)}: …",
        )
        report(findings, rules.VALUES_HAVE_THE_RIGHT_FORM, what, source.at(), hint, language)
        return Checked(None, source, False)
    if data is None:
        tree = Branch({}, source.at())
    drop_absent(tree)
    known = list(_own_languages(tree) if cls is JournalFacts else languages)
    normalise(cls, tree, known)
    if known or cls is not JournalFacts:
        _check_languages(tree, cls, known, findings, language)
        _check_completeness(tree, cls, known, findings)
    drop_absent(tree)
    stated = _without_mistakes(cls, tree, findings, language)
    return Checked(stated, source_of(tree, source.file), len(findings) == before)


def _first_key_of(cls: Any) -> str:
    return fields(cls)[0].name


def _whole(tree: Branch) -> object:
    return message("plain text") if shape_of(tree) == "text" else shown_value(tree)


def _without_mistakes(cls: type[Facts], tree: Branch, findings: Findings, language: str) -> Facts | None:
    from pydantic_core import ValidationError

    wanted: Any = cls  # classes are hashable, which mypy does not see of a type variable
    validator = _validator(wanted)
    mended: list[Span] = []
    for _ in range(_MOST_ROUNDS):
        try:
            made: Facts = validator.validate_python(data_of(tree))
            return made
        except ValidationError as error:
            mistakes = mistakes_of(error.errors(include_url=False), tree, cls)
        places = [_Place(each, *(tree.at(each.path[:end]) for end in (-2, -1, None))) for each in mistakes]
        places.sort(
            key=lambda place: place.mistake.kind != "unknown"
        )  # a misspelt key may be what is missing
        for place in places:
            _report(place, tree, cls, findings, language, mended)
            if not _mend(place, tree, cls, language):
                return None
            if place.mistake.kind in ("shape", "unknown") and place.branch:
                mended.append(place.branch.span)
    return None


@cache
def _validator(cls: Any) -> Any:
    """What holds data against a class, kept as pydantic made it: to load pydantic itself takes longer."""
    import pydantic_core

    mark = digest_of(
        sys.version, pydantic_core.__version__, mark_of(Path(facts.__file__), Path(dates.__file__))
    )
    with suppress(Exception):  # not there, or a damaged pickle, which stumbles over anything
        if data := read_kept(_file_of(cls), mark):
            return pydantic_core.SchemaValidator(pickle.loads(data))
    # Looking for plug-ins of pydantic reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    adapter = TypeAdapter(cls)
    with suppress(OSError):
        keep(_file_of(cls), mark, pickle.dumps(adapter.core_schema))
    return adapter


def _file_of(cls: Any) -> Path:
    return user_cache() / "schemas" / str(cls.__name__)


class _Place(NamedTuple):
    """A mistake with the value it is in, the mapping or list around that, and what is around this."""

    mistake: Mistake
    outer: Branch | None
    parent: Branch | None
    branch: Branch | None


def _report(
    place: _Place, tree: Branch, cls: type[Any], findings: Findings, language: str, mended: list[Span]
) -> None:
    mistake, _, parent, branch = place
    if mistake.kind == "missing" and _is_told(place):
        return
    rule, what, hint = explained(mistake, tree, cls)
    if mistake.kind == "missing" or branch is None:
        span = _first_key(parent or tree)
    else:
        span = branch.key if mistake.kind == "unknown" and branch.key else branch.span
    if mistake.kind in ("unknown", "missing") or not any(_within(span, outer) for outer in mended):
        report(findings, rule, what, span, hint, language)


def _is_told(place: _Place) -> bool:
    """Whether what is missing has been told of: a bad value left out, or a misspelt key put right."""
    key, parent = str(place.mistake.path[-1]), place.parent
    return parent is not None and (key in parent.lost or parent.child(key) is not None)


def _within(span: Span, outer: Span) -> bool:
    return outer[1:3] <= span[1:3] and span[3:] <= outer[3:]


def _first_key(parent: Branch) -> Any:
    """Where something that is missing from a mapping would stand."""
    return min((inner.key for _, inner in parent.children() if inner.key), default=parent.span)


def _mend(place: _Place, tree: Branch, cls: type[Any], language: str) -> bool:
    """Puts right or takes out what is wrong; False where the whole then says nothing."""
    mistake, _, parent, branch = place
    if mistake.kind == "missing" and parent is not None:
        return _mend_missing(place, tree, cls)
    if branch is None or parent is None or branch is tree:
        return False
    if mistake.kind == "shape" and _reshape(mistake, branch, cls, language):
        return True
    if mistake.kind == "unknown" and (
        _respell(mistake, parent, cls) or _move_in(mistake, parent, branch, cls)
    ):
        return True
    parent.remove(branch)
    return True


def _mend_missing(place: _Place, tree: Branch, cls: type[Any]) -> bool:
    """Takes out a mapping that lacks what it needs; a file as a whole gets an empty text instead."""
    mistake, outer, parent, _ = place
    if parent is None or parent.child(mistake.path[-1]) is not None:
        return parent is not None
    if parent is tree:
        return _leave_empty(mistake, tree, cls)
    if outer is not None:
        outer.remove(parent)
    return outer is not None


def _move_in(mistake: Mistake, parent: Branch, branch: Branch, cls: type[Any]) -> bool:
    """Puts a key that belongs to a part (`given` to `name`) into that part."""
    key = str(mistake.path[-1])
    name = parent_of(key, hint_at(cls, mistake.path[:-1]))
    if not name or not isinstance(parent.value, dict):
        return False
    part = parent.value.setdefault(name, Branch({}, branch.span, branch.key))
    if not isinstance(part.value, dict) or key in part.value:
        return False
    part.value[key] = parent.value.pop(key)
    return True


def _respell(mistake: Mistake, parent: Branch, cls: type[Any]) -> bool:
    """Puts a misspelt key right where the key it resembles is not there."""
    key, near = str(mistake.path[-1]), misspelt(str(mistake.path[-1]), hint_at(cls, mistake.path[:-1]))
    if not near or not isinstance(parent.value, dict) or near in parent.value:
        return False
    parent.value = {near if name == key else name: inner for name, inner in parent.value.items()}
    return True


def _leave_empty(mistake: Mistake, tree: Branch, cls: type[Any]) -> bool:
    """Gives a text that a file must have, and has not, as an empty one."""
    hint = hint_at(cls, mistake.path)
    if not isinstance(tree.value, dict) or hint not in (str, LocalizedText):
        return False
    tree.value[str(mistake.path[-1])] = Branch("", tree.span)
    return True


def _reshape(mistake: Mistake, branch: Branch, cls: type[Any], language: str) -> bool:
    """Gives a value the shape that it should have, where it is plain what was meant."""
    value = branch.value
    if isinstance(value, str) and mistake.class_name in _AS_PART:
        for step in reversed(_AS_PART[mistake.class_name]):
            branch.value = {step: Branch(branch.value, branch.span)}
        return True
    if isinstance(value, dict) and language in value:
        branch.value = value[language].value
        return True
    item = hint_at(cls, (*mistake.path, 0))
    if "list" in mistake.wanted and (isinstance(value, dict) == is_dataclass(item) or isinstance(value, str)):
        branch.value = [Branch(value, branch.span)]
        return True
    if "text" in mistake.wanted and isinstance(value, list) and len(value) == 1:
        branch.value = value[0].value
        return isinstance(branch.value, str)
    return False


def _own_languages(tree: Branch) -> list[str]:
    """The languages that a journal's own file names; none where one of them is no language."""
    languages = tree.child("languages")
    codes = list(languages.value) if languages and isinstance(languages.value, dict) else []
    return codes if all(is_language(code) for code in codes) else []


def _check_languages(tree: Branch, hint: Any, known: list[str], findings: Findings, language: str) -> None:
    """Finds, and takes out, values for languages that the journal does not have."""
    localized = hint in (LocalizedText, LocalizedTexts)
    for step, inner in tree.children():
        if localized and isinstance(step, str) and step not in known:
            what = message("“{language}” is not a language of the journal.", language=step)
            near = nearest_language(step, known)
            span = inner.key or inner.span
            report(
                findings, rules.LANGUAGES_ARE_THE_JOURNALS, what, span, _language_hint(near, known), language
            )
            tree.remove(inner)
        elif (deeper := hint_at_step(hint, step)) is not None:
            _check_languages(inner, deeper, known, findings, language)
    if localized and tree.value == {}:
        tree.value = None


# Values that a language may do without, or has in its own front matter.
_NOT_IN_EVERY = {"doi", "first_page", "last_page", "subject", "house_style", "terms"}


def _check_completeness(tree: Branch, cls: type[Any], known: list[str], findings: Findings) -> None:
    """Finds values that only some of the journal's languages have."""
    own = {one.name for one in fields(FrontMatter)} if cls is ArticleFacts else set()
    for key, branch in tree.children():
        if key not in _NOT_IN_EVERY | own:
            _find_incomplete(branch, hint_at_step(cls, key), str(key), known, findings)


def _find_incomplete(branch: Branch, hint: Any, key: str, known: list[str], findings: Findings) -> None:
    if hint in (LocalizedText, LocalizedTexts):
        lacking = [one for one in known if isinstance(branch.value, dict) and one not in branch.value]
        if lacking and branch.value:
            what = message("“{key}” lacks the language {language}.", key=key, language=", ".join(lacking))
            how = message(
                "Add “{example}”; a value for all languages is written without any language.",
                example=f"{lacking[0]}: …",
            )
            report(findings, rules.VALUES_ARE_IN_EVERY_LANGUAGE, what, branch.span, how)
        return
    for step, inner in branch.children():
        if (deeper := hint_at_step(hint, step)) is not None:
            _find_incomplete(inner, deeper, key if isinstance(step, int) else str(step), known, findings)


def _language_hint(near: str, known: list[str]) -> Message | None:
    if near:
        return did_you_mean(near)
    return message("The journal's languages are: {languages}.", languages=", ".join(known)) if known else None
