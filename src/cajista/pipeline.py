"""The order of the stages: reading, checking, resolving, setting, writing. The only module that knows it."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from . import compiled_patterns
from .building.aside import Aside
from .building.choosing import chosen_slugs
from .building.cluster import Cluster
from .building.kept import Kept, Looked
from .building.order import UNREADABLE, Made, Order, Result, Setting, Task
from .building.outcome import Outcome
from .building.parcels import Parcel, Shared, pack, pack_shared, unpacked
from .building.store import Store
from .building.workers import Workers
from .drafting import Wording
from .errors import UsageError, failure_of
from .findings import Findings, message
from .formats import FORMATS, SLOW
from .hashing import digest_of_bytes
from .i18n.recorded import recorded_translations
from .locale import Locale
from .model.edition import Edition
from .model.inline import Text
from .outputs.setting import clear, set_edition
from .reading.article import read_article
from .reading.journal import article_slugs
from .shop import Shop, open_shop

if TYPE_CHECKING:
    from .building.publishing import Publishing
    from .checks import Proof
    from .i18n.standing_of import Translation
    from .model.article import Article

__all__ = ["Looked", "Order", "Outcome", "Progress", "build", "make", "make_far"]

Progress = Callable[[int, int, str], None]


def build(
    order: Order,
    workers: Workers,
    progress: Progress = lambda done, of, what: None,
    looked: Looked | None = None,
) -> Outcome:
    """Makes what is ordered and writes it. An article that fails keeps its earlier output and stops no other.

    `workers` make articles, or, where these are few, the formats that take long; `looked` is what the
    folders hold, where somebody has just looked.
    """
    with workers:
        clear()
        _shop_at.cache_clear()
        shop = _shop_at(order.project, order.output / ".cache", order.wording)
        findings = Findings()
        findings.extend(shop.findings)
        present = article_slugs(order.project, findings)
        chosen = chosen_slugs(present, order.slugs)
        _check_order(order, shop)
        store = Store(order.output / ".cache")
        kept = Kept(order, shop, store, looked)
        from .building.publishing import Publishing

        work = Publishing(order, shop, present, chosen, kept, store)
        edited = kept.edited(chosen)  # begun first: meanwhile other processes look at all the rest
        begun = _begun(edited, work, kept, shop, workers)
        others = [slug for slug in chosen if slug not in edited]
        standing = kept.standing(others)
        work.leave(standing)
        for made in begun:
            work.take(made)
        changed = [slug for slug in others if slug not in standing]
        before = len(chosen) - len(changed)
        for done, made in enumerate(_begun(changed, work, kept, shop, workers), start=before + 1):
            work.take(made)
            progress(done, len(chosen), made.slug)
    return work.finish(findings)


def _begun(
    slugs: Sequence[str], work: "Publishing", kept: Kept, shop: Shop, workers: Workers
) -> Iterator[Made]:
    """Articles as they are done, which it is noted will be made."""
    tasks = [kept.task(slug) for slug in slugs]
    work.begin(slugs)
    return _made(tasks, shop, workers)


def _made(tasks: Sequence[Task], shop: Shop, workers: Workers) -> Iterator[Made]:
    """The articles as they are done: many are shared out whole, longest first; of few, the slow formats are.

    A single one is begun at once, and checked beside all else.
    """
    if not tasks:
        return iter(())
    if isinstance(workers, Cluster) or len(tasks) > workers.jobs * 2 > 0:
        return _shared_out(tasks, workers)
    if len(tasks) > 1 and not workers.jobs:
        return (_begin(task, shop, None).finished() for task in tasks)
    begun = [_begin(task, shop, workers, is_alone=len(tasks) == 1) for task in tasks]
    return (one.finished() for one in begun)


def _shared_out(tasks: Sequence[Task], workers: Workers) -> Iterator[Made]:
    by_weight = sorted(tasks, key=lambda task: task.weight, reverse=True)
    if isinstance(workers, Cluster):
        shared = pack_shared(tasks[0].order)
        for parcel, made in workers.each_with(make_far, shared, map(pack, by_weight)):
            yield made if isinstance(made, Made) else Made(parcel.task.slug, failure=made)
    else:
        for task, made in workers.each(make, by_weight):
            yield made if isinstance(made, Made) else Made(task.slug, failure=made)


def make(task: Task) -> Made:
    """Makes one article in this process: a pure function of the task and the project's sources and templates."""
    order = task.order
    return _begin(task, _shop_at(order.project, order.output / ".cache", order.wording), None).finished()


def make_far(shared: Shared, parcel: Parcel) -> Made:
    """Makes one article on a machine that does not see the journal's folder.

    Raises:
        CajistaError: this machine has another version of the program.
    """
    with _ONE_AT_A_TIME, unpacked(shared, parcel) as task:
        return make(task)


_ONE_AT_A_TIME = (
    Lock()
)  # a worker of a cluster may have threads; what is kept between articles is not for several


@lru_cache(maxsize=1)
def _shop_at(project: Path, cache: Path, wording: Wording) -> Shop:
    return open_shop(project, cache, wording)


def _begin(task: Task, shop: Shop, workers: Workers | None, *, is_alone: bool = False) -> "_Making":
    one = _Making(task, shop, workers, is_alone)
    one.guard(one.begin)
    return one


