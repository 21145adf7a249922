"""The rules of reading structured files. `cajista explain` prints their help."""

from textwrap import dedent

from ..findings import Severity
from ..rules import Rule


def _rule(rule_id: str, severity: Severity, help_text: str) -> Rule:
    return Rule(rule_id, severity, dedent(help_text).strip() + "\n")


FILES_ARE_PRESENT = _rule("files-are-present", "error", """
    Every file that a journal or an article needs is there and can be opened.

    Why it matters: what is not there cannot be set; an article without its facts has no authors.

    Example: content/articles/first-letter/article.yaml
    """)  # fmt: skip
FILES_ARE_IN_THEIR_PLACE = _rule("files-are-in-their-place", "warning", """
    The folders of articles and issues hold nothing else.

    Why it matters: what is in the wrong place, or has a name of the wrong kind, is not read, and nobody notices.

    Example: `content/issues/19-2.yaml.txt`; rename it to `19-2.yaml`.
    """)  # fmt: skip
FILES_ARE_UTF_8 = _rule("files-are-utf-8", "error", """
    Every text file is saved in the encoding UTF-8.

    Why it matters: in any other encoding accents and Greek letters turn into other characters. The position
    is that of the first byte that is not UTF-8. Save the file again as “UTF-8”.

    Example: a file saved as “ANSI” or “Windows-1252”, where ñ is the single byte F1.
    """)  # fmt: skip
FILES_HAVE_NO_BYTE_ORDER_MARK = _rule("files-have-no-byte-order-mark", "info", """
    No file begins with a byte order mark, an invisible character that some Windows programs add.

    Why it matters: Cajista passes over it, but other programs may show it or stumble.

    Example: Notepad's “UTF-8 with BOM”; choose “UTF-8” instead.
    """)  # fmt: skip
LINE_ENDS_ARE_PLAIN = _rule("line-ends-are-plain", "info", """
    Lines end with a line feed alone (LF), not with a carriage return before it (CRLF).

    Why it matters: Cajista reads both, but a file that changes between them shows every line as changed.

    Example: set “LF” at the foot of the editor's window.
    """)  # fmt: skip
TEXT_HAS_NO_CONTROL_CHARACTERS = _rule("text-has-no-control-characters", "warning", """
    No text has invisible control characters in it, such as NUL or Unicode's line separator.

    Why it matters: they come with text pasted from PDFs and layout programs, and break lines or vanish in print.
    Cajista sets a space for those that end lines, and a replacement character (U+FFFD) for others.

    Example: U+2028 in a title pasted from InDesign. Delete it.
    """)  # fmt: skip
NUMBERS_ARE_READABLE = _rule("numbers-are-readable", "error", """
    No number has a thousand digits or more.

    Why it matters: nobody reads such a number, and programs refuse to calculate with it. It is mostly a key that
    stuck, or data pasted into the wrong place. It is set as replacement characters (U+FFFD).

    Example: `volume: 777777…`; correct it.
    """)  # fmt: skip
FILES_HAVE_CONTENT = _rule("files-have-content", "error", """
    No file that the journal reads is empty.

    Why it matters: an empty file is mostly one that was not saved, or that was made and forgotten.

    Example: `content/articles/first-letter/article.yaml` with no text in it.
    """)  # fmt: skip
IMAGES_ARE_READABLE = _rule("images-are-readable", "error", """
    Every image file that a text shows is whole, and of a kind that web pages can show: SVG, PNG, JPEG, GIF or WebP.

    Why it matters: readers would meet a broken frame, or half of an image.

    Example: `figures/flow.png` that is really a Word file with another name. Export the image again.
    """)  # fmt: skip
IMAGES_ARE_WHAT_THEIR_NAMES_SAY = _rule("images-are-what-their-names-say", "warning", """
    The ending of an image's name is that of its kind: `.png` for a PNG image, `.jpg` for a JPEG.

    Why it matters: web servers and indexes go by the name, and some then refuse the image.

    Example: a photograph saved as JPEG and then renamed to `scan.png`.
    """)  # fmt: skip
