"""Setting the quick way (`cajista.outputs.quick`): no byte changes, work is saved, and it can be turned off."""

import random
from collections import Counter
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from cajista.findings import Findings
from cajista.outputs import Press, pdf, quick
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[2]
HARD = Path(__file__).with_name("hard_cases")
SWITCH = "CAJISTA_QUICK_SETTING"

# What text may hold that is set in a way of its own.
PIECES = (
    "The dose was 7.5 mg/week in 12 patients", "immunosuppression and hypogammaglobulinaemia", "SARS-CoV-2",
    "https://example.org/a-long/address_of/some%20page?with=many&parts=1", "10.5555/ex.2023.1(12)a-b", "*italic words*",
    "**heavy words**", "***both***", "`code_in_a_line(with, arguments)`", "H~2~O and 10^9^/L", "$\\frac{a}{b}+x_i$",
    "[a link](https://example.org/x)", "[@r1; @r2]", "[@r3]", "so\u00adft hy\u00adphens in an\u00adti\u00adbodies",
    "no\u00a0break\u00a0spaces 5\u202f%", "«quoted “words” in» others", "Ω, β-blockers, Žižek, Łódź, fi ffl", "λόγος", "слово",
    "العربية", "日本語", "A\u0301", "a—dash–range 3–5", "[small]{.smallcaps}", "x" * 90, "~~struck~~", "[under]{.underline}",
)  # fmt: skip


def hard_text(seed: int, paragraphs: int) -> str:
    """A body in Markdown: running text of pieces taken by chance, between headings, lists, tables and notes."""
    chance = random.Random(seed)
    notes = []

    def run(pieces: int) -> str:
        return " ".join(chance.choice(PIECES) for _ in range(pieces)) + "."

    def block(number: int) -> str:
        kind = chance.randrange(10)
        if kind == 0:
            return f"## {run(2)}"
        if kind == 1:
            return "\n".join(f"{chance.choice('-')} {run(4)}" for _ in range(4))
        if kind == 2:
            return "\n".join(f"{at}. {run(5)}" for at in range(1, 4))
        if kind == 3:
            rows = "\n".join(f"| {run(1)} | {chance.randint(1, 999)} | {run(2)} |" for _ in range(5))
            return f"Table: {run(2)} {{#tbl:t{number}}}\n\n| One | Two | Three |\n|---|---:|:-:|\n{rows}"
        if kind == 4:
            notes.append(f"[^{number}]: {run(6)}")
            return f"{run(5)}[^{number}] {run(20)}"
        if kind == 5:
            return f"> {run(12)}"
        if kind == 6:
            return f"```\n{run(3)}\n\tindented {run(2)}\n```"
        if kind == 7:
            return f"$$ \\sum_{{i=1}}^{{n}} x_i = {number} $$ {{#eq:e{number}}}"
        return run(chance.randint(5, 60))

    return "\n\n".join([*(block(number) for number in range(paragraphs)), *notes])


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with articles of hard text."""
    folder = tmp_path_factory.mktemp("generated")
    copytree(HARD, folder, dirs_exist_ok=True)
    for seed in range(2):
        article = folder / f"content/articles/generated-{seed}"
        article.mkdir()
        for name, title in (("en", "On *everything* that is hard"), ("es", "De todo lo que es difícil")):
            head = f"---\ntitle: {title}\nshort_title: Hard\n---\n\n"
            (article / f"{name}.md").write_text(head + hard_text(seed, 30), "utf-8")
        (article / "article.yaml").write_text(
            "type: research-article\nsource_language: en\nfirst_page: 7\nauthors:\n  - name: {given: A., family: Author}\n",
            "utf-8",
        )
        (article / "references.yaml").write_text(
            "".join(
                f"- id: r{at}\n  type: article-journal\n  title: A title of work {at} and its findings\n"
                f"  author: [{{family: Writer, given: W.}}]\n  container-title: Ex J\n  issued: 2020\n  DOI: 10.5555/{at}\n"
                for at in (1, 2, 3)
            ),
            "utf-8",
        )
    return folder


def pdf_of(journal: Path, slug: str, language: str, cache: Path) -> bytes:
    """The PDF of an article."""
    shop = open_shop(journal)
    article, _ = read_article(journal, slug, shop.journal)
    assert article
    press = Press(journal, cache, shop.templates, shop.locales, Findings())
    (artifact,) = pdf.article(shop.resolver.resolve(article, language), press)
    return artifact.data


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that the tests of this module share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often WeasyPrint's own functions are called for what this saves."""
    import pydyf
    from weasyprint.text import line_break

    calls: Counter[str] = Counter()

    def count(owner: Any, name: str) -> None:
        theirs = vars(owner)[name]

        def counting(*arguments: Any, **options: Any) -> Any:
            calls[name] += 1
            return theirs(*arguments, **options)

        monkeypatch.setattr(owner, name, counting)

    count(line_break, "get_font_description")
    count(pydyf.zlib, "compressobj")
    return calls


