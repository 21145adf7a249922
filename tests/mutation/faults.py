"""Faults as they happen to bilingual articles, seeded one at a time into texts that have none.

A fault is a function from a text to the texts with that fault, one for each place where it can be. The
kinds are in tables: what is replaced with what, in which file. Places within citations, attributes,
addresses and code are passed over, where a kind is not about these.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Replacement: TypeAlias = str | Callable[[re.Match[str]], str]
Change: TypeAlias = Callable[[str], Iterator[str]]

FILES = ("en.md", "es.md")
FACTS = ("article.yaml",)
REFERENCES = ("references.yaml",)


@dataclass(frozen=True)
class Fault:
    """A kind of fault: its name, the files that it can be in, and the changes that make it."""

    name: str
    files: tuple[str, ...]
    change: Change


_APART = re.compile(
    r"```.*?```|`[^`\n]*`"  # code
    r"|\[[^\]\n]*@[^\]\n]*\]|(?<!\w)-?@[\w:.-]+"  # citations, mentions
    r"|\{[^}\n]*\}|\]\([^)\n]*\)|!\[|\[\^[^\]\n]*\]:?"  # attributes, addresses, notes
    r"|^ *\d+\. "  # numbers of list items
    r"|https?://\S+|\b10\.\d{4,}/\S+|<!--.*?-->|\$[^$]*\$|^---$|^\w[\w ]*:(?= |$)",
    re.DOTALL | re.MULTILINE,
)


def masked(text: str) -> str:
    """The text with what is not for readers blotted out, character by character."""
    return _APART.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)


def _replaced(pattern: str, new: Replacement, *, within: bool = False) -> Change:
    """Every text in which one place that a pattern finds is replaced; `within`: citations and such as well."""
    compiled = re.compile(pattern, re.MULTILINE)

    def change(text: str) -> Iterator[str]:
        for found in compiled.finditer(text if within else masked(text)):
            if "\0" in found[0]:
                continue
            put = new(found) if callable(new) else found.expand(new)
            if put != found[0]:
                yield text[: found.start()] + put + text[found.end() :]

    return change


def _swapped(pattern: str, *, within: bool = False) -> Change:
    """Every text in which two neighbours within a line, of the groups `a` and `b`, stand in each other's place."""

    def swap(found: re.Match[str]) -> str:
        start, (a, b) = found.start(), (found.span("a"), found.span("b"))
        whole = found[0]
        return (
            whole[: a[0] - start]
            + found["b"]
            + whole[a[1] - start : b[0] - start]
            + found["a"]
            + whole[b[1] - start :]
        )

    return _replaced(pattern, swap, within=within)


def _other_digit(found: re.Match[str]) -> str:
    digit = found["d"]
    at = found.start("d") - found.start()
    return found[0][:at] + str((int(digit) + 3) % 10 or 4) + found[0][at + 1 :]


def _words(pairs: Mapping[str, str]) -> Change:
    """Every text in which a whole word is another."""
    alternatives = "|".join(map(re.escape, sorted(pairs, key=len, reverse=True)))
    return _replaced(rf"(?<![\w-])(?:{alternatives})(?![\w-])", lambda found: pairs[found[0]])


_AMOUNT = r"(?<![\w.,/@#-])\d+(?:[.,]\d+)?(?![\w/])"
_NUMBER = r"(?<![\w.,/–-])\d+(?:[.,]\d+)?(?![\w–])"
_UNITS = {
    "mg": "g",
    "µg": "mg",
    "kg": "g",
    "g": "mg",
    "mL": "L",
    "h": "d",
    "mm": "cm",
    "cm": "mm",
    "mmHg": "kPa",
}
_WORDS_EN = {
    "two": "three",
    "three": "four",
    "four": "five",
    "five": "six",
    "six": "nine",
    "ten": "twelve",
    "twelve": "ten",
}
_WORDS_ES = {
    "dos": "tres",
    "tres": "cuatro",
    "cuatro": "cinco",
    "cinco": "seis",
    "seis": "nueve",
    "diez": "doce",
    "doce": "diez",
}
_OPPOSITES_EN = {
    "increased": "decreased",
    "fell": "rose",
    "lower": "higher",
    "higher": "lower",
    "more frequent": "less frequent",
    "before": "after",
    "systolic": "diastolic",
    "women": "men",
}
_OPPOSITES_ES = {
    "aumentó": "disminuyó",
    "disminuyó": "aumentó",
    "mayor": "menor",
    "menor": "mayor",
    "más frecuente": "menos frecuente",
    "izquierda": "derecha",
    "sistólica": "diastólica",
    "mujeres": "hombres",
}
_DRUGS_EN = {
    "methotrexate": "metformin",
    "furosemide": "famotidine",
    "prednisone": "prednisolone",
    "colistin": "amikacin",
    "placebo": "aspirin",
}
_DRUGS_ES = {
    "metotrexato": "metformina",
    "furosemida": "famotidina",
    "prednisona": "prednisolona",
    "colistina": "amikacina",
    "placebo": "aspirina",
}
_PARAGRAPH = r"(?<=\n\n)(?![#|!>\-\d`$\[T<\s\0])[^\n\0]{80,}\n(?=\n|\Z)"
_ENTRY = r"(?<=\n)  {field}: .*\n"


