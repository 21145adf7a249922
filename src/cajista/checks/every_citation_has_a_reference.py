"""Every key that a text cites is in the article's reference file.

Why it matters: a citation without a reference sends the reader to a source that is not there.

Example: [@smith2020] needs an entry with `id: smith2020` in references.yaml.
"""

import difflib
from collections.abc import Iterator

from ..findings import Severity, message
from . import Copy, Mistake, Proof

SEVERITY: Severity = "error"


def check_copy(copy: Copy, proof: Proof) -> Iterator[Mistake]:
    """Cited keys that no reference has; where some references cannot be read, a finding there says so."""
    references = proof.article.references
    if proof.article.has_unread_references:
        return
    if not references and copy.citations:
        what = message("The article cites, and has no references.")
        hint = message("Put references.yaml, or a file that a reference manager exported, into its folder.")
        yield Mistake(what, copy.citations[0].span or copy.version.source.at(), hint)
        return
    for citation in copy.citations:
        for cite in citation.cites:
            if cite.key not in references:
                near = _in_another_case(cite.key, copy) or difflib.get_close_matches(
                    cite.key, references, n=1
                )
                add = message("Add it to the reference file, or take the citation out.")
                yield Mistake(
                    message("There is no reference {key}.", key=cite.key),
                    cite.span or citation.span or copy.version.source.at(),
                    message("Did you mean {word}?", word=near[0]) if near else add,
                )


def _in_another_case(key: str, copy: Copy) -> list[str]:
    """The mention of a figure, a table or the like that was meant, where it was typed with a capital: `@Tbl:doses`."""
    names = (str(getattr(block, "id", "")) for block in copy.blocks)
    return [f"@{name}" for name in names if name and name.lower() == key.lower()]
