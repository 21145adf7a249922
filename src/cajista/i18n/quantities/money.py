"""Currencies as they are written beside amounts: by sign (£20), or by the code of ISO 4217 (20 GBP)."""

import re
from collections.abc import Mapping

CODES = frozenset((
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "KRW", "RUB", "TRY", "ZAR", "CAD", "AUD", "NZD",
    "MXN", "BRL", "ARS", "CLP", "COP", "PEN", "UYU", "BOB", "PYG", "VES", "CRC", "GTQ", "DOP", "CUP",
    "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "ILS",
))  # fmt: skip
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_DOLLARS = {
    "US": "USD",
    "MX": "MXN",
    "CA": "CAD",
    "C": "CAD",
    "AU": "AUD",
    "A": "AUD",
    "NZ": "NZD",
    "R": "BRL",
}

MONEY: Mapping[str, str] = {
    **_SIGNS,
    **{f"{country}$": code for country, code in _DOLLARS.items()},
    **{code: code for code in CODES},
}
"""Every sign and code, with its code."""

_BEFORE = re.compile(r"(?:([A-Z]{1,2})?([$€£¥₹])|(?<![A-Za-z])([A-Z]{3})) ?$")
_LONGEST = 5


def money_before(text: str, at: int) -> tuple[int, str]:
    """Where the currency before a number begins, and its code; the number's own place, and nothing, where none is."""
    last = text[at - 1 : at]
    if not (last in _SIGNS or last == " " or last.isupper()):
        return at, ""
    found = _BEFORE.search(text, max(0, at - _LONGEST), at)
    if not found or (found[3] and found[3] not in CODES):
        return at, ""
    country = found[1] if found[1] in _DOLLARS and found[2] == "$" else ""
    start = found.start() if country or not found[1] else found.start(2)
    return start, found[3] or _DOLLARS.get(country, _SIGNS[found[2]])
