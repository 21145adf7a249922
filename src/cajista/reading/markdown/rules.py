"""The rules of the dialect: what should be true of a Markdown text as typed."""

from ...rules import Rule

HTML_IS_NOT_USED = Rule(
    "html-is-not-used",
    "error",
    """A text has no HTML tags.

Why it matters: the same text becomes a web page, a PDF, JATS XML and plain text. Tags are understood by the
first only, so they are left out everywhere; the words between them stay.

Example: write `H~2~O`, not `H<sub>2</sub>O`; `*in vitro*`, not `<i>in vitro</i>`. A sign that is
no tag is nothing to worry about: `p<.05` and `<5 mg` are set as they stand. Comments, `<!-- … -->`, are
passed over.""",
)
COMMENTS_ARE_CLOSED = Rule(
    "comments-are-closed",
    "error",
    """Every comment that begins with `<!--` ends with `-->`.

Why it matters: a comment without an end could take the rest of the text with it; it is printed instead, so
that nothing is lost unseen.

Example: `<!-- to be checked -->`""",
)
LATEX_IS_IN_MATHEMATICS = Rule(
    "latex-is-in-mathematics",
    "warning",
    r"""LaTeX commands stand only within `$…$` and `$$…$$`.

Why it matters: outside mathematics a command such as `\textit{…}` or `\ref{…}` is printed as it stands.

Example: write `*in vitro*` for `\textit{in vitro}`, `@fig:flow` for `\ref{fig:flow}`.""",
)
FOOTNOTES_ARE_DEFINED = Rule(
    "footnotes-are-defined",
    "error",
    """Every footnote that the text mentions has its words.

Why it matters: a mark that leads nowhere leaves the reader looking for a note.

Example: `…of the study.[^1]` needs `[^1]: Its words.` on a line of its own, anywhere in the file.""",
)
FOOTNOTES_ARE_MENTIONED = Rule(
    "footnotes-are-mentioned",
    "error",
    """Every footnote is mentioned in the text.

Why it matters: a note that nothing points to has no place on any page, and is not printed.

Example: put `[^1]` where the note belongs, or take the line `[^1]: …` out.""",
)
FOOTNOTE_LABELS_ARE_UNIQUE = Rule(
    "footnote-labels-are-unique",
    "error",
    """No two footnotes have the same label.

Why it matters: a mention can lead to only one of them; the others are not printed.

Example: `[^1]: …` twice in one file: call the second `[^2]: …`, and mention it so.""",
)
FOOTNOTES_STAND_IN_THE_BODY = Rule(
    "footnotes-stand-in-the-body",
    "error",
    """Titles and keywords have no footnotes.

Why it matters: they are shown in lists, indexes and windows, where a note has no foot of a page to stand at.

Example: put what the note says into the text, or under the declarations.""",
)
IDS_ARE_UNIQUE = Rule(
    "ids-are-unique",
    "error",
    """No two things in an article have the same id.

Why it matters: a cross-reference could mean either, and a link can lead to only one.

Example: two figures with `{#fig:flow}`: call the second `{#fig:survival}`.""",
)
IDS_FIT_THEIR_KIND = Rule(
    "ids-fit-their-kind",
    "error",
    """Ids begin with the kind of what they name: `fig:`, `tbl:`, `eq:` or `sec:`.

Why it matters: `@fig:flow` in the text becomes "Figure 2" or "Table 2" by that beginning.

Example: `![Flow of patients.](figures/flow.svg){#fig:flow}`, `Table: Doses. {#tbl:doses}`""",
)
CITATIONS_ARE_WELL_FORMED = Rule(
    "citations-are-well-formed",
    "error",
    """Citations are written `[@key]`, `[@one; @two]`, `[see @key, p. 3]`.

Why it matters: brackets that are not written so are not taken for citations, or as others than were meant.

Example: `[@smith2020; @perez2021]`, with a semicolon, not a comma.""",
)
ATTRIBUTES_ARE_KNOWN = Rule(
    "attributes-are-known",
    "warning",
    """Attributes have names that the program knows, and values that they can have.

Why it matters: what is misspelt has no effect, and nobody sees why.

Example: a figure can have `#fig:id`, `alt="…"`, `width=60%` and `span=page`; a table `#tbl:id` and
`span=page`; an equation `#eq:id`; a heading `#sec:id`; words in brackets
`.smallcaps`, `.underline` or `lang=la`.""",
)
ATTRIBUTES_ARE_WELL_FORMED = Rule(
    "attributes-are-well-formed",
    "error",
    """Attributes are written `{#fig:flow alt="…" width=100%}`.

Why it matters: what cannot be read as attributes is printed as text.

Example: parted by spaces, not commas; quotation marks around values with spaces; braces closed.""",
)
ATTRIBUTES_BELONG_TO_SOMETHING = Rule(
    "attributes-belong-to-something",
    "error",
    """Attributes stand directly after what they belong to.

Why it matters: anywhere else they are printed as text.

Example: `## Methods {#sec:methods}`, `![Caption.](figures/flow.svg){#fig:flow}`""",
)
CODE_IS_CLOSED = Rule(
    "code-is-closed",
    "error",
    """Program text that begins with ``` ends with ``` on a line of its own.

Why it matters: without its end, the rest of the article is set as program text.

Example: three grave accents on the line before the program, and three on the line after it.""",
)
CODE_BEGINS_A_LINE = Rule(
    "code-begins-a-line",
    "warning",
    """Program text begins on the line after ```; behind the mark stands no more than the name of its language.

Why it matters: what else stands there would be lost; it is set as the first line of the program.

Example: ```` ```r ````, and `library(meta)` on the next line, not ```` ```r library(meta) ````.""",
)
EQUATIONS_ARE_CLOSED = Rule(
    "equations-are-closed",
    "error",
    """Every equation that begins with `$$` ends with `$$`, with no blank line within.

Why it matters: without its end, the formula is printed as typed.

Example: `$$ E = m c^2 $$ {#eq:energy}`""",
)
EQUATIONS_STAND_ALONE = Rule(
    "equations-stand-alone",
    "warning",
    """A displayed equation, `$$ … $$`, stands on lines of its own.

Why it matters: within a line of text it is set as part of the line, and cannot be numbered.

Example: write `$E = m c^2$` within a sentence.""",
)
HEADINGS_START_AT_LEVEL_TWO = Rule(
    "headings-start-at-level-two",
    "warning",
    """The headings of the text begin with `##`.

Why it matters: `#` would be the title of the article, which is stated at the top of the file, under `title`.

Example: `## Methods`, and `### Patients` below it.""",
)
HEADINGS_HAVE_WORDS = Rule(
    "headings-have-words",
    "error",
    """Every heading has words.

Why it matters: an empty heading is a gap on the page and an entry without a name in the list of contents.

Example: `## Methods`""",
)
TABLE_ROWS_FIT_THEIR_HEADER = Rule(
    "table-rows-fit-their-header",
    "error",
    r"""Every row of a table has as many cells as its header.

Why it matters: a bar too many or too few puts every value after it under the wrong heading.

Example: a bar within a cell is written `\|`.""",
)
LINKS_ARE_DEFINED = Rule(
    "links-are-defined",
    "warning",
    """A link in the form `[words][name]` has its address, `[name]: https://…`, in the same file.

Why it matters: without it the brackets are printed as typed.

Example: `[the guideline](https://guideline.example/)` has its address at once.""",
)
LINK_DEFINITIONS_ARE_USED = Rule(
    "link-definitions-are-used",
    "warning",
    """Every address `[name]: https://…` is used by a link, and stated once.

Why it matters: a line of this form is not printed; if no link uses it, what it says is lost.

Example: `[the guideline][name]`""",
)
IMAGE_PATHS_ARE_RELATIVE = Rule(
    "image-paths-are-relative",
    "error",
    """The path of an image is relative to the article's folder and stays within it.

Why it matters: the article has to be whole on any computer, and the pages ask nothing of other sites.

Example: `figures/flow.svg`, not `/home/ana/flow.svg`, `../flow.svg` or `https://…`""",
)
IMAGES_STATE_A_PATH = Rule(
    "images-state-a-path",
    "error",
    """Every image states its file.

Why it matters: without it there is nothing to show.

Example: `![Flow of patients.](figures/flow.svg)`""",
)
FIGURES_STAND_ALONE = Rule(
    "figures-stand-alone",
    "warning",
    """A figure stands in a paragraph of its own.

Why it matters: an image in a line of text has no caption and no number; what else it states has no effect.

Example: leave a blank line before and after `![Caption.](figures/flow.svg){#fig:flow}`.""",
)
CAPTIONS_BELONG_TO_SOMETHING = Rule(
    "captions-belong-to-something",
    "warning",
    """A line that starts with `Table:` or `Figure:` stands directly before its table or image.

Why it matters: anywhere else it is set as a paragraph, and the table or figure goes without caption.

Example: `Table: Doses by weight. {#tbl:doses}`, a blank line, then the table.""",
)
CAPTIONS_ARE_SINGLE = Rule(
    "captions-are-single",
    "warning",
    """A figure has one caption.

Why it matters: with words in the brackets, in a `Figure:` line and as a title after the path, none is
sure to be meant.

Example: `![Flow of patients.](figures/flow.svg){#fig:flow alt="Twelve of twenty remained."}`""",
)
NESTING_IS_SHALLOW = Rule(
    "nesting-is-shallow",
    "error",
    """Lists and quotations are not nested dozens of levels deep.

Why it matters: what lies deeper than the program reads is not printed.

Example: three levels of a list are as many as a reader can follow.""",
)
ALLOWANCES_GIVE_REASONS = Rule(
    "allowances-give-reasons",
    "error",
    """A comment that silences a finding names the rule and says why.

Why it matters: whoever meets the sentence next has to know that it was looked at, and what was found.

Example: `<!-- cajista: allow every-reference-is-cited because the trial is named in the figure -->`""",
)

RULES = tuple(rule for rule in list(globals().values()) if isinstance(rule, Rule))
