"""Makes the edition of an article in one language: the one entrance to this stage."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Any

from ..csl import Processor, Style
from ..locale import Locale
from ..model.article import Article, Issue, Journal, Version
from ..model.block import Document, document_runs
from ..model.edition import (
    Edition,
    EditionAffiliation,
    EditionAuthor,
    EditionFunding,
    JournalEdition,
    Licence,
    Translation,
)
from ..model.facts import Author, HouseStyle, LocalizedText, in_language
from ..model.inline import Inlines, plain_text
from .bibliography import without_label
from .citations import Manner, with_citations
from .licences import licence
from .numbering import contents_of, numbered, with_mentions
from .typography import NARROW_NBSP, Typography, set_blocks, set_document, set_inlines


@dataclass(frozen=True)
class Resolver:
    """What editions of one journal are made with: its settings, its locales, its citation style."""

    journal: Journal
    locales: Mapping[str, Locale]
    style: Style
    formats: tuple[str, ...]

    def resolve(self, article: Article, language: str) -> Edition:
        """The edition of an article in one of the languages that it has."""
        return _Making(self, article, article.versions[language], self.locales[language]).edition()

    def text(self, value: LocalizedText | None, language: str) -> str:
        """A text in a language; where it lacks it, in the first of the journal's languages that has it."""
        found = in_language(value, language)
        if found is None and isinstance(value, Mapping):
            found = next((value[code] for code in self.journal.facts.languages if code in value), "")
        return found or ""

    def journal_edition(self, language: str) -> JournalEdition:
        """The journal in a language."""
        facts = self.journal.facts
        return JournalEdition(
            title=self.text(facts.title, language),
            short_title=self.text(facts.short_title, language) or self.text(facts.title, language),
            publisher=self.text(facts.publisher, language),
            issn_print=self.text(facts.issn.print, language),
            issn_online=self.text(facts.issn.online, language),
            language=language,
            locale=self.locales[language].code,
            base_url=facts.base_url.rstrip("/") + "/" if facts.base_url else "",
            gate=facts.gate,
            metrics=facts.metrics,
            languages=dict(facts.languages),
        )

    def typography(self, language: str) -> Typography:
        """How a language is set in this journal: its house style, else what its locale does."""
        house: HouseStyle = self.journal.facts.house_style
        locale = self.locales[language]
        quotes = in_language(house.quotes, language) or locale.quotation_marks
        first, second, third, fourth = (*quotes, *quotes)[:4] if len(quotes) >= 2 else ("“", "”", "‘", "’")
        return Typography(
            quotes=(first, second, third, fourth),
            range_dash=in_language(house.range_dash, language) or "–",
            thousands=in_language(house.thousands, language) or NARROW_NBSP,
            percent=locale.percent_sign,
            units=tuple(house.units),
            kept=tuple(filter(None, locale.lexicon("typography", "kept together").split("; "))),
        )


