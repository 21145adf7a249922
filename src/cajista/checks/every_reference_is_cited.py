"""Every reference of an article is cited, and in every language.

Why it matters: what is not cited is not printed in the list. A reference cited in one language only was lost by
the translator, and the two lists then have different numbers.

Example: cite it as [@smith2020], or delete the entry.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Reference
from . import Copy, Mistake, Proof

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References that no text cites, or not every one."""
    cited = {copy.language: _cited(copy) for copy in proof.copies.values()}
    for key, reference in proof.article.references.items():
        without = [copy for copy in proof.copies.values() if key not in cited[copy.language]]
        if len(without) < len(cited):
            yield from (_lost(reference, copy) for copy in without)
        elif without:
            what = message("The reference {key} is not cited.", key=key)
            hint = message("Cite it as {example}, or delete the entry.", example=f"[@{key}]")
            yield Mistake(what, reference.at("id"), hint)


def _cited(copy: Copy) -> set[str]:
    return {cite.key for citation in copy.citations for cite in citation.cites}


def _lost(reference: Reference, copy: Copy) -> Mistake:
    what = message("The reference {key} is not cited in {file}.", key=reference.id, file=copy.version.file)
    hint = message("The other text cites it: cite it here at the same place.")
    return Mistake(what, reference.at("id"), hint, copy.language, severity="error")
