"""Year, volume, issue and pages: the part of a typed reference that has the plainest form."""

import re

from .reference import TypedReference
from .sheet import Sheet

_DASH = r"[-‐‑‒–—−]"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_ONE_PAGE = r"(?:[A-Za-z]{0,4}[.]?\d+(?:[.]\d+)?[A-Za-z]{0,3}\d*|[ivxlc]+\b)"
_PAGES = rf"{_ONE_PAGE}(?:\s?{_DASH}+\s?{_ONE_PAGE})?"
_PP = r"(?:(?:pp?|págs?|pgs?|pages?)\s*[.:]?\s*)"
_VOLUME = rf"[A-Za-z]{{0,3}}\d+(?:{_DASH}\d+)?[A-Za-z]?"
_SUPPLEMENT = r"(?:Suppl?|Supl|Pt|Spec(?: No)?)[. ]*[\w ]{0,8}"
_MONTH = r"[\s,/-]*[^\W\d_]{3,10}\.?(?:[\s/–-]+(?:[^\W\d_]{3,10}\.?|\d{1,2}(?:[–-]\d{1,2})?)){0,2}"
_END = r"(?=[\s.,;\])\0]*(?:\0|\Z|\[|\())"

# 2020 Mar 3;395(2 Suppl):e12-e19 · 2020;395 Suppl 2: 497–506 · 2020;(4):CD001
_YEAR_FIRST = re.compile(
    rf"\b(?P<issued>{_YEAR})[a-z]?(?:{_MONTH})?[\s\0]*(?P<mark>[;,:])[\s\0]*(?:vol\.?\s*)?(?P<volume>{_VOLUME})?"
    rf"\s*(?P<supplement>{_SUPPLEMENT})?(?:\s*\(\s*(?P<issue>[^()]{{1,30}}?)\s*\))?"
    rf"(?:\s*[:,]\s*{_PP}?(?P<page>{_PAGES}))?",
    re.IGNORECASE,
)
# vol. 2, no. 2, pp. 294–307, 2012
_IN_WORDS = re.compile(
    rf"\bvol(?:\.|umen?)?\s*(?P<volume>{_VOLUME})\s*[,;]\s*"
    r"(?:(?:no?|núm|nº|n\.º|issue)[.:]?\s*(?P<issue>[\w –-]{1,12}?)\s*[,;]\s*)?"
    rf"(?:{_PP}(?P<page>{_PAGES}))?(?:\s*[,;.]?\s*(?:[^\W\d_]{{3,9}}\.?\s*)?\(?(?P<issued>{_YEAR})\b\)?)?",
    re.IGNORECASE,
)
# 395, 497–506 (2020)
_YEAR_LAST = re.compile(
    rf"(?<![\d.])(?P<volume>{_VOLUME})\s*(?:\((?P<issue>[^()]{{1,20}})\))?\s*[,:]\s*"
    rf"(?:{_PP}?(?P<page>{_PAGES})\s*[,.]?\s*)?\((?P<issued>{_YEAR})\)",
)
# …, 3(2), 1–5. · … 21: 507–574. · … 7:1247
_VOLUME_AND_PAGES = re.compile(
    rf"(?<![\d./:(-])(?P<volume>{_VOLUME})\s*(?P<supplement>{_SUPPLEMENT})?(?:\s*\(\s*(?P<issue>[^()]{{1,30}}?)\s*\))?"
    rf"\s*[:,]\s*{_PP}?(?P<page>{_PAGES}){_END}"
)
# Journal of Statistics: 39–82.
_RANGE_ALONE = re.compile(rf"(?<=[^\W\d_]):\s*(?P<page>\d+\s?{_DASH}\s?\d+){_END}")
# A volume that no pages follow: …, 3(2). · 2020;3.
_VOLUME_ALONE = re.compile(
    rf"(?<=[,\s])(?P<volume>\d{{1,4}})\s*\((?P<issue>\d{{1,4}}(?:{_DASH}\d+)?)\){_END}"
)
# Names (2020) Title. Journal 9.
_LAST_VOLUME = re.compile(r"(?<=[.?!])\s+[^\W\d_a-z][^.\0]{2,80}?\s(?P<volume>\d{1,4})[\s.]*(?=\0|\Z)")
_STATUS = re.compile(
    r"[,.;(\s]*\b(?P<status>in press|en prensa|no prelo|forthcoming|(?:epub )?ahead of print)\b[).\s]*",
    re.IGNORECASE,
)
# (2020) · (2020a, March 3) · , 2020. after names
_YEAR_AFTER_NAMES = re.compile(rf",\s(?P<issued>{_YEAR})[a-z]?\.\s+(?=[^\W\d_a-z]|[¿¡“\"«])")
_YEAR_IN_BRACKETS = re.compile(rf"\((?P<issued>{_YEAR})[a-z]?(?:\s*,\s*[^()]{{1,30}})?\)")
_YEAR_ALONE = re.compile(rf"(?<=[\s,;.(\0])(?P<issued>{_YEAR})[a-z]?(?=[\s.,;:)\]\0]|\Z)")
_PAGES_ALONE = re.compile(rf"(?<!\w)(?:pp?|págs?|pgs?|P[áa]gs?|PP)(?:\.\s*|\s+|:\s*)(?P<page>{_PAGES})(?!\w)")
_LENGTH = re.compile(r"\b\d+\s?(?:pp?|págs?|pages|páginas)\b\.?")
_ACCESS = re.compile(
    r"[\[(]\s*(?:(?:last |date )?(?:cited|accessed|updated|citado|consultado|acceso|acessado|consulta|actualizado)"
    r"[^\])]{0,60})[\])]|(?:(?:last )?accessed(?: on)?|consultado(?: el)?|acceso(?: el)?|acessado em)\s*:?\s*"
    rf"[^\]).;\0]{{4,30}}?{_YEAR}(?:-\d\d-\d\d)?",
    re.IGNORECASE,
)


