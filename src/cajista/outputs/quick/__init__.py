"""Lets WeasyPrint set a page in two thirds of its time, with the same bytes as a result.

WeasyPrint asks Pango for a new context for every line, breaks a line anew wherever it is laid out again, computes
the same lengths for each box, and writes each object of a PDF twice. The modules here stand in the place of the
functions that do so while a document is set, and do the work once. They rest on names that no version promises to
keep: with any version that they were not tested with they stand aside, and `CAJISTA_QUICK_SETTING=0` turns them off.
`tests/outputs/test_quick_setting.py` proves that the PDFs are the same, byte for byte.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

TESTED = {("70.0", "0.13.0")}
"""The versions of WeasyPrint and of pydyf that these modules were tested with."""

_PARTS = ("styles", "boxes", "text", "drawing", "writing")


@contextmanager
def quickened() -> Iterator[None]:
    """While a document is laid out and written, has this done the quick way, where that is known to be safe."""
    if not is_active():
        yield
        return
    parts = [import_module(f"{__name__}.{name}") for name in _PARTS]
    with replaced(*(one for part in parts for one in part.replacements())):
        try:
            yield
        finally:
            for part in parts:
                part.forget()


def is_active() -> bool:
    """Whether documents are set the quick way."""
    import pydyf
    import weasyprint

    versions = (weasyprint.__version__, pydyf.__version__)
    return versions in TESTED and os.environ.get("CAJISTA_QUICK_SETTING") != "0"


Replacement = tuple[Any, str, Any]
"""A module or class, a name in it, and what stands there instead."""


@contextmanager
def replaced(*replacements: Replacement) -> Iterator[None]:
    """Has other things stand for these names, and puts back what was there."""
    before = [(owner, name, vars(owner)[name]) for owner, name, _ in replacements]
    for owner, name, new in replacements:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name, old in before:
            setattr(owner, name, old)
