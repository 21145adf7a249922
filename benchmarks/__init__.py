"""Benchmarks: `python -m benchmarks`, or one part of them: see `python -m benchmarks --help`."""
