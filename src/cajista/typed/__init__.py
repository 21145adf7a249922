"""References as their authors typed them: what of them can be told with certainty.

    typed = parse("Smith J, Jones K. A title. Lancet. 2020;3(2):1-5.")
    typed.item()      # {"type": "article-journal", "author": [...], "title": "A title", ...}

Vancouver (NLM, AMA) and author-date references (APA, Harvard) are told apart by their own marks; words
such as "In:" and "Available from" are known in the languages that references are typed in.
"""

from .names import Names, read_names
from .parser import citable, parse, without_number
from .reference import Piece, TypedName, TypedReference, is_only_typed

__all__ = [
    "Names", "Piece", "TypedName", "TypedReference",
    "citable", "is_only_typed", "parse", "read_names", "without_number",
]  # fmt: skip
