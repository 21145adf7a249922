"""What is left as text but looks as if it was meant as something else."""

import re

from ...findings import Message, message
from . import rules
from .reading import Reading
from .run import Run

# A bracket glued to a word is a chemical name: benzo[d][1,3]dioxole.
_UNDEFINED_LINK = re.compile(r"(?<![\w\]])\[([^\[\]]+)\]\[([^\[\]^]*)\]")
_BROKEN_LINK = re.compile(r"\]\((?=[^\s()]+[\s)])[^()]*(?:\)|$)")
# What markdown-it refuses as an address (its `validateLink`), where an address may stand.
_REFUSED = re.compile(
    r"(?:\]\(\s*<?|^\[[^\]]+\]:\s*<?|<)((?P<scheme>javascript|vbscript|file|data):(?:\([^\s()]*\)|[^\s()>])*)",
    re.IGNORECASE,
)
_LATEX = re.compile(r"\\[A-Za-z]+\*?\{[^{}]*\}?")


def report_leftovers(reading: Reading, run: Run, text: str, start: int) -> None:
    """Reports links without address and LaTeX commands in text that begins at `start` of the run."""
    if "]" in text:
        _report_links(reading, run, text, start)
    if ":" in text:
        _report_refused(reading, run, text, start)
    if "\\" in text:
        for found in _LATEX.finditer(text):
            reading.report(
                rules.LATEX_IS_IN_MATHEMATICS,
                message(
                    "A LaTeX command, {command}, stands in the text and is printed as it is.",
                    command=found[0],
                ),
                run.span(start + found.start(), start + found.end()),
                _instead(found[0]),
            )


def _report_links(reading: Reading, run: Run, text: str, start: int) -> None:
    for found in _UNDEFINED_LINK.finditer(text):
        reading.report(
            rules.LINKS_ARE_DEFINED,
            message("The link {link} has no address; its brackets are printed.", link=found[0]),
            run.span(start + found.start(), start + found.end()),
            message(
                "Write [{words}](https://…). For the signs themselves, write \\[ and \\].", words=found[1]
            ),
        )
    for found in _BROKEN_LINK.finditer(text):
        if _REFUSED.match(text, found.start()):
            continue
        reading.report(
            rules.LINKS_ARE_DEFINED,
            message("The address of this link or image cannot be read; its brackets are printed."),
            run.span(start + found.start(), start + found.end()),
            message(
                "Leave no space within the address, or write it in angle brackets: (<figures/my file.svg>)."
            ),
        )


def _report_refused(reading: Reading, run: Run, text: str, start: int) -> None:
    for found in _REFUSED.finditer(text):
        reading.report(
            rules.LINKS_ARE_DEFINED,
            message(
                "An address that begins with {scheme}: is never made a link; it is printed as it stands.",
                scheme=found["scheme"].lower(),
            ),
            run.span(start + found.start(1), start + found.end(1)),
            message("Give an address that begins with https://, or take the link out."),
        )


def _instead(command: str) -> Message:
    name, _, target = command[1:].rstrip("}").partition("{")
    if ":" in target and name.endswith("ref"):
        return message("Write a cross-reference instead: @{target}.", target=target)
    if name in ("ref", "autoref", "cref", "eqref"):
        return message("Write a cross-reference instead: @fig:name, @tbl:name, @eq:name or @sec:name.")
    if name == "label":
        return message("Write the id in braces after what it names: {#fig:name}.")
    if name.startswith("cite"):
        keys = "; ".join(f"@{key.strip()}" for key in target.split(","))
        return message("Write a citation instead: [{keys}].", keys=keys)
    return message("Write Markdown instead, or put mathematics between dollar signs: $…$.")
