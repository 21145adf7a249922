"""One name set in order: particles, sort order, scripts without spaces ("Name-part Order")."""

import re

from ..items import Person
from ..output.blob import Blob, Kids, run
from ..output.richtext import rich_kids
from ..style.nodes import PLAIN, Look, Name
from .initials import initials, normalized
from .nameoptions import NameOptions
from .textcase import apply_case

_ROMANESQUE = re.compile(
    "[a-zA-Z\u00c0-\u02af\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u1e00-\u1fff\u200c\u200d]"
)
_JOINING = ("'", "’", "-", "‘", "ʼ")


def person_blob(
    person: Person, options: NameOptions, name: Name | None, inverted: bool, level: int
) -> Blob:
    """A name as it shows. `level`: 0 in the style's form, 1 with initials, 2 with the whole given name."""
    if person.literal:
        blob = Blob(rich_kids(person.literal))
        _dress_part(blob, name.family if name else None)
        return Blob([blob])
    looks = (name.family if name else None, name.given if name else None)
    setter = _PartSetter(person, options, looks)
    if not _ROMANESQUE.search(person.family + person.given):
        return setter.eastern(level)
    if options.form == "short" and not level:
        return Blob(setter.family_kids(full=True), " ")
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


def _dress_part(blob: Blob, look: Look | None) -> Blob:
    if look is None or look is PLAIN:
        return blob
    if look.text_case:
        apply_case(blob, look.text_case, "")
    return blob.dress(look)


class _PartSetter:
    """The parts of one name, each with its own look."""

    def __init__(
        self, person: Person, options: NameOptions, looks: tuple[Look | None, Look | None]
    ) -> None:
        self.person = person
        self.options = options
        self.family_look, self.given_look = looks

    def family_kids(self, full: bool) -> Kids:
        """Family name, with the particle that never drops before it where `full`."""
        person = self.person
        kids: Kids = []
        family = person.family or person.given
        if full and person.non_dropping:
            kids.append(self.joined(person.non_dropping, family))
        elif family:
            kids.append(run(family))
        blob = Blob(kids)
        return [_dress_part(blob, self.family_look)] if kids else []

    def joined(self, particle: str, word: str) -> Blob:
        """A particle and what it stands before: `d’` clings, `de` keeps a space."""
        gap = "" if particle.endswith(_JOINING) else " "
        return Blob([particle, word], gap)

    def given(self, level: int, *particles: str) -> Kids:
        given = given_name(self.person, self.options, level)
        kids: Kids = [run(given)] if given else []
        kids += [run(particle) for particle in particles if particle]
        if not kids:
            return []
        return [_dress_part(Blob(kids, " "), self.given_look)]

    def display(self, level: int) -> Blob:
        person = self.person
        if not person.family:
            return Blob(self.given(level) + ([run(person.suffix)] if person.suffix else []), " ")
        family = self.family_kids(full=True)
        given = self.given(level)
        if person.dropping:
            dropped = _dress_part(run(person.dropping), self.given_look)
            gap = "" if person.dropping.endswith(_JOINING) else " "
            family = [Blob([dropped, *family], gap)]
        blob = Blob([*given, *family], " ")
        if person.suffix:
            return Blob([blob, run(person.suffix)], ", " if person.comma_suffix else " ")
        return blob

    def inverted(self, level: int) -> Blob:
        person, options = self.person, self.options
        if not person.family:
            return Blob(self.given(level))
        demoted = options.demote == "display-and-sort"
        family = self.family_kids(full=not demoted)
        given = self.given(level, person.dropping, person.non_dropping if demoted else "")
        kids: Kids = [*family, *given]
        if person.suffix:
            kids.append(run(person.suffix))
        return Blob(kids, options.separator)

    def eastern(self, level: int) -> Blob:
        """Scripts without spaces: family name first, nothing between."""
        person = self.person
        kids: Kids = []
        if person.non_dropping + person.family:
            kids.append(_dress_part(run(person.non_dropping + person.family), self.family_look))
        if (self.options.form != "short" or level) and person.given:
            kids.append(_dress_part(run(person.given), self.given_look))
        return Blob(kids or [person.given])
