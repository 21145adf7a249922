"""The whole way from a tree of runs to nodes."""

from cajista.model.inline import Inlines

from ..style.locale import Locale
from .blob import Blob
from .inlines import to_inlines
from .punctuation import settle, space_out
from .tokens import Flattener


def finish(blob: Blob, locale: Locale) -> Inlines:
    """A rendered tree, its punctuation settled by the locale's habit, as `Inline` nodes."""
    flattener = Flattener(locale)
    tokens = settle(flattener.flatten(blob), locale.punctuation_in_quote)
    return to_inlines(space_out(tokens) if flattener.displays else tokens)
