"""The rules of the structured files. Those of Markdown are in `markdown/rules.py`."""

from ..rules import Rule

FILES_ARE_UTF_8 = Rule(
    "files-are-utf-8",
    "error",
    """Text files are encoded in UTF-8 and hold no control characters.

    Why it matters: in any other encoding accented letters and Greek turn into other characters, and a
    name or a dose is printed wrong.

    Example: save the file again as "UTF-8" in your editor.""",
)
FILES_ARE_PRESENT = Rule(
    "files-are-present",
    "error",
    """Every file that a journal or an article needs is there and is not empty.

    Why it matters: what is not there cannot be set; an article without its facts has no authors.

    Example: content/articles/first-letter/article.yaml""",
)
YAML_IS_WELL_FORMED = Rule(
    "yaml-is-well-formed",
    "error",
    """A YAML file, or the front matter of a text, can be read.

    Why it matters: from the first mistake of form on, nothing in the file has a certain meaning.

    Example: a value that holds ": " stands in quotation marks: title: "Anakinra: a comment".""",
)
KEYS_ARE_UNIQUE = Rule(
    "keys-are-unique",
    "error",
    """No key stands twice in the same mapping.

    Why it matters: one of the two values would be lost, and nobody could say which was meant.

    Example: two lines `first_page: 120` and `first_page: 121`; delete the wrong one.""",
)
KEYS_ARE_KNOWN = Rule(
    "keys-are-known",
    "error",
    """Every key is one that the program knows.

    Why it matters: a misspelt key is information that reaches no reader.

    Example: `keyword:` should be `keywords:`.""",
)
VALUES_ARE_PRESENT = Rule(
    "values-are-present",
    "error",
    """Keys that are always needed have a value.

    Why it matters: without it the thing cannot be set or found.

    Example: every author has a `name`, every affiliation an `id`.""",
)
VALUES_ARE_LEGAL = Rule(
    "values-are-legal",
    "error",
    """Every value has the form that its key asks for: a text, a list, yes or no, one of a few words.

    Why it matters: a value that is not understood is left out of the page.

    Example: `corresponding: true`, `type: letter`.""",
)
DATES_EXIST = Rule(
    "dates-exist",
    "error",
    """Dates are written YYYY-MM-DD, YYYY-MM or YYYY, and are in the calendar.

    Why it matters: a wrong date of receipt or publication goes into every index.

    Example: 2022-06-15, not 15/06/2022; there is no 2023-02-30.""",
)
LANGUAGES_ARE_THE_JOURNALS = Rule(
    "languages-are-the-journals",
    "error",
    """Languages named in the sources are languages of the journal.

    Why it matters: a text under another language's name is printed nowhere.

    Example: with `languages: {en: en-US, es: es-ES}`, write `title: {en: …, es: …}`.""",
)
EVERY_LANGUAGE_IS_PRESENT = Rule(
    "every-language-is-present",
    "error",
    """Every article has its text in every language of the journal.

    Why it matters: readers of the missing language find nothing.

    Example: content/articles/first-letter/ holds en.md and es.md.""",
)
SLUGS_ARE_PLAIN = Rule(
    "slugs-are-plain",
    "error",
    """The folder of an article is named with lower-case ASCII letters, digits and hyphens.

    Why it matters: the name becomes part of web addresses, which must never change or break.

    Example: `primera-carta`, not `Primera carta (última)`.""",
)
ISSUES_LIST_ARTICLES_ONCE = Rule(
    "issues-list-articles-once",
    "error",
    """An issue lists articles that exist, and each article stands in one place of one issue.

    Why it matters: an article listed twice has two tables of contents and one of them is wrong.

    Example: remove the second `- first-letter`.""",
)
REFERENCES_ARE_READABLE = Rule(
    "references-are-readable",
    "error",
    """Each entry of the reference file has an id of its own and fields of the right shape.

    Why it matters: a reference that cannot be read cannot be cited, nor found by readers.

    Example: `author: [{family: Smith, given: J. A.}]`, `issued: 2020-03`.""",
)
REFERENCE_FIELDS_ARE_KNOWN = Rule(
    "reference-fields-are-known",
    "warning",
    """References use the names of fields and types that CSL defines.

    Why it matters: a field under another name is not printed.

    Example: `container-title: Reumatol Clin`, not `journal: Reumatol Clin`.""",
)
ONE_REFERENCE_FILE = Rule(
    "one-reference-file-an-article",
    "error",
    """An article has one file of references.

    Why it matters: with two, nobody knows which of them counts.

    Example: keep references.yaml, or say `bibliography: references.bib` in article.yaml.""",
)

RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
