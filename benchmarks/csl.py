"""`cajista.csl` against citeproc-js under Node, both warm: citing and listing 10, 50 and 500 references.

    python -m benchmarks.csl [--without-node]

Times are of the processor, not of the clock, so that other programs disturb them less. `first` is with
references that have not been seen before, `again` with the same ones in another document: what is made
of a reference is kept by its content.

citeproc-js is fetched with npm into a temporary folder and nowhere else; set CITEPROC_JS to a
folder that has it already. Without Node, or without the package, that side is left out.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from cajista.csl import Processor, Style, to_html
from cajista.csl.style.find import find_style, locale_file

_STYLES = ("elsevier-vancouver", "apa", "nlm-citation-sequence-superscript")
_SIZES = (10, 50, 500)
_FAMILIES = (
    "Smith",
    "García",
    "Jones",
    "Müller",
    "Li",
    "Brown",
    "Pérez",
    "Kim",
    "Rossi",
    "Novak",
    "Silva",
    "Ito",
    "Khan",
    "Olsen",
    "Weber",
)
_GIVEN = (
    "Anna",
    "Ben",
    "Carla",
    "David",
    "Eva",
    "Frank",
    "Gina",
    "Hugo",
    "Irene",
    "John",
    "Karl",
    "Laura",
    "Mark",
    "Nora",
)


def references(count: int) -> list[dict[str, Any]]:
    """Journal articles whose authors and years clash as often as those of a real field do."""
    draw = random.Random(7)
    return [
        {
            "id": f"r{number}",
            "type": "article-journal",
            "author": [
                {"family": draw.choice(_FAMILIES), "given": f"{draw.choice(_GIVEN)} {draw.choice('ABCDE')}."}
                for _ in range(draw.randint(1, 8))
            ],
            "title": f"A study of condition {number} in adults: results of a trial",
            "container-title": "Annals of Examples",
            "volume": str(draw.randint(1, 80)),
            "issue": str(draw.randint(1, 12)),
            "page": f"{draw.randint(100, 400)}-{draw.randint(401, 900)}",
            "DOI": f"10.5555/{number}",
            "issued": {"date-parts": [[draw.randint(2000, 2023), draw.randint(1, 12)]]},
        }
        for number in range(count)
    ]


def ours(style: Style, items: list[dict[str, Any]], rounds: int, *, fresh: bool = False) -> float:
    """Milliseconds for one document, the best of a few; `fresh`: none of the references seen before."""
    best = float("inf")
    for _ in range(rounds):
        mark = f" ({time.perf_counter_ns()})" if fresh else ""
        document = [{**item, "title": item["title"] + mark} for item in items]
        started = time.process_time()
        processor = Processor(style, document, "en-US")
        for number, item in enumerate(document, 1):
            cited = processor.cite([{"id": item["id"]}], number)
            to_html(cited.inlines)
            for inlines in cited.updated.values():
                to_html(inlines)
        for _, entry in processor.bibliography():
            to_html(entry)
        best = min(best, time.process_time() - started)
    return best * 1000


def theirs(items: list[dict[str, Any]]) -> dict[str, float] | str:
    """Milliseconds by `style size`, or why there are none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        return "Node is not installed"
    with tempfile.TemporaryDirectory() as folder:
        package = os.environ.get("CITEPROC_JS", "")
        if not package:
            if npm is None:
                return "npm is not installed and CITEPROC_JS is not set"
            fetch = [npm, "install", "--silent", "--prefix", folder, "citeproc"]
            if subprocess.run(fetch, check=False, capture_output=True).returncode:
                return "npm could not fetch citeproc"
            package = f"{folder}/node_modules/citeproc"
        return _run_node(node, package, items)


def _run_node(node: str, package: str, items: list[dict[str, Any]]) -> dict[str, float] | str:
    locale = locale_file("en-US")
    if not locale:
        return "the locales of citeproc-py are not installed"
    question = {
        "package": package,
        "locales": {"en-US": Path(locale).read_text("utf-8")},
        "styles": [[name, Path(find_style(name, ())).read_text("utf-8")] for name in _STYLES],
        "sizes": _SIZES,
        "items": items,
    }
    script = Path(__file__).with_name("csl_citeproc.mjs")
    done = subprocess.run(
        [node, str(script)], check=False, input=json.dumps(question), capture_output=True, text=True
    )
    if done.returncode:
        return f"citeproc-js failed: {done.stderr.strip()[-300:]}"
    return {str(key): float(value) for key, value in json.loads(done.stdout).items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-node", action="store_true")
    items = references(max(_SIZES))
    other = "left out" if parser.parse_args().without_node else theirs(items)
    if isinstance(other, str):
        print(f"citeproc-js: {other}")
        other = {}
    print(f"{'style':36} {'n':>4} {'first ms':>9} {'again ms':>9} {'citeproc-js ms':>15} {'times':>12}")
    for name in _STYLES:
        style = Style.load(name)
        ours(style, items[:10], 3)
        for size in _SIZES:
            rounds = 7 if size <= 100 else 3
            first = ours(style, items[:size], rounds, fresh=True)
            again = ours(style, items[:size], rounds)
            theirs_ms = other.get(f"{name} {size}")
            tail = f"{theirs_ms:15.1f} {theirs_ms / first:5.1f} {theirs_ms / again:6.1f}" if theirs_ms else ""
            print(f"{name:36} {size:4} {first:9.1f} {again:9.1f} {tail}")


if __name__ == "__main__":
    main()
