"""Cajista sets a bilingual journal: plain text in, web pages and print-quality PDFs out."""

__version__ = "0.1.0"
