"""XML files that come back: a plain tree in which every element knows its line. Entities are not expanded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

from ...findings import Message, message

Content: TypeAlias = "str | Element"


@dataclass(slots=True)
class Element:
    """An element by its local name; attributes by theirs; texts and elements within it in order."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[Content] = field(default_factory=list)

    def children(self, name: str) -> Iterator["Element"]:
        """The elements of a name directly within it."""
        return (one for one in self.content if isinstance(one, Element) and one.name == name)

    def first(self, name: str) -> "Element | None":
        """The first element of a name directly within it."""
        return next(self.children(name), None)

    def every(self, name: str) -> Iterator["Element"]:
        """All elements of a name within it, in order."""
        for one in self.content:
            if isinstance(one, Element):
                if one.name == name:
                    yield one
                yield from one.every(name)

    @property
    def text(self) -> str:
        """All text within it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.content)


class XmlError(Exception):
    """A file is no XML, or of a kind that is refused: on which line, and why."""

    def __init__(self, line: int, what: Message) -> None:
        super().__init__(line, what)
        self.line, self.what = line, what


def read_xml(data: bytes) -> Element:
    """The root of an XML file.

    Raises:
        XmlError: it is not well-formed, or states entities of its own.
    """
    root = Element("", {}, 0)
    stack = [root]
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        one = Element(name.rpartition(" ")[2], plain, parser.CurrentLineNumber)
        stack[-1].content.append(one)
        stack.append(one)

    def refuse(*_: object) -> None:
        what = message("The file states entities of its own, which no exchange file needs; it is not read.")
        raise XmlError(parser.CurrentLineNumber, what)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = lambda text: stack[-1].content.append(text)
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, str(error))
        raise XmlError(
            error.lineno, message("The file is no well-formed XML: {reason}.", reason=reason)
        ) from None
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        raise XmlError(1, message("The file is no well-formed XML: {reason}.", reason=str(error))) from None
    return next(one for one in root.content if isinstance(one, Element))


_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTES = {**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """A text as XML has it; what XML cannot hold is left out."""
    return "".join(_ESCAPES.get(sign, sign) for sign in text if _is_legal(sign)).replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A value between quotation marks."""
    return '"' + "".join(_IN_ATTRIBUTES.get(sign, sign) for sign in text if _is_legal(sign)) + '"'


def _is_legal(sign: str) -> bool:
    """Whether XML 1.0 has this character (2.2)."""
    return sign in "\t\n\r" or "\x20" <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"
