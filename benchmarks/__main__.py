"""Measures speed: `make bench`, or `python -m benchmarks [PART…]`."""

import argparse
import datetime
import subprocess
import sys
from collections.abc import Sequence

from . import articles, builds, page, peers
from .measuring import machine
from .results import Part

_PARTS = {
    "articles": (articles.measure, "single articles, warm, cold and in a batch"),
    "journals": (builds.measure, "journals made, made again and checked"),
    "peers": (peers.measure, "other ways from the same articles to PDFs"),
}
_MORE = ("checks", "csl", "exporting", "status")  # which print their figures and keep none


def main() -> None:
    """Runs the parts that were asked for."""
    options = parse(sys.argv[1:])
    runs = options.runs or (3 if options.scale == "small" else 5)
    for name in options.parts or [*_PARTS, *_MORE]:
        if name in _PARTS:
            measure, what = _PARTS[name]
            print(f"{name}: {what}", flush=True)
            part = Part(name, options.scale, machine(), f"{datetime.date.today()}", tell=_tell)
            measure(part, runs)
            part.keep()
        elif name in _MORE:
            print(name, flush=True)
            few = ["--letters", "50"] if options.scale == "small" and name != "csl" else []
            subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *few], check=False)
    if options.write:
        print(page.write())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        type=_part,
        help=f"{', '.join([*_PARTS, *_MORE])}, or nothing, to write only (default: all)",
    )
    parser.add_argument(
        "--scale",
        choices=("small", "full"),
        default="full",
        help="full (default): journals of 1,000 and 10,000 letters, which takes an hour; small: some minutes",
    )
    parser.add_argument("--runs", type=int, default=0, help="how often, for medians (default: 5; small: 3)")
    parser.add_argument(
        "--write", action="store_true", help="write docs/benchmarks.md from the last figures of each part"
    )
    return parser.parse_args(arguments)


def _part(name: str) -> str:
    if name not in (*_PARTS, *_MORE, "nothing"):  # `choices` would refuse none at all
        raise argparse.ArgumentTypeError(f"there is no part {name!r}")
    return name


def _tell(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
