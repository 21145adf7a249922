"""Locators of citations: `p. 3`, `pp. 33-35, 38`, `cap. 2`, `§ 5`, after the key of a citation.

The words stand in a table whatever the language of the article is: an author who cites an English
book in a Spanish text may write either. Types are those of CSL 1.0.2, Appendix III.
"""

import re
from dataclasses import dataclass
from functools import cache

_FORMS = {
    "act": "act acto",
    "appendix": "appendix appendices app. apéndice apéndices apénd. anexo anexos",
    "article-locator": "article articles art. arts. artículo artículos",
    "book": "book books bk. bks. libro libros lib.",
    "canon": "canon canons can. canónes cánones",
    "chapter": "chapter chapters chap. chaps. ch. capítulo capítulos cap. caps.",
    "column": "column columns col. cols. columna columnas",
    "elocation": "elocation loc.",
    "equation": "equation equations eq. eqs. ecuación ecuaciones ec. ecs.",
    "figure": "figure figures fig. figs. figura figuras",
    "folio": "folio folios fol. fols. f. ff.",
    "issue": "issue issues iss. no. nos. number numbers número números núm. núms. nº n.º",
    "line": "line lines l. ll. línea líneas lín. líns.",
    "note": "note notes n. nn. nota notas",
    "opus": "opus op. opera",
    "page": "page pages p. pp. pg. pgs. página páginas pág. págs. S. s. pag. pags.",
    "paragraph": "paragraph paragraphs para. paras. par. pars. párrafo párrafos párr. párrs. ¶ ¶¶",
    "part": "part parts pt. pts. parte partes",
    "rule": "rule rules regla reglas",
    "scene": "scene scenes sc. escena escenas esc.",
    "section": "section sections sect. sec. secs. sección secciones secc. § §§",
    "sub-verbo": "sub-verbo s.v. s.vv.",
    "supplement": "supplement supplements supp. suppl. suplemento suplementos supl.",
    "table": "table tables tbl. tbls. tab. tabs. tabla tablas",
    "timestamp": "timestamp timestamps",
    "title-locator": "title titles tit. tits. título títulos tít. títs.",
    "verse": "verse verses v. vv. verso versos versículo versículos vers.",
    "volume": "volume volumes vol. vols. volumen volúmenes tomo tomos t.",
}
_ROMAN = r"(?=[mdclxvi])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?!\w)"
_NUMBER = rf"(?:\w*\d[\w.:]*(?<![.:])|{_ROMAN})"
_RANGE = rf"{_NUMBER}(?:[ \u00a0]*[-–—‐‑−][ \u00a0]*{_NUMBER})?"
_LIST = re.compile(rf"{_RANGE}(?:[ \u00a0]*[,&][ \u00a0]*{_RANGE})*(?!\w)", re.IGNORECASE)
_LEAD = re.compile(r"[ \u00a0\n]*,?[ \u00a0\n]*")
_BARE = re.compile(
    rf"\d\w*(?:[ \u00a0]*[-–—‐‑−][ \u00a0]*{_NUMBER})?(?:[ \u00a0]*,[ \u00a0]*\d\w*(?:[-–]\d\w*)?)*(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """A locator: its CSL type, its value as typed, and where what follows it begins."""

    label: str
    value: str
    end: int


def locator_at(text: str, start: int, end: int) -> Locator | None:
    """The locator that stands directly after a key; None where something else does.

    Without a word, a number after a comma is a page, as for Pandoc. Braces hold any locator, and
    empty braces say that there is none.
    """
    lead = _LEAD.match(text, start, end)
    position = lead.end() if lead else start
    if text.startswith("{", position):
        return _locator_in_braces(text, position, end)
    label, after = _label_at(text, position, end)
    if not label:
        bare = _BARE.match(text, position, end) if "," in text[start:position] else None
        return Locator("page", bare[0], bare.end()) if bare else None
    numbers = _LIST.match(text, after, end)
    return Locator(label, numbers[0], numbers.end()) if numbers else None


def _locator_in_braces(text: str, start: int, end: int) -> Locator | None:
    close = text.find("}", start, end)
    if close < 0:
        return None
    label, after = _label_at(text, start + 1, close)
    value = text[after if label else start + 1 : close].strip()
    return Locator((label or "page") if value else "", value, close + 1)


def _label_at(text: str, start: int, end: int) -> tuple[str, int]:
    found = _label_pattern().match(text, start, end)
    if not found:
        return "", start
    return _labels()[_bare_form(found[1])], found.end()


@cache
def _labels() -> dict[str, str]:
    return {_bare_form(form): label for label, forms in _FORMS.items() for form in forms.split()}


@cache
def _label_pattern() -> re.Pattern[str]:
    forms = sorted((form for forms in _FORMS.values() for form in forms.split()), key=len, reverse=True)
    words = "|".join(re.escape(form.removesuffix(".")) for form in forms)
    # The full stop of an abbreviation may be left out, but then a space has to follow; signs need neither.
    return re.compile(rf"((?:{words})(?:\.[ \u00a0]*|[ \u00a0\n]+|(?<=[§¶º])))", re.IGNORECASE)


def _bare_form(form: str) -> str:
    return form.strip(" \u00a0\n").removesuffix(".").casefold()
