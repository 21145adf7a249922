"""Slips of translators, of those who copy, and of those who keep references: shares, order, names, types, facts."""

import re
from collections.abc import Callable, Iterator, Mapping

from .faults import FACTS, FILES, REFERENCES, Change, Fault, Replacement, _replaced, _words

EN, ES = ("en.md",), ("es.md",)


def _fault(name: str, pattern: str, new: Replacement, *files: str) -> Fault:
    return Fault(name, files or FILES, _replaced(pattern, new, within=True))


def _both(name: str, english: Mapping[str, str], spanish: Mapping[str, str]) -> Iterator[Fault]:
    yield Fault(name, EN, _words(english))
    yield Fault(name, ES, _words(spanish))


def _in_words() -> Iterator[Fault]:
    yield from _both(
        "half for twice",
        {"half of": "twice", "doubled": "halved", "halved": "doubled", "twice as": "half as"},
        {"la mitad": "el doble", "el doble": "la mitad", "duplicó": "redujo a la mitad"},
    )
    yield from _both(
        "another part",
        {"one third": "two thirds", "a quarter": "a third", "two thirds": "one third"},
        {"un tercio": "un cuarto", "la cuarta parte": "la tercera parte", "dos tercios": "un tercio"},
    )
    yield from _both(
        "another degree",
        {
            "severe": "mild",
            "mild": "severe",
            "oral": "intravenous",
            "intravenous": "oral",
            "adults": "children",
        },
        {"grave": "leve", "leve": "grave", "oral": "intravenosa", "intravenosa": "oral", "adultos": "niños"},
    )


_SENTENCE = re.compile(r"(?<=[.?!\])]) (?=[A-ZÁÉÍÓÚ¿])")


def _in_paragraphs(change: Callable[[list[str], int], list[str]]) -> Change:
    """Every text in which one sentence of a paragraph was changed."""

    def changed(text: str) -> Iterator[str]:
        blocks = text.split("\n\n")
        for at, block in enumerate(blocks):
            sentences = _SENTENCE.split(block)
            if len(sentences) < 2 or "\n" in block.strip() or block[0] in "#|!>-$[<":
                continue
            for index, sentence in enumerate(sentences):
                if len(sentence) > 40:
                    new = " ".join(change(sentences, index))
                    if new != block:
                        yield "\n\n".join((*blocks[:at], new, *blocks[at + 1 :]))

    return changed


def _twice(sentences: list[str], at: int) -> list[str]:
    return [*sentences[: at + 1], *sentences[at:]]


_CITATION = re.compile(r"\[@[^\]\n]+\]")


def _with_next_citation(sentences: list[str], at: int) -> list[str]:
    """A citation that stands in the sentence before its own."""
    found = _CITATION.search(sentences[at + 1]) if at + 1 < len(sentences) else None
    if not found or not sentences[at].endswith("."):
        return sentences
    rest = _CITATION.sub("", sentences[at + 1], count=1)
    return [*sentences[:at], f"{sentences[at][:-1]}{found[0]}.", rest, *sentences[at + 2 :]]


_DIGITS = re.compile(r"\d{2,}")


def _with_next(sentences: list[str], at: int) -> list[str]:
    """Two sentences that changed places, both with numbers that tell which they are."""
    pair = sentences[at : at + 2]
    if len(pair) < 2 or not all(len(_DIGITS.findall(one)) > 1 and one.endswith((".", "]")) for one in pair):
        return sentences
    return [*sentences[:at], pair[1], pair[0], *sentences[at + 2 :]]


