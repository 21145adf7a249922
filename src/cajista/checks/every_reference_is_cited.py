"""Every reference of an article is cited in every language.

Why it matters: what is not cited is not printed in the list, and a translator may have lost a citation.

Example: cite it as [@smith2020], or delete the entry.
"""

from collections.abc import Iterator

from ..findings import Severity, message
from ..model.article import Article, Journal
from . import Mistake
from ._texts import version_citations

SEVERITY: Severity = "warning"


def check_article(article: Article, journal: Journal) -> Iterator[Mistake]:
    """References that a language's text does not cite."""
    for language, version in article.versions.items():
        cited = {cite.key for citation in version_citations(version) for cite in citation.cites}
        for key, reference in article.references.items():
            if key not in cited:
                what = message("The reference {key} is not cited in {file}.", key=key, file=version.file)
                yield Mistake(what, reference.at("id"), language=language)
