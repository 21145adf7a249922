"""Findings as people and other programs take them."""
