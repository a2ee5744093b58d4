"""XML of strangers, read without entities and without a look at any other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

BYTES = 32 * 1024 * 1024
ELEMENTS = 500_000
DEPTH = 50
"""What a file may have at most."""
XML = "http://www.w3.org/XML/1998/namespace"
NO_ENTITIES = "export it again, without a document type of its own"


class BadXml(Exception):  # noqa: N818 - it is about the file, not about this program
    """A file that is not read: what is wrong, in which line (from 1, or 0), and how to fix it."""

    def __init__(self, message: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


@dataclass(slots=True)
class Element:
    """An element: its namespace and name, its attributes and children, and its line (from 1).

    The names of attributes are theirs, behind their namespace and a space where they have one.
    Children are elements and texts.
    """

    space: str
    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def named(self, *names: str) -> list[Element]:
        """Return the children of some names."""
        return [child for child in self.elements if child.name in names]

    @property
    def text(self) -> str:
        """All words in the element."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    @property
    def language(self) -> str:
        """What ``xml:lang``, or ``lang`` of old files, says."""
        return self.attributes.get(f"{XML} lang") or self.attributes.get("lang", "")


def read_xml(content: bytes) -> Element:
    """Return the root of a file. Raises :class:`BadXml`."""
    if len(content) > BYTES:
        raise BadXml(f"a file of more than {BYTES >> 20} MB")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        message = f"cannot be read as XML: {expat.ErrorString(error.code)}"
        raise BadXml(message, error.lineno, "export it again") from error
    except (ValueError, LookupError) as error:
        raise BadXml("is in an unknown encoding", 1, "save it as UTF-8") from error
    if reader.root is None:
        raise BadXml("has no content")
    return reader.root


class _Reader:
    """Reads elements; whatever would be read from another place is refused."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        line = self.parser.CurrentLineNumber
        self.count += 1
        if self.count > ELEMENTS:
            raise BadXml(f"more than {ELEMENTS:,} elements", line)
        if len(self.open) >= DEPTH:
            raise BadXml(f"nested more than {DEPTH} deep", line)
        space, _, local = name.rpartition(" ")
        element = Element(space, local, attributes, line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        """End an element."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Take words."""
        if self.open:
            self.open[-1].children.append(text)

    def doctype(self, name: str, system: str | None, public: str | None, has_own: bool) -> None:
        """Refuse a document type that declares something; that of TMX only names a file."""
        if has_own:
            line = self.parser.CurrentLineNumber
            raise BadXml("declares a document type of its own", line, NO_ENTITIES)

    def entity(self, *declared: object) -> None:
        """Refuse entities."""
        raise BadXml("declares entities", self.parser.CurrentLineNumber, NO_ENTITIES)

    def skipped(self, name: str, is_parameter: bool) -> None:
        """Refuse entities that nobody declares."""
        line = self.parser.CurrentLineNumber
        raise BadXml(f'uses the entity "{name:.40}"', line, NO_ENTITIES)


def tag(name: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> str:
    """Return an element as it is written, empty or with a text; so are attributes with a value."""
    start = opened(name, attributes)
    return f"{start[:-1]}/>" if text is None else f"{start}{escape(text)}</{name}>"


def opened(name: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return the first tag of an element."""
    said = (f" {key}={quoteattr(value)}" for key, value in (attributes or {}).items() if value)
    return f"<{name}{''.join(said)}>"


def written(lines: Sequence[str]) -> bytes:
    """Return lines as an XML file."""
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""]).encode()