def take_numbers(sheet: Sheet, typed: TypedReference) -> None:
    """Takes year, volume, issue and pages off the sheet, by the first form that fits."""
    while found := _ACCESS.search(sheet.text):
        sheet.drop(*found.span())
    if found := _STATUS.search(sheet.text):
        typed.parts["status"] = sheet.take(found, "status")
    if not (
        _found(_YEAR_FIRST, sheet, typed)
        or _found(_IN_WORDS, sheet, typed)
        or _found(_YEAR_LAST, sheet, typed)
    ):
        any(_found(one, sheet, typed) for one in (_VOLUME_AND_PAGES, _VOLUME_ALONE, _RANGE_ALONE))
    if "page" not in typed.parts:
        if found := _PAGES_ALONE.search(sheet.text):
            _note(found, sheet, typed)
        elif found := _LENGTH.search(sheet.text):
            sheet.drop(*found.span())
    if "issued" not in typed.parts and any(
        _found(one, sheet, typed) for one in (_YEAR_AFTER_NAMES, _YEAR_IN_BRACKETS)
    ):
        if "volume" not in typed.parts and (found := _LAST_VOLUME.search(sheet.text)):
            typed.parts["volume"] = sheet.piece(*found.span("volume"))
            sheet.drop(*found.span("volume"))
    elif "issued" not in typed.parts and not _last_year(sheet, typed):
        _year_for_volume(typed)


def _found(pattern: re.Pattern[str], sheet: Sheet, typed: TypedReference) -> bool:
    matches = [found for found in pattern.finditer(sheet.text) if _is_telling(found)]
    if not matches:
        return False
    chosen = matches[0 if pattern in (_YEAR_FIRST, _YEAR_AFTER_NAMES, _YEAR_IN_BRACKETS) else -1]
    _note(chosen, sheet, typed)
    if pattern is _YEAR_FIRST:
        sheet.drop(chosen.end(), len(sheet.text))  # notes: Epub ahead of print, Erratum in
    return True


def _is_telling(found: re.Match[str]) -> bool:
    groups = found.groupdict()
    if groups.get("mark") in (",", ":"):
        return bool(groups["volume"] and groups["page"])
    return "page" not in groups or bool(groups.get("volume") or groups.get("page") or groups.get("issue"))


def _last_year(sheet: Sheet, typed: TypedReference) -> bool:
    found = [*_YEAR_ALONE.finditer(sheet.text)]
    if found:
        _note(found[-1], sheet, typed)
    return bool(found)


def _year_for_volume(typed: TypedReference) -> None:
    """Where no other year stands, a volume that could be one is it: `Lancet. 2020:267-76`."""
    if re.fullmatch(_YEAR, typed.value("volume")):
        typed.parts["issued"] = typed.parts.pop("volume")


def _note(found: re.Match[str], sheet: Sheet, typed: TypedReference) -> None:
    groups = {name: value for name, value in found.groupdict().items() if value}
    if "supplement" in groups:
        start, end = found.span("supplement")
        if "issue" not in groups:
            typed.parts["issue"] = sheet.piece(start, end)
    for name in groups:
        if name not in ("supplement", "mark"):
            typed.parts[name] = sheet.piece(*found.span(name))
    sheet.drop(*found.span())