@dataclass(slots=True)
class _Making:
    """An article that is being made. Whatever goes wrong within it stays within it."""

    task: Task
    shop: Shop
    workers: Workers | None
    is_alone: bool  # no other is made
    made: Made = field(init=False)
    proof: "Proof | None" = None
    found: Aside | None = None  # what the checks find, as a pickle
    pending: list[tuple[Edition, str, str, Future[Result]]] = field(default_factory=list)  # and their inputs

    def __post_init__(self) -> None:
        self.made = Made(self.task.slug)

    def guard(self, work: Callable[[], None]) -> None:
        """Does a part of the work."""
        try:
            work()
        except Exception as error:  # the article's own error, or a fault of ours: no other may suffer
            self.made.failure = failure_of(error)
            self.made.findings.extend(self.made.failure.findings)

    def begin(self) -> None:
        """Reads and resolves it and begins its slow formats; beside these, checks it and makes the quick ones."""
        from .building.cards import bytes_of, card_of

        order, shop, made = self.task.order, self.shop, self.made
        article, findings = read_article(order.project, made.slug, shop.journal)
        made.findings.extend(findings)
        if article is None:
            raise UNREADABLE
        folder, known = order.project / article.folder, shop.journal.facts.languages
        made.unread = [
            one for one in known if one not in article.versions and (folder / f"{one}.md").exists()
        ]
        wanted = [one for one in order.languages or article.versions if one in article.versions]
        resolved = {language: shop.resolver.resolve(article, language) for language in wanted}
        names = order.formats_of(shop)
        records = Findings(made.slug)
        translations = recorded_translations(order.project, article, records)
        made.findings.extend(records)
        rest = (order.project, order.output / ".cache", order.wording)
        ready: list[tuple[Edition, str, str, Setting | None]] = []
        for edition in resolved.values():
            shown = self._shown(edition, article, translations)
            one = self.task.with_links(shown, names)
            made.cards[one.language] = card_of(one)
            data = bytes_of(one) + _figures(one, order.project)
            for name in names:
                inputs = digest_of_bytes(f"{self.task.made_with} {name} ".encode() + data)
                setting = self.task.known.get((one.language, name))
                reused = setting if setting and setting.inputs == inputs else None
                if name in SLOW and not reused and self.workers:
                    future = self.workers.submit(set_edition, one, name, *rest)
                    self.pending.append((one, name, inputs, future))
                else:
                    ready.append((one, name, inputs, reused))

        from . import checks  # loaded only now, when the workers have something to do

        self.proof = checks.Proof(
            article, shop.desk, lambda _, language: resolved[language], tuple(resolved), translations
        )
        if self.is_alone and not self.pending:
            self.found = Aside(partial(_found_in, self.proof))
        else:
            made.findings.extend(checks.check(self.proof))
        for edition, name, inputs, reused in ready:
            self._take(edition, name, reused or Setting(inputs, set_edition(edition, name, *rest)))

    def _shown(self, edition: Edition, article: "Article", translations: "Sequence[Translation]") -> Edition:
        """The edition with what its readers are to be told: that it is a draft, what is not up to date."""
        locale = self.shop.locales[edition.language]
        shown = _as_draft(edition, locale) if self.task.order.draft else edition
        has_source = article.facts.source_language in article.versions
        if self.task.order.wording == "mark-missing" and has_source and not edition.is_source:
            from .i18n.untranslated import with_untranslated

            source = self.shop.resolver.resolve(article, article.facts.source_language)
            return with_untranslated(shown, article, self.task.order.project, source)
        behind = next((one for one in translations if one.language == edition.language), None)
        if behind:
            from .i18n.outdated import with_outdated

            return with_outdated(shown, behind, locale)
        return shown

    def finished(self) -> Made:
        """The article with all formats that were begun."""
        self.guard(self._finish)
        return self.made

    def _finish(self) -> None:
        from . import checks
        from .building.allowing import not_allowed
        from .manual import all_rules
        from .reporting.rows import rows_of

        made, proof = self.made, self.proof
        try:
            for edition, name, inputs, future in self.pending if not made.failure else ():
                self._take(edition, name, Setting(inputs, future.result()))
            if self.found:
                made.findings.extend(pickle.loads(self.found.read()))
        finally:
            if self.found:
                self.found.close()
            if proof:
                tried = all_rules() if self.task.order.is_whole else ()
                made.findings = list(not_allowed(made.findings, proof.article, tried))
                made.entries = list(checks.entries_of(proof))
                made.rows = rows_of(proof) if made.findings else ()

    def _take(self, edition: Edition, name: str, setting: Setting) -> None:
        from . import checks

        artifacts, findings = setting.result
        self.made.settings[edition.language, name] = setting
        self.made.artifacts.extend(artifacts)
        self.made.findings.extend(findings)
        for artifact in artifacts:
            if artifact.pages and self.proof:
                self.made.findings.extend(checks.check_setting(edition, artifact.pages, self.proof))


def _found_in(proof: "Proof") -> bytes:
    """What the checks find, as a pickle."""
    from . import checks

    found = pickle.dumps(list(checks.check(proof)))
    compiled_patterns.keep()  # the process may have compiled some, and ends with this
    return found


def _as_draft(edition: Edition, locale: Locale) -> Edition:
    words = locale.say("Draft, not for publication.")
    return replace(edition, notice=(Text(f"{words} "), *edition.notice))


def _figures(edition: Edition, project: Path) -> bytes:
    """What tells the figures of an edition from others; a file that cannot be read is none."""
    files = [project / edition.folder / one for one in sorted(edition.figure_files.values())]
    return "".join(digest_of_bytes(file.read_bytes()) if file.is_file() else "-" for file in files).encode()


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