def _in_numbers() -> Iterator[Fault]:
    def fault(name: str, pattern: str, new: Replacement) -> Fault:
        return Fault(name, FILES, _replaced(pattern, new))

    yield fault("digit changed", r"(?<![\w/@#-])(?P<d>[1-9])\d*(?:[.,]\d+)?(?![\w/])", _other_digit)
    yield fault("last digit changed", r"(?<![\w/@#-])\d+[.,]\d*(?P<d>\d)(?![\w/.,])", _other_digit)
    yield fault("digit lost", r"(?<![\w.,/@#-])(\d)\d(?=\d|[.,]\d|\b)(?![\w/])", r"\1")
    yield fault("digit doubled", r"(?<![\w.,/@#-])([1-9])(?=\d*(?:[.,]\d+)?(?![\w/]))", r"\1\1")
    yield Fault(
        "digits transposed", FILES, _swapped(r"(?<![\w/@#-])\d*(?P<a>\d)(?P<b>(?!(?P=a))\d)(?![\d\w/])")
    )
    yield fault("decimal mark lost", r"(?<![\w.,/])(\d+)[.,](\d{1,2})(?![\d\w/.,])", r"\1\2")
    yield fault("decimal mark moved", r"(?<![\w.,/])(\d)[.,](\d)(\d+)(?![\w/.,])", r"\1\2.\3")
    yield Fault(
        "foreign decimal mark", ("en.md",), _replaced(r"(?<![\w.,/])(\d+)\.(\d{1,2})(?![\d.,\w/])", r"\1,\2")
    )
    yield Fault(
        "foreign decimal mark", ("es.md",), _replaced(r"(?<![\w.,/])(\d+),(\d{1,2})(?![\d.,\w/])", r"\1.\2")
    )
    unit = "|".join(sorted(_UNITS, key=len, reverse=True))
    yield fault("unit changed", rf"(?<=\d[ \u00a0])(?:{unit})(?![\w/])", lambda found: _UNITS[found[0]])
    yield fault(
        "unit of a rate changed",
        r"(?<=/)(12|8|6|24)(?=[ \u00a0]h\b)",
        lambda found: {"12": "8", "8": "12", "6": "8", "24": "12"}[found[0]],
    )
    yield fault(
        "denominator changed",
        r"(?<=\d[ \u00a0]mg)/(?:dL|kg|m²)",
        lambda found: {"/dL": "/mL", "/kg": "/m²", "/m²": "/kg"}[found[0]],
    )
    yield fault("percent sign lost", r"(?<=\d)[ \u00a0]?%", "")
    yield fault("percent to per mille", r"(?<=\d)([ \u00a0]?)%", r"\1‰")
    yield fault(
        "comparator turned",
        r"[<>≤≥](?=[ \u00a0]?\d)",
        lambda found: {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}[found[0]],
    )
    yield fault(
        "comparator weakened",
        r"[<>≤≥](?=[ \u00a0]?\d)",
        lambda found: {"<": "≤", ">": "≥", "≤": "<", "≥": ">"}[found[0]],
    )
    yield fault("comparator lost", r"[<>≤≥][ \u00a0]?(?=\d)", "")
    yield fault("minus lost", r"−(?=\d)", "")
    yield fault("plus-minus changed", r"±[ \u00a0]?(?=\d)", "+")
    yield fault("end of range changed", r"(?<=\d–)(?P<d>[1-9])(?=\d*)", _other_digit)
    yield Fault(
        "range reversed",
        FILES,
        _swapped(r"(?<![\w.,–/])(?P<a>\d+(?:[.,]\d+)?)–(?P<b>\d+(?:[.,]\d+)?)(?![\w–/]|[.,]\d)"),
    )
    yield fault("level of confidence changed", r"\b95(?=[ \u00a0]?%)", "90")
    yield fault(
        "statistic changed",
        r"\b(?:HR|OR|RR)\b(?=[ \u00a0:,;(=]*\d)",
        lambda found: {"HR": "OR", "OR": "RR", "RR": "HR"}[found[0]],
    )
    yield fault("p value changed", r"(?<=\bp [=<] 0[.,]0)(?P<d>\d)", _other_digit)
    yield Fault("number word changed", ("en.md",), _words(_WORDS_EN))
    yield Fault("number word changed", ("es.md",), _words(_WORDS_ES))
    yield fault("number lost", rf"{_AMOUNT}[ \u00a0]+(?=[^\W\d_]{{3,}})", "")
    yield Fault(
        "numbers swapped",
        FILES,
        _swapped(rf"(?P<a>{_NUMBER})[^\n.;|\0]{{3,40}}?(?P<b>(?!(?P=a)\b){_NUMBER})"),
    )
    yield Fault(
        "number in a formula changed",
        FILES,
        _replaced(r"(?<=[=\\{ ])(?P<d>[1-9])(?=[.{,\d]*[^$\n]*\$)", _other_digit, within=True),
    )


