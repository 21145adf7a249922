"""Passages and their translations."""
