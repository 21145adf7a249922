"""An article's text in one language: front matter, body, and the Markdown within the front matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings import Findings
from ..model.article import SourceMap, ValuePath, Version
from ..model.block import Blocks
from ..model.facts import ArticleFacts, Declarations, FrontMatter
from ..model.inline import Inlines
from .front_matter import split_markdown
from .places import placement
from .remarks import remarks_in
from .schema import validate
from .text import read_text

if TYPE_CHECKING:
    from .markdown import Placement


@dataclass(slots=True)
class ArticleText:
    """What `article.yaml` states, which stands in where a language's own front matter says nothing."""

    facts: ArticleFacts
    source: SourceMap
    project: Path
    _lines: list[str] = field(default_factory=list)

    def lines(self) -> Sequence[str]:
        """The lines of the file, read again only if a text of it is needed."""
        if not self._lines:
            self._lines = (
                read_text(self.project / self.source.file, self.source.file, Findings()) or ""
            ).split("\n")
        return self._lines


def read_version(
    project: Path, file: str, language: str, stated: ArticleText | None, findings: Findings
) -> Version | None:
    """The text of a Markdown file; None where it, or its front matter, cannot be read."""
    text = read_text(project / file, file, findings)
    return version_of(text, file, language, stated, findings) if text else None


def version_of(
    text: str, file: str, language: str, stated: ArticleText | None, findings: Findings
) -> Version | None:
    """What a Markdown file with this text (LF line ends) would be; None where there is no reading it."""
    from .markdown import read_allowances, read_markdown

    if not text.strip():
        return None
    parts = split_markdown(text, file, findings)
    body = read_markdown(parts.body, file, parts.body_line, findings, language=language)
    if parts.front is None:
        return None  # set without its title it would do more harm than not set
    checked = validate(FrontMatter, parts.front.data, parts.front.source, findings, language=language)
    front = checked.facts or FrontMatter()
    words = _Words(front, checked.source, text.split("\n"), stated, language, findings)
    return Version(
        language=language,
        front=front,
        source=checked.source,
        body=body,
        title=words.inline("title"),
        subtitle=words.inline("subtitle"),
        short_title=words.inline("short_title"),
        abstract=words.blocks("abstract"),
        keywords=words.keywords(),
        notice=words.inline("notice"),
        declarations=words.declarations(),
        allowances=(
            *remarks_in(parts.head, file, parts.front.first_line, findings),
            *read_allowances(parts.body, file, parts.body_line, findings),
        ),
    )


@dataclass(slots=True)
class _Words:
    """The words of one language that are Markdown within YAML: the front matter's, else `article.yaml`'s."""

    front: FrontMatter
    source: SourceMap
    lines: Sequence[str]
    stated: ArticleText | None
    language: str
    findings: Findings

    def inline(self, name: str) -> Inlines:
        """A text of one line."""
        value, place = self._text(name)
        return self._inlines(value, place) if value else ()

    def blocks(self, name: str) -> Blocks:
        """A text of one or more paragraphs."""
        value, place = self._text(name)
        return self._blocks(value, place) if value else ()

    def keywords(self) -> tuple[Inlines, ...]:
        """Each key word."""
        own = [(word, self._own(word, "keywords", index)) for index, word in enumerate(self.front.keywords)]
        words = own or self._stated_keywords()
        return tuple(self._inlines(word, place) for word, place in words if word)

    def declarations(self) -> dict[str, Blocks]:
        """Each declaration that there is, by its field's name."""
        said = {one.name: str(getattr(self.front.declarations, one.name)) for one in fields(Declarations)}
        return {
            name: self._blocks(value, self._own(value, "declarations", name))
            for name, value in said.items()
            if value
        }

    def _text(self, name: str) -> "tuple[str, Placement]":
        value = str(getattr(self.front, name))
        if value or self.stated is None:
            return value, self._own(value, name)
        shared = getattr(self.stated.facts, name, "")
        path: ValuePath = (name,)
        if isinstance(shared, Mapping):
            shared, path = shared.get(self.language, ""), (name, self.language)
        return (str(shared), self._shared(str(shared), *path)) if shared else ("", self._own("", name))

    def _stated_keywords(self) -> "list[tuple[str, Placement]]":
        shared = self.stated.facts.keywords if self.stated else []
        path: ValuePath = ("keywords",)
        if isinstance(shared, Mapping):
            shared, path = shared.get(self.language, []), ("keywords", self.language)
        return [(word, self._shared(word, *path, index)) for index, word in enumerate(shared)]

    def _own(self, value: str, *path: str | int) -> "Placement":
        return placement(value, self.source.at(*path), self.lines)

    def _shared(self, value: str, *path: str | int) -> "Placement":
        assert self.stated is not None
        return placement(value, self.stated.source.at(*path), self.stated.lines())

    def _inlines(self, value: str, place: "Placement") -> Inlines:
        from .markdown import read_inline

        return read_inline(value, place, self.findings, language=self.language)

    def _blocks(self, value: str, place: "Placement") -> Blocks:
        from .markdown import read_blocks

        return read_blocks(value, place, self.findings, language=self.language).blocks
