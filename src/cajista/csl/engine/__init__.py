"""The engine: a document's clusters and its reference list."""

from .features import prints_locators
from .processor import Cited, Processor

__all__ = ["Cited", "Processor", "prints_locators"]
