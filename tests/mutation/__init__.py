"""Faults seeded into clean articles: how many the checks find."""
