"""The parts of a parsed style: frozen, slotted, compared by identity for speed.

Names are those of CSL 1.0.2; clause numbers refer to its specification's headings.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

Formats: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Look:
    """Affixes, formatting, display, quotes, text case and strip-periods ("Style Behavior")."""

    prefix: str = ""
    suffix: str = ""
    formats: Formats = ()
    display: str = ""
    quotes: bool = False
    text_case: str = ""
    strip_periods: bool = False

    def __reduce__(self) -> "str | tuple[object, ...]":
        """Where a style is kept between runs, the plain look stays the one that it is compared with."""
        values = tuple(getattr(self, name) for name in self.__slots__)
        return "PLAIN" if self is PLAIN else (Look, values)


PLAIN = Look()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TextVariable:
    """`<text variable>`."""

    variable: str
    form: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TextMacro:
    """`<text macro>`: what the macro holds, taken as a group."""

    macro: str
    look: Look
    line: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TextTerm:
    """`<text term>`."""

    term: str
    form: str
    plural: bool
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TextValue:
    """`<text value>`."""

    value: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Number:
    """`<number>`."""

    variable: str
    form: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Label:
    """`<label>`, also as a child of `<names>` (then without a variable of its own)."""

    variable: str
    form: str
    plural: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DatePart:
    """`<date-part>`."""

    name: str
    form: str
    range_delimiter: str
    look: Look
    given: frozenset[str] = frozenset()  # the attributes that the style spelt out


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Date:
    """`<date>`; localized where `form` is set."""

    variable: str
    form: str
    limit: str
    parts: tuple[DatePart, ...]
    delimiter: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Name:
    """`<name>`: options as written (inheritance is resolved when running) and its name-parts."""

    options: dict[str, str]
    look: Look
    family: Look | None = None
    given: Look | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EtAl:
    """`<et-al>`."""

    term: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Names:
    """`<names>`."""

    variables: tuple[str, ...]
    look: Look
    delimiter: str | None
    name: Name | None
    et_al: EtAl | None
    label: Label | None
    label_first: bool
    substitute: tuple["Node", ...]
    institution: Look | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Group:
    """`<group>`."""

    children: tuple["Node", ...]
    delimiter: str
    look: Look


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Test:
    """One test of a condition: `kind` is the attribute's name, `value` one of its values."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Branch:
    """`<if>`, `<else-if>` or `<else>` (which has no tests)."""

    tests: tuple[Test, ...]
    match: str
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choose:
    """`<choose>`."""

    branches: tuple[Branch, ...]


Node: TypeAlias = (
    TextVariable | TextMacro | TextTerm | TextValue | Number | Label | Date | Names | Group | Choose
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SortKey:
    """`<key>`: one of `variable` and `macro` is set."""

    variable: str
    macro: str
    descending: bool
    options: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Area:
    """`<citation>` or `<bibliography>`: its options, its sort keys, its layout."""

    options: dict[str, str]
    keys: tuple[SortKey, ...]
    children: tuple[Node, ...]
    delimiter: str
    look: Look
    line: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a term ("Terms"): `match` is that of limited ordinals."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class LocaleData:
    """What one `<locale>` element says; the chain of fallback is put together elsewhere.

    `terms` is keyed by name, form and gender-form; `dates` by form.
    """

    language: str
    terms: dict[tuple[str, str, str], Term] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
