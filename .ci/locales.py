"""Adds to templates/locales/*.po what the program says and they lack; takes nothing out.

What is said by a name that only a run knows (kinds of article, say) is not found here: the program
itself reports it, as `every-interface-word-is-translated`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).parents[1]
Said = tuple[str | tuple[str, str], str | None]  # a text, or singular and plural; its context


def as_said(function: str, texts: list[str]) -> Iterator[Said]:
    """What a call says, by the name of the function and the texts that stand first among its arguments."""
    match function, texts:
        case (("message" | "_" | "say"), [text]):
            yield text, None
        case ("say", [text, context]) | ("pgettext", [context, text]):
            yield text, context
        case (("say_count" | "ngettext"), [singular, plural]):
            yield (singular, plural), None


def in_python(source: str) -> Iterator[Said]:
    """What a module says."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            function = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [
                arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            yield from as_said(function, texts)


def in_template(source: str) -> Iterator[Said]:
    """What a template says."""
    for _, function, found in extract_from_ast(Environment().parse(source), ("_", "ngettext", "pgettext")):
        texts = found if isinstance(found, tuple) else (found,)
        yield from as_said(function, [text for text in texts if text])


def everything_said() -> list[Said]:
    """Every text once, in the order of the files."""
    modules = sorted((ROOT / "src").rglob("*.py"))
    templates = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".xml"))
    found = [said for path in modules for said in in_python(path.read_text("utf-8"))]
    found += [said for path in templates for said in in_template(path.read_text("utf-8"))]
    return list(dict.fromkeys(found))


def bring_up_to_date(path: Path, said: list[Said]) -> int:
    """Adds to a catalogue what it lacks, and returns how many of its entries have no translation."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=path.stem)
    missing = [(text, context) for text, context in said if catalogue.get(text, context) is None]
    for text, context in missing:
        catalogue.add(text, context=context)
    if missing:
        with path.open("wb") as stream:
            write_po(stream, catalogue, width=100)
    return sum(
        not all(one.string if isinstance(one.string, (tuple, list)) else [one.string])
        for one in catalogue
        if one.id
    )


def main() -> None:
    """Goes through the catalogues and tells what is left to translate."""
    said = everything_said()
    for path in sorted((ROOT / "templates" / "locales").glob("*.po")):
        print(f"{path.relative_to(ROOT)}: {bring_up_to_date(path, said)} to translate")


if __name__ == "__main__":
    main()
