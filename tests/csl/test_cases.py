"""Our own small cases, one clause of the specification each: `cases/*.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cajista.csl import Processor, Style, to_html

_FOLDER = Path(__file__).with_name("cases")
_CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name']}")
    for path in sorted(_FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def _area(tag: str, case: dict[str, Any]) -> str:
    """`<citation>` or `<bibliography>` out of a case's layout, its attributes, options and keys."""
    keys = "".join(f"<key {key}/>" for key in case.get("keys", ()))
    sort = f"<sort>{keys}</sort>" if keys else ""
    layout = f"<layout {case.get('layout', '')}>{case['set']}</layout>"
    return f"<{tag} {case.get('options', '')}>{sort}{layout}</{tag}>"


def _style(case: dict[str, Any]) -> Style:
    macros = "".join(f'<macro name="{name}">{body}</macro>' for name, body in case.get("macros", {}).items())
    areas = _area("citation", case)
    if case.get("list"):
        cites = case.get("citation", {"set": "<text value='x'/>"})
        areas = _area("citation", cites) + _area("bibliography", case)
    attributes = {"class": "in-text"} | case.get("style", {})
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return Style.load(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {written}>'
        f"<info/>{case.get('locale', '')}{macros}{areas}</style>".encode()
    )


def _run(case: dict[str, Any]) -> list[str]:
    """One line for each cluster (one of all items where none are given), or for each entry."""
    items = {str(item.get("id", number)): item for number, item in enumerate(case["items"], 1)}
    processor = Processor(_style(case), items)
    if case.get("list"):
        processor.include(items)
        return [to_html(entry) for _, entry in processor.bibliography()]
    clusters = case.get("cites") or [[{"id": key} for key in items]]
    notes = case.get("notes", [0] * len(clusters))
    cited = [processor.cite(*each) for each in zip(clusters, notes, strict=True)]
    return [to_html(each.inlines) for each in cited]


@pytest.mark.parametrize("case", _CASES)
def test_case(case: dict[str, Any]) -> None:
    """What a style makes of some references is exactly what the case says."""
    expected = case["result"]
    assert _run(case) == ([expected] if isinstance(expected, str) else expected)
