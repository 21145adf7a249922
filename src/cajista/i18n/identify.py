"""Tells in which of a journal's languages a text is, by what is most its own: small words and endings.

Both are said in each language's catalogue, so that a language that tells neither is never found, nor
mistaken for another. What two of the languages share tells nothing. Measured on bilingual articles this is
right as often as a trained model of letters, costs no start-up, and does not take Latin names, formulas
or a third language for one of the two (docs/decisions/0005).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from ..locale import Locale

# A letter by itself is a word only between words; elsewhere it is a variable or a panel of a figure.
_WORD = re.compile(r"[^\W\d_]{2,}|(?<=[^\W\d_]{3} )[^\W\d_](?= [^\W\d_]{3})")
_TEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PHRASE = 4  # words
_LONG = 6  # letters of a word whose ending tells something
_ENDING = 0.5  # what an ending weighs, against a small word's 1
_ENOUGH = 1.5
_SUSPICIOUS = 2  # different words
_READ = 800  # characters, of which a hundred words tell
_TELLING = 8  # letters of a word whose ending alone tells its language
_FEW = 4  # letters of one that has a letter which no other language has
_CLEARLY = 3  # how many times the next language's evidence


class Identifier:
    """Tells apart the languages of a journal."""

    def __init__(self, locales: Mapping[str, Locale]) -> None:
        self._locales = locales
        self._foreign: dict[str, frozenset[str]] = {}

    def language_of(self, text: str, *, letters: int = 40) -> str:
        """The code of the language that a text is in; empty where that is unsure, or the text is short."""
        read = text[:_READ]
        if len(text) < letters or sum(map(str.isalpha, read)) < letters or not self._words:
            return ""
        evidence = self._evidence(read)
        best, *others = sorted(evidence, key=lambda language: -evidence[language])
        enough = max(_ENOUGH, *(_CLEARLY * evidence[other] for other in others), 0)
        return best if evidence[best] >= enough else ""

    def leaning_of(self, text: str) -> str:
        """The code of the language for which most speaks in a few words; empty where as much speaks for another."""
        evidence = self.evidence_in(text)
        best, *others = sorted(evidence, key=lambda language: -evidence[language]) or [""]
        return best if best and all(evidence[best] > evidence[other] for other in others) else ""

    def evidence_in(self, text: str) -> dict[str, float]:
        """How much in a few words speaks for each language: a small word counts 1."""
        return self._evidence(text.lower())

    def letters_of(self, language: str) -> frozenset[str]:
        """Letters by which a language is told, some of them perhaps another's too."""
        return frozenset(
            self._locales[language].lexicon("reading", "letters that tell the language").strip("-").split()
        )

    def form_of(self, language: str) -> re.Pattern[str]:
        """Words whose letters or endings hardly any other language has."""
        endings = self._locales[language].lexicon("reading", "endings that tell the language")
        return _form(endings.strip("-"), "".join(sorted(self.letters_of(language))))

    def may_be_foreign(self, text: str, language: str) -> bool:
        """Whether a text has some words of other languages: no more than a suspicion, and soon found out."""
        words = (text.lower() if text.isupper() else text[:1].lower() + text[1:]).split()
        return len(self._others(language).intersection(words)) >= _SUSPICIOUS

    def foreign_words(self, text: str, language: str) -> tuple[int, int] | None:
        """Where a text in a language has four words and more in a row of which two are others', and none its own.

        Words with a capital within may be a name, and are passed over.
        """
        others, own = self._others(language), self.words_of(language)
        run: list[re.Match[str]] = []
        for word in [*_TEXT_WORD.finditer(text), None]:
            is_name = bool(run and word and word[0][0].isupper())
            if word and not is_name and word[0].lower() not in own and _is_next(run, word, text):
                run.append(word)
                continue
            small = {one[0].lower() for one in run} & others
            if len(run) >= _PHRASE and len(small) >= _SUSPICIOUS:
                return run[0].start(), run[-1].end()
            run = [word] if word and not is_name and word[0].lower() not in own else []
        return None

    def words_of(self, language: str) -> frozenset[str]:
        """Small words that of the journal's languages only this one has."""
        return self._words.get(language, frozenset())

    def _others(self, language: str) -> frozenset[str]:
        if language not in self._foreign:
            self._foreign[language] = frozenset().union(
                *(words for other, words in self._words.items() if other != language)
            )
        return self._foreign[language]

    def _evidence(self, text: str) -> dict[str, float]:
        """How much speaks for each language. Words in capitals are abbreviations, unless all are."""
        words = _WORD.findall(text.lower() if text.isupper() else text)
        long = [word for word in words if len(word) >= _LONG and word[0].islower()]
        small = [word.lower() for word in words if not word.isupper()]
        return {
            language: sum(map(own.__contains__, small))
            + _ENDING * sum(word.endswith(self._endings[language]) for word in long)
            for language, own in self._words.items()
        }

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """Small words of one language alone, where the catalogues tell those of at least two."""
        told = {language: set(one.lexicon("reading", "small words").split()) for language, one in self._told}
        told = {language: words for language, words in told.items() if words}
        return {language: frozenset(_own(language, told)) for language in told} if len(told) > 1 else {}

    @cached_property
    def _endings(self) -> dict[str, tuple[str, ...]]:
        told = {language: set(one.lexicon("reading", "word endings").split()) for language, one in self._told}
        return {language: tuple(sorted(_own(language, told))) for language in told}

    @property
    def _told(self) -> Iterable[tuple[str, Locale]]:
        return self._locales.items()


def _own(language: str, told: Mapping[str, set[str]]) -> set[str]:
    """What a language shares with no other."""
    return told[language].difference(*(words for other, words in told.items() if other != language))


@lru_cache(maxsize=20)
def _form(endings: str, letters: str) -> re.Pattern[str]:
    ending = "|".join(endings.split()) or "(?!)"
    letter = f"[{letters}]" if letters else "(?!)"
    return re.compile(rf"(?=.{{{_TELLING}}})\w*(?:{ending})|(?=.{{{_FEW}}})\w*{letter}\w*")


def _is_next(run: "list[re.Match[str]]", word: "re.Match[str]", text: str) -> bool:
    """Whether a word follows the last of a run with nothing but a space between."""
    return not run or text[run[-1].end() : word.start()] in (" ", "\u00a0")
