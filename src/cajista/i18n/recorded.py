"""The translations of an article of which a record tells what they were made from; without records, one look."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..findings import Findings
from ..model.article import Article

if TYPE_CHECKING:
    from .standing_of import Translation


def recorded_translations(project: Path, article: Article, findings: Findings) -> "tuple[Translation, ...]":
    """The recorded translations of an article that is read, but for those that cannot be read themselves.

    Findings are those of reading the records.
    """
    if not (project / article.folder / "i18n").is_dir():
        return ()
    from .memory import file_of
    from .standing_of import translations_of

    languages = [
        language for language in article.versions if (project / file_of(article.folder, language)).is_file()
    ]
    return tuple(translations_of(project, article, languages, findings))
