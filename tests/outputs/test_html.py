"""The web pages as text: what they say, what they offer, and what they never hold."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cajista.model import block as b
from cajista.model import inline as i
from cajista.model.edition import Edition
from cajista.model.facts import Metrics
from cajista.outputs import Press, html, paths
from cajista.outputs.web.writer import WebWriter
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[2]
SHOP = open_shop(ROOT)
Pages = Callable[[Edition], str]


def edition_of(slug: str, language: str) -> Edition:
    """An article of the sample journal in a language."""
    article, _ = read_article(ROOT, slug, SHOP.journal)
    assert article
    return SHOP.resolver.resolve(article, language)


@pytest.fixture(scope="module", params=["en", "es"])
def letter(request: pytest.FixtureRequest) -> Edition:
    """The sample letter in each language."""
    return edition_of("anakinra-comment", request.param)


@pytest.fixture(scope="module", params=["en", "es"])
def guide(request: pytest.FixtureRequest) -> Edition:
    """The guide, which uses every construct, in each language."""
    return edition_of("author-guide", request.param)


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A press that keeps what it makes apart."""
    return Press(ROOT, tmp_path, SHOP.templates, SHOP.locales)


@pytest.fixture
def page(press: Press) -> Pages:
    """Sets the page of an edition."""
    return lambda edition: next(html.article(edition, press)).data.decode()


class Attributes(HTMLParser):
    """Every attribute of a page with its element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes them."""
        self.found.extend((tag, name, value or "") for name, value in attrs)

    def values(self, wanted: str) -> list[str]:
        """The values of one attribute."""
        return [value for _, name, value in self.found if name == wanted]


def test_nothing_stands_inline(guide: Edition, page: Pages) -> None:
    """Protects the page's own policy, which refuses styles and handlers within the markup."""
    names = {name for _, name, _ in Attributes(page(guide)).found}
    assert "style" not in names
    assert not {name for name in names if name.startswith("on")}


def test_identifiers_are_unique_and_links_find_them(guide: Edition, page: Pages) -> None:
    """Protects links to places: notes, references, authors, sections."""
    attributes = Attributes(page(guide))
    identifiers = attributes.values("id")
    assert len(identifiers) == len(set(identifiers))
    inside = {value[1:] for value in attributes.values("href") if value.startswith("#")}
    assert inside <= set(identifiers)


def test_notes_and_references_lead_back(guide: Edition, page: Pages) -> None:
    """Protects readers who followed a mark: every mark has its way back."""
    text = page(guide)
    anchors = re.findall(r'<span class="citation" id="([^"]+)"', text)
    marks = re.findall(r'<a id="(fnref-[^"]+)"', text)
    assert anchors
    assert marks
    for anchor in anchors + marks:
        assert f'href="#{anchor}" role="doc-backlink"' in text


def test_formats_not_made_are_not_offered(letter: Edition, page: Pages) -> None:
    """Protects readers from links to files that no build leaves."""
    bare = replace(letter, formats=("html",))
    assert ".pdf" in page(letter)
    assert ".ris" in page(letter)
    assert not re.search(r"\.(pdf|bib|ris|csl\.json)\b", page(bare))


def test_the_gate_and_metrics_are_the_journals_choice(letter: Edition, page: Pages) -> None:
    """Protects journals that have neither."""
    metrics = Metrics("Metrics source", "https://metrics.example/{doi}")
    plain = replace(letter, journal=replace(letter.journal, gate=False, metrics=None))
    full = replace(letter, journal=replace(letter.journal, gate=True, metrics=metrics))
    assert "<dialog" not in page(plain)
    assert "metrics.example" not in page(plain)
    assert "<dialog" in page(full)
    assert f"https://metrics.example/{letter.doi}" in page(full)


def test_machines_read_what_the_article_is(letter: Edition, page: Pages) -> None:
    """Protects indexing: Scholar's tags and schema.org name title, authors in order, pages, DOI and PDF."""
    text = page(letter)
    authors = re.findall(r'<meta name="citation_author" content="([^"]+)"', text)
    assert authors[0] == "Aomar-Millán, Ismael Francisco"
    assert len(authors) == 4
    for name, value in {"firstpage": "120", "lastpage": "121", "doi": letter.doi, "volume": "19"}.items():
        assert f'<meta name="citation_{name}" content="{value}">' in text
    pdf = f"{letter.journal.base_url}{paths.download(letter, 'pdf').removeprefix('site/')}"
    assert f'<meta name="citation_pdf_url" content="{pdf}">' in text
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert (data["@type"], data["pagination"]) == ("ScholarlyArticle", "120–121")
    assert data["author"][0]["familyName"] == "Aomar-Millán"


def test_words_from_sources_stay_words(letter: Edition, page: Pages) -> None:
    """Protects pages from markup in titles and names, in data blocks too."""
    nasty = replace(letter, title=(i.Text("A </script><b onload='x'>\"&"),))
    text = page(nasty)
    assert "<b onload" not in text
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert data["headline"] == "A </script><b onload='x'>\"&"


def test_every_interface_word_is_in_the_catalogue(guide: Edition, page: Pages) -> None:
    """Protects pages from words of another language."""
    page(guide)
    assert not SHOP.locales[guide.language].catalogue.missing


def test_a_letter_alone_in_its_language_has_no_switch(letter: Edition, page: Pages) -> None:
    """Protects articles that are not translated: nothing leads to a page that is not there."""
    text = page(replace(letter, translations=()))
    assert 'rel="alternate" hreflang' not in text
    assert 'class="languages"' not in text


