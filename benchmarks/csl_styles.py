"""Every installed CSL style over forty references in English and Spanish.

Reports exceptions, entries with nothing in them, marks upon marks, spaces before marks, empty brackets.

python -m benchmarks.csl_styles [--every N] [--dependent] [STYLE…]
"""

import argparse
import re
import sys
import time
import traceback

from cajista.csl import Processor, Style, tidied, to_text, unnested
from cajista.csl.style.find import style_names
from cajista.model.inline import Inlines

from .csl_references import references

_LANGUAGES = ("en-US", "es-ES")


def problems(name: str) -> list[str]:
    """What goes wrong with a style; nothing where all is well."""
    found = []
    try:
        style = Style.load(name)
    except Exception as error:
        return [f"{name}: {error}"]
    for language in _LANGUAGES:
        try:
            found += [f"{name} ({language}): {each}" for each in _run(style, language)]
        except Exception:
            found.append(f"{name} ({language}): {traceback.format_exc(limit=-2)}")
    return found


_ODD = re.compile(
    r",,|;;|::|(?<!\.)\.\.(?!\.)| [,.](?=\s|$)|[,;:]\.(?=\s|$)|[:;],|,;|\( *\)|\[ *\]|\( | \)|  "
)


def _run(style: Style, language: str) -> list[str]:
    items = references()
    processor = Processor(style, items, language)
    ids = [item["id"] for item in items]
    cited = [processor.cite([{"id": key}], note) for note, key in enumerate(ids[:20], 1)]
    cited.append(processor.cite([{"id": key, "locator": "3"} for key in ids[20:]], 21))
    texts = [(f"citation {number}", _shown(each.inlines)) for number, each in enumerate(cited, 1)]
    entries = [(f"entry {key}", _shown(entry)) for key, entry in processor.bibliography()]
    found = [f"empty {name}" for name, text in texts + entries if not text.strip()]
    if style.bibliography is not None and not entries:
        found.append("no entries")
    for name, text in texts + entries:
        if odd := _ODD.search(text):
            found.append(f"{name}: …{text[max(0, odd.start() - 30) : odd.end() + 15]}…")
    return found


def _shown(inlines: Inlines) -> str:
    """As it is printed: tidied."""
    return to_text(tidied(unnested(inlines)))


def main() -> int:
    """Run the styles that are asked for, all by default; how many failed is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="*")
    parser.add_argument("--every", type=int, default=1, help="only every N-th style")
    parser.add_argument("--dependent", action="store_true", help="dependent styles as well")
    arguments = parser.parse_args()
    names = arguments.styles or style_names(dependent=arguments.dependent)[:: arguments.every]
    started, failed = time.perf_counter(), 0
    for number, name in enumerate(names, 1):
        found = problems(name)
        failed += bool(found)
        for each in found:
            print(each, flush=True)
        if number % 250 == 0:
            print(f"… {number} of {len(names)}", file=sys.stderr)
    seconds = time.perf_counter() - started
    print(f"{len(names)} styles, {len(_LANGUAGES)} languages, {failed} with problems, {seconds:.0f} s")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
