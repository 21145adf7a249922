"""Which articles a command is about."""

from collections.abc import Sequence

from ..errors import UsageError
from ..findings import message


def chosen_slugs(present: Sequence[str], slugs: Sequence[str]) -> list[str]:
    """The articles asked for, each once.

    Raises:
        UsageError: one of them does not exist.
    """
    for slug in slugs:
        if slug not in present:
            import difflib

            near = difflib.get_close_matches(slug, present, n=1)
            hint = message("Did you mean {word}?", word=near[0]) if near else None
            raise UsageError(message("There is no article {slug}.", slug=slug), hint)
    return list(dict.fromkeys(slugs or present))
