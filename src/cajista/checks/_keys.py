"""Keys of references and names of figures, tables and the like: which one was meant, and which can be cited."""

import difflib
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*")
_LETTERS = re.compile(r"[\W\d_]+")
_LIKE = 0.6  # how alike two keys are in all, and
_LIKE_LETTERS = 0.7  # in their letters, since one year makes any two keys alike
_ALMOST = 0.85  # how alike they are where one letter of a short name differs
_NAMED = re.compile(r"(\w)[^\W\d_]*[:.-](.+)")


def is_plain(key: str) -> bool:
    """Whether a key can stand directly behind an @."""
    return _PLAIN.fullmatch(key) is not None


def bare(key: str) -> str:
    """What of a key can stand directly behind an @."""
    return re.sub(r"\W+", "", key)


def nearest_key(key: str, known: Iterable[str]) -> str:
    """The known key that another most likely stands for: one of nearly the same name; empty where there is none."""
    likest = max(((_likeness(key, one), one) for one in known if is_plain(one)), default=(0.0, ""))
    return likest[1] if likest[0] >= _LIKE else ""


def nearest_name(name: str, known: Iterable[str]) -> str:
    """The known figure, table, formula or section that is meant by another's name, or by one in another form.

    That is one of the same kind: `tab:doses`, `table-doses` and `Tbl:dose` mean `tbl:doses`, not `sec:doses`.
    """
    meant = _NAMED.fullmatch(name.casefold())
    if not meant:
        return ""
    by_rest = {one.partition(":")[2].casefold(): one for one in known if one.casefold().startswith(meant[1])}
    near = difflib.get_close_matches(meant[2], by_rest, n=1, cutoff=_LIKE_LETTERS)
    return by_rest[near[0]] if near else ""


def _likeness(one: str, other: str) -> float:
    """How alike two keys are; none where only their years are."""
    one, other = one.casefold(), other.casefold()
    whole = _ratio(one, other)
    letters = _LETTERS.sub("", one), _LETTERS.sub("", other)
    return whole if whole >= _ALMOST or not all(letters) or _ratio(*letters) >= _LIKE_LETTERS else 0.0


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
