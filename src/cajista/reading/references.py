"""An article's references: CSL-YAML, CSL-JSON, BibTeX, RIS or a pasted list, as CSL items with their places."""

import os
from pathlib import Path, PurePosixPath

from ..findings import Findings, message
from ..model.article import Reference, SourceMap
from ..model.span import start_of
from ..rules import report
from . import rules
from .crossref import entries_of
from .json_source import read_json
from .reference_items import references_of
from .text import read_text
from .tree import Branch, tree_of
from .yaml_source import read_yaml

FILE_NAMES = (
    "references.yaml", "references.yml", "references.json", "references.bib", "references.ris", "references.txt",
)  # fmt: skip
SUFFIXES = tuple(dict.fromkeys(PurePosixPath(name).suffix for name in FILE_NAMES))


def read_references(
    path: Path, folder: str, stated: str, article_source: SourceMap, findings: Findings
) -> dict[str, Reference]:
    """The references of the article in a folder, by key, in the order of the file.

    `stated` is the file that `article.yaml` names, if it does. An article may have none.
    """
    name = (
        _stated_file(path, stated, article_source, findings)
        if stated
        else _found_file(path, folder, findings)
    )
    return read_reference_file(path / name, f"{folder}/{name}", findings) if name else {}


def _stated_file(path: Path, stated: str, article_source: SourceMap, findings: Findings) -> str:
    span = article_source.at("bibliography")
    pure = PurePosixPath(stated)
    if pure.is_absolute() or ".." in pure.parts or "\0" in stated or not (path / pure).is_file():
        what = message("There is no file “{file}” in the article's folder.", file=stated)
        hint = message("Put it there, or delete this line.")
        report(findings, rules.FILES_ARE_PRESENT, what, span, hint)
        return ""
    if pure.suffix.lower() not in SUFFIXES:
        what = message("“{file}” is not a reference file that can be read.", file=stated)
        hint = message("Its name must end in one of: {words}.", words=", ".join(SUFFIXES))
        report(findings, rules.REFERENCES_ARE_READABLE, what, span, hint)
        return ""
    return pure.as_posix()


def _found_file(path: Path, folder: str, findings: Findings) -> str:
    present = [name for name in FILE_NAMES if os.path.lexists(path / name)]
    if len(present) > 1:
        what = message("There is more than one reference file: {files}.", files=", ".join(present))
        hint = message(
            "Keep one, or name it in article.yaml: {example}.", example=f"bibliography: {present[0]}"
        )
        report(findings, rules.ONE_REFERENCE_FILE, what, start_of(f"{folder}/{present[1]}"), hint)
    return present[0] if present else ""


def read_reference_file(path: Path, file: str, findings: Findings) -> dict[str, Reference]:
    """The references of one file, of whichever of the known formats its name says it is."""
    text = read_text(path, file, findings)
    if text is None or not text.strip():
        return {}
    tree = _tree(path.suffix.lower(), text, file, findings)
    return references_of(tree, file, findings) if tree else {}


def _tree(suffix: str, text: str, file: str, findings: Findings) -> Branch | None:
    """The entries of a reference file with their places; None where it cannot be read."""
    if suffix == ".bib":
        from ..importing.bibtex import bibtex_tree

        return bibtex_tree(text, file, findings)
    if suffix == ".ris":
        from ..importing.ris import ris_tree

        return ris_tree(text, file, findings)
    if suffix == ".txt":
        from ..importing.pasted import pasted_tree

        return pasted_tree(text, file, findings)
    read = read_json(text, file, findings) if suffix == ".json" else read_yaml(text, file, findings)
    return entries_of(tree_of(read.data, read.source)) if read else None
