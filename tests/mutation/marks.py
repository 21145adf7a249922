"""Faults of typing and of make-up: marks and letters lost or mistaken, things without a name, a place, a caption."""

import re
from collections.abc import Iterator

from .faults import FACTS, FILES, Fault, Replacement, _replaced, _swapped


def _fault(name: str, pattern: str, new: Replacement, *files: str, within: bool = False) -> Fault:
    return Fault(name, files or FILES, _replaced(pattern, new, within=within))


_WORD = r"[a-záéíóúñ]"


def _in_marks() -> Iterator[Fault]:
    yield _fault("bracket that closes lost", r"(?<=[\w%])\)(?=[ ,.;])", "")
    yield _fault("bracket that opens lost", r"(?<= )\((?=[^()\n\0]{12,}\))", "")
    yield _fault("quotation mark lost", r"[”»](?=[ ,.;])", "")
    yield _fault("space before a comma", rf"(?<={_WORD}),(?= )", " ,")
    yield _fault("space before a full stop", rf"(?<={_WORD})\.(?=\n)", " .")
    yield _fault("space after a comma lost", rf"(?<={_WORD}{{3}}), (?={_WORD}{{3}})", ",")
    yield _fault("space after a full stop lost", rf"(?<={_WORD}{{4}})\. (?=[A-ZÁÉÍÓÚ]{_WORD})", ".")
    yield _fault("space before a bracket lost", rf"(?<={_WORD}{{4}}) \((?={_WORD}{{3,}} )", "(")
    yield _fault("comma doubled", rf"(?<={_WORD}),(?= )", ",,")
    yield _fault("full stop doubled", rf"(?<={_WORD}{{3}})\.(?=\n)", "..")
    yield _fault("hyphen for a dash", rf"(?<={_WORD}{{3}}), (?={_WORD}{{3}})", " - ")
    yield _fault("hyphen that hangs", rf"(?<={_WORD}{{4}})-(?={_WORD}{{4}})", " -")
    yield _fault("opening mark lost", r"¿|¡", "", "es.md")
    yield _fault("closing mark lost", r"(?<=[a-záéíóú])\?(?= |\n)", ".", "es.md")


def _in_letters() -> Iterator[Fault]:
    yield _fault(
        "Cyrillic letter",
        rf"(?<={_WORD}{{3}})[aoe](?={_WORD}{{2}})",
        lambda x: {"a": "а", "o": "о", "e": "е"}[x[0]],
    )
    yield _fault("ligature", rf"(?<={_WORD})fi(?={_WORD})", "ﬁ")
    yield _fault("soft hyphen", rf"(?<={_WORD}{{4}})(?={_WORD}{{4}})", "\u00ad")
    yield _fault("character lost", r"[áéíóúñ≥≤±]", "\ufffd")
    yield _fault(
        "sign of the typeface Symbol",
        r"[≥≤±µα]",
        lambda x: {"≥": "\uf0b3", "≤": "\uf0a3", "±": "\uf0b1", "µ": "\uf06d", "α": "\uf061"}[x[0]],
    )
    yield _fault("ß for β", r"β", "ß")
    yield _fault("letter among digits", r"(?<![\w.,/@#-])([1-9]\d?)0(?=[ \d])(?![\w/])", r"\1O")
    yield _fault("power not raised", r"(?<=10)\^(\d+)\^", r"^\1", within=True)
    yield _fault("power lost", r"(?<=10)\^(\d+)\^", r"\1", within=True)


def _in_parts() -> Iterator[Fault]:
    yield _fault("mention typed", r"(?<![\w`{#\[])@(?:fig|tbl):[\w-]+(?![\w}`])", _typed, within=True)
    yield _fault("name of a thing lost", r"(?<=\{)#(?:fig|tbl):[\w-]+ ?", "", within=True)
    yield _fault("caption lost", r"(?<=^!\[)[^\]\n]+(?=\]\()", "", within=True)
    yield _fault("caption of a table lost", r"^Table: [^\n]*\n\n(?=\|)", "", within=True)
    yield _fault("caption as alternative text", r"^!\[([^\]\n]+)\](\([^)\n]*\)\{[^}\n]*alt=)\"[^\"\n]+\"",
                 lambda x: f'![{x[1]}]{x[2]}"{re.sub("[*_^~]", "", x[1])}"', within=True)  # fmt: skip
    yield _fault("section without text", r"(?<=\n)(## [^\n]+\n\n)(?=[^#\s])", r"\1## More\n\n", within=True)
    yield _fault("heading in bold", r"^### ([^\n{\0]{4,60})$", r"**\1**")
    yield _fault("heading two levels down", r"(?<=\n\n)### (?=[^\n]+\n)", "##### ", within=True)
    yield _fault("address without its scheme", r"(?<=\]\()https://(?=\w)", "www.", within=True)
    yield _fault("header of a table lost", r"(?<=\n\n)\|[^\n]+\|\n(?=\|[-: |]+\|\n)",
                 lambda x: re.sub(r"[^|\n]", " ", x[0]), within=True)  # fmt: skip


def _typed(found: re.Match[str]) -> str:
    return "Figure 1" if found[0].startswith("@fig") else "Table 1"


def _in_facts() -> Iterator[Fault]:
    yield _fault("author without affiliation", r"    affiliations: \[[^\]]*\]\n", "", *FACTS, within=True)
    yield _fault(
        "author without a family name",
        r"(?<=\{given: )([^,}\n]+), family: [^,}\n]+(?=\})",
        r"\1",
        *FACTS,
        within=True,
    )
    yield _fault("role of another list", r"(?<=roles: \[)[^,\]\n]+", "Idea", *FACTS, within=True)
    yield Fault("received and accepted swapped", FACTS,
                _swapped(r"received: (?P<a>\d{4}-\d{2}-\d{2})(?:.|\n)*?accepted: (?P<b>(?!(?P=a))\d{4}-\d{2}-\d{2})", within=True))  # fmt: skip
    yield Fault("author twice", FACTS, _author_twice)


def _author_twice(text: str) -> Iterator[str]:
    for found in re.finditer(r"^  - name: \{given[^\n]*\n(?:    [^\n]*\n)+", text, re.MULTILINE):
        yield text[: found.end()] + found[0] + text[found.end() :]


MARKS: tuple[Fault, ...] = (*_in_marks(), *_in_letters(), *_in_parts(), *_in_facts())
