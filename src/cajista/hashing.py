"""Digests: what tells some bytes, or plain values, from all others."""

try:
    from _blake2 import blake2b  # what hashlib has, without the time that OpenSSL takes to load
except ImportError:
    from hashlib import blake2b

__all__ = ["LENGTH", "blake2b", "digest_of", "digest_of_bytes"]

_SIZE = 16  # bytes
LENGTH = 2 * _SIZE
"""Characters of a digest."""


def digest_of(*values: object) -> str:
    """What tells some plain values from others."""
    return digest_of_bytes(repr(values).encode("utf-8", "replace"))


def digest_of_bytes(data: bytes) -> str:
    """What tells some bytes from others."""
    return blake2b(data, digest_size=_SIZE).hexdigest()
