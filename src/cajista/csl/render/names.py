"""`<names>`: lists of names, et-al, labels, substitution ("Names")."""

import re

from cajista.euphony import conjunction_before

from ..items import Person
from ..output.blob import Blob, Kids, run, text_of
from ..style.nodes import PLAIN, EtAl, Names, TextTerm
from .context import SUBSEQUENT, Context, SeenNames
from .labels import label_blob
from .nameoptions import NameOptions, options_of
from .nameparts import person_blob

_PAIRS = {"editor translator": "editortranslator", "translator editor": "editortranslator"}
# Scripts that put spaces around a word; the Hebrew conjunction vav is written with the next one.
_SPACED = re.compile(
    "[a-zA-Z\u00c0-\u02af\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u06ff\u0e00-\u0e7f\u1e00-\u1fff]"
)
_DEFAULT_ET_AL = EtAl("et-al", PLAIN)


def render_names(node: Names, context: Context) -> Blob | None:
    """The names of every variable listed, or the first substitute that leaves something."""
    node = _inherit(node, context)
    context.called = True
    suppress = context.cite is not None and context.cite.suppress_author
    if (context.omit_names or suppress) and not context.names_done and context.run.kind == "citation":
        context.names_done = True
        return None
    blob = _own(node, context)
    if blob is None:
        return _substitute(node, context) if node.substitute else None
    context.filled = True
    return blob.dress(node.look)


def _inherit(node: Names, context: Context) -> Names:
    """Within `<substitute>`, `<names>` without children is set as the one around it."""
    parent = context.parent_names
    if parent is None or node.name or node.label or node.et_al:
        return node
    return Names(
        node.variables,
        node.look if node.look is not PLAIN else parent.look,
        node.delimiter if node.delimiter is not None else parent.delimiter,
        parent.name,
        parent.et_al,
        parent.label,
        parent.label_first,
        node.substitute,
        parent.institution,
    )


def _substitute(node: Names, context: Context) -> Blob | None:
    """The first substitute that leaves something; its variables are then used up ("Substitute")."""
    parent, substituting = context.parent_names, context.substituting
    context.parent_names, context.substituting = node, True
    try:
        for candidate in node.substitute:
            suppressed = context.suppressed
            blob = context.render(candidate, context)
            if blob is not None:
                return _remembered(blob, context)
            context.suppressed = suppressed
            if isinstance(candidate, TextTerm) and context.locale.find(candidate.term, candidate.form):
                return None
        return None
    finally:
        context.parent_names, context.substituting = parent, substituting


def _remembered(blob: Blob, context: Context) -> Blob:
    """A substitute counts as the names of the entry or cite where these are compared."""
    if context.first_names is None and _has_variable(blob):
        inner = Blob(blob.kids, blob.delimiter)
        context.first_names = [inner]
        blob.kids, blob.delimiter = [inner], ""
    return blob


def _has_variable(blob: Blob) -> bool:
    """Whether there is more in a run than terms and words of the style."""
    return bool(blob.label) or any(isinstance(kid, Blob) and _has_variable(kid) for kid in blob.kids)


def _own(node: Names, context: Context) -> Blob | None:
    options = options_of(node.name, context)
    lists = _lists(node, context)
    if not lists:
        return None
    if options.form == "count":
        return _count(lists, options, context)
    kids: Kids = []
    first, lists_set = context.first_names is None, []
    for label_term, variable, persons in lists:
        names, whole = _variable(node, options, label_term, variable, persons, context)
        lists_set.append(names)
        kids.append(whole)
    if not kids:
        return None
    blob = Blob(kids, _names_delimiter(node, context))
    if first:
        context.first_names = lists_set
    return blob


def _lists(node: Names, context: Context) -> list[tuple[str, str, tuple[Person, ...]]]:
    """(term for the label, variable, names) of every list to set; editor and translator that are
    the same people are set once under a shared label."""
    found = [
        (variable, variable, context.item.names[variable])
        for variable in node.variables
        if variable in context.item.names and variable not in context.suppressed
    ]
    if context.substituting:
        context.suppressed = context.suppressed.union(variable for _, variable, _ in found)
    combined = _PAIRS.get(" ".join(variable for _, variable, _ in found), "")
    if combined and found[0][2] == found[1][2] and context.locale.term(combined):
        return [(combined, found[0][1], found[0][2])]
    return found


def _names_delimiter(node: Names, context: Context) -> str:
    if node.delimiter is not None:
        return node.delimiter
    run_ = context.run
    for options in (run_.area.options, run_.style.options):
        if "names-delimiter" in options:
            return options["names-delimiter"]
    return ""


def _count(
    lists: list[tuple[str, str, tuple[Person, ...]]], options: NameOptions, context: Context
) -> Blob | None:
    total = 0
    for _, _, persons in lists:
        shown, cut = _shown(len(persons), options, context, 0)
        total += shown if cut else len(persons)
    return run(str(total)) if total else None


