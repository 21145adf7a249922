"""Translation memories (TMX 1.4b): the journal's own, and those of others as `content/i18n/memory.tmx`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import reason_of
from ...findings import Finding, message
from ...model.article import Journal
from ...writing import write_whole
from . import rules
from .returned import found
from .suggestions import Known
from .xml_reading import Element, XmlError, attribute, escaped, read_xml

MEMORY = "content/i18n/memory.tmx"
"""Where memories that were imported are kept, relative to the project."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A text in two or more languages, by their locales; `origin` says where it is from."""

    texts: tuple[tuple[str, str], ...]
    origin: str = ""


def is_tmx(name: str, data: bytes) -> bool:
    """Whether a file is a translation memory."""
    return name.lower().endswith(".tmx") or b"<tmx" in data[:600]


def as_tmx(pairings: Iterable[Pairing], program: str) -> str:
    """A TMX file; the first text of each pairing is its source."""
    name, _, version = program.partition(" ")
    units = "".join(map(_unit, pairings))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f" <header creationtool={attribute(name)} creationtoolversion={attribute(version or '0')}"
        ' segtype="paragraph" o-tmf="Markdown" adminlang="en" srclang="*all*" datatype="plaintext"/>\n'
        f" <body>\n{units} </body>\n</tmx>\n"
    )


def _unit(one: Pairing) -> str:
    (source, _), *_ = one.texts
    origin = f'   <prop type="x-origin">{escaped(one.origin)}</prop>\n' if one.origin else ""
    variants = "".join(
        f"   <tuv xml:lang={attribute(locale)}><seg>{escaped(text)}</seg></tuv>\n"
        for locale, text in one.texts
    )
    return f"  <tu srclang={attribute(source)}>\n{origin}{variants}  </tu>\n"


def read_tmx(data: bytes, name: str) -> tuple[list[Pairing], list[Finding]]:
    """The pairings of a file, and what is wrong with it."""
    rule = rules.FILES_ARE_WELL_FORMED.id
    try:
        root = read_xml(data)
    except XmlError as error:
        return [], [found(name, error.line, rule, "error", error.what)]
    if root.name != "tmx":
        return [], [found(name, root.line, rule, "error", message("This is no TMX file."))]
    pairings, faults = [], []
    for unit in root.every("tu"):
        texts = tuple(_texts(unit))
        if len(texts) > 1:
            pairings.append(Pairing(texts, _origin(unit)))
        else:
            what = message("This unit has fewer than two languages.")
            faults.append(found(name, unit.line, rule, "warning", what))
    return pairings, faults


def _texts(unit: Element) -> Iterator[tuple[str, str]]:
    for variant in unit.children("tuv"):
        locale = variant.attributes.get("lang", "")
        segment = variant.first("seg")
        text = " ".join(_words(segment).split()) if segment else ""
        if locale and text:
            yield locale, text


def _words(segment: Element) -> str:
    """The text of a segment, without the codes of the program that it is from."""
    codes = ("bpt", "ept", "ph", "it", "ut")
    return "".join(
        one if isinstance(one, str) else "" if one.name in codes else _words(one) for one in segment.content
    )


def _origin(unit: Element) -> str:
    return next((one.text for one in unit.children("prop") if one.attributes.get("type") == "x-origin"), "")


def add_to_memory(project: Path, name: str, data: bytes, program: str) -> tuple[int, list[Finding]]:
    """Adds the pairings of a file to the journal's memory of others; how many were new, and what is wrong.

    Raises:
        CajistaError: the memory cannot be written.
    """
    pairings, faults = read_tmx(data, name)
    known, wrong = remembered(project)
    faults += wrong
    if any(one.severity == "error" for one in wrong):
        return 0, faults  # nothing of it is to be lost
    before = {one.texts for one in known}
    new = [
        Pairing(one.texts, one.origin or Path(name).name)
        for one in {one.texts: one for one in pairings}.values()
        if one.texts not in before
    ]
    if new:
        write_whole(project / MEMORY, as_tmx([*known, *new], program).encode())
    return len(new), faults


def remembered(project: Path) -> tuple[list[Pairing], list[Finding]]:
    """The journal's memory of others; nothing where it has none."""
    try:
        data = (project / MEMORY).read_bytes()
    except FileNotFoundError:
        return [], []
    except OSError as error:
        what = message("This file cannot be read: {reason}.", reason=reason_of(error))
        return [], [found(MEMORY, 1, rules.FILES_ARE_WELL_FORMED.id, "error", what)]
    return read_tmx(data, MEMORY)


def known_from(pairings: Iterable[Pairing], source: str, target: str, journal: Journal) -> list[Known]:
    """What a memory has from one of a journal's languages into another; locales of any country serve."""
    first, second = (_languages(code, journal.facts.languages) for code in (source, target))
    return [
        Known(one, other, pairing.origin, 4)
        for pairing in pairings
        for one in _in(pairing, first)
        for other in _in(pairing, second)
    ]


def _languages(code: str, languages: Mapping[str, str]) -> frozenset[str]:
    return frozenset((code.lower(), languages.get(code, code).lower().split("-")[0]))


def _in(pairing: Pairing, languages: frozenset[str]) -> Iterator[str]:
    return (
        text for locale, text in pairing.texts if locale.replace("_", "-").lower().split("-")[0] in languages
    )
