"""The sample letter: its page rendered warm, and its PDF cold beside a bare WeasyPrint script.

    python benchmarks/letter.py [--runs N]

Times are noisy; the medians and the ratio of interleaved runs are what counts.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cajista.outputs import Press, fonts, html
from cajista.outputs.pdf import STYLE_SHEET, page_source
from cajista.outputs.pdf_structure import folios_of
from cajista.reading.article import read_article
from cajista.shop import open_shop

ROOT = Path(__file__).parents[1]
SLUG, LANGUAGE = "anakinra-comment", "en"

BARE = """
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
page, faces, sheet, base, out = sys.argv[1:]
fonts = FontConfiguration()
sheets = [CSS(filename=faces, font_config=fonts), CSS(filename=sheet, font_config=fonts)]
HTML(filename=page, base_url=base).write_pdf(out, font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Prints both figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shop = open_shop(ROOT)
        article, _ = read_article(ROOT, SLUG, shop.journal)
        assert article
        edition = shop.resolver.resolve(article, LANGUAGE)
        press = Press(ROOT, work / ".cache", shop.templates, shop.locales)
        print(
            f"page of the letter, warm: {warm_page(lambda: list(html.article(edition, press))):.2f} ms (median)"
        )
        source = page_source(edition, press, folios_of(edition.first_page, edition.last_page))
        (work / "page.html").write_text(source, "utf-8")
        (work / "faces.css").write_text(fonts.face_rules(press.cache), "utf-8")
        sheet = str(shop.templates.find(STYLE_SHEET))
        base = f"{(ROOT / edition.folder).as_uri()}/"
        bare = [
            "-c",
            BARE,
            str(work / "page.html"),
            str(work / "faces.css"),
            sheet,
            base,
            str(work / "bare.pdf"),
        ]
        ours = ["-m", "cajista", "build", SLUG, "--lang", LANGUAGE, "--to", "pdf", "--quiet", "--project", str(ROOT),
                "--out", str(work)]  # fmt: skip
        compare(ours, bare, runs)


def warm_page(render: Callable[[], object]) -> float:
    """The median time of a page, in milliseconds, once everything is loaded."""
    times = []
    for _ in range(60):
        start = time.perf_counter()
        render()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[10:])


def compare(ours: list[str], bare: list[str], runs: int) -> None:
    """Runs both in turn, each in a process of its own, and prints their medians and the ratio pair by pair."""
    pairs = [(timed(ours), timed(bare)) for _ in range(runs + 1)][1:]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"PDF of the letter, cold: {mine:.2f} s; WeasyPrint alone on the same page: {theirs:.2f} s; ratio {ratio:.2f}"
    )


def timed(arguments: list[str]) -> float:
    """Seconds that a Python process takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
