"""What a build leaves in the output folder: articles, the pages about them all, and nothing that is gone."""

import time
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..errors import CajistaError, failure_of
from ..findings import Finding, Findings, Message, settled
from ..hashing import digest_of
from ..outputs import Artifact, paths
from ..reading.journal import ARTICLES, issue_names
from ..shop import Shop
from ..writing import write_whole
from .allowing import not_allowed_in
from .cards import Cards
from .earlier import Earlier
from .kept import Kept
from .lists import Lists
from .order import Made, Order
from .outcome import File, Outcome, Remade
from .standing import Standing, formats_of, made_of
from .store import Store

if TYPE_CHECKING:
    from ..checks import Entry
    from ..reporting.rows import Row

_OFTEN = (
    5.0  # seconds after which what was made is noted, so that a build that is killed need not make it again
)


@dataclass(slots=True)
class Publishing:
    """The writing of what one build makes, as it is made.

    `present` are the articles that the journal has, `chosen` those that are to be made.
    """

    order: Order
    shop: Shop
    present: Sequence[str]
    chosen: Sequence[str]
    kept: Kept
    store: Store
    earlier: Earlier = field(init=False)
    cards: Cards = field(init=False)
    outcome: Outcome = field(init=False)
    _found: dict[str, Sequence[Finding]] = field(default_factory=dict)  # by article, as the next two
    _entries: "dict[str, Sequence[Entry]]" = field(default_factory=dict)
    _standing: Mapping[str, Standing] = field(default_factory=dict)  # articles that are not made anew
    _made: dict[str, str] = field(default_factory=dict)  # by article: languages and formats
    _why: dict[str, list[Message]] = field(default_factory=dict)  # by article that is made anew
    _saved: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.earlier = Earlier(self.order.output, self.store)
        self.cards = Cards(self.store)
        self.outcome = Outcome(articles=len(self.chosen))

    def begin(self, slugs: Sequence[str]) -> None:
        """Notes which articles will be made anew, and why."""
        self.earlier.begin(slugs)
        if self.order.explain:
            self._why |= {slug: self.kept.why(slug) for slug in slugs}

    def leave(self, standing: Mapping[str, Standing]) -> None:
        """Leaves articles as they stand; what was found in them is told again."""
        self._standing = standing
        self._made |= {slug: one.made for slug, one in standing.items()}
        for slug, findings, rows in self.kept.found(
            [slug for slug, one in standing.items() if one.has_findings]
        ):
            self._note_found(slug, findings, rows)

    def _note_found(self, slug: str, findings: Iterable[Finding], rows: "Sequence[Row]") -> Sequence[Finding]:
        own = self._found[slug] = settled(findings, self.shop.journal.facts.checks)
        if own and rows:
            self.outcome.rows[slug] = rows
        return own

    def take(self, one: Made) -> None:
        """Writes an article, or leaves what there was of it, and notes why."""
        own = self._note_found(one.slug, one.findings, one.rows)
        self._entries[one.slug] = one.entries
        if one.failure:
            self.outcome.failed[one.slug] = one.failure
        elif self.order.strict and any(each.severity in ("error", "warning") for each in own):
            self.outcome.kept.append(one.slug)
        else:
            self._take_files(one)

    def _take_files(self, one: Made) -> None:
        try:
            files = self._written(one.artifacts)
            self._made[one.slug] = made_of(one.artifacts)
            stand = {each.path for each in one.artifacts if each.is_kept}
            self._tell_of(one.slug, self._why.get(one.slug, ()), files, stand)
            if self.order.is_whole:
                self.earlier.clear(one.slug, files, one.unread.__contains__)
        except CajistaError as error:
            self.outcome.failed[one.slug] = error
            return
        self.earlier.note(one.slug, files)
        for language, listed in one.cards.items():
            self.cards.note(language, one.slug, listed)
        if not one.unread:
            self.kept.note_article(one)
        if time.monotonic() - self._saved > _OFTEN:
            self._save()

    def _written(self, artifacts: Iterable[Artifact]) -> list[File]:
        files = []
        for one in artifacts:
            if not one.is_kept:
                write_whole(self.order.output / one.path, one.data)
            files.append(File(one.path, one.format, one.slug, one.language, one.pages))
        return files

    def _tell_of(
        self, name: str, why: Sequence[Message], files: Sequence[File], stand: Container[str] = ()
    ) -> None:
        made = [file for file in files if file.path not in stand]
        self.outcome.remade.append(Remade(name, why, made, [file for file in files if file.path in stand]))

    def finish(self, findings: Findings) -> Outcome:
        """Writes the pages about several articles, takes away what is gone, and tells what became of it all."""
        own = [finding for found in self._found.values() for finding in found]
        self._write_pages(findings)
        if not self.order.slugs:
            findings.extend(self._of_the_journal())
        self._save(is_done=True)
        outcome, order = self.outcome, self.order
        others = not_allowed_in(order.project, findings, own, is_whole=order.is_whole)
        return replace(
            outcome,
            findings=settled(others, self.shop.journal.facts.checks),
            made={slug: self._made[slug] for slug in self.chosen if slug in self._made},
            failed={slug: outcome.failed[slug] for slug in self.chosen if slug in outcome.failed},
            kept=sorted(outcome.kept),
            rows={slug: outcome.rows[slug] for slug in self.chosen if slug in outcome.rows},
        )

    def _save(self, *, is_done: bool = False) -> None:
        self.earlier.save(is_done=is_done)
        self.cards.save()
        self.kept.save()
        self._saved = time.monotonic()

    def _write_pages(self, findings: Findings) -> None:
        """Writes the pages about more than one article, or leaves what there was of them, and notes why."""
        try:
            if self._may_clear:  # first, so that no list has them
                self._clear_articles()
            names = self._write_lists(findings) if "html" in self.order.formats_of(self.shop) else set()
            if self._may_clear:
                self._clear_pages(names)
        except Exception as error:  # the articles that were made must not suffer for it
            failure = failure_of(error)
            self.outcome.failed_pages.append(failure)
            findings.extend(failure.findings)

    def _write_lists(self, findings: Findings) -> set[str]:
        """Writes the pages about several articles; gives their names."""
        names = set()
        for one in Lists(self.order, self.shop, self._with_pages(), self.cards, self.kept).pages():
            names.add(one.name)
            files = self._written(one.artifacts)
            findings.extend(one.findings)
            if not one.is_kept:
                why = self.kept.why_together(one.name) if self.order.explain else ()
                self._tell_of(one.name, why, files)
                if self._may_clear:
                    self.earlier.clear(one.name, files)
                self.earlier.note(one.name, files)
                self.kept.note_together(one.name, one.inputs, one.artifacts, one.findings)
        return names

    def _with_pages(self) -> dict[str, list[str]]:
        """The articles that have a page, whether made now or before, by language."""
        languages = self.shop.journal.facts.languages
        made = {slug: formats_of(made) for slug, made in self._made.items()}
        return {
            language: [
                slug
                for slug in self.present
                if "html" in made.get(slug, {}).get(language, ())
                or self.order.has(paths.article_page(language, slug))
            ]
            for language in languages
        }

    def _of_the_journal(self) -> Sequence[Finding]:
        """What is found where all articles are held together against the rules for them."""
        known = {slug: one.entries for slug, one in self._standing.items()}
        known |= {slug: digest_of(one) for slug, one in self._entries.items()}
        issues = [(issue.name, issue.facts) for issue in self.shop.journal.issues]
        inputs, reused = self.kept.together("checks", sorted(known.items()), issues, self.shop.today)
        if reused:
            return reused[1]
        from .. import checks

        by_slug = dict(self.kept.entries(list(self._standing))) | self._entries
        entries = [entry for slug in self.chosen for entry in by_slug.get(slug, ())]
        found = list(checks.check_journal(entries, self.shop.desk))
        self.kept.note_together("checks", inputs, (), found)
        return found

    @property
    def _may_clear(self) -> bool:
        """Whether what this build does not make is no more."""
        return self.order.is_whole and (self.order.project / ARTICLES).is_dir()

    def _clear_articles(self) -> None:
        """Deletes what earlier builds made of articles that are no more."""
        present = set(self.present)
        gone = [name for name in self.earlier.names() if " " not in name and name not in present]
        for slug in gone:
            self.earlier.clear(slug)
        self.cards.forget(gone)
        self.kept.forget(gone)
        self.earlier.clear_begun(present, self.shop.journal.facts.languages)

    def _clear_pages(self, made: set[str]) -> None:
        """Deletes pages about issues and languages that are no more; one whose issue cannot be read stays."""
        journal = self.shop.journal
        unread = set(issue_names(self.order.project)) - {issue.name for issue in journal.issues}
        for name in self.earlier.names():
            if " " in name and name not in made and name.rpartition(" ")[2] not in unread:
                self.earlier.clear(name)
