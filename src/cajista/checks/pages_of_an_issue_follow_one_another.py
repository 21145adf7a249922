"""The articles of an issue follow one another page by page: none overlap, none is out of order, no page is left over.

Pages that are blank or hold advertisements are listed in the issue's file, as `blank_pages: [123, 130-132]`. Articles
with numbers instead of pages (e12) are passed over. That one article begins on the page on which another ends is
only mentioned.

Why it matters: the pages are how articles are cited and found; two articles on one page, or a page of none, is mostly
a slip in one of the numbers.

Example: 120–121 and 121–125 share page 121; 120–121 and 123–125 leave page 122 over.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..findings import Message, Severity, message
from ..model.article import Issue
from . import Desk, Entry, Mistake, Proof, entries_of

SEVERITY: Severity = "error"
_MOST_NAMED = 3  # stretches of pages in one message


class _Placed(NamedTuple):
    entry: Entry
    first: int
    last: int


def check_article(proof: Proof) -> Iterator[Mistake]:
    """A last page before the first."""
    told = set()
    for entry in entries_of(proof):
        first, last = entry.first_page, entry.last_page
        for page in (first, last):
            if page.value and page.span not in told and not _is_page(page.value, first.value):
                told.add(page.span)
                what = message("“{value}” is not a page.", value=page.value)
                yield Mistake(what, page.span, message("Write it as it is printed."), entry.language)
        is_range = first.value.isdigit() and last.value.isdigit()
        if is_range and int(last.value) < int(first.value) and last.span not in told:
            told.add(last.span)
            what = message(
                "The last page, {last}, comes before the first, {first}.", last=last.value, first=first.value
            )
            yield Mistake(what, last.span, message("Write both in full: 120, 125."), entry.language)


def _is_page(value: str, first: str) -> bool:
    """Whether a value can be a page: a number, perhaps with letters, which the last has if the first has them."""
    return bool(_PAGE.fullmatch(value)) and (
        value.isdigit() or not first.isdigit() or value.startswith(first)
    )


_PAGE = re.compile(r"(?:[A-Za-z]{1,6}[ .-]?)?\d+(?:[ .-]?[A-Za-z]+\d*)?|[ivxlcdm]+|[IVXLCDM]+")


def check_journal(entries: Sequence[Entry], desk: Desk) -> Iterator[Mistake]:
    """The pages of each issue, in each language."""
    told: set[tuple[object, str]] = set()
    by_place = {(entry.slug, entry.language): entry for entry in entries}
    for issue in desk.journal.issues:
        for language in desk.journal.facts.languages:
            slugs = [slug for section in issue.facts.sections for slug in section.articles]
            listed = [by_place[slug, language] for slug in slugs if (slug, language) in by_place]
            for mistake in _in_issue(listed, issue, is_whole=len(listed) == len(slugs)):
                # What is stated once for all languages is said once.
                if (mistake.span, mistake.message.text) not in told:
                    told.add((mistake.span, mistake.message.text))
                    yield mistake
        yield from _wrong_blanks(issue)


def _in_issue(listed: Sequence[Entry], issue: Issue, *, is_whole: bool) -> Iterator[Mistake]:
    placed = [
        _Placed(entry, int(entry.first_page.value), max(int(entry.first_page.value), _last(entry)))
        for entry in listed
        if entry.first_page.value.isdigit()
    ]
    if placed:
        yield from (_without_pages(entry) for entry in listed if not entry.first_page.value)
    yield from _out_of_order(placed)
    in_order = sorted(placed, key=lambda one: (one.first, one.last))
    yield from _overlaps(in_order)
    if is_whole and all(entry.first_page.value for entry in listed):
        yield from _gaps(in_order, issue)


def _last(entry: Entry) -> int:
    return int(entry.last_page.value) if entry.last_page.value.isdigit() else 0


def _without_pages(entry: Entry) -> Mistake:
    what = message("This article has no pages; others of its issue have.")
    return _at(entry, what, message("Write first_page and last_page."), "warning")


def _out_of_order(placed: Sequence[_Placed]) -> Iterator[Mistake]:
    for one, following in pairwise(placed):
        if following.first < one.first:
            what = message(
                "This article begins on page {page}, before {slug}, which the issue lists before it.",
                page=following.first,
                slug=one.entry.slug,
            )
            yield _at(
                following.entry,
                what,
                message("Compare the pages, or the order in the issue's file."),
                "warning",
            )


def _overlaps(placed: Sequence[_Placed]) -> Iterator[Mistake]:
    """Articles on pages of another; `placed` by their first pages."""
    furthest: _Placed | None = None
    for one in placed:
        if furthest and one.first == furthest.last:
            what = message(
                "Page {page} is also the last of {slug}.", page=one.first, slug=furthest.entry.slug
            )
            yield _at(one.entry, what, message("If they share the page, all is well."), "info")
        elif furthest and one.first < furthest.last:
            what = message(
                "Pages {pages} belong to {slug} too.",
                pages=_range(one.first, min(one.last, furthest.last)),
                slug=furthest.entry.slug,
            )
            yield _at(one.entry, what, message("Compare the pages of both articles."))
        if furthest is None or one.last > furthest.last:
            furthest = one


def _gaps(placed: Sequence[_Placed], issue: Issue) -> Iterator[Mistake]:
    blank = {page for text in issue.facts.blank_pages for page in _pages(text)}
    end = placed[0].last if placed else 0
    before = placed[0] if placed else None
    for one in placed:
        left = [page for page in range(end + 1, one.first) if page not in blank]
        if left and before and not before.entry.last_page.value:
            what = message("This article has no last page; the next begins on page {page}.", page=one.first)
            hint = message("Write last_page; {page}, if it ends there.", page=one.first - 1)
            yield _at(before.entry, what, hint, "warning")
        elif left and (before is None or before.entry.last_page.value.isdigit()):
            what = message(
                "No article of the issue has the pages {pages}, before this one.", pages=_listed(left)
            )
            if len(left) == 1:
                what = message("No article of the issue has the page {page}, before this one.", page=left[0])
            hint = message(
                "If they are blank or hold advertisements, write {example} in {file}.",
                example=f"blank_pages: [{_listed(left).replace('–', '-')}]",
                file=issue.source.file,
            )
            yield _at(one.entry, what, hint, "warning")
        end, before = max(end, one.last), one


def _wrong_blanks(issue: Issue) -> Iterator[Mistake]:
    for at, text in enumerate(issue.facts.blank_pages):
        if not _pages(text):
            what = message("“{value}” is not a page.", value=text)
            yield Mistake(
                what, issue.source.at("blank_pages", at), message("Write 123, or 130-132 for several.")
            )


def _pages(text: str) -> range:
    """The pages that `123` or `130-132` means; none where it means none."""
    first, _, last = text.replace("–", "-").partition("-")
    if not first.strip().isdigit() or not (last or first).strip().isdigit():
        return range(0)
    return range(int(first), int(last or first) + 1)


def _listed(pages: Sequence[int]) -> str:
    """Pages as stretches: 122, 130–132."""
    stretches: list[tuple[int, int]] = []
    for page in pages:
        if stretches and stretches[-1][1] == page - 1:
            stretches[-1] = (stretches[-1][0], page)
        else:
            stretches.append((page, page))
    shown = ", ".join(_range(*one) for one in stretches[:_MOST_NAMED])
    return shown + (", …" if len(stretches) > _MOST_NAMED else "")


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _at(entry: Entry, what: Message, hint: Message, severity: Severity | None = None) -> Mistake:
    return Mistake(what, entry.first_page.span, hint, entry.language, severity=severity, article=entry.slug)
