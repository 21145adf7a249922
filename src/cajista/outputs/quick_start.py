"""Loads WeasyPrint without parsing its C declarations anew and without fontTools' subsetter: half of its start.

cffi can write down what it has parsed ("out-of-line ABI mode"). That is kept in the user's cache folder
by a hash of the declarations, so another version of WeasyPrint or of cffi never meets what is not its
own. The subsetter and what cuts variable fonts are needed for rare fonts only, and loaded when one comes.
CAJISTA_QUICK_START=0 turns both off; a test proves that the PDFs are the same bytes.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from hashlib import sha256
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from types import ModuleType
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
            with _later("fontTools.subset"), _later("fontTools.varLib.instancer", "instantiateVariableFont"):
                import weasyprint  # noqa: F401  # its import is the work
        finally:
            cffi.FFI = plain


@contextmanager
def _later(name: str, *functions: str) -> Iterator[None]:
    """Has a module stand in for another that is imported meanwhile: it loads that when something of it is used.

    These functions of it can be imported by their names.
    """
    if name in sys.modules:
        yield
        return
    package, _, child = name.rpartition(".")
    stand_in = sys.modules[name] = _StandIn(name)
    for function in functions:
        setattr(stand_in, function, partial(_call, name, function))
    # `from package import child` looks at the package before it looks for a module.
    parent = import_module(package) if not functions else None
    if parent:
        setattr(parent, child, stand_in)
    try:
        yield
    finally:
        del sys.modules[name]
        if parent:
            delattr(parent, child)


class _StandIn(ModuleType):
    """Has what a module has, which is loaded when it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _call(module: str, function: str, *arguments: Any, **options: Any) -> Any:
    return getattr(import_module(module), function)(*arguments, **options)


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
