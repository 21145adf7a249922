"""Output: runs, the settling of punctuation between them, and the nodes and text made of them."""

from .blob import Blob, text_of
from .flow import finish
from .inlines import unnested
from .tidying import tidied
from .writers import bibliography_html, to_html, to_text

__all__ = ["Blob", "bibliography_html", "finish", "text_of", "tidied", "to_html", "to_text", "unnested"]
