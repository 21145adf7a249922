"""Findings as people and other programs take them."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from ..findings import Finding, Translate
from .machine import as_github, as_json, as_sarif
from .sources import Sources
from .text import as_text, counts, summary

__all__ = ["WRITERS", "Sources", "as_github", "as_json", "as_sarif", "as_text", "counts", "summary"]

Writer: TypeAlias = Callable[[Sequence[Finding], Translate], str]
WRITERS: dict[str, Writer] = {"json": as_json, "sarif": as_sarif, "github": as_github}
"""Those for other programs, by the names of their formats."""
