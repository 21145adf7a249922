"""The engine: a document's clusters and its reference list."""

from .processor import Cited, Processor

__all__ = ["Cited", "Processor"]
