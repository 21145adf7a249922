"""People's names as BibTeX has them: `von Last, Jr, First` and its like."""

import re

from .latex import plain

_KEY_VALUE = re.compile(r"\s*(family|given|prefix|suffix|given-i|family-i|useprefix)\s*=\s*(.*)", re.DOTALL)
_PARTS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}


def names_of(value: str) -> list[dict[str, str]]:
    """The people that a field names, as CSL has them; `and others` is `others`.

    A name that stands in braces as a whole is that of a group and taken as it is.
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names = (name.strip() for name in split_multiple_persons_names(" ".join(value.split())))
    return [person for name in names if name and (person := _person(name))]


def _person(name: str) -> dict[str, str]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if name.lower() == "others":
        return {"others": "true"}
    if _is_braced(name):
        return {"literal": plain(name)}
    if _KEY_VALUE.match(name):
        return _from_key_values(name)
    parts = parse_single_name_into_parts(name, strict=False)
    person = {
        "family": " ".join(parts.last),
        "given": " ".join(parts.first),
        "non-dropping-particle": " ".join(parts.von),
        "suffix": " ".join(parts.jr),
    }
    person = {part: plain(text) for part, text in person.items() if plain(text)}
    if "family" not in person:
        return {"literal": plain(name)} if plain(name) else {}
    return person


def _is_braced(name: str) -> bool:
    """Whether one pair of braces holds all of a name (and is no LaTeX accent's)."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for at, character in enumerate(name):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return at == len(name) - 1
    return False


def _from_key_values(name: str) -> dict[str, str]:
    """BibLaTeX's extended form: `family=Harman, given=Hans, prefix=von`."""
    found = [match for part in name.split(",") if (match := _KEY_VALUE.fullmatch(part))]
    return {
        _PARTS[match[1]]: plain(match[2].strip('" '))
        for match in found
        if match[1] in _PARTS and match[2].strip()
    }
