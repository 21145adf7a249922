"""What lies in folders."""

import os
from collections.abc import Sequence


def visible(folder: str) -> Sequence[str]:
    """The names in a folder, in order, hidden ones left out; none where it cannot be read."""
    try:
        return sorted(name for name in os.listdir(folder) if name[0] != ".")
    except OSError:
        return []
