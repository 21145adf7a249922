"""The order of the stages: reading, checking, resolving, setting, writing. The only module that knows it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from .building.choosing import chosen_slugs
from .building.kept import Kept, Result
from .building.order import UNREADABLE, Made, Order
from .building.outcome import Outcome
from .building.workers import Workers
from .errors import UsageError, failure_of
from .findings import Findings, message
from .formats import FORMATS, SLOW
from .i18n.recorded import recorded_translations
from .locale import Locale
from .model.edition import Edition
from .model.inline import Text
from .outputs.setting import clear, set_edition
from .reading.article import read_article
from .reading.journal import article_slugs
from .shop import Shop, open_shop

__all__ = ["Order", "Outcome", "Progress", "build"]

Progress = Callable[[int, int, str], None]


def _guarded(made: Made, work: Callable[[Made], None]) -> Made:
    """What came of an article; whatever goes wrong within it stays within it."""
    try:
        work(made)
    except Exception as error:  # the article's own error, or a fault of ours: no other may suffer
        made.failure = failure_of(error)
        made.findings.extend(made.failure.findings)
    return made


def _as_draft(edition: Edition, locale: Locale) -> Edition:
    words = locale.say("Draft, not for publication.")
    return replace(edition, notice=(Text(f"{words} "), *edition.notice))


def build(order: Order, workers: Workers, progress: Progress = lambda done, of, what: None) -> Outcome:
    """Makes what is ordered and writes it. An article that fails keeps its earlier output and stops no other.

    `workers` set the formats that take long.
    """
    with workers:
        clear()
        shop = open_shop(order.project, order.output / ".cache", order.wording)
        findings = Findings()
        findings.extend(shop.findings)
        present = article_slugs(order.project, findings)
        chosen = chosen_slugs(present, order.slugs)
        _check_order(order, shop)
        kept = Kept(order, shop, present)
        begin = partial(_begun, shop, order, workers, kept)
        begun = [kept.article(slug) or _guarded(Made(slug), begin) for slug in chosen]
        for done, one in enumerate(begun, start=1):
            if not one.is_kept:
                _guarded(one, partial(_finished, order.is_whole))
            progress(done, len(begun), one.slug)
    from .building.publishing import publish

    return publish(begun, present, order, shop, findings, kept)


def _begun(shop: Shop, order: Order, workers: Workers, kept: Kept, made: Made) -> None:
    """An article read and resolved, its slow formats begun; then, beside these, checked and its quick ones made."""
    article, findings = read_article(order.project, made.slug, shop.journal)
    made.findings.extend(findings)
    if article is None:
        raise UNREADABLE
    wanted = [one for one in order.languages or article.versions if one in article.versions]
    resolved = {language: shop.resolver.resolve(article, language) for language in wanted}
    names = order.formats_of(shop)
    records = Findings(made.slug)
    translations = recorded_translations(order.project, article, records)
    made.findings.extend(records)
    behind = {one.language: one for one in translations}
    for edition in resolved.values():
        one = _as_draft(edition, shop.locales[edition.language]) if order.draft else edition
        if order.wording == "mark-missing":
            from .i18n.untranslated import with_untranslated

            one = with_untranslated(one, article, order.project)
        elif edition.language in behind:
            from .i18n.outdated import with_outdated

            one = with_outdated(one, behind[edition.language], shop.locales[edition.language])
        made.editions.append(order.with_links(one, names))
    todo = [(edition, name) for edition in made.editions for name in names]
    rest = (order.project, order.output / ".cache", order.wording)
    ready: list[tuple[Edition, str, Result | None]] = []
    for edition, name in todo:
        made.inputs[edition.language, name], reused = kept.setting(edition, name)
        if name in SLOW and not reused:
            made.begun.append((edition, name, workers.submit(set_edition, edition, name, *rest)))
        else:
            ready.append((edition, name, reused))

    from . import checks  # loaded only now, when the workers have something to do

    made.proof = checks.Proof(
        article, shop.desk, lambda _, language: resolved[language], tuple(resolved), translations
    )
    made.findings.extend(checks.check(made.proof))
    for edition, name, reused in ready:
        _take(made, edition, name, reused or set_edition(edition, name, *rest))


def _finished(is_whole: bool, made: Made) -> None:
    """An article with the formats that were begun."""
    from . import checks
    from .checking import not_allowed
    from .manual import all_rules
    from .reporting.rows import rows_of

    try:
        for edition, name, future in made.begun if not made.failure else ():
            _take(made, edition, name, future.result())
    finally:
        made.begun.clear()
        if made.proof:
            tried = all_rules() if is_whole else ()
            made.findings = list(not_allowed(made.findings, made.proof.article, tried))
            made.entries = list(checks.entries_of(made.proof))
            made.rows = rows_of(made.proof) if made.findings else ()


def _take(made: Made, edition: Edition, name: str, result: Result) -> None:
    from . import checks

    artifacts, findings = result
    made.results[edition.language, name] = result
    made.artifacts.extend(artifacts)
    made.findings.extend(findings)
    for artifact in artifacts:
        if artifact.pages and made.proof:
            made.findings.extend(checks.check_setting(edition, artifact.pages, made.proof))


def _check_order(order: Order, shop: Shop) -> None:
    for language in order.languages:
        if language not in shop.journal.facts.languages:
            names = ", ".join(shop.journal.facts.languages)
            what = message("{language} is not a language of the journal.", language=language)
            raise UsageError(what, message("The journal's languages are: {languages}.", languages=names))
    for name in order.formats:
        if name not in FORMATS:
            what = message("There is no format {name}.", name=name)
            raise UsageError(what, message("The formats are: {names}.", names=", ".join(FORMATS)))