@dataclass(frozen=True)
class _Making:
    """The making of one edition."""

    resolver: Resolver
    article: Article
    version: Version
    locale: Locale

    def edition(self) -> Edition:
        facts, version, language = self.article.facts, self.version, self.version.language
        typography = self.resolver.typography(language)
        title = set_inlines(version.title, typography)
        affiliations = self.affiliations()
        authors = tuple(self.author(author, affiliations) for author in facts.authors)
        issue = self.resolver.journal.issue_of(self.article.slug)
        body = with_mentions(set_document(numbered(version.body), typography), self.locale)
        cited = with_citations(
            body,
            set_blocks(version.abstract, typography),
            {kind: set_blocks(blocks, typography) for kind, blocks in version.declarations.items()},
            self.article.references,
            self.resolver.style,
            self.manner(),
        )
        edition = Edition(
            journal=self.resolver.journal_edition(language),
            slug=self.article.slug,
            folder=self.article.folder,
            language=language,
            locale=self.locale.code,
            direction=self.locale.direction,
            is_source=facts.source_language == language,
            type=facts.type,
            subject=self.text("subject") or self.locale.say_in("article type", facts.type),
            title=title,
            subtitle=set_inlines(version.subtitle, typography),
            running_title=shortened(plain_text(set_inlines(version.short_title, typography) or title)),
            running_authors=self.running_authors(authors),
            translations=self.translations(),
            authors=authors,
            affiliations=tuple(affiliations.values()),
            volume=issue.facts.volume if issue else facts.volume,
            issue=issue.facts.issue if issue else facts.issue,
            issue_name=issue.name if issue else "",
            issue_date=issue.facts.date if issue else None,
            first_page=self.text("first_page"),
            last_page=self.text("last_page"),
            doi=bare_doi(self.text("doi")),
            licence=self.licence(),
            received=facts.dates.received,
            revised=facts.dates.revised,
            accepted=facts.dates.accepted,
            published=facts.dates.published,
            funding=tuple(
                EditionFunding(self.resolver.text(one.institution, language), one.award, one.id)
                for one in facts.funding
            ),
            keywords=tuple(set_inlines(keyword, typography) for keyword in version.keywords),
            abstract=cited.abstract,
            notice=set_inlines(version.notice, typography),
            body=cited.body,
            declarations=cited.declarations,
            contents=contents_of(cited.body),
            bibliography=cited.bibliography,
            cite_as=(),
            item={},
            word_count=word_count(cited.body),
            figure_files=self.figure_files(),
            formats=self.resolver.formats,
        )
        item = article_item(edition, issue)
        return replace(edition, item=item, cite_as=self.cite_as(item))

    def manner(self) -> Manner:
        """How this edition cites."""
        house, language = self.resolver.journal.facts.house_style, self.version.language
        before = in_language(house.citation_position, language) == "before-punctuation"
        return Manner(self.locale, not before, in_language(house.et_al, language) or "et al.")

    def text(self, name: str) -> str:
        """A value of this language: its front matter's, else what `article.yaml` says."""
        own: str = getattr(self.version.front, name, "")
        return own or in_language(getattr(self.article.facts, name), self.version.language) or ""

    def affiliations(self) -> dict[str, EditionAffiliation]:
        """The affiliations by id, lettered in the order in which the byline mentions them."""
        known = {one.id: one for one in self.article.facts.affiliations}
        mentioned = [
            name for author in self.article.facts.authors for name in author.affiliations if name in known
        ]
        order = list(dict.fromkeys([*mentioned, *known]))
        return {name: self.affiliation(known[name], _letter(at)) for at, name in enumerate(order)}

    def affiliation(self, facts: Any, label: str) -> EditionAffiliation:
        language = self.version.language
        parts = {
            part: self.resolver.text(getattr(facts, part), language)
            for part in ("department", "institution", "city", "region")
        }
        country = self.locale.country(facts.country) if facts.country else ""
        return EditionAffiliation(
            label=label,
            id=facts.id,
            text=f"{self.locale.comma} ".join(part for part in (*parts.values(), country) if part),
            country=country,
            country_code=facts.country,
            ror=_address(facts.ror, "https://ror.org/"),
            **parts,
        )

    def author(self, facts: Author, affiliations: Mapping[str, EditionAffiliation]) -> EditionAuthor:
        literal = self.resolver.text(facts.name.literal, self.version.language)
        personal = " ".join(part for part in (facts.name.given, facts.name.family) if part)
        return EditionAuthor(
            name=literal or (f"{personal}, {facts.name.suffix}" if facts.name.suffix else personal),
            given=facts.name.given,
            family=facts.name.family,
            suffix=facts.name.suffix,
            literal=literal,
            orcid=_address(facts.orcid, "https://orcid.org/"),
            email=facts.email,
            corresponding=facts.corresponding,
            equal_contributor=facts.equal_contributor,
            deceased=facts.deceased,
            roles=tuple(facts.roles),
            affiliations=tuple(affiliations[name] for name in facts.affiliations if name in affiliations),
        )

    def running_authors(self, authors: tuple[EditionAuthor, ...]) -> str:
        """Authors for the running head: one, two, or the first and others."""
        names = [author.literal or f"{initials(author.given)} {author.family}".strip() for author in authors]
        if len(names) <= 2:
            return self.locale.listed(names)
        et_al = in_language(self.resolver.journal.facts.house_style.et_al, self.version.language) or "et al."
        return f"{names[0]} {et_al}"

    def translations(self) -> tuple[Translation, ...]:
        others = (self.article.versions[code] for code in self.resolver.journal.facts.languages
                  if code in self.article.versions and code != self.version.language)  # fmt: skip
        return tuple(self.translation(version) for version in others)

    def translation(self, version: Version) -> Translation:
        locale = self.resolver.locales[version.language]
        return Translation(
            language=version.language,
            locale=locale.code,
            name=locale.language_name(version.language),
            title=set_inlines(version.title, self.resolver.typography(version.language)),
            doi=bare_doi(version.front.doi or in_language(self.article.facts.doi, version.language) or ""),
        )

    def licence(self) -> Licence | None:
        identifier = self.article.facts.license or self.resolver.journal.facts.license
        return licence(identifier) if identifier else None

    def figure_files(self) -> dict[str, str]:
        """Which file serves this language for each figure: `fig.es.svg` before `fig.svg`."""
        files = self.article.figures
        chosen: dict[str, str] = {}
        for file in files:
            stem, dot, suffix = file.rpartition(".")
            own = f"{stem}.{self.version.language}{dot}{suffix}"
            chosen[file] = own if own in files else file
            plain = re.sub(rf"\.{re.escape(self.version.language)}(?=\.[^.]+$)", "", file)
            if plain != file:
                chosen[plain] = file
        return chosen

    def cite_as(self, item: Mapping[str, Any]) -> Inlines:
        """How to cite the article itself, by the journal's own style."""
        processor = Processor(self.resolver.style, {item["id"]: dict(item)}, locale=self.locale.code)
        processor.include([item["id"]])
        entries = processor.bibliography()
        return without_label(entries[0][1])[1] if entries else ()


