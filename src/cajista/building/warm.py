"""What every worker that makes whole articles needs: loaded once, by the server that they are forked from."""

from contextlib import suppress

from .. import checks
from ..outputs.quick_start import load_weasyprint

checks.modules()
with suppress(Exception):  # a library that is not there is told of the article that wants it
    load_weasyprint()
