"""Licences by their SPDX identifiers: https://spdx.org/licenses/."""

import re

from ..model.edition import Licence

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([1-4]\.0|2\.[15])(?:-[A-Z]+)?")


def licence(identifier: str) -> Licence | None:
    """The licence of an SPDX identifier as articles state it; None where the identifier is not known."""
    identifier = identifier.strip()
    if found := _CREATIVE_COMMONS.fullmatch(identifier):
        terms, version = found[1], found[2]
        address = f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"
        return Licence(identifier, f"CC {terms} {version}", address, open=True)
    if identifier == "CC0-1.0":
        return Licence(identifier, "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", open=True)
    return None
