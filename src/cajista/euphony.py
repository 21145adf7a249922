"""Conjunctions that change before a like sound: Spanish "y" becomes "e" before i-, "o" becomes "u" before o-.

Rules are written as `y/e i hi !hie; o/u o ho`: "y" becomes "e" before i- and hi-, but not before hie-
(RAE, Diccionario panhispánico de dudas, "y", 3, and "o", 3). Which language has which rules is for the
caller to say.
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Conjunction:
    """A conjunction, what it becomes, and the beginnings of words before which it does and does not."""

    usual: str
    euphonic: str
    before: tuple[str, ...]
    but_not: tuple[str, ...]

    def gives_way(self, following: str) -> bool:
        """Whether it changes before a text; marks that the text opens with are not heard."""
        start = following.lstrip(" \u00a0“‘«\"'([¿¡").casefold()
        return start.startswith(self.before) and not start.startswith(self.but_not)


@lru_cache(maxsize=32)
def conjunctions(rules: str) -> tuple[Conjunction, ...]:
    """The rules as they are written; what is not one is passed over."""
    found = []
    for rule in rules.split(";"):
        pair, *sounds = rule.split() or [""]
        usual, slash, euphonic = pair.partition("/")
        if slash:
            before = tuple(sound for sound in sounds if not sound.startswith("!"))
            but_not = tuple(sound[1:] for sound in sounds if sound.startswith("!"))
            found.append(Conjunction(usual, euphonic, before, but_not))
    return tuple(found)


def conjunction_before(word: str, following: str, rules: str) -> str:
    """The form of a conjunction that sounds right before a text: the word itself where no rule says other."""
    for each in conjunctions(rules):
        if each.usual == word and each.gives_way(following):
            return each.euphonic
    return word
