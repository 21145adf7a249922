"""What one language has before its text, the other has too: abstract, key words, short title, declarations.

There are as many key words in one language as in the other, in whatever order.

Why it matters: indexes take title, abstract and key words in each language; a conflict of interest is declared to
all readers or to none.

Example: five key words in English, four in Spanish.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Copy, Mistake, Pair, Proof
from ._parity import file_of

SEVERITY: Severity = "error"

_FIELDS: dict[str, Message] = {
    "abstract": message("The abstract is missing here; {file} has one."),
    "keywords": message("The key words are missing here; {file} has some."),
    "subtitle": message("The subtitle is missing here; {file} has one."),
    "short_title": message("The short title is missing here; {file} has one."),
    "notice": message("The notice is missing here; {file} has one."),
    "conflicts": message("The declaration of conflicts of interest is missing here; {file} has one."),
    "ethics": message("The declaration on ethics is missing here; {file} has one."),
    "data": message("The declaration on data is missing here; {file} has one."),
    "acknowledgements": message("The acknowledgements are missing here; {file} has some."),
    "funding": message("The declaration of funding is missing here; {file} has one."),
}
_TOP = ("abstract", "keywords", "subtitle", "short_title", "notice")


def check_pair(pair: Pair, proof: Proof) -> Iterator[Mistake]:
    """Fields that one side lacks, then the number of key words."""
    for name in _FIELDS:
        for here, there in ((pair.target, pair.source), (pair.source, pair.target)):
            if there.units.front.get(name) and not here.units.front.get(name):
                yield _missing(name, here, there)
    ours, theirs = (copy.units.front.get("keywords", ()) for copy in (pair.target, pair.source))
    if ours and theirs and len(ours) != len(theirs):
        what = message(
            "There are {ours} key words here, and {theirs} in {file}.",
            ours=len(ours),
            theirs=len(theirs),
            file=file_of(pair.source),
        )
        hint = message("Give the same key words in both languages.")
        yield Mistake(what, pair.target.version.source.key("keywords"), hint, severity="warning")


def _missing(name: str, here: Copy, there: Copy) -> Mistake:
    path = (name,) if name in _TOP else ("declarations", name)
    what = Message(_FIELDS[name].text, {"file": file_of(there)})
    severity: Severity = "warning" if name in ("subtitle", "short_title", "notice") else SEVERITY
    hint = message("Translate it here, or delete it there.")
    return Mistake(what, here.version.source.at(*path), hint, language=here.language, severity=severity)