DRAWINGS_ARE_SELF_CONTAINED = _rule("drawings-are-self-contained", "error", """
    An SVG drawing holds all that it shows, and no scripts.

    Why it matters: browsers load nothing from within a drawing, so that parts of it would be missing; and
    a script in a journal's file is a danger to its readers.

    Example: `<image href="photo.png"/>` in a drawing; export it with its images embedded.
    """)  # fmt: skip
YAML_IS_WELL_FORMED = _rule("yaml-is-well-formed", "error", """
    YAML files, and the front matter of Markdown files, keep to the grammar of YAML.

    Why it matters: otherwise nobody can tell which value belongs to which key, and the file is not read. The
    commonest slip is a text with a colon, a leading `*`, `@`, `[` or `{` that stands without quotes.

    Example: `title: Anakinra: a comment` must be `title: "Anakinra: a comment"`.
    """)  # fmt: skip
YAML_HAS_NO_TABS = _rule("yaml-has-no-tabs", "error", """
    Lines of YAML are indented with spaces, never with tabs.

    Why it matters: YAML forbids tabs there, since their width is not the same for everyone.

    Example: replace the tab before `given:` with two spaces.
    """)  # fmt: skip
YAML_HAS_ONE_DOCUMENT = _rule("yaml-has-one-document", "error", """
    A YAML file holds one document: no line `---` parts it in two.

    Why it matters: only the first document is read, and what stands after it would be lost.

    Example: two articles pasted into one `article.yaml`, with `---` between them.
    """)  # fmt: skip
YAML_HAS_NO_TAGS = _rule("yaml-has-no-tags", "error", """
    No value has a YAML tag before it (`!name`).

    Why it matters: tags ask programs to make something else of a value, which a journal's files never need. A
    text that begins with `!` stands in quotes.

    Example: `note: !important read this` must be `note: "!important read this"`.
    """)  # fmt: skip
YAML_ALIASES_ARE_SOUND = _rule("yaml-aliases-are-sound", "error", """
    Every alias (`*name`) repeats a value marked before it (`&name`), and none repeats itself.

    Nor do aliases together make the file grow without bounds. A text that begins with `*` or `&` stands in quotes.

    Why it matters: a value that holds itself has no end.

    Example: `title: *Candida auris* in hospitals` must be `title: "*Candida auris* in hospitals"`.
    """)  # fmt: skip
KEYS_ARE_UNIQUE = _rule("keys-are-unique", "error", """
    No mapping has the same key twice.

    Why it matters: only one of the two values can be meant. The first is used.

    Example: `email:` twice for one author.
    """)  # fmt: skip
KEYS_ARE_TEXTS = _rule("keys-are-texts", "error", """
    Every key of a mapping is a word: not empty, not a list.

    Why it matters: such keys name nothing. They mostly come from a stray `?`, `[` or `{`.

    Example: `{{title}}`, left over from a template, must be replaced with the title.
    """)  # fmt: skip
KEYS_ARE_KNOWN = _rule("keys-are-known", "error", """
    Every key is one that the program knows, at the place where it stands.

    Why it matters: the value of an unknown key is used nowhere, so that a misspelt key loses what it says.

    Example: `affilations: [a]` must be `affiliations: [a]`.
    """)  # fmt: skip
VALUES_ARE_PRESENT = _rule("values-are-present", "error", """
    A mapping has the keys that it cannot do without.

    Why it matters: an affiliation without `id` cannot be referred to, an author without `name` not be printed.

    Example: add `id: a` to the affiliation.
    """)  # fmt: skip
VALUES_HAVE_THE_RIGHT_FORM = _rule("values-have-the-right-form", "error", """
    Every value has the form that its key asks for: a text, a list, a mapping, or true or false.

    Why it matters: a value in another form cannot be used, or only by guessing.

    Example: `name: Ana García` must be `name: {given: Ana, family: García}`.
    """)  # fmt: skip
VALUES_ARE_LEGAL = _rule("values-are-legal", "error", """
    Where only certain values are allowed, the value is one of them.

    Why it matters: other programs (indexes, archives) know only those.

    Example: `type: leter` must be `type: letter`.
    """)  # fmt: skip
DATES_EXIST = _rule("dates-exist", "error", """
    Every date is a day, month or year of the calendar.

    Why it matters: a date that does not exist is a slip, and indexes refuse it.

    Example: `received: 2023-02-30`.
    """)  # fmt: skip
