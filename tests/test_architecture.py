"""The shape of the program: imports go one way, and only the command line speaks and loads nothing heavy."""

import ast
import graphlib
import itertools
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "cajista"

LAYERS = (
    {"clock", "euphony", "folders", "formats", "hashing", "installed", "measures", "model", "unpickling"},
    {"findings", "csl", "typed"},
    {"errors", "po", "rules"},
    {"writing"},
    {"keeping"},
    {"catalogue"},
    {"compiled_patterns", "compiled_templates", "drafting", "locale", "project", "styles"},
    {"template_faults"},
    {"templating"},
    {"overrides"},
    {"importing", "reading"},
    {"own_words", "resolving"},
    {"i18n"},
    {"checks", "outputs"},
    {"manual", "speaking"},
    {"shop"},
    {"reporting"},
    {"building"},
    {"checking", "exchanging", "fixing", "new_language", "scaffolding", "translating", "wording"},
    {"pipeline", "rechecking"},
    {"rebuilding"},
    {"serving"},
    {"cli"},
    {"__main__"},
)
"""Units from the bottom up: each may import those below it, never one beside or above it."""

BESIDE = {("reading", "importing"), ("importing", "reading")}
"""Reading asks importing for foreign reference files, which report by reading's rules."""

HEAVY = {
    "PIL",
    "babel",
    "jinja2",
    "lxml",
    "markdown_it",
    "pydantic",
    "uharfbuzz",
    "weasyprint",
    "yaml",
    "ziamath",
}


@dataclass(frozen=True)
class Import:
    """An import of one of our modules by another, both as dotted names below `cajista`."""

    importer: str
    imported: str
    line: int

    @property
    def units(self) -> tuple[str, str]:
        return self.importer.split(".")[0], self.imported.split(".")[0]

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


@cache
def trees() -> dict[str, ast.Module]:
    """Every module by its dotted name below `cajista`; a package by its own name."""
    files = {path.relative_to(SOURCE).with_suffix(""): path for path in sorted(SOURCE.rglob("*.py"))}
    return {
        ".".join(part for part in place.parts if part != "__init__"): ast.parse(path.read_text("utf-8"))
        for place, path in files.items()
    }


def is_package(module: str) -> bool:
    """Whether a dotted name below `cajista` is a folder."""
    return (SOURCE / module.replace(".", "/") / "__init__.py").is_file()


def imported_names(module: str, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """The full dotted names that an import statement binds."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    package = ["cajista", *filter(None, module.split("."))]
    if not is_package(module):
        package.pop()
    base = package[: len(package) - node.level + 1] if node.level else []
    for alias in node.names:
        yield ".".join([*base, *([node.module] if node.module else []), alias.name])


def module_of(name: str) -> str:
    """The module of ours that a dotted name below `cajista` is, or is taken from."""
    while name and name not in trees():
        name = name.rpartition(".")[0]
    return name


@cache
def imports() -> tuple[Import, ...]:
    """Every import of ours by ours, those inside functions and for type checkers too."""
    return tuple(
        Import(module, module_of(name.removeprefix("cajista").lstrip(".")), node.lineno)
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in imported_names(module, node)
        if name.split(".")[0] == "cajista"
    )


def test_imports_go_one_way() -> None:
    """Protects the flow: no stage knows a later one, so that each can be read and changed alone."""
    rank = {unit: number for number, layer in enumerate(LAYERS) for unit in layer}
    wrong = [
        str(each)
        for each in imports()
        for importer, imported in [each.units]
        if imported and importer != imported and each.units not in BESIDE and rank[importer] <= rank[imported]
    ]
    assert not wrong


def test_every_unit_has_its_layer() -> None:
    """Protects the test above: a new package must say where in the flow it stands."""
    units = {module.split(".")[0] for module in trees() if module}
    assert units <= set(itertools.chain(*LAYERS))


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    """Protects against knots inside a stage, too: what runs at import goes one way module by module."""
    graph: dict[str, set[str]] = {module: set() for module in trees()}
    for module, tree in trees().items():
        for node in tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = [name.removeprefix("cajista.") for name in imported_names(module, node)]
                graph[module] |= {module_of(name) for name in names} - {module, ""}
    list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError


def test_the_citation_processor_stands_alone() -> None:
    """Protects `csl/` as a part that could be taken out whole: it knows the inline nodes and euphony, nothing else."""
    wrong = [
        str(each)
        for each in imports()
        if each.importer.split(".")[0] == "csl"
        and each.units[1] != "csl"
        and each.imported not in ("model.inline", "euphony")
    ]
    assert not wrong


@pytest.mark.parametrize("name", ["print", "input", "breakpoint"])
def test_only_the_command_line_speaks(name: str) -> None:
    """Protects stdout for results: whatever else wants to say something returns a finding."""
    speakers = {
        module
        for module, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    }
    assert {module.split(".")[0] for module in speakers} <= {"cli"}


def test_no_language_is_named() -> None:
    """Protects new languages: one that needs a change in the program is a language nobody adds.

    `csl/` is let off: the standard itself names languages (title case is English's, CSL 1.0.2), and
    collation is by alphabet.
    """
    wrong = [
        f"{module}:{node.lineno} says {node.value!r}"
        for module, tree in trees().items()
        if not module.startswith("csl.")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in ("en", "es", "en-US", "es-ES", "en.md", "es.md")
    ]
    assert not wrong


def test_the_command_line_starts_light() -> None:
    """Protects the start: `cajista --help` must not wait for libraries that it does not use."""
    show = "import sys, cajista.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
