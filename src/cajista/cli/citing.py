"""`cajista cite`."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .common import FAULTY, FINE
from .speaker import Speaker

if TYPE_CHECKING:
    from ..model.inline import Inline, Inlines


def cite(options: argparse.Namespace, speaker: Speaker) -> int:
    """Formats a file of references."""
    from ..csl import Processor, tidied, to_html, to_text, unnested
    from ..findings import Findings
    from ..reading.references import read_reference_file
    from ..styles import load_style
    from ..typed import citable

    path = Path(options.file)
    findings = Findings()
    references = read_reference_file(path, options.file, findings)
    speaker.findings(list(findings))
    style = load_style(options.style)
    items = {key: citable(one.item) for key, one in references.items()}
    processor = Processor(style, items, locale=options.lang)
    processor.include(list(references))
    rich = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for _, inlines in processor.bibliography():
        inlines = tidied(unnested(inlines))
        if options.format == "html":
            print(to_html(inlines))
        else:
            print(to_text(_with_escapes(inlines) if rich else inlines))
    return FAULTY if any(finding.severity == "error" for finding in findings) else FINE


def _with_escapes(inlines: "Inlines") -> "Inlines":
    """A run with its italics, bold and underlining as a terminal shows them (ECMA-48, SGR)."""
    from ..model.inline import Emphasis, Strong, Text, Underline, map_inlines

    codes: dict[type, tuple[int, int]] = {Emphasis: (3, 23), Strong: (1, 22), Underline: (4, 24)}

    def change(node: "Inline") -> "Inlines":
        if type(node) not in codes:
            return (node,)
        on, off = codes[type(node)]
        children: Inlines = getattr(node, "children", ())
        return (Text(f"\x1b[{on}m"), *children, Text(f"\x1b[{off}m"))

    return map_inlines(inlines, change)
