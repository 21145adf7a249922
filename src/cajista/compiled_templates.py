"""Templates as Jinja has compiled them, kept in the user's cache folder: compiling takes longer than filling in.

What is kept is found by a template's name and file and counts only for the text that it was made from.
"""

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from . import __version__
from .errors import CajistaError
from .writing import user_cache, write_whole


class CompiledTemplates(BytecodeCache):
    """Keeps them where it can; where it cannot, each process compiles for itself."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills a bucket with what is kept, if that is of the same text and version."""
        with suppress(OSError, ValueError, EOFError, TypeError):  # not there, or damaged
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what a bucket holds."""
        with suppress(OSError, CajistaError):
            write_whole(self._file(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _file(bucket: Bucket) -> Path:
        # Jinja's own mark of its format does not change with each version that compiles otherwise.
        return user_cache() / f"jinja-{jinja2.__version__}-{__version__}" / bucket.key
