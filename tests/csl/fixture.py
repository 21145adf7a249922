"""Cases of the CSL test-suite: reading them and running the processor on them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cajista.csl import Processor, Style, to_html
from cajista.csl.output import bibliography_html

_SECTION = re.compile(r">>=+\s*([A-Z][A-Z\d -]*?)\s*=+>>\n(.*?)\n?<<=+\s*\1\s*=+<<", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case: its name and its sections."""

    name: str
    sections: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> "Case":
        text = path.read_text("utf-8").replace("\r\n", "\n")
        return cls(path.stem, {found[1]: found[2] for found in _SECTION.finditer(text)})

    def json(self, section: str) -> Any:
        return json.loads(self.sections[section]) if self.sections.get(section, "").strip() else None

    @property
    def expected(self) -> str:
        return self.sections["RESULT"].strip()


def run_case(case: Case) -> str:
    """What the processor makes of a case, in the form of its RESULT section."""
    style = Style.load(case.sections["CSL"].encode())
    items = {str(item.get("id", number)): item for number, item in enumerate(case.json("INPUT"))}
    processor = Processor(style, items)
    mode = case.sections["MODE"].strip()
    citations = case.json("CITATIONS")
    if citations is not None:
        shown = _run_citations(processor, citations)
        return shown if mode == "citation" else _bibliography(processor, case, mode)
    for batch in case.json("BIBENTRIES") or [list(items)]:
        processor.include(map(str, batch))
    clusters = [
        [{"position": 0} | cite for cite in cluster]
        for cluster in case.json("CITATION-ITEMS") or [[{"id": key} for key in processor.order()]]
    ]
    cited = [processor.cite(cluster) for cluster in clusters]
    if mode != "citation":
        return _bibliography(processor, case, mode)
    return "\n".join(to_html(each.inlines) for each in cited)


def _run_citations(processor: Processor, citations: list[Any]) -> str:
    """Insert each cluster between those before and after it; `>>` marks what the last one changed."""
    order: list[str] = []
    notes: dict[str, int] = {}
    changed: set[str] = set()
    for number, (citation, before, after) in enumerate(citations):
        key = str(citation.get("citationID", f"citation-{number}"))
        note = citation.get("properties", {}).get("noteIndex", 0)
        notes.update({str(each): index for each, index in [*before, *after]})
        notes[key] = note
        wanted = [*(str(each) for each, _ in before), key, *(str(each) for each, _ in after)]
        for gone in [each for each in order if each not in wanted]:
            processor.remove(order.index(gone))
            order.remove(gone)
        replace = key in order
        at = wanted.index(key)
        old = dict(zip(order, processor.clusters(), strict=True))
        processor.cite(citation["citationItems"], note, at=at, replace=replace)
        order = wanted
        processor.renumber([notes[each] for each in order])
        new = dict(zip(order, processor.clusters(), strict=True))
        changed = {each for each in order if new[each] != old.get(each) or each == key}
    shown = processor.clusters()
    return "\n".join(
        f"{'>>' if key in changed else '..'}[{index}] {to_html(shown[index])}"
        for index, key in enumerate(order)
    )


def _bibliography(processor: Processor, case: Case, mode: str) -> str:
    if mode == "bibliography-header":
        return _header(processor)
    section = case.json("BIBSECTION") or {}
    items = {str(item.get("id", number)): item for number, item in enumerate(case.json("INPUT"))}
    entries = [entry for key, entry in processor.bibliography() if _kept(items.get(key, {}), section)]
    return bibliography_html(map(to_html, entries))


def _header(processor: Processor) -> str:
    """What the list's frame is to look like, one `name: value` a line."""
    options = processor.list_options()
    values = {
        "bibend": "</div>",
        "bibliography_errors": "",
        "bibstart": '<div class="csl-bib-body">',
        "done": "true",
        "entry_ids": ",".join(key for key, _ in processor.bibliography()),
        "entryspacing": options.get("entry-spacing", "1"),
        "linespacing": options.get("line-spacing", "1"),
        "maxoffset": "0",
        "second-field-align": options.get("second-field-align", "false"),
    }
    if options.get("hanging-indent") == "true":
        values["hangingindent"] = "2"
    return "\n".join(f"{key}: {values[key]}".rstrip() for key in sorted(values))


def _kept(item: dict[str, Any], section: dict[str, Any]) -> bool:
    """Whether a BIBSECTION keeps an item: select all, include any, exclude none, quash not all."""

    def matches(rule: dict[str, Any]) -> bool:
        value = item.get(rule["field"], "")
        return rule["value"] in value if isinstance(value, list) else value == rule["value"]

    if "select" in section and not all(map(matches, section["select"])):
        return False
    if "include" in section and not any(map(matches, section["include"])):
        return False
    if "exclude" in section and any(map(matches, section["exclude"])):
        return False
    return not ("quash" in section and all(map(matches, section["quash"])))
