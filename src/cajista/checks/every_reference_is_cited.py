"""Every reference of an article is cited in every language.

Why it matters: what is not cited is not printed in the list, and a translator may have lost a citation.

Example: cite it as [@smith2020], or delete the entry.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """References that a language's text does not cite."""
    cited = {cite.key for citation in copy.citations for cite in citation.cites}
    for key, reference in proof.article.references.items():
        if key not in cited:
            file = copy.version.file
            what = message("The reference {key} is not cited in {file}.", key=key, file=file)
            yield Mistake(what, reference.at("id"))