def bare_doi(text: str) -> str:
    """A DOI without the address or the word that was typed before it."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text.strip(), flags=re.IGNORECASE)


_RUNNING_HEAD = 90  # characters that fit beside the authors


def shortened(title: str) -> str:
    """A title that fits the running head, cut after a word where it is too long."""
    if len(title) <= _RUNNING_HEAD:
        return title
    return title[:_RUNNING_HEAD].rsplit(None, 1)[0].rstrip(" ,;:–—.") + "…"


def _letter(index: int) -> str:
    """a, b, … z, aa, ab …"""
    quotient, rest = divmod(index, len(ascii_lowercase))
    return (_letter(quotient - 1) if quotient else "") + ascii_lowercase[rest]


def _address(identifier: str, prefix: str) -> str:
    """An identifier as an address, whether it was typed with one or without."""
    bare = re.sub(r"^(https?://)?(www\.)?[a-z]+\.org/", "", identifier.strip())
    return prefix + bare if bare else ""


def initials(given: str) -> str:
    """Given names as initials: "José Luis" → "J.L.", "Jean-Paul" → "J.-P."."""
    return "".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for word in given.replace(".", ". ").split()
        if word
    )


def word_count(document: Document) -> int:
    """Words of the body, captions, tables and notes included; marks, formulas and code apart."""
    return sum(len(re.findall(r"\w+(?:[.,'’-]\w+)*", plain_text(run))) for run in document_runs(document))


def article_item(edition: Edition, issue: Issue | None) -> dict[str, Any]:
    """The article itself as a CSL-JSON item."""
    date = edition.issue_date or edition.published
    item: dict[str, Any] = {
        "id": edition.slug,
        "type": "article-journal",
        "title": plain_text(edition.title),
        "author": [_csl_name(author) for author in edition.authors],
        "container-title": edition.journal.title,
        "container-title-short": edition.journal.short_title,
        "volume": edition.volume,
        "issue": edition.issue,
        "page": edition.pages.replace("–", "-"),
        "DOI": edition.doi,
        "ISSN": edition.journal.issn_online or edition.journal.issn_print,
        "publisher": edition.journal.publisher,
        "language": edition.locale,
    }
    if date:
        item["issued"] = {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
    return {name: value for name, value in item.items() if value}


def _csl_name(author: EditionAuthor) -> dict[str, str]:
    if author.literal:
        return {"literal": author.literal}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}
