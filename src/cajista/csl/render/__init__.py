"""Rendering: the elements of a style run over one reference."""

from .context import CiteData, Context, ItemState, Run
from .elements import render, render_nodes

__all__ = ["CiteData", "Context", "ItemState", "Run", "render", "render_nodes"]
