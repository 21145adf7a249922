"""Checking: articles read, held against every rule, and the verdict kept until something changes."""

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from . import checks
from .building.choosing import chosen_slugs
from .building.digests import Digests, program_digest
from .building.inputs import seen_of_issues, shared_sources
from .building.order import UNREADABLE
from .building.outcome import Outcome
from .building.sharing import for_each
from .building.store import Store
from .checks import Entry, Proof
from .errors import CajistaError, failure_of
from .findings import Finding, Findings, message, settled
from .i18n.recorded import recorded_translations
from .manual import all_rules, rules_of_builds
from .model.article import Allowance, Article
from .outputs.formulas import unreadable
from .reading.article import read_article
from .reading.journal import ARTICLES, article_slugs
from .reading.suggestions import did_you_mean, nearest
from .reporting.rows import Row, rows_of
from .shop import Shop, open_shop

_KIND = "verdict"


@dataclass(frozen=True, slots=True)
class Checked:
    """An article read and checked; `proof` is None where it cannot be read."""

    proof: Proof | None
    findings: list[Finding]


class Verdict(NamedTuple):
    """What is said of one article, and what rules about the whole journal need to know of it."""

    findings: list[Finding]
    entries: Sequence[Entry] = ()
    rows: Sequence[Row] = ()  # where something was found
    failure: CajistaError | None = None


def checked(project: Path, shop: Shop, slug: str, languages: Sequence[str] = ()) -> Checked:
    """An article read and checked, in some languages or in all that it has."""
    article, findings = read_article(project, slug, shop.journal)
    if article is None:
        return Checked(None, list(findings))
    wanted = tuple(language for language in languages or article.versions if language in article.versions)
    translations = recorded_translations(project, article, findings)
    proof = Proof(article, shop.desk, shop.resolver.resolve, wanted, translations)
    return Checked(proof, [*findings, *checks.check(proof)])


def check(project: Path, cache: Path, slugs: Sequence[str] = (), jobs: int = 0) -> Outcome:
    """Reads and checks articles; those that are as they were when last checked are not read again.

    `cache` is a folder that may be emptied at any time; `jobs` how many processes share the work (0:
    one a processor).

    Raises:
        UsageError: the journal cannot be used, or an article that was asked for does not exist.
    """
    _shop_at.cache_clear()  # this process may have checked the journal before, as it was then
    shop = _shop_at(project, cache)
    findings = Findings()
    findings.extend(shop.findings)
    chosen = chosen_slugs(article_slugs(project, findings), slugs)
    store = Store(cache)
    keys = _keys(project, shop, store, chosen)
    kept = store.all(_KIND)
    verdicts = {slug: verdict for slug in chosen if (verdict := _recalled(kept.get(slug), keys[slug]))}
    known = len(verdicts)
    fresh = _verdicts(project, cache, [slug for slug in chosen if slug not in verdicts], jobs)
    gone = set(kept) - set(chosen) if not slugs else set()
    store.keep(_KIND, {slug: _noted(keys[slug], verdict) for slug, verdict in fresh.items()}, gone)
    verdicts |= fresh
    for slug in chosen:
        findings.extend(verdicts[slug].findings)
    if not slugs:
        entries = [entry for slug in chosen for entry in verdicts[slug].entries]
        findings.extend(checks.check_journal(entries, shop.desk))
    failed = {slug: one.failure for slug, one in verdicts.items() if one.failure}
    rows = {slug: one.rows for slug, one in verdicts.items() if one.rows}
    settled_ones = settled(findings, shop.journal.facts.checks)
    return Outcome(settled_ones, failed=failed, rows=rows, articles=len(chosen), known=known)


def _keys(project: Path, shop: Shop, store: Store, slugs: Iterable[str]) -> dict[str, str]:
    """What tells whether an article and all that it is checked with is as it was."""
    digests = Digests(store, project)
    common = f"{program_digest()} {digests.of(*shared_sources(project))} {shop.desk.today}"
    keys = {}
    for slug in slugs:
        of_issues = seen_of_issues(shop.journal, slug)
        keys[slug] = f"{common} {digests.of(f'{ARTICLES}/{slug}')} {of_issues}"
    digests.keep()
    return keys


def _verdicts(project: Path, cache: Path, slugs: Sequence[str], jobs: int) -> dict[str, Verdict]:
    """Verdicts on articles, by several processes where there are many."""
    checks.modules()  # loaded once, before processes part
    return for_each(verdict_on, {slug: (project, slug, cache) for slug in slugs}, jobs, _shop_at.cache_clear)


def verdict_on(project: Path, slug: str, cache: Path | None = None) -> Verdict:
    """What is said of an article; whatever goes wrong within it stays within it."""
    try:
        shop = _shop_at(project, cache)
        one = checked(project, shop, slug)
        if one.proof is None:
            return Verdict(one.findings, failure=UNREADABLE)
        article = one.proof.article
        found = [*one.findings, *unreadable(article)]  # builds find these where they set them
        tried = set(all_rules()) - rules_of_builds()
        findings = settled(not_allowed(found, article, tried), shop.journal.facts.checks)
        return Verdict(findings, list(checks.entries_of(one.proof)), rows_of(one.proof) if findings else ())
    except Exception as error:  # a fault of ours, or an error of this article's, must not stop the others
        return Verdict([], failure=failure_of(error))


ALLOWANCES_ARE_NEEDED = "allowances-are-needed"


def not_allowed(findings: Iterable[Finding], article: Article, tried: Container[str]) -> Iterator[Finding]:
    """The findings less those that a comment allows, and the comments that allow nothing, of the rules tried."""
    allowances = article.every_allowance
    used: set[Allowance] = set()
    for finding in findings:
        allowing = [one for one in allowances if _allows(one, finding)]
        used.update(allowing)
        if not allowing:
            yield finding
    for one in allowances:
        if one.rule not in all_rules():
            what, near = message("There is no rule {rule}.", rule=one.rule), nearest(one.rule, all_rules())
            hint = did_you_mean(near) if near else None
        elif one.rule in tried and one not in used:
            what = message("Nothing here goes against {rule} any more.", rule=one.rule)
            hint = message("Take the comment out.")
        else:
            continue
        yield Finding(ALLOWANCES_ARE_NEEDED, "warning", what, one.span, hint, article.slug)


def _allows(one: Allowance, finding: Finding) -> bool:
    return (
        one.rule == finding.rule
        and one.span.file == finding.span.file
        and one.line_from <= finding.span.line <= one.line_to
    )


@lru_cache(maxsize=1)
def _shop_at(project: Path, cache: Path | None) -> Shop:
    return open_shop(project, cache)


def _noted(key: str, verdict: Verdict) -> str:
    failure = verdict.failure.to_plain() if verdict.failure else None
    return json.dumps(
        [key, [one.to_plain() for one in verdict.findings], verdict.entries, verdict.rows, failure]
    )


def _recalled(note: str | None, key: str) -> Verdict | None:
    """The verdict noted under a key; None where another was, or none."""
    if note is None or not note.startswith(json.dumps([key])[:-1]):
        return None
    _, findings, entries, rows, failure = json.loads(note)
    return Verdict(
        [Finding.from_plain(one) for one in findings],
        [Entry.from_plain(one) for one in entries],
        [Row.from_plain(one) for one in rows],
        CajistaError.from_plain(failure) if failure else None,
    )
