"""What every worker that makes whole articles needs: loaded once, by the server that they are forked from."""

from contextlib import suppress

from .. import compiled_patterns

compiled_patterns.quicken()

from .. import checks  # noqa: E402  # what these compile is what was kept
from ..outputs.quick_start import load_weasyprint  # noqa: E402

checks.modules()
with suppress(Exception):  # a library that is not there is told of the article that wants it
    load_weasyprint()
compiled_patterns.keep()