DATES_HAVE_THE_RIGHT_FORM = _rule("dates-have-the-right-form", "error", """
    Dates are written year first: `2023-02-01`, `2023-02` or `2023`.

    Why it matters: 01/02/2023 is a day in January or in February, depending on the reader's country.

    Example: `received: 1 Feb 2023` must be `received: 2023-02-01`.
    """)  # fmt: skip
LANGUAGES_ARE_THE_JOURNALS = _rule("languages-are-the-journals", "error", """
    A value given per language names only languages of the journal (`languages` in `journal.yaml`).

    Why it matters: a value for another language is printed nowhere; mostly the code is misspelt.

    Example: `subject: {eng: Letter}` where the journal's languages are `en` and `es`.
    """)  # fmt: skip
VALUES_ARE_IN_EVERY_LANGUAGE = _rule("values-are-in-every-language", "warning", """
    A value that is given per language is given for each of the journal's languages.

    Why it matters: where it is missing, readers meet the value of another language.

    Example: `city: {en: Cologne}` lacks `es: Colonia`. A value that all languages share is written
    without any language: `city: Granada`.
    """)  # fmt: skip
FRONT_MATTER_IS_PRESENT = _rule("front-matter-is-present", "warning", """
    A Markdown file begins with its front matter: title, abstract, key words between two lines `---`.

    Why it matters: without it the text has no title in its language.

    Example: the first line is `---`, then `title: …`, then `---` again, then the text.
    """)  # fmt: skip
FRONT_MATTER_IS_CLOSED = _rule("front-matter-is-closed", "error", """
    The front matter of a Markdown file ends with a line `---`, as it began.

    Why it matters: otherwise nobody can tell where it ends and the text begins.

    Example: add a line of three hyphens after the last key.
    """)  # fmt: skip
EVERY_LANGUAGE_IS_PRESENT = _rule("every-language-is-present", "error", """
    An article has a Markdown file for each language of the journal.

    Why it matters: the journal appears in all of them. The article is still made in those it has.

    Example: `en.md` is there and `es.md` is not.
    """)  # fmt: skip
TEXTS_ARE_IN_THE_JOURNALS_LANGUAGES = _rule("texts-are-in-the-journals-languages", "warning", """
    The Markdown files of an article are named for languages of the journal.

    Why it matters: a text in any other language is not made into anything.

    Example: `en-US.md` where the journal's language is called `en`: rename it to `en.md`.
    """)  # fmt: skip
SLUGS_ARE_PLAIN = _rule("slugs-are-plain", "error", """
    Articles' folders and issues' files are named with lower-case ASCII letters, digits and hyphens.

    Why it matters: it becomes part of web addresses, which must work everywhere and never change.

    Example: `Carta Núñez` must be `carta-nunez`.
    """)  # fmt: skip
ISSUES_LIST_ARTICLES_ONCE = _rule("issues-list-articles-once", "error", """
    Every article that an issue lists is in `content/articles`, and is listed once, in one issue.

    Why it matters: its volume, number and pages come from the issue that lists it, and the table of
    contents leads to it.

    Example: `first-letter` in `19-1.yaml` and in `19-2.yaml`; delete it from one of them.
    """)  # fmt: skip
ISSUES_ARE_NUMBERED_ONCE = _rule("issues-are-numbered-once", "error", """
    No two issue files state the same volume and number, and a file called by such states them.

    Why it matters: both would be made at the same web address.

    Example: `19-3.yaml`, copied from `19-2.yaml`, still says `issue: 2`.
    """)  # fmt: skip
LOCALES_EXIST = _rule("locales-exist", "error", """
    The languages of `journal.yaml` are given with locales that exist.

    A locale is the code of a language, mostly with that of a country.

    Why it matters: dates, numbers and hyphenation are set by locale.

    Example: `languages: {en: en-US, es: es-ES}`.
    """)  # fmt: skip
ONE_REFERENCE_FILE = _rule("one-reference-file-an-article", "error", """
    An article has one reference file, or `bibliography` in `article.yaml` says which one to use.

    Why it matters: of two files nobody can tell which one is up to date. The first by name order of
    references.yaml, .json, .bib, .ris, .txt is used.

    Example: `references.yaml` and `references.bib` beside each other.
    """)  # fmt: skip
