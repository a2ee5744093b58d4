"""XML of strangers, read without entities and without a look at any other file."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from enum import Enum, auto
from xml.parsers import expat

XML = "http://www.w3.org/XML/1998/namespace"


class Wrong(Enum):
    """Why a file is not read."""

    SIZE = auto()
    ELEMENTS = auto()
    DEPTH = auto()
    SYNTAX = auto()
    ENCODING = auto()
    EMPTY = auto()
    DOCTYPE = auto()
    ENTITIES = auto()
    ENTITY = auto()
    INSTRUCTION = auto()


class UnreadXml(Exception):  # noqa: N818 - it is about the file, not about this program
    """A file that is not read: why, in which line (from 1, or 0), and the parser's word for it.

    ``detail`` is what the syntax lacks, or the name of an entity or of an instruction.
    """

    def __init__(self, wrong: Wrong, line: int = 0, detail: str = "") -> None:
        super().__init__(wrong.name)
        self.wrong = wrong
        self.line = line
        self.detail = detail


@dataclass(frozen=True)
class Limits:
    """What a file may have at most, and the processing instructions that are ``refused`` in it."""

    size: int
    """In bytes."""
    elements: int
    depth: int
    refused: Container[str] = ()


@dataclass(slots=True)
class Element:
    """An element as it is written: its namespace, name, attributes and children, in order.

    The names of attributes are theirs, behind their namespace and a space where they have one.
    Children are elements and texts. ``line`` is where it begins (from 1).
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


def read_elements(content: bytes, limits: Limits) -> Element:
    """Return the root of a file. Raises :class:`UnreadXml`."""
    if len(content) > limits.size:
        raise UnreadXml(Wrong.SIZE)
    reader = _Reader(limits)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise UnreadXml(Wrong.SYNTAX, error.lineno, said) from error
    except (ValueError, LookupError) as error:
        raise UnreadXml(Wrong.ENCODING, 1) from error
    if reader.root is None:
        raise UnreadXml(Wrong.EMPTY)
    return reader.root


class _Reader:
    """Reads elements; whatever would be read from another place is refused."""

    def __init__(self, limits: Limits) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0
        self.limits = limits
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.count += 1
        if self.count > self.limits.elements:
            raise self.unread(Wrong.ELEMENTS)
        if len(self.open) >= self.limits.depth:
            raise self.unread(Wrong.DEPTH)
        space, _, local = name.rpartition(" ")
        element = Element(space, local, attributes, self.parser.CurrentLineNumber)
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
        """Refuse a document type that declares something; the usual one only names a file."""
        if has_own:
            raise self.unread(Wrong.DOCTYPE)

    def entity(self, *declared: object) -> None:
        """Refuse entities."""
        raise self.unread(Wrong.ENTITIES)

    def skipped(self, name: str, is_parameter: bool) -> None:
        """Refuse entities that nobody declares."""
        raise self.unread(Wrong.ENTITY, name[:40])

    def instruction(self, target: str, data: str) -> None:
        """Refuse instructions that files of this kind may not have."""
        if target in self.limits.refused:
            raise self.unread(Wrong.INSTRUCTION, target)

    def unread(self, wrong: Wrong, detail: str = "") -> UnreadXml:
        """Return what is wrong where the parser is."""
        return UnreadXml(wrong, self.parser.CurrentLineNumber, detail)
