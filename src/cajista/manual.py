"""Every rule of every stage, for `cajista explain`."""

from functools import cache

from .checks import modules as check_modules
from .checks import rules as check_rules
from .i18n.exchange.rules import RULES as EXCHANGE_RULES
from .rules import Rule

BUILD_RULES = (
    Rule(
        "every-interface-word-is-translated",
        "error",
        """Every word that pages and PDFs say is in the language's catalogue.

    Why it matters: readers would meet words of another language in the middle of the page.

    Example: add the missing entry to templates/locales/es.po.""",
    ),
    Rule(
        "catalogues-are-well-formed",
        "error",
        """Files of interface words are valid PO files.

    Why it matters: from the first mistake on, words are lost.

    Example: check the file with `msgfmt -c templates/locales/es.po`.""",
    ),
    Rule(
        "templates-are-sound",
        "error",
        """Templates and style sheets in the journal's own templates/ can be understood, and know only names that exist.

    Why it matters: with a broken template nothing can be set; browsers pass over a broken style in silence.

    Example: `{% if edition.subtitle %}` without `{% endif %}`.""",
    ),
    Rule(
        "the-citation-style-is-usable",
        "error",
        """The citation style that journal.yaml names exists and can be read.

    Why it matters: without it references are set in another style.

    Example: `style: nlm-citation-sequence`, or a file of that name in templates/csl/.""",
    ),
    Rule(
        "every-character-has-a-glyph",
        "warning",
        """Every character of a text is in the journal's typefaces.

    Why it matters: another face is put in its place, which shows, or an empty box.

    Example: write the character that was meant, or choose typefaces that have it.""",
    ),
)

CHECKING_RULES = (
    Rule(
        "formulas-are-readable",
        "error",
        """Every formula is LaTeX that can be set.

    Why it matters: otherwise readers see its source.

    Example: $\\frac{a}{b}$, not $\\frac{a}{b$.""",
    ),
    Rule(
        "allowances-are-needed",
        "warning",
        """A comment that allows what a rule forbids stands where the rule would object.

    Why it matters: one that outlives its reason would hide the next mistake.

    Example: take out `<!-- cajista: allow … -->` once the sentence after it has been mended.""",
    ),
    Rule(
        "translation-records-are-readable",
        "warning",
        """Every line of a translation record, `i18n/es.jsonl` for one, is as the program wrote it.

    Why it matters: a line that cannot be read is a segment of which nobody knows any more what it translates.

    Example: a line left by a merge, such as `<<<<<<< HEAD`; take it out.""",
    ),
)


def rules_of_builds() -> set[str]:
    """The rules that find something only when an article is set, or all articles are looked at together."""
    late = ("check_setting", "check_journal")
    modules = check_modules().items()
    return {rule.id for rule in BUILD_RULES} | {
        rule for rule, module in modules if any(hasattr(module, name) for name in late)
    }


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id."""
    from .reading import rules as reading
    from .reading.markdown import rules as markdown

    markdown_rules = (value for value in vars(markdown).values() if isinstance(value, Rule))
    every = (*reading.RULES, *markdown_rules, *check_rules(), *BUILD_RULES, *CHECKING_RULES, *EXCHANGE_RULES)
    return {rule.id: rule for rule in sorted(every, key=lambda rule: rule.id)}
