"""Every reference of an article is cited.

Why it matters: what is not cited is not printed in the list. (A reference that only one of the languages cites is
told of where the citation is missing: `both-languages-cite-alike`.)

Example: cite it as [@smith2020], or delete the entry.
"""

from collections.abc import Iterator

from ..findings import Message, Severity, message
from . import Mistake, Proof
from ._keys import bare, is_plain

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References that no text cites."""
    cited = {cite.key for copy in proof.copies.values() for one in copy.citations for cite in one.cites}
    for key, reference in proof.article.references.items():
        if key not in cited and proof.copies:
            what, hint = _told(key)
            yield Mistake(what, reference.at("id"), hint)


def _told(key: str) -> tuple[Message, Message]:
    """What to say of a reference, or of an id that no citation can hold as it is."""
    if is_plain(key):
        example = f"[@{key}]"
        return (
            message("The reference {key} is not cited.", key=key),
            message("Cite it as {example}, or delete the entry.", example=example),
        )
    return (
        message("The reference “{key}” is not cited: its id has marks that a citation cannot hold.", key=key),
        message(
            "Give it an id of letters, digits and hyphens, such as “{example}”.",
            example=f"id: {bare(key) or 'smith2020'}",
        ),
    )
