"""What a rule looks at: an article, all that is known of it, and what it is compared with."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from ..csl import Style
from ..hashing import digest_of
from ..i18n.alignment import Bead, beads_of, nodes_kept
from ..i18n.identify import Identifier
from ..i18n.quantities import Difference, Grammar, Placed, differences, grammar_of, quantities_of
from ..i18n.sentences import SentencePair, paired_sentences, sentences_of
from ..i18n.states import OUTDATED
from ..i18n.units import Unit, Units, units_of
from ..locale import Locale
from ..model.article import Article, Journal, Version
from ..model.block import Block, walk_blocks
from ..model.edition import Edition
from ..model.facts import HouseStyle
from ..model.glossary import Glossary
from ..model.inline import Citation, Inline
from ..model.span import Span
from ..reading.retractions import Retractions
from ._lexicon import Lexicon

if TYPE_CHECKING:
    from ..i18n.segments import Segment
    from ..i18n.standing_of import Translation

Thing = TypeVar("Thing")

_LONG = 80  # characters of a passage that tells how long translations are
_ALIKE = 0.45  # how alike sentences are that surely translate each other
_REMEMBERED = 5000  # passages of two languages, by one rule
_GROWTHS = (0.85, 1.2)  # what is usual between languages; beyond it, the translation lacks something


@dataclass(frozen=True)
class Desk:
    """What all articles of a journal are checked with: its settings, its languages, its citation style, the day."""

    journal: Journal
    locales: Mapping[str, Locale]
    style: Style
    today: datetime.date
    retractions: Retractions

    @cached_property
    def printed(self) -> dict[frozenset[str], bool]:
        """Whether the style prints something of a reference, by its type and what is filled in, as it is found out."""
        return {}

    @property
    def house(self) -> HouseStyle:
        """What the journal settles for itself."""
        return self.journal.facts.house_style

    @cached_property
    def languages(self) -> Identifier:
        """Tells which of the journal's languages a text is in."""
        return Identifier(self.locales)

    @cached_property
    def settled(self) -> dict[tuple[str, str, str], set[str]]:
        """By rule and both languages, the passages in which nothing was found (see `Pair.in_beads`)."""
        return {}

    @property
    def glossary(self) -> Glossary:
        """What the journal calls things in each language."""
        return self.journal.glossary

    @cached_property
    def lexicon(self) -> Lexicon:
        """What is known of the words of references, in all of the journal's languages."""
        return Lexicon(self.locales)


@dataclass(frozen=True)
class Copy:
    """An article's text in one language, taken apart once for all rules."""

    version: Version
    locale: Locale
    house: HouseStyle

    @property
    def language(self) -> str:
        """The language's code in the journal."""
        return self.version.language

    @cached_property
    def units(self) -> Units:
        """The text in the pieces that a translation has as a whole."""
        return units_of(self.version)

    @property
    def texts(self) -> tuple[Unit, ...]:
        """Every piece that holds text of its own: titles, paragraphs, cells, captions, notes…"""
        return self.units.every

    @cached_property
    def characters(self) -> frozenset[str]:
        """Each character that the text has."""
        return frozenset("".join(unit.text for unit in self.texts))

    @cached_property
    def grammar(self) -> Grammar:
        """How the language writes numbers in this journal."""
        return grammar_of(self.locale, self.house)

    def quantities(self, unit: Unit) -> tuple[Placed, ...]:
        """The numbers of a piece of the text, with their units, comparators and signs."""
        found = self._quantities.get(id(unit))
        if found is None:
            found = self._quantities[id(unit)] = quantities_of(unit, self.grammar)
        return found

    @cached_property
    def _quantities(self) -> dict[int, tuple[Placed, ...]]:
        return {}  # by unit, which `units` keeps alive

    @cached_property
    def lowered(self) -> str:
        """The whole text in small letters, to see whether something is said anywhere."""
        return "\n".join(unit.text for unit in self.texts).lower()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the body, parents before children."""
        return tuple(walk_blocks(self.version.body.blocks))

    @cached_property
    def nodes(self) -> tuple[Inline, ...]:
        """Every inline node of the text, front matter first, then the body with its footnotes."""
        return tuple(node for unit in self.texts for node in unit.nodes)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, in the same order."""
        return tuple(node for node in self.nodes if isinstance(node, Citation))


