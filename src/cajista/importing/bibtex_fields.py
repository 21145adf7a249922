"""The entry types and fields of BibTeX and BibLaTeX, and what CSL calls them (BibLaTeX manual, 2.1 and 2.2)."""

import re

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
IN_WHOLES = frozenset(
    (
        "bookinbook",
        "conference",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "suppbook",
        "suppcollection",
    )
)
# Of an entry that another refers to, these say nothing of the other.
NOT_INHERITED = frozenset(
    (
        "title",
        "subtitle",
        "titleaddon",
        "shorttitle",
        "crossref",
        "pages",
        "doi",
        "url",
        "abstract",
        "keywords",
        "note",
    )
)

# Where two fields mean the same, the one that comes first in the entry serves.
FIELDS = {
    "abstract": "abstract",
    "address": "publisher-place",
    "annotation": "annote",
    "annote": "annote",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "howpublished": "medium",
    "institution": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "keywords": "keyword",
    "langid": "language",
    "language": "language",
    "library": "archive",
    "location": "publisher-place",
    "maintitle": "container-title",
    "note": "note",
    "number": "issue",
    "organization": "publisher",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "publisher": "publisher",
    "pubstate": "status",
    "school": "publisher",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "title": "title",
    "type": "genre",
    "url": "URL",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
VERBATIM = frozenset(("doi", "url", "isbn", "issn", "pmid", "pmcid"))
NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "director": "director",
    "editor": "editor",
    "holder": "author",
    "translator": "translator",
}
# CSL's date → BibLaTeX's date, and the fields of its parts.
DATES = {
    "issued": ("date", ("year", "month", "day")),
    "accessed": ("urldate", ()),
    "event-date": ("eventdate", ()),
    "original-date": ("origdate", ()),
}
# What BibLaTeX calls languages (its manual, 2.2 and 3.1.2), by the code that CSL wants (BCP 47).
LANGUAGES: dict[str, str] = dict(re.findall(r"(\w+)=(\S+)", (
    "american=en-US australian=en-AU austrian=de-AT basque=eu brazil=pt-BR brazilian=pt-BR british=en-GB "
    "bulgarian=bg canadian=en-CA catalan=ca croatian=hr czech=cs danish=da dutch=nl english=en "
    "estonian=et finnish=fi french=fr galician=gl german=de greek=el hungarian=hu italian=it japanese=ja "
    "latin=la naustrian=de-AT ngerman=de norsk=nb nswissgerman=de-CH nynorsk=nn polish=pl portuges=pt "
    "portuguese=pt romanian=ro russian=ru serbian=sr slovak=sk slovene=sl slovenian=sl spanish=es "
    "swedish=sv swissgerman=de-CH turkish=tr ukenglish=en-GB ukrainian=uk usenglish=en-US "
)))  # fmt: skip
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: str(number) for number, name in enumerate(_MONTH_NAMES, start=1)}
