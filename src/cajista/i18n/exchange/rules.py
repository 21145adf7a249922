"""The rules of exchange. `cajista explain` prints their help."""

from ...rules import Rule

FILES_ARE_WELL_FORMED = Rule(
    "exchange-files-are-well-formed",
    "error",
    """Files that come back from translators keep to the grammar of their format.

    Why it matters: what cannot be read is not taken over. What can be read is, all the same.

    Example: a quotation mark that is missing at the end of a `msgstr`. Mend it and import the file again.""",
)
TRANSLATIONS_COME_BACK_WHOLE = Rule(
    "translations-come-back-whole",
    "error",
    """A translation that comes back has every citation, mention and mark of a note of its source, and fits its place.

    Why it matters: a citation that is lost is a reference that is not printed; a list item in two paragraphs is no
    list item any more. Such a translation is not put into the text, but kept in `i18n/es.conflicts.po`.

    Example: “Tratamos a 12 pacientes.” for “We treated 12 patients[@smith2020].”""",
)
TRANSLATIONS_CHANGE_ON_ONE_SIDE = Rule(
    "translations-change-on-one-side",
    "error",
    """A translation changes either in the text or in a file that is with a translator, not in both at once.

    Why it matters: only a person can tell which one is right. The text is left as it is, and the other one is kept in
    `i18n/es.conflicts.po`: write there what it should be, take the mark `fuzzy` away and import that file.

    Example: a sentence that was mended in `es.md` while the PO file was away.""",
)
TRANSLATIONS_HAVE_A_SOURCE = Rule(
    "translations-have-a-source",
    "error",
    """A translation that comes back belongs to a passage that the article still has.

    Why it matters: there is no place for any other. It is kept in `i18n/es.conflicts.po`, not thrown away.

    Example: a paragraph that was taken out while the file was away.""",
)
TRANSLATIONS_ARE_FINISHED = Rule(
    "translations-are-finished",
    "warning",
    """Translations that come back are not marked as needing work.

    Why it matters: programs mark so what they have only guessed from other passages. It is not put into the text, but
    kept in `i18n/es.conflicts.po`.

    Example: `#, fuzzy` above an entry. Look at it, take the mark away and import the file again.""",
)

RULES = (
    FILES_ARE_WELL_FORMED,
    TRANSLATIONS_COME_BACK_WHOLE,
    TRANSLATIONS_CHANGE_ON_ONE_SIDE,
    TRANSLATIONS_HAVE_A_SOURCE,
    TRANSLATIONS_ARE_FINISHED,
)
