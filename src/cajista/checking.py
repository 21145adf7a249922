"""Checking: articles read, held against every rule, and the verdict kept until something changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import checks
from .building.allowing import not_allowed, not_allowed_in
from .building.choosing import chosen_slugs
from .building.digests import Digests, program_digest
from .building.inputs import seen_of_issues, shared_sources
from .building.order import UNREADABLE
from .building.outcome import Outcome
from .building.sharing import for_each
from .building.store import Store
from .building.verdicts import Verdict, Verdicts
from .checks import Proof
from .errors import failure_of
from .findings import Finding, Findings, settled
from .hashing import digest_of
from .i18n.recorded import recorded_translations
from .manual import all_rules, rules_of_builds
from .outputs.formulas import unreadable
from .reading.article import read_article
from .reading.journal import ARTICLES, ISSUES, article_slugs
from .reporting.rows import rows_of
from .shop import Shop, open_shop


@dataclass(frozen=True, slots=True)
class Checked:
    """An article read and checked; `proof` is None where it cannot be read."""

    proof: Proof | None
    findings: list[Finding]


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
    digests = Digests(store, project)
    common = f"{program_digest()} {digests.of(*shared_sources(project))} {shop.desk.today}"
    keys = {
        slug: digest_of(common, digests.of(f"{ARTICLES}/{slug}"), seen_of_issues(shop.journal, slug))
        for slug in chosen
    }
    kept = Verdicts(store)
    known = kept.known(keys)
    fresh = _verdicts(project, cache, [slug for slug in chosen if slug not in known], jobs)
    lines = known | kept.keep(keys, fresh)
    said = dict(kept.said([slug for slug, line in known.items() if line.has_something])) | fresh
    own = [finding for one in said.values() for finding in one.findings]
    if not slugs:
        kept.forget_others(chosen)
        key = digest_of(common, digests.of(ISSUES), [(slug, lines[slug].entries) for slug in chosen])
        findings.extend(_of_the_journal(shop, kept, key, known, fresh))
    digests.keep()
    failed = {slug: one.failure for slug, one in said.items() if one.failure}
    rows = {slug: one.rows for slug, one in said.items() if one.rows}
    others = not_allowed_in(project, findings, own, is_whole=not slugs)
    return Outcome(
        settled(others, shop.journal.facts.checks),
        failed=failed,
        rows=rows,
        articles=len(chosen),
        known=len(known),
    )


def _of_the_journal(
    shop: Shop, kept: Verdicts, key: str, known: Iterable[str], fresh: Mapping[str, Verdict]
) -> list[Finding]:
    """What is found where all articles are held together; found before, where what they are held by is as it was."""
    if (found := kept.of_all(key)) is None:
        by_slug = dict(kept.entries(list(known))) | {slug: one.entries for slug, one in fresh.items()}
        entries = [entry for slug in sorted(by_slug) for entry in by_slug[slug]]
        found = list(checks.check_journal(entries, shop.desk))
        kept.keep_of_all(key, found)
    return found


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


@lru_cache(maxsize=1)
def _shop_at(project: Path, cache: Path | None) -> Shop:
    return open_shop(project, cache)
