"""Every reference of an article is cited.

Why it matters: what is not cited is not printed in the list. (A reference that only one of the languages cites is
told of where the citation is missing: `both-languages-cite-alike`.)

Example: cite it as [@smith2020], or delete the entry.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References that no text cites."""
    cited = {cite.key for copy in proof.copies.values() for one in copy.citations for cite in one.cites}
    for key, reference in proof.article.references.items():
        if key not in cited and proof.copies:
            what = message("The reference {key} is not cited.", key=key)
            hint = message("Cite it as {example}, or delete the entry.", example=f"[@{key}]")
            yield Mistake(what, reference.at("id"), hint)
