"""Words that differ as slips of the pen do: by one letter, or by two that changed places."""


def is_a_letter_apart(one: str, other: str) -> bool:
    """Whether a letter of one word is another in the other, lost or added, or two neighbours changed places."""
    first, second = _rests(one, other)
    is_other_or_added = first[1:] in (second, second[1:]) or first == second[1:]
    return one != other and (is_other_or_added or are_letters_turned(one, other))


def are_letters_turned(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else differs."""
    first, second = _rests(one, other)
    return one != other and first[:2] == second[1::-1] and first[2:] == second[2:]


def _rests(one: str, other: str) -> tuple[str, str]:
    """What remains of two words behind the letters with which both begin."""
    shorter = min(len(one), len(other))
    at = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return one[at:], other[at:]