def _in_passages() -> Iterator[Fault]:
    yield Fault("sentence twice", FILES, _in_paragraphs(_twice))
    yield Fault("sentences that changed places", FILES, _in_paragraphs(_with_next))
    yield _fault("small letter behind a full stop", r"(?<=[a-záéíóúñ]{4}\. )[A-Z](?=[a-záéíóúñ]{3})", _small)
    yield _fault("small letter behind a unit", r"(?<=\d (?:mg|kg|ml|mL)\. )[A-Z](?=[a-záéíóúñ]{2})", _small)
    yield _fault("accent of -ión lost", r"(?<=[a-záéíóúñ]{2})ión\b", "ion", *ES)
    yield _fault("other language's abbreviation", r"\bIC(?= del 95)", "CI", *ES)
    yield _fault("unit of a header lost", r"(?<=\w) \((?:%|kg|mg|years|años)\)(?= *\|)", "")
    yield _fault("genus in small letters", r"(?<=[ (]\*)[A-Z](?=[a-z]+ [a-z]{3,}\*)", _small)
    yield Fault("citation in the sentence before", FILES, _in_paragraphs(_with_next_citation))
    yield _fault("clause lost", r", (?:which|lo que|que|although|aunque|but|pero) [^.,;\n@]{60,}(?=\.)", "")
    yield _fault("label of an abstract's part lost", r"^  \*\*[A-ZÁ][^*\n]+\*\* ", "  ")
    yield Fault(
        "letters of an abbreviation turned",
        FILES,
        _replaced(r"(?<![\w-])(?![IVX]+\b)([A-Z])([A-Z])([A-Z])(?![\w-])", r"\1\3\2"),
    )


def _small(found: re.Match[str]) -> str:
    return found[0].lower()


def _in_references() -> Iterator[Fault]:
    def entry(name: str, pattern: str, new: str) -> Fault:
        return _fault(name, pattern, new, *REFERENCES)

    yield entry("article of another type", r"(?<=type: )article-journal", "article")
    yield entry("title in quotation marks", r"^  title: ([A-Z][^\n:\"]{20,})$", "  title: '“\\1”'")
    with_none = (
        r"(?![^\n]*(?:burden|[Pp]revalenc|registry|survey))"  # works that may have a year of their own
    )
    yield entry(
        "title with its year", rf"^  title: {with_none}([A-Z][^\n:\"]{{20,}})$", r"  title: \1 (2012)"
    )
    yield entry("title cut", r"^  title: ([A-Z][^\n:\"]{20})[^\n:\"]{10,}$", r"  title: \1...")
    yield entry("title with its medium", r"^  title: ([A-Z][^\n:\"]{20,})$", r"  title: '\1 [Internet]'")
    yield entry("word twice in a title", r"(?<=^  title: )([A-Z][a-z]{5,}) ", r"\1 \1 ")
    yield entry("journal in small letters", r"(?<=container-title: )J Ex\b.*", "j ex med")
    yield entry("given name lost", r"(?<=\{family: Prueba), given: [^}]+(?=\})", "")
    yield entry("month thirteen", r"(?<=  issued: )(\d{4})$", r"\1-13")
    yield entry("edition with its word", r"(?<=  edition: )(\d+)", r"\1th ed.")
    yield entry("title of a retracted work", r"^  title: ([A-Z][^\n:\"]{20,})$", r"  title: 'RETRACTED: \1'")


def _in_facts() -> Iterator[Fault]:
    def fact(name: str, pattern: str, new: str) -> Fault:
        return _fault(name, pattern, new, *FACTS)

    yield fact("DOI of one language lost", r", es: 10\.5555/\S+(?=\})", "")
    yield fact("DOI of another prefix", r"(?<=es: )10\.5555", "10.5556")
    yield fact("label untranslated", r"(?<=subject: \{en: )(\w+ [\w ]+), es: [\w ]+", r"\1, es: \1")
    yield fact("award mistyped", r"(?<=award: )(\S*\d)(\d)(?=\})", r"\1\g<2>7")
    yield fact("another department", r"(?<=es: )Servicio de \w+", "Servicio de Psiquiatría")
    yield fact("town in another country", r"(?<=country: )(?:ES|GB|US|MX|AR)\b", "SE")
    yield fact("given name lost", r"given: [^,}]+, (?=family)", "")


SLIPS: tuple[Fault, ...] = (*_in_words(), *_in_passages(), *_in_references(), *_in_facts())
