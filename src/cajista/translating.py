"""How the translations of a journal stand, and confirming them. What did not change is not read again."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .building.choosing import chosen_slugs
from .building.digests import Digests, program_digest
from .building.sharing import for_each
from .building.store import Store
from .errors import UsageError
from .findings import Findings, message
from .i18n.states import OUTDATED, State
from .i18n.tally import Tally

if TYPE_CHECKING:
    from .i18n.memory import Confirmed
    from .i18n.open_passages import OpenPassage
    from .i18n.standing_of import Translation
    from .model.article import Journal

ARTICLES, JOURNAL = "content/articles", "content/journal.yaml"
_KIND = "translations"


class Confirmation(NamedTuple):
    """What was confirmed of a translation: how many segments, by the states they were in; and what was not.

    Where a text cannot be read, `is_read` is false and nothing was confirmed.
    """

    slug: str
    language: str
    file: str
    counts: Mapping[State, int]
    left: Mapping[State, int]
    is_read: bool = True


def tallies(
    project: Path, cache: Path, slugs: Sequence[str] = (), languages: Sequence[str] = (), jobs: int = 0
) -> list[Tally]:
    """How the translations of a journal, of some articles or into some languages stand.

    `cache` is a folder that may be emptied at any time; `jobs` how many processes share the work.

    Raises:
        UsageError: the journal cannot be used, or an article or language that was asked for does not exist.
    """
    _journal.cache_clear()
    store = Store(cache)
    digests = Digests(store, project)
    kept = store.all(_KIND)
    common = f"{program_digest()} {digests.of(JOURNAL)}"
    codes = _codes(project, kept.get("", ""), common)
    _check_languages(languages, codes)
    chosen = _chosen(project, slugs)
    keys = {slug: f"{common} {digests.of(f'{ARTICLES}/{slug}')}" for slug in chosen}
    digests.keep()
    found = {slug: own for slug in chosen if (own := _recalled(kept.get(slug), keys[slug])) is not None}
    fresh = _counted(project, [slug for slug in chosen if slug not in found], jobs)
    notes = {slug: json.dumps([keys[slug], own]) for slug, own in fresh.items()}
    gone = set(kept) - {*chosen, ""} if not slugs else set()
    if notes or gone:
        store.keep(_KIND, {**notes, "": json.dumps([common, codes])}, gone)
    found |= fresh
    every = (one for slug in chosen for one in found[slug])
    return [one for one in every if not languages or not one.language or one.language in languages]


def _codes(project: Path, note: str, key: str) -> list[str]:
    """The journal's languages, as noted under a key, or read anew."""
    stated: tuple[str, list[str]] = json.loads(note) if note else ("", [])
    return stated[1] if stated[0] == key else list(_journal(project).facts.languages)


def _check_languages(languages: Iterable[str], codes: Sequence[str]) -> None:
    for language in languages:
        if language not in codes:
            what = message("{language} is not a language of the journal.", language=language)
            hint = message("The journal's languages are: {languages}.", languages=", ".join(codes))
            raise UsageError(what, hint)


def _chosen(project: Path, slugs: Sequence[str]) -> list[str]:
    from .reading.slugs import article_slugs

    return chosen_slugs(article_slugs(project, Findings()), slugs)


def _recalled(note: str | None, key: str) -> list[Tally] | None:
    """The tallies noted under a key; None where others were, or none."""
    if note is None or not note.startswith(json.dumps([key])[:-1]):
        return None
    return [Tally(*one) for one in json.loads(note)[1]]


def _counted(project: Path, slugs: Sequence[str], jobs: int) -> dict[str, list[Tally]]:
    return for_each(tallies_of, {slug: (project, slug) for slug in slugs}, jobs, _journal.cache_clear)


def tallies_of(project: Path, slug: str) -> list[Tally]:
    """How the translations of one article stand, read anew."""
    from .i18n.standing_of import read_translations

    found = read_translations(project, slug, _journal(project))
    read = [Tally(slug, one.language, one.source_language, dict(one.counts)) for one in found.read]
    return [*read, *(Tally(slug, language, "", {}, is_read=False) for language in found.unread)]


def passages_to_do(
    project: Path, found: Sequence[Tally], jobs: int = 0
) -> dict[tuple[str, str], list["OpenPassage"]]:
    """The passages that ask for work, by article and language, of the translations that were counted.

    Articles that have none are not read.

    Raises:
        UsageError: the journal cannot be used.
    """
    from .i18n.open_passages import LISTED

    wanted: dict[str, list[str]] = {}
    for one in found:
        if any(one.counts.get(state) for state in LISTED):
            wanted.setdefault(one.slug, []).append(one.language)
    arguments = {slug: (project, slug, languages) for slug, languages in wanted.items()}
    read = for_each(_passages_in, arguments, jobs, _journal.cache_clear)
    return {(slug, language): own for slug, parts in read.items() for language, own in parts}


def _passages_in(project: Path, slug: str, languages: Sequence[str]) -> list[tuple[str, list["OpenPassage"]]]:
    from .i18n.open_passages import open_passages
    from .i18n.standing_of import read_translations

    found = read_translations(project, slug, _journal(project), languages)
    return [(one.language, list(open_passages(one))) for one in found.read]


def confirm(
    project: Path,
    slugs: Sequence[str],
    languages: Sequence[str],
    *,
    state: "Confirmed" = "translated",
    only: Sequence[State] = (),
    by: str = "",
    at: str = "",
) -> list[Confirmation]:
    """Records that the translations of some articles, or of all, say what their sources say.

    What is missing, or translates nothing, stays so. `only` limits it to segments in some states. `by`
    and `at` say who confirms, and when.

    Raises:
        UsageError: the journal cannot be used, or an article or language that was asked for does not exist.
        CajistaError: a record cannot be written.
    """
    from .i18n.standing_of import read_translations

    _journal.cache_clear()
    journal = _journal(project)
    _check_languages(languages, list(journal.facts.languages))
    confirmations = []
    for slug in _chosen(project, slugs):
        found = read_translations(project, slug, journal, languages)
        confirmations += [_confirmed(project, one, state, only, by, at) for one in found.read]
        confirmations += [
            Confirmation(slug, language, "", {}, {}, is_read=False) for language in found.unread
        ]
    return confirmations


def _confirmed(
    project: Path, one: "Translation", state: "Confirmed", only: Sequence[State], by: str, at: str
) -> Confirmation:
    from .i18n.confirming import confirmed, to_confirm
    from .i18n.memory import written
    from .writing import write_whole

    chosen = to_confirm(one, reviewed=state == "reviewed", only=only)
    if chosen:
        records = confirmed(one.records, one.standings, chosen, state=state, by=by, at=at)
        write_whole(project / one.record_file, written(records).encode())
    counts = Counter(each.state for each in chosen)
    left = {name: count for name in OUTDATED if (count := one.counts[name] - counts[name])}
    return Confirmation(one.slug, one.language, one.record_file, counts, left)


@lru_cache(maxsize=1)
def _journal(project: Path) -> "Journal":
    """The journal's settings.

    Raises:
        UsageError: they cannot be read; the findings say why.
    """
    from .reading.journal import read_journal

    journal, findings = read_journal(project)
    if journal is None:
        from .shop import UnusableJournalError

        raise UnusableJournalError(list(findings))
    return journal