@dataclass(frozen=True)
class Pair:
    """The text that an article was written in beside one that it was translated to."""

    source: Copy
    target: Copy
    settled: dict[tuple[str, str, str], set[str]] = field(compare=False)

    def in_beads(self, rule: str, look: Callable[[Bead], Iterable[Thing]]) -> Iterator[Thing]:
        """What a rule finds in each passage by itself: by its two texts, the languages, and how these usually grow.

        Where it found nothing it does not look again while the passage stays the same, as most do from one change of
        an article to the next.
        """
        known = self.settled.setdefault((rule, self.source.language, self.target.language), set())
        if len(known) > _REMEMBERED:
            known.clear()
        for bead, told in zip(self.beads, self._told, strict=True):
            if told not in known:
                found = list(look(bead))
                yield from found
                if not found:
                    known.add(told)

    @cached_property
    def _told(self) -> list[str]:
        """What tells each passage from all others, whatever it is looked at for."""
        return [
            digest_of(self.growth, *map(_content, bead.source), None, *map(_content, bead.target))
            for bead in self.beads
        ]

    @cached_property
    def beads(self) -> tuple[Bead, ...]:
        """Their pieces side by side, in the order of the source."""
        return beads_of(self.source.units, self.target.units)

    @cached_property
    def growth(self) -> float:
        """How many times as long as its source a passage of the translation usually is."""
        whole = [bead for bead in self.beads if bead.is_whole]
        sides = [
            tuple(sum(len(unit.text) for unit in side) for side in (bead.source, bead.target))
            for bead in whole
        ]
        ratios = [target / source for source, target in sides if source >= _LONG]
        return min(max(median(ratios), _GROWTHS[0]), _GROWTHS[1]) if ratios else 1.0

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What differs between their numbers."""
        source, target = self.source, self.target
        return differences(
            self.beads, (source.quantities, source.grammar), (target.quantities, target.grammar)
        )

    def sentences(self, bead: Bead) -> tuple[SentencePair, ...]:
        """The sentences of a bead side by side."""
        found = self._sentences.get(id(bead))
        if found is None:
            made = paired_sentences(bead, self.source.locale, self.target.locale)
            found = self._sentences[id(bead)] = tuple(made)
        return found

    def in_order(self, bead: Bead) -> tuple[SentencePair, ...]:
        """The sentences of a bead one by one, as they stand; none where one side has more than the other.

        Most translations keep their source's sentences: a rule that finds nothing so need not pair them.
        """
        theirs, ours = (
            [sentence for unit in units for sentence in sentences_of(unit, copy.locale)]
            for units, copy in ((bead.source, self.source), (bead.target, self.target))
        )
        if len(theirs) != len(ours):
            return ()
        return tuple([SentencePair((one,), (other,)) for one, other in zip(theirs, ours, strict=True)])

    def counterparts(self, bead: Bead) -> Sequence[SentencePair]:
        """The sentences of a bead one by one; where one side has more, those that are alike beyond doubt."""
        return self.in_order(bead) or [one for one in self.sentences(bead) if one.likeness >= _ALIKE]

    @cached_property
    def _sentences(self) -> dict[int, tuple[SentencePair, ...]]:
        return {}  # by bead, which `beads` keeps alive


def _content(unit: Unit) -> tuple[object, ...]:
    """All of a piece that rules compare, as plain values."""
    nodes = [told for _, node in unit.objects for told in nodes_kept(node)]
    return unit.kind, unit.place, unit.text, nodes, *map(_content, unit.parts)


@dataclass(frozen=True)
class Proof:
    """One article as rules see it. `resolve` makes its edition in a language; `wanted` are those to be made."""

    article: Article
    desk: Desk
    resolve: Callable[[Article, str], Edition]
    wanted: tuple[str, ...]
    translations: "tuple[Translation, ...]" = ()  # those of which a record tells what they were made from

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """The editions by language, resolved when first asked for."""
        return {language: self.resolve(self.article, language) for language in self.wanted}

    @cached_property
    def lacking(self) -> Mapping[str, frozenset[Span]]:
        """By language, the places in the source of what a recorded translation lacks."""
        return {
            one.language: frozenset(
                each.source.unit.span for each in one.standings if each.state == "missing" and each.source
            )
            for one in self.translations
        }

    @cached_property
    def outdated_lines(self) -> Mapping[str, frozenset[int]]:
        """By file, the lines about what a recorded translation says otherwise than its source, or lacks.

        Where it lacks something, the line after which that would stand is one.
        """
        lines: dict[str, set[int]] = {}
        for translation in self.translations:
            before: Segment | None = None
            for one in translation.standings:
                before = one.target or before
                for segment in (one.source, before) if one.state in OUTDATED else ():
                    if segment:
                        own = range(segment.span.line, segment.span.end_line + 1)
                        lines.setdefault(segment.span.file, set()).update(own)
        return {file: frozenset(own) for file, own in lines.items()}

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """The article's texts by language."""
        return {
            language: Copy(version, self.desk.locales[language], self.desk.house)
            for language, version in self.article.versions.items()
        }

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The source's text with each translation; none where one of them is not there."""
        source = self.copies.get(self.article.facts.source_language)
        others = [copy for copy in self.copies.values() if copy is not source]
        return tuple(Pair(source, other, self.desk.settled) for other in others) if source else ()
