"""Letters that were read in another encoding than they were written in: `Ã±` for `ñ`."""

import re

MISREAD = re.compile(
    r"(?:[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2018-\u2022\u20ac\u2122]|â[\u0080\u20ac][\u0080-\u00bf\u0152-\u0178\u2018-\u2122œ])+"
)


def meant_by(misread: str) -> str | None:
    """What letters were before they were misread; None where that cannot be told."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return misread.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
