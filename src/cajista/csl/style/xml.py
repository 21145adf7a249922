"""XML as a light tree whose every element knows its line."""

from dataclasses import dataclass, field
from xml.parsers import expat

from .errors import StyleError

CSL_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Element:
    """An XML element: local name, attributes, child elements, its own text, its line."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """The attribute's value, or `default`."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> "Element | None":
        """The first child element of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> list["Element"]:
        """Every child element of that name, in order."""
        return [child for child in self.children if child.tag == tag]


class _TreeBuilder:
    """Collects expat's events. Elements of other namespaces are left out with all they hold."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Element | None = None
        self.stack: list[Element | None] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        foreign = namespace not in ("", CSL_NAMESPACE) or (self.stack and self.stack[-1] is None)
        if foreign:
            self.stack.append(None)
            return
        element = Element(local, _plain(attributes), self.parser.CurrentLineNumber)
        if self.stack and (parent := self.stack[-1]) is not None:
            parent.children.append(element)
        elif self.root is None:
            self.root = element
        self.stack.append(element)

    def end(self, _name: str) -> None:
        self.stack.pop()

    def characters(self, data: str) -> None:
        if self.stack and (element := self.stack[-1]) is not None:
            element.text += data


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by local name, `xml:lang` spelt so."""
    plain = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        if "&#" in value:
            from html import unescape

            value = unescape(value)  # escaped twice, as some styles have it
        plain[f"xml:{local}" if namespace == _XML_NAMESPACE else local] = value
    return plain


def parse_xml(data: bytes, file: str) -> Element:
    """The root element; raises `StyleError` at the line where the XML is not well formed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = _TreeBuilder(parser)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise StyleError(file, error.lineno, "it is not well-formed XML") from None
    if builder.root is None:
        raise StyleError(file, 1, "no CSL element at the root")
    return builder.root
