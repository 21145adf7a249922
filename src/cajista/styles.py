"""Citation styles by name; for one that cannot be had, why, and which was perhaps meant."""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .csl import Style, StyleError
from .errors import UsageError
from .findings import Message, message
from .writing import user_cache

_MOST = 3  # styles that are offered


class UnusableStyleError(UsageError):
    """A citation style cannot be used. `file` and `line` are in the style's own file; line 0 where there is none."""

    def __init__(self, what: Message, hint: Message | None, file: str, line: int) -> None:
        super().__init__(what, hint)
        self.file, self.line = file, line


def load_style(name: str, folders: Sequence[Path] = ()) -> Style:
    """A style by name or path; `folders` are looked in first. Its parsed form is kept in the user's cache folder.

    Raises:
        UnusableStyleError: there is no such style, or it is broken.
    """
    from .csl.style import NoSuchStyleError

    try:
        return Style.load(name, search_path=folders, cache_dir=_cache())
    except NoSuchStyleError as error:
        what = message("There is no citation style {style}.", style=error.file)
        raise UnusableStyleError(what, _meant(name, folders), "", 0) from error
    except StyleError as error:
        reason = Message(error.message, error.values)
        what = message("The citation style {style} cannot be used: {reason}.", style=name, reason=reason)
        raise UnusableStyleError(what, None, error.file, error.line) from error


def _cache() -> Path | None:
    try:
        return user_cache() / f"styles-{__version__}"
    except OSError:
        return None


def _meant(name: str, folders: Sequence[Path]) -> Message:
    """The styles that a name is most like."""
    from .csl.style import known_names

    own = [path.stem for folder in folders for path in folder.glob("*.csl")]
    known = dict.fromkeys((*own, *known_names()))
    wanted = _plain(name)
    if wanted in known:
        return message("Did you mean “{word}”?", word=wanted)
    near = difflib.get_close_matches(wanted, known, n=_MOST, cutoff=0.75)
    if not near:
        words = set(wanted.split("-"))
        near = sorted((one for one in known if words <= set(one.split("-"))), key=len)[:_MOST]
    if len(near) == 1:
        return message("Did you mean “{word}”?", word=near[0])
    if near:
        return message("Did you mean one of these: {words}?", words=", ".join(near))
    return message("Name a CSL style, as nlm-citation-sequence, or put its file into templates/csl/.")


def _plain(name: str) -> str:
    """A name as styles are named: in lower case, without accents, with hyphens."""
    bare = unicodedata.normalize("NFKD", name.removesuffix(".csl")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
