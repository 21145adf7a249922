"""One name set in order: particles, sort order, scripts without spaces ("Name-part Order")."""

import re
from functools import lru_cache

from ..items import Person
from ..output.blob import Blob, Kids, run, text_of
from ..output.richtext import rich_kids
from ..style.nodes import PLAIN, Look, Name
from .initials import initials, normalized
from .nameoptions import NameOptions
from .textcase import apply_case

_ROMANESQUE = re.compile(
    "[a-zA-Z\u00c0-\u02af\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u1e00-\u1fff\u200c\u200d]"
)
_JOINING = ("'", "’", "-", "‘", "ʼ")


def person_blob(person: Person, options: NameOptions, name: Name | None, inverted: bool, level: int) -> Blob:
    """A name as it shows. `level`: 0 in the style's form, 1 with initials, 2 with the whole given name."""
    if name is None or (name.family is None and name.given is None):
        text = _plain_name(person, options, inverted, level)
        if text is not None:
            return Blob([text])
        return _set(person, options, None, None, inverted, level)
    return _set(person, options, name.family, name.given, inverted, level)


@lru_cache(maxsize=8192)
def _plain_name(person: Person, options: NameOptions, inverted: bool, level: int) -> str | None:
    """The name as one string, where nothing in it is set apart; None where something is."""
    blob = _set(person, options, None, None, inverted, level)
    return text_of(blob) if _is_plain(blob) else None


def _is_plain(blob: Blob) -> bool:
    return not (blob.formats or blob.quotes) and all(
        isinstance(kid, str) or _is_plain(kid) for kid in blob.kids
    )


def _set(
    person: Person,
    options: NameOptions,
    family: Look | None,
    given: Look | None,
    inverted: bool,
    level: int,
) -> Blob:
    if person.literal:
        return _part(person.literal, family)
    setter = _PartSetter(person, options, (family, given))
    if not _ROMANESQUE.search(person.family + person.given):
        return setter.eastern(level)
    if person.static and person.family and person.given and (options.form != "short" or level):
        return Blob([*setter.family_kids(True), *setter.given_kids(level)], " ")
    if options.form == "short" and not level:
        return setter.short(inverted)
    return setter.inverted(level) if inverted else setter.display(level)


def given_name(person: Person, options: NameOptions, level: int) -> str:
    """The given name in full or in initials."""
    given = person.given
    mark = options.initialize_with
    if mark is None or level >= 2 or not given:
        return given
    if options.initialize:
        return initials(given, mark, options.hyphen)
    return normalized(given, mark, options.hyphen)


class _PartSetter:
    """The parts of one name: formatting goes on each, affixes around those that stand together."""

    def __init__(self, person: Person, options: NameOptions, looks: tuple[Look | None, Look | None]) -> None:
        self.person = person
        self.options = options
        self.family_look, self.given_look = looks
        mark = options.initialize_with
        bare = mark is not None and "." not in mark  # initials without full stops: suffixes too
        self.suffix = person.suffix.rstrip(".") if bare else person.suffix

    def family_kids(self, with_particle: bool) -> Kids:
        """Family name, with the particle that never drops before it where told so."""
        person = self.person
        family = _part(person.family or person.given, self.family_look)
        if with_particle and person.non_dropping:
            return self.before(_part(person.non_dropping, self.family_look), person.non_dropping, family)
        return [family]

    def before(self, particle: Blob, text: str, *rest: Blob | str) -> Kids:
        """A particle and what it stands before: `d’` clings (but for sorting), `de` keeps its space."""
        if text.endswith(" ") or (text.endswith(_JOINING) and not self.options.sorts):
            return [Blob([particle, rest[0]]), *rest[1:]]
        return [particle, *rest]

    def given_kids(self, level: int, *particles: str) -> Kids:
        """Given name or initials, and the particles that follow it."""
        given = given_name(self.person, self.options, level)
        return [_part(text, self.given_look) for text in (given, *particles) if text]

    def short(self, inverted: bool) -> Blob:
        """The family name alone, with the particle that belongs to it."""
        demoted = inverted and self.options.demotes and bool(self.person.non_dropping)
        framed = _framed(self.family_kids(with_particle=not demoted), self.family_look)
        assert framed is not None
        if not demoted:
            return framed
        return Blob([framed, _part(self.person.non_dropping, self.family_look)], self.options.separator)

    def display(self, level: int) -> Blob:
        """Given name first."""
        person = self.person
        family: Kids = self.family_kids(with_particle=True) if person.family else []
        if person.dropping and family:
            family = self.before(_part(person.dropping, self.given_look), person.dropping, *family)
        if person.suffix:
            if person.comma_suffix and family:
                family = [Blob([Blob(family, " "), run(self.suffix)], ", ")]
            else:
                family.append(run(self.suffix))
        given = self.given_kids(level if family else 2)
        parts = [_framed(given, self.given_look), _framed(family, self.family_look)]
        kids: Kids = [part for part in parts if part is not None]
        return Blob(kids, _gap(parts))

    def inverted(self, level: int) -> Blob:
        """Family name first, the sort separator after it."""
        person, options = self.person, self.options
        if not person.family:
            return self.display(level)
        demoted = options.demotes
        family = self.family_kids(with_particle=not demoted)
        given = self.given_kids(level, person.dropping)
        if demoted and person.non_dropping:
            given.append(_part(person.non_dropping, self.family_look))
        parts = [_framed(family, self.family_look), _framed(given, self.given_look)]
        kids: Kids = [part for part in parts if part is not None]
        if person.suffix:
            kids.append(run(self.suffix))
        return Blob(kids, options.separator)

    def eastern(self, level: int) -> Blob:
        """Scripts without spaces: family name first, nothing between."""
        person = self.person
        kids: Kids = []
        if person.non_dropping or person.family:
            kids.append(_part(person.non_dropping + person.family, self.family_look))
        if person.given and (self.options.form != "short" or level or not kids):
            kids.append(_part(person.given, self.given_look))
        return Blob(kids)


def _part(text: str, look: Look | None) -> Blob:
    """One part with its formatting, its affixes left to what it stands in."""
    blob = Blob(rich_kids(text))
    if look is not None and look is not PLAIN:
        if look.text_case:
            apply_case(blob, look.text_case, "")
        blob.formats = look.formats
    return blob


def _framed(kids: Kids, look: Look | None) -> Blob | None:
    """Parts that stand together, in the affixes of the name-part."""
    if not kids:
        return None
    blob = Blob(kids, " ")
    if look is not None:
        blob.prefix, blob.suffix = look.prefix, look.suffix
    return blob


def _gap(parts: list[Blob | None]) -> str:
    """The space between given and family name, unless an affix brings a no-break one."""
    first, second = parts
    if first is not None and first.suffix.endswith("\u00a0"):
        return ""
    return "" if second is not None and second.prefix.startswith("\u00a0") else " "
