"""The Markdown dialect: CommonMark with tables, footnotes, mathematics, attributes and citations."""

from .allowances import read_allowances
from .placement import Placement
from .reader import read_blocks, read_inline, read_markdown

__all__ = ["Placement", "read_allowances", "read_blocks", "read_inline", "read_markdown"]
