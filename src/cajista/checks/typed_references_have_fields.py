"""A reference that is given as its author typed it has fields, too.

Why it matters: only fields can be set by the journal's style, linked, sent to Crossref and PubMed, and checked; a typed
text is printed as it stands, whatever style it was written in. What can be told from the text is offered; where a part
that the reader needs cannot be found in it, this is a warning.

Example: beside `raw: "Smith JA. A title. Lancet. 2020;3:1-5."` write `type: article-journal`,
`author: [{family: Smith, given: J. A.}]`, `title: A title`, `container-title: Lancet`, `issued: 2020`, `volume: 3`,
`page: 1-5`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Severity, message
from ..model.article import Reference
from ..typed import is_only_typed, parse
from . import Mistake, Proof
from ._field_words import field_word, joined
from ._needed import missing_fields

SEVERITY: Severity = "info"

_PLAIN = re.compile(r"[^\W_](?:[\w ./()+;–-]*[\w./)])?")


def check_reference(reference: Reference, proof: Proof) -> Iterator[Mistake]:
    """A typed text without fields, with what can be told from it."""
    if not is_only_typed(reference.item):
        return
    found = parse(str(reference.item["raw"])).item()
    whole = {**found, **reference.item}
    missing = list(missing_fields(whole, proof.desk.style, proof.desk.lexicon.placeholders))
    hint = message("From the text these can be told: {fields}", fields=as_yaml(found))
    if missing or found["type"] == "document":
        words = joined([field_word(field, found["type"]) for field in missing or ["type"]])
        what = message(
            "In the typed reference {key} these were not found: {fields}.", key=reference.id, fields=words
        )
        yield Mistake(what, reference.at("raw"), hint, severity="warning")
    else:
        what = message(
            "The reference {key} is printed as its author typed it, not by the style.", key=reference.id
        )
        yield Mistake(what, reference.at("raw"), hint)


def as_yaml(item: Mapping[str, Any]) -> str:
    """Fields on one line, as an entry of references.yaml may have them."""
    return ", ".join(f"{field}: {_value(field, value)}" for field, value in item.items())


def _value(field: str, value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value('', one) for one in value)}]"
    if isinstance(value, Mapping):
        if "date-parts" in value:
            return "-".join(map(str, value["date-parts"][0]))
        return f"{{{', '.join(f'{key}: {_value(key, part)}' for key, part in value.items())}}}"
    if value is True:
        return "true"
    return str(value) if _PLAIN.fullmatch(str(value)) else json.dumps(str(value), ensure_ascii=False)