def both(monkeypatch: pytest.MonkeyPatch, *article: Any) -> tuple[bytes, bytes]:
    """An article's PDF, set by WeasyPrint alone and the quick way."""
    monkeypatch.setenv(SWITCH, "0")
    plain = pdf_of(*article)
    monkeypatch.delenv(SWITCH)
    assert quick.is_active(), "versions in the lock file are those that were tested"
    return plain, pdf_of(*article)


@pytest.mark.parametrize(
    ("slug", "language"), [("anakinra-comment", "en"), ("anakinra-comment", "es"), ("author-guide", "es")]
)
def test_the_sample_keeps_every_byte(
    slug: str, language: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects all PDFs: what is quicker must be nothing else."""
    plain, quickly = both(monkeypatch, ROOT, slug, language, cache)
    assert plain == quickly


@pytest.mark.parametrize(
    ("slug", "language"),
    [("hard-cases", "en"), ("one-paragraph", "es"), ("generated-0", "en"), ("generated-1", "es")],
)
def test_hard_cases_keep_every_byte(
    slug: str, language: str, generated: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects what is rare: other scripts, drawn formulas, notes, crowded tables, words without a break."""
    plain, quickly = both(monkeypatch, generated, slug, language, cache)
    assert plain == quickly


def test_work_is_done_once(cache: Path, counted: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the gain: a font is described for a document, not for a line; an object is compressed once."""
    monkeypatch.setenv(SWITCH, "0")
    pdf_of(ROOT, "anakinra-comment", "en", cache)
    plain = counted.copy()
    counted.clear()
    monkeypatch.delenv(SWITCH)
    pdf_of(ROOT, "anakinra-comment", "en", cache)
    assert counted["get_font_description"] * 5 < plain["get_font_description"]
    assert counted["compressobj"] * 2 <= plain["compressobj"] + 2


def test_other_versions_are_left_alone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects updates: with a WeasyPrint or pydyf that nobody tested, nothing within them is replaced."""
    import pydyf
    import weasyprint
    from weasyprint.text import line_break

    theirs = vars(line_break)["strut"]
    for library in (weasyprint, pydyf):
        with monkeypatch.context() as patch:
            patch.setattr(library, "__version__", "999")
            with quick.quickened():
                assert vars(line_break)["strut"] is theirs
    with quick.quickened():
        assert vars(line_break)["strut"] is not theirs


def test_what_was_there_is_put_back() -> None:
    """Protects everything else in the process, even when setting fails."""
    from weasyprint import css
    from weasyprint.text import line_break

    before = (
        vars(line_break)["strut"],
        vars(line_break.Layout)["setup"],
        vars(css.ComputedStyle)["__missing__"],
    )
    with pytest.raises(ZeroDivisionError), quick.quickened():
        raise ZeroDivisionError
    after = (
        vars(line_break)["strut"],
        vars(line_break.Layout)["setup"],
        vars(css.ComputedStyle)["__missing__"],
    )
    assert before == after