def _other_unit(found: re.Match[str]) -> str:
    return {"mg": "g", "kg": "g", "h": "min"}[found[0]]


def _in_tables() -> Iterator[Fault]:
    cell = r"(?<=\| )[^|\n\0]*\d[^|\n\0]*(?= \|)"
    yield Fault(
        "number in a cell changed", FILES, _replaced(rf"(?={cell})(?:[^|\n\0\d]*)(?P<d>[1-9])", _other_digit)
    )
    yield Fault("cell emptied", FILES, _replaced(cell, ""))
    yield Fault(
        "cells swapped",
        FILES,
        _swapped(
            r"(?<=\| )(?P<a>[^|\n\0]*\d[^|\n\0]*?) +\| +(?P<b>(?!(?P=a) )[^|\n\0]*\d[^|\n\0]*?)(?= +\|)"
        ),
    )
    yield Fault("unit of a column changed", FILES, _replaced(r"(?<=\()(mg|kg|h)(?=\) \|)", _other_unit))
    yield Fault("row lost", FILES, _replaced(r"(?<=\n)\|[^\n]*\d[^\n]*\|\n", "", within=True))


def _in_texts() -> Iterator[Fault]:
    yield Fault("negation lost", ("en.md",), _replaced(r" not(?= [a-z])", ""))
    yield Fault(
        "negation lost",
        ("es.md",),
        _replaced(
            r"(?<=[a-záéíóúñ,;] )no (?=(?:se |le |la |los |las |lo )?[a-záéíóú]+(?:ó|aron|ieron|aba|ía|ían|aban|e|en|a|an|ba|o|ado|ido)\b)",
            "",
        ),
    )
    yield Fault(
        "negation gained",
        ("en.md",),
        _replaced(r"(?<=[a-z] )(was|were|did|is|are|has|have)(?= [a-z])", r"\1 not"),
    )
    yield Fault(
        "negation gained",
        ("es.md",),
        _replaced(
            r"(?<=[a-záéíóúñ] )(fue|fueron|es|son|ha|han|se observó|redujo|aumentó|mejoró)(?= [a-z])",
            r"no \1",
        ),
    )
    yield Fault("opposite said", ("en.md",), _words(_OPPOSITES_EN))
    yield Fault("opposite said", ("es.md",), _words(_OPPOSITES_ES))
    yield Fault("drug for another", ("en.md",), _words(_DRUGS_EN))
    yield Fault("drug for another", ("es.md",), _words(_DRUGS_ES))
    yield Fault("accent lost", ("es.md",), _replaced(r"(?<=[a-z]{3})ción(?!\w)", "cion"))
    yield Fault("paragraph lost", FILES, _replaced(_PARAGRAPH + r"\n?", ""))
    yield Fault(
        "sentence lost",
        FILES,
        _replaced(r"(?<=[a-záéíóúñ)]\. )[A-ZÁÉÍÓÚ][^.\n\0]{60,}[a-záéíóúñ)]\.(?= [A-ZÁÉÍÓÚÑ]|\n)", ""),
    )
    yield Fault("heading lost", FILES, _replaced(r"^#{2,4} [^\n]+\n\n", "", within=True))
    yield Fault("level of heading changed", FILES, _replaced(r"^##(?= )", "###"))
    yield Fault(
        "item of a list lost", FILES, _replaced(r"^(?:- |\d\. )[^\n]{10,}\n(?=- |\d\. |\n)", "", within=True)
    )
    yield Fault(
        "emphasis lost", FILES, _replaced(r"(?<!\*)\*([A-Z][a-z]+(?: [a-z]+)?|[A-Z]\. [a-z]+)\*(?!\*)", r"\1")
    )
    yield Fault(
        "word typed twice",
        FILES,
        _replaced(r"(?<= )(the|of|and|with|de|la|con|los|por)(?= [a-záéíóúñ])", r"\1 \1"),
    )
    yield Fault(
        "keyword lost",
        FILES,
        _replaced(r"(?<=keywords: \[)[^,\]\n]+, |(?<=keywords:\n)  - .*\n", "", within=True),
    )
    yield Fault("abstract lost", FILES, _replaced(r"^abstract: \|\n(?:  .*\n|\n)+", "", within=True))
    yield Fault("title lost", FILES, _replaced(r"^title: .*\n", "", within=True))
    yield Fault("alternative text lost", FILES, _replaced(r' ?alt="[^"\n]*"', "", within=True))
    yield Fault("note lost", FILES, _replaced(r"\[\^[\w-]+\](?!:)", "", within=True))
    yield Fault(
        "mention of another thing",
        FILES,
        _replaced(r"(?<=@)(fig|tbl|eq):[\w-]+(?![\w}])", r"\1:other", within=True),
    )
    yield Fault("address changed", FILES, _replaced(r"(?<=\]\(https://)(?=\w)", "x", within=True))
    yield Fault(
        "registration changed", FILES, _replaced(r"\b(?:NCT|ISRCTN)\d+(?P<d>\d)\b", _other_digit, within=True)
    )


