"""What becomes of a build or a check. Nothing heavy is loaded for it: an earlier run may have found it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import CajistaError
from ..findings import Finding, Message

if TYPE_CHECKING:
    from ..reporting.rows import Row


class File(NamedTuple):
    """A file that a build left, written or found unchanged: where, and what it is for."""

    path: str
    format: str
    slug: str = ""
    language: str = ""
    pages: int = 0  # of a PDF


class Remade(NamedTuple):
    """Something that was made anew: the article or pages, why, and which of its files stayed as they were."""

    name: str
    why: Sequence[Message]
    made: Sequence[File]
    stands: Sequence[File] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build or a check."""

    findings: list[Finding] = field(default_factory=list)
    made: Mapping[str, str] = field(default_factory=dict)  # article -> languages and formats (`formats_of`)
    failed: dict[str, CajistaError] = field(default_factory=dict)  # article -> why it could not be built
    failed_pages: list[CajistaError] = field(default_factory=list)  # why pages about several could not be
    kept: list[str] = field(default_factory=list)  # articles whose earlier output --strict kept
    rows: "dict[str, Sequence[Row]]" = field(default_factory=dict)  # of articles in which something was found
    remade: list[Remade] = field(default_factory=list)  # in this run
    articles: int = 0
    known: int = 0  # of these, how many an earlier check had found just as they are
    state: str = (
        ""  # tells the sources of a check, the program and the day from others; empty where they changed
    )

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong that makes the exit status 1."""
        return bool(self.failed or self.failed_pages) or any(
            finding.severity == "error" for finding in self.findings
        )

    @property
    def has_warnings(self) -> bool:
        """Whether something is wrong that --strict minds."""
        return any(finding.severity == "warning" for finding in self.findings)

    def to_plain(self) -> list[Any]:
        """The outcome in lists, mappings and plain values, for keeping."""
        return [
            [one.to_plain() for one in self.findings],
            {slug: why.to_plain() for slug, why in self.failed.items()},
            self.rows,
            self.articles,
            self.kept,
        ]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> "Outcome":
        """The outcome that `to_plain` took apart; all of its articles are known."""
        findings, failed, rows, articles, kept = plain
        told = _rows(rows) if rows else {}
        return cls(
            [Finding.from_plain(one) for one in findings],
            failed={slug: CajistaError.from_plain(why) for slug, why in failed.items()},
            kept=kept,
            rows=told,
            articles=articles,
            known=articles,
        )


def _rows(plain: Mapping[str, Sequence[Any]]) -> "dict[str, Sequence[Row]]":
    from ..reporting.rows import Row

    return {slug: [Row.from_plain(one) for one in own] for slug, own in plain.items()}
