"""Languages and the locales that they are set in, as the Unicode CLDR knows them."""

import re
from collections.abc import Iterable

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def is_language(code: str) -> bool:
    """Whether a text has the form of a language's code (ISO 639), as `journal.yaml` lists them."""
    return bool(_LANGUAGE.fullmatch(code))


def is_locale(code: str) -> bool:
    """Whether a BCP 47 code, as `pt-BR`, is a locale that is known."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        return False
    return True


def likely_locale(language: str) -> str:
    """The locale that most readers of a language share; empty for a language that is not known."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(language, ""))
    code = f"{language}-{likely.rpartition('_')[2]}"
    return code if likely and is_locale(code) else ""


def languages_example(languages: Iterable[str]) -> str:
    """Languages with their likely locales, as `journal.yaml` states them; without any, those of an example."""
    stated = (f"{one}: {locale}" for one in dict.fromkeys(languages) if (locale := likely_locale(one)))
    return f"languages: {{{', '.join(stated) or 'en: en-US, es: es-ES'}}}"