def _in_citations() -> Iterator[Fault]:
    yield Fault("citation lost", FILES, _replaced(r"\[[^\[\]\n]*@[^\]\n]*\](?![({])", "", within=True))
    yield Fault("key misspelt", FILES, _replaced(r"(?<=\[@)([a-z]{3})([a-z]+)(?=\d)", r"\1x\2", within=True))
    yield Fault(
        "one of two citations lost", FILES, _replaced(r"(?<=\[@)[\w-]+; @(?=[\w-]+\])", "", within=True)
    )
    yield Fault(
        "citations swapped",
        FILES,
        _swapped(r"\[@(?P<a>[\w-]+)\][^\n]{10,400}?\[@(?P<b>(?!(?P=a)\])[\w-]+)\]", within=True),
    )
    yield Fault("citation typed", FILES, _replaced(r"\[@[\w-]+\](?![({])", "[1]", within=True))
    yield Fault(
        "another author named",
        FILES,
        _replaced(r"[A-ZÁÉÍÓÚ][\w-]+(?=(?: et al\.|,? y cols\.) ?\[@)", "Fulano", within=True),
    )


def _in_references() -> Iterator[Fault]:
    def lost(field: str) -> Fault:
        return Fault(f"{field} missing", REFERENCES, _replaced(_ENTRY.format(field=field), "", within=True))

    def entry(name: str, pattern: str, new: Replacement) -> Fault:
        return Fault(name, REFERENCES, _replaced(pattern, new, within=True))

    journal = r"(?<=type: article-journal\n)(?:  .*\n)+"
    for field in ("container-title", "issued", "title"):
        yield lost(field)
    yield entry("volume missing", journal, lambda found: re.sub(r"  volume: .*\n", "", found[0]))
    yield entry("pages missing", journal, lambda found: re.sub(r"  (?:page|DOI|number): .*\n", "", found[0]))
    yield Fault(
        "pages reversed", REFERENCES, _swapped(r"(?<=  page: )(?P<a>\d+)-(?P<b>\d{3,})$", within=True)
    )
    yield entry("DOI with an address of another kind", r"(?<=  DOI: )10\.\d+/", "https://dx.doi.org.example/")
    yield entry("DOI with a point at its end", r"(?<=  DOI: )(10\S+)$", r"\1.")
    yield entry("DOI with a space", r"(?<=  DOI: )(10\.\d+/)", r"\1 ")
    yield entry("DOI cut", r"(?<=  DOI: )10\.\d+/", "")
    yield entry(
        "names swapped", r"\{family: ([^,}\n]+), given: ([A-Z]\.(?: [A-Z]\.)?)\}", r"{family: \2, given: \1}"
    )
    yield entry(
        "name in capitals", r"(?<=\{family: )([A-ZÁÉÍÓÚ][a-záéíóúñ]{3,})", lambda found: found[0].upper()
    )
    yield entry(
        "et al. as an author",
        r"^    - \{family: [^\n]+\n(?=  \w)",
        lambda found: found[0] + "    - {literal: et al.}\n",
    )
    yield entry("title in capitals", r"(?<=\n  title: )\"?[^\n]{20,}", lambda found: found[0].upper())
    yield entry(
        "point at the end of a title",
        r"(?<=\n  title: )[^\"\n]{20,}[a-z](?=\n)",
        lambda found: f'"{found[0]}."',
    )
    yield entry("year to come", r"(?<=  issued: )\d{4}", "2087")
    yield entry("year too early", r"(?<=  issued: )\d{4}", "1087")
    yield entry("markup in a title", r"(?<=\n  title: )([^\"\n]+) ([a-z]+) ", r"\1 &amp; \2 ")
    yield Fault("entry twice", REFERENCES, _doubled)


