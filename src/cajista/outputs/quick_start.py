"""Loads WeasyPrint without parsing its C declarations anew, which takes a third of its start.

cffi can write down what it has parsed ("out-of-line ABI mode"). That is kept in the user's cache folder
by a hash of the declarations, so another version of WeasyPrint or of cffi never meets what is not its
own. CAJISTA_QUICK_START=0 turns it off; a test proves that the PDFs are the same bytes.
"""

import os
import sys
from contextlib import redirect_stdout
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from typing import Any

from ..errors import CajistaError
from ..writing import user_cache, write_whole


def load_weasyprint() -> None:
    """Imports WeasyPrint, the quick way where that can be had."""
    if "weasyprint" in sys.modules or os.environ.get("CAJISTA_QUICK_START") == "0":
        import weasyprint
    else:
        import cffi

        plain = cffi.FFI
        cffi.FFI = lambda: _Declared(plain)
        try:
            import weasyprint  # noqa: F401  # its import is the work
        finally:
            cffi.FFI = plain


class _Declared:
    """Stands for a `cffi.FFI`; takes on what an FFI with the same declarations can do once they are made."""

    def __init__(self, plain: Any) -> None:
        self._plain = plain

    def cdef(self, declarations: str, **options: Any) -> None:
        """Declarations in C, from the cache or parsed."""
        made = None if options else _kept(declarations, self._plain)
        if made is None:
            made = self._plain()
            made.cdef(declarations, **options)
        for name in dir(made):
            if not name.startswith("__"):
                setattr(self, name, getattr(made, name))


def _kept(declarations: str, plain: Any) -> Any:
    """An FFI with these declarations, written down before or now; None where there is no place for it."""
    import cffi

    key = sha256(f"{cffi.__version__} {sys.version_info[:2]} {declarations}".encode()).hexdigest()[:20]
    name = f"_cajista_ffi_{key}"
    path = user_cache() / f"{name}.py"
    try:
        if not path.is_file():
            _write_down(declarations, plain, name, path)
        spec = spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            return None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    except (OSError, CajistaError, ImportError, SyntaxError, ValueError):
        return None
    return module.ffi


def _write_down(declarations: str, plain: Any, name: str, path: Path) -> None:
    import tempfile

    builder = plain()
    builder.cdef(declarations)
    builder.set_source(name, None)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"{name}.py"
        with redirect_stdout(StringIO()):  # cffi tells what it does
            builder.emit_python_code(str(draft))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, draft.read_bytes())