GLOSSARY_TERMS_ARE_TRANSLATED = _rule("glossary-terms-are-translated", "warning", """
    Every term of the glossary has a name in each language of the journal.

    Why it matters: translators look there for the name, and texts are compared by it.

    Example: `{en: methotrexate, kind: drug}` lacks `es: metotrexato`.
    """)  # fmt: skip
GLOSSARY_TERMS_ARE_LISTED_ONCE = _rule("glossary-terms-are-listed-once", "warning", """
    No two terms of the glossary have the same name.

    A name that stands for two things in one language may be listed twice where the other language tells them apart.

    Why it matters: translators find one of the two and miss the other.

    Example: `{en: lupus, es: lupus}` in two lines; delete one, or put what it adds under `forms` of the other.
    """)  # fmt: skip
REFERENCES_ARE_READABLE = _rule("references-are-readable", "error", """
    A reference file keeps to the grammar of its format (CSL-YAML, CSL-JSON, BibTeX, RIS).

    Why it matters: entries that cannot be read are left out of the reference list.

    Example: a BibTeX entry whose closing brace is missing.
    """)  # fmt: skip
REFERENCES_HAVE_IDS = _rule("references-have-ids", "error", """
    Every reference has an `id`, by which the text cites it.

    Why it matters: a reference that cannot be cited is not printed.

    Example: add `id: smith2020`.
    """)  # fmt: skip
REFERENCE_IDS_ARE_UNIQUE = _rule("reference-ids-are-unique", "error", """
    No two references have the same `id`.

    Why it matters: a citation must lead to one of them. The first is used.

    Example: `smith2020` twice; call the second `smith2020b`.
    """)  # fmt: skip
REFERENCE_TYPES_ARE_KNOWN = _rule("reference-types-are-known", "error", """
    The `type` of a reference is one of CSL's, such as `article-journal`, `book` or `webpage`.

    Why it matters: the citation style sets each type in its own way.

    Example: `type: journal-article` must be `type: article-journal`.
    """)  # fmt: skip
REFERENCE_FIELDS_ARE_KNOWN = _rule("reference-fields-are-known", "warning", """
    The fields of a reference are CSL's variables, such as `container-title`, `issued` or `page`.

    Why it matters: styles print no other, so that what a misspelt field says is lost.

    Example: `journal: Lancet` must be `container-title: Lancet`.
    """)  # fmt: skip
REFERENCE_VALUES_HAVE_THE_RIGHT_FORM = _rule("reference-values-have-the-right-form", "error", """
    The fields of a reference have the form that CSL gives them.

    Names are lists of mappings, dates are written year first, everything else is a text or a number.

    Why it matters: a value in another form cannot be set.

    Example: `author: Smith, J.` must be `author: [{family: Smith, given: J.}]`.
    """)  # fmt: skip

RETRACTIONS_ARE_READABLE = _rule("retractions-are-readable", "error", """
    The journal's list of retractions is a CSV file with the columns of Retraction Watch.

    It is `content/retractions.csv`, or the file that `retractions` in `journal.yaml` names. Its first line names the
    columns; one of them is `OriginalPaperDOI` or `OriginalPaperPubMedID`.

    Why it matters: without the list nobody is told that a reference was retracted.

    Example: save the list from https://gitlab.com/crossref/retraction-watch-data as `content/retractions.csv`.
    """)  # fmt: skip

UNREAD = frozenset(
    rule.id
    for rule in (
        FILES_ARE_PRESENT,
        FILES_ARE_UTF_8,
        FILES_HAVE_CONTENT,
        YAML_IS_WELL_FORMED,
        YAML_HAS_NO_TABS,
        YAML_HAS_ONE_DOCUMENT,
        YAML_ALIASES_ARE_SOUND,
        VALUES_HAVE_THE_RIGHT_FORM,
        FRONT_MATTER_IS_CLOSED,
        SLUGS_ARE_PLAIN,
        REFERENCES_ARE_READABLE,
    )
)
"""The rules whose findings say why a file, or a part of it, is not read. Silenced, it would be lost unseen."""

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