def _variable(
    node: Names,
    options: NameOptions,
    term: str,
    variable: str,
    persons: tuple[Person, ...],
    context: Context,
) -> tuple[Blob, Blob]:
    """A list of names, and the same with its label."""
    index = context.names_index
    context.names_index += 1
    blob = _list(node, options, variable, persons, index, context)
    blob.label = variable
    if node.label is None or context.run.kind == "sort":
        return blob, blob
    plural = node.label.plural == "always" or (
        node.label.plural == "contextual" and (len(persons) > 1 or variable in context.item.others)
    )
    label = label_blob(node.label, term, plural, context)
    if label is None:
        return blob, blob
    return blob, Blob([label, blob] if node.label_first else [blob, label])


def _shown(total: int, options: NameOptions, context: Context, index: int) -> tuple[int, bool]:
    """How many names are set, and whether the list is cut there."""
    cite = context.cite
    subsequent = cite is not None and cite.position >= SUBSEQUENT and context.run.kind == "citation"
    least = options.subsequent_min if subsequent else options.min
    first = options.subsequent_use_first if subsequent else options.use_first
    if not least or not first or total < least or first >= total:
        return total, False
    if options.use_last:
        first = min(first, max(least - 2, 1))  # the ellipsis stands for two names at least
    added = context.state.added
    if index < len(added) and context.run.kind != "sort":
        first = max(first, added[index])
    return (first, True) if first < total else (total, False)


def _list(
    node: Names,
    options: NameOptions,
    variable: str,
    persons: tuple[Person, ...],
    index: int,
    context: Context,
) -> Blob:
    shown, cut = _shown(len(persons), options, context, index)
    context.names_seen.append(_seen(variable, persons, shown, options))
    levels = context.state.levels if context.run.kind != "sort" else ()
    level = levels[index] if index < len(levels) else ()
    inverted = [
        not person.literal
        and (options.sort_order == "all" or (options.sort_order == "first" and position == 0))
        for position, person in enumerate(persons)
    ]

    look = node.name.look if node.name else PLAIN

    def one(position: int) -> Blob:
        own = level[position] if position < len(level) else 0
        blob = person_blob(persons[position], options, node.name, inverted[position], own)
        return blob if look is PLAIN else Blob([blob]).dress(look)

    blobs: Kids = [one(position) for position in range(shown)]
    if context.first_names is None and context.run.kind == "bibliography":
        context.first_persons += blobs
    incomplete = variable in context.item.others
    if cut and options.use_last and not incomplete and shown < len(persons) - 1:
        ellipsis = f"{options.delimiter}… " if shown > 1 else " … "
        return Blob([Blob(blobs, options.delimiter), one(len(persons) - 1)], ellipsis)
    if cut or incomplete:
        return _with_et_al(blobs, options, inverted[:shown], node, context)
    if shown > 1 and options.and_:
        return _with_and(blobs, options, inverted, context)
    return Blob(blobs, options.delimiter)


def _with_et_al(
    blobs: Kids, options: NameOptions, inverted: list[bool], node: Names, context: Context
) -> Blob:
    """A list that is cut, or known to be incomplete; for sorting the names alone count."""
    et_al = None if context.run.kind == "sort" else _et_al(node, context)
    body = Blob(blobs, options.delimiter)
    if et_al is None:
        return body
    gap = _precedes(options.precedes_et_al, len(blobs), inverted)
    space = " " if _SPACED.match(text_of(et_al)) else ""
    return Blob([body, et_al], options.delimiter if gap else space)


def _seen(variable: str, persons: tuple[Person, ...], shown: int, options: NameOptions) -> SeenNames:
    initials = options.initialize_with is not None and options.initialize
    level = 0 if options.form == "short" else (1 if initials else 2)
    return SeenNames(variable, persons, shown, level, initials)


def _et_al(node: Names, context: Context) -> Blob | None:
    et_al = node.et_al or _DEFAULT_ET_AL
    text = context.locale.term(et_al.term)
    return run(text).dress(et_al.look) if text else None


def _precedes(rule: str, shown: int, inverted: list[bool]) -> bool:
    """Whether the delimiter stands before the last name or et-al."""
    if rule == "always":
        return True
    if rule == "after-inverted-name":
        return bool(inverted) and inverted[-1]
    return rule == "contextual" and shown > 1


def _with_and(blobs: Kids, options: NameOptions, inverted: list[bool], context: Context) -> Blob:
    """The last name joined by "and", whose spaces its own script decides on."""
    word = "&" if options.and_ == "symbol" else context.locale.term("and")
    if word and context.locale.conjunctions:
        word = conjunction_before(word, text_of(blobs[-1]), context.locale.conjunctions)
    before = blobs[:-1]
    gap = _precedes(options.precedes_last, len(before), inverted[: len(before)])
    body = Blob(before, options.delimiter)
    if not _SPACED.match(word) and word != "&":
        joiner = f"{options.delimiter if gap else ''}{word}"
    elif gap:
        space = "" if options.delimiter[-1:].isspace() else " "
        joiner = f"{options.delimiter}{space}{word} "
    else:
        joiner = f" {word} "
    return Blob([body, blobs[-1]], joiner)


__all__ = ["render_names", "text_of"]