def _doubled(text: str) -> Iterator[str]:
    for found in re.finditer(r"^- id: (\S+)\n(?:  .*\n)+", text, re.MULTILINE):
        if "DOI" in found[0] or "page" in found[0]:
            yield text.rstrip("\n") + "\n\n" + found[0].replace(found[1], f"{found[1]}-again", 1)


def _in_facts() -> Iterator[Fault]:
    def fact(name: str, pattern: str, new: Replacement) -> Fault:
        return Fault(name, FACTS, _replaced(pattern, new, within=True))

    yield fact("ORCID iD mistyped", r"(?<=orcid: )\d(?=\d{3}-)", lambda found: str((int(found[0]) + 1) % 10))
    yield fact(
        "names of an author swapped",
        r"\{given: ([^,{}\n.]+), family: ([^,{}\n.]+)\}",
        r"{given: \2, family: \1}",
    )
    yield fact("unknown affiliation", r"(?<=affiliations: \[)\w+", "zz")
    yield fact(
        "affiliation of nobody",
        r"(?<=\naffiliations:\n)",
        "  - {id: zz, institution: Hospital, city: Granada, country: ES}\n",
    )
    yield fact("no corresponding author", r"    corresponding: true.*\n", "")
    yield fact("no e-mail address", r"    email: .*\n", "")
    yield fact("e-mail mistyped", r"(?<=email: )([\w.]+)@", r"\1 at ")
    yield fact("role misspelt", r"(?<=roles: \[)Conceptualization", "Conceptualizaton")
    yield fact("dates out of order", r"(?<=received: )\d{4}", "2049")
    yield fact("DOI without its prefix", r"(?<=: )10\.\d{4,}/(?=\S)", "")
    yield fact("last page before the first", r"(?<=\nlast_page: )\d+", "1")
    yield fact("unknown licence", r"(?<=license: )CC-BY-4\.0", "CC-BI-4.0")
    yield fact("no such day", r"(?<=accepted: )\d{4}-\d{2}-\d{2}", "2022-02-30")


ALL: tuple[Fault, ...] = (
    *_in_numbers(), *_in_tables(), *_in_texts(), *_in_citations(), *_in_references(), *_in_facts(),
)  # fmt: skip
