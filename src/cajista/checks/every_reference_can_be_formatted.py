"""Every reference can be set by the citation style.

Each of its fields says something that the style can use, and what the style prints of it is more than nothing.

Why it matters: what cannot be used is left out without a trace, and of some references nothing is left but a number.

Example: a personal communication of which only `note` is filled in has no entry in most styles; give it an
`author`, a `title` and a date, or write the entry out under `raw`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..csl import DataFinding, Processor
from ..findings import Message, Severity, message
from ..model.inline import Inlines, Marked, plain_text
from . import Mistake, Proof

SEVERITY: Severity = "error"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """What the processor could not use, and references of which it prints nothing."""
    references = proof.article.references
    processor = Processor(
        proof.desk.style, {key: dict(reference.item) for key, reference in references.items()}
    )
    for finding in processor.findings:
        number = finding.values.get("number")
        at = (finding.field, int(number) - 1) if number else (finding.field,)
        yield Mistake(_unusable(finding), references[finding.item].at(*at))
    if proof.desk.style.bibliography is None:
        return
    told = proof.desk.printed
    unsure = [
        key for key, one in references.items() if not (one.item.get("raw") or told.get(_shape(one.item)))
    ]
    processor.include(unsure)
    printed = dict(processor.bibliography()) if unsure else {}
    for key in unsure:
        item = references[key].item
        told[_shape(item)] = _says_something(printed.get(key, ()), item)
        if not told[_shape(item)]:
            what = message("The citation style prints nothing of {key}.", key=key)
            hint = message("Give it an author, a title and a date, or write it out under “raw”.")
            yield Mistake(what, references[key].at("id"), hint)


def _shape(item: Mapping[str, Any]) -> frozenset[str]:
    """What is filled in of a reference, and its type: by these the style tells what it prints."""
    return frozenset([str(item.get("type")), *(name for name, value in item.items() if value)])


def _unusable(finding: DataFinding) -> Message:
    if number := finding.values.get("number"):
        return message(
            "Name {number} in “{field}” of {key} has neither a family name nor “literal”.",
            number=number,
            field=finding.field,
            key=finding.item,
        )
    value = finding.values.get("value", "")
    return message(
        "“{field}” of {key} cannot be used: {value}", field=finding.field, key=finding.item, value=value
    )


def _says_something(entry: Inlines, item: Mapping[str, Any]) -> bool:
    """Whether anything but the number of an entry is of the reference itself."""
    return any(
        (isinstance(node, Marked) and node.variable in item and bool(plain_text(node.children).strip()))
        or _says_something(getattr(node, "children", ()), item)
        for node in entry
    )
