"""Check digits: the last character of a number tells whether the others are right."""

_VALUES = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u


def isbn10(digits: str) -> bool:
    """ISBN of ten digits (ISO 2108:2005, Annex C): the weighted sum is divisible by 11."""
    return _weighted(digits, range(10, 0, -1)) % 11 == 0


def isbn13(digits: str) -> bool:
    """ISBN of thirteen digits (ISO 2108:2017, Annex B): weights 1 and 3, divisible by 10."""
    return _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0


def issn(digits: str) -> bool:
    """ISSN (ISO 3297:2022, Annex A): the weighted sum is divisible by 11."""
    return _weighted(digits, range(8, 0, -1)) % 11 == 0


def pii(characters: str) -> bool:
    """Publisher Item Identifier of an article (PII, 1996): fifteen digits and a check digit, without its signs.

    From the last to the first, the digits are weighted with the primes but 11; the check digit is the sum modulo 11.
    """
    *digits, check = map(_value, characters)
    return sum(digit * weight for digit, weight in zip(reversed(digits), _PRIMES, strict=True)) % 11 == check


_PRIMES = (2, 3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)


def orcid(digits: str) -> bool:
    """ORCID iD: ISO/IEC 7064, MOD 11-2, over sixteen characters."""
    rest = 0
    for character in digits:
        rest = (rest * 2 + _value(character)) % 11
    return rest == 1


def ror(characters: str) -> bool:
    """ROR iD: seven characters of Crockford's base 32 and two digits, ISO/IEC 7064, MOD 97-10."""
    number = 0
    for character in characters[:7]:
        number = number * 32 + _VALUES.index(character)
    return int(characters[7:]) == 98 - number * 100 % 97


def _weighted(digits: str, weights: "range | list[int]") -> int:
    return sum(_value(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def _value(character: str) -> int:
    return 10 if character in "Xx" else int(character)