def test_a_broken_formula_is_a_finding(letter: Edition, press: Press) -> None:
    """Protects the rest of the article from one formula: it stays as typed, and the editor is told."""
    broken = replace(letter, body=b.Document((b.Equation(r"\frac{1}{"),)))
    text = next(html.article(broken, press)).data.decode()
    assert r"<code>\frac{1}{</code>" in text
    assert [finding.rule for finding in press.findings] == ["formulas-are-readable"]


def writer(edition: Edition, press: Press) -> WebWriter:
    """A writer of an edition's nodes."""
    return WebWriter(edition, SHOP.locales[edition.language], press, {})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("SARS-CoV-2 and IL-6", ["SARS-CoV-2", "IL-6"]),
        ("TNF-α, COVID-19.", ["TNF-α", "COVID-19"]),
        ("well-known early-onset p-value", []),
        ("R&D <b>-1", []),
    ],
)
def test_names_stay_on_one_line(text: str, kept: list[str], letter: Edition, press: Press) -> None:
    """Protects IL-6 and SARS-CoV-2 from a line end at their hyphens; ordinary compounds may break."""
    written = writer(letter, press).run((i.Text(text),))
    found = re.findall(r'<span class="unbroken">(.*?)</span>', written)
    assert [name for name in found if name in kept] == kept
    if not kept:
        assert found == []


def test_a_range_of_citations_names_all_its_references(guide: Edition, press: Press) -> None:
    """Protects 4–6: what the dash passes over is shown beside the mark before it."""
    keys = [entry.id for entry in guide.bibliography[:3]]
    ends = (i.Marked((i.Text("1"),), item=keys[0]), i.Text("–"), i.Marked((i.Text("3"),), item=keys[2]))
    citation = i.Citation(tuple(i.Cite(key) for key in keys), children=ends, anchor="cite-1")
    written = writer(guide, press).run((citation,))
    assert f'data-also="ref-{keys[1]}"' in written


@pytest.mark.parametrize(
    ("levels", "tags"),
    [((1, 2, 3), ["h2", "h3", "h4"]), ((3, 1), ["h2", "h2"]), ((1, 3, 3, 1), ["h2", "h3", "h3", "h2"])],
)
def test_headings_skip_no_level(
    levels: tuple[int, ...], tags: list[str], letter: Edition, press: Press
) -> None:
    """Protects readers who listen, whatever number of signs an author typed."""
    headings = tuple(b.Heading(level, (i.Text("Words"),), f"h{at}") for at, level in enumerate(levels))
    assert re.findall(r"<(h\d)", writer(letter, press).flow(headings)) == tags


@pytest.mark.parametrize("source", ["figures/none.svg", "elsewhere.png", "figures/flow.pdf"])
def test_a_picture_that_cannot_be_shown_leaves_a_frame(source: str, guide: Edition, press: Press) -> None:
    """Protects the page from broken images: a frame says what they would show."""
    figure = b.Figure(source, (i.Text("Flow."),), "Twelve patients.", number=1)
    for block in (figure, b.Paragraph((i.InlineImage(source, "Twelve patients."),))):
        written = writer(guide, press).flow((block,))
        assert re.search(rf'class="no-picture".*{re.escape(source)}.*Twelve patients\.', written)
        assert "<img" not in written


def test_long_formulas_can_be_scrolled(letter: Edition, press: Press) -> None:
    """Protects narrow windows: a formula wider than they are moves within its line, by keyboard too."""
    short, long = (i.Math(" + ".join(["x"] * count)) for count in (2, 40))
    assert "tabindex" not in writer(letter, press).run((short,))
    assert 'tabindex="0"' in writer(letter, press).run((long,))


def test_links_hold_no_links(guide: Edition, press: Press) -> None:
    """Protects titles within links: notes, citations and links in them are taken off."""
    inlines = (i.Link((i.Text("words"),), "https://x.example"), i.FootnoteReference("a", 1), i.Text("."))
    assert writer(guide, press).unlinked(inlines) == "words."


def test_feed_is_atom(letter: Edition, press: Press) -> None:
    """Protects feed readers: identifiers, dates and links are there, and the clock is not."""
    root = ElementTree.fromstring(html.feed(letter.journal, (letter,), press).data)
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert root.findtext(f"{atom}updated") == entry.findtext(f"{atom}updated") == "2023-02-01T00:00:00Z"
    assert str(entry.findtext(f"{atom}id")).startswith("https://doi.org/10.5555/")
    assert len(entry.findall(f"{atom}author")) == 4


def test_sitemap_needs_an_address(letter: Edition, press: Press) -> None:
    """Protects against a sitemap of relative addresses, which no crawler takes."""
    articles = {"a": {letter.language: "2023-02-01"}}
    (made,) = html.sitemap([letter.journal], ["19-2"], articles, press)
    assert len(ElementTree.fromstring(made.data)) == 3
    homeless = replace(letter.journal, base_url="")
    assert not list(html.sitemap([homeless], ["19-2"], articles, press))


def test_figures_come_with_their_page(guide: Edition, press: Press) -> None:
    """Protects drawings with words: each language gets its own file, and only what it shows."""
    files = {Path(artifact.path).name for artifact in html.article(guide, press)}
    own = {source.rpartition("/")[2] for source in ("figures/flow.svg", "figures/change.svg")}
    if guide.language == "es":
        own = {name.replace(".svg", ".es.svg") for name in own}
    assert files == {"index.html", "page.svg", *own}
