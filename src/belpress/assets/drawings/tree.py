"""The elements of an SVG file, read without entities and without a look at any other file."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from belpress.assets.bad_picture import BadPicture

BYTES = 5 * 1024 * 1024
ELEMENTS = 20_000
DEPTH = 50
"""What a drawing may have at most."""
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
AS_PNG = "export it as PNG, 1,500 px wide or more"
PLAIN = "export it again as plain SVG 1.1, or as PNG, 1,500 px wide or more"
NO_ENTITIES = (
    'save it as plain SVG (Inkscape: "Plain SVG"; Illustrator: without '
    '"Preserve Illustrator Editing Capabilities")'
)


@dataclass
class Element:
    """An element as it is written: its namespace, name, attributes and children, in order.

    The names of attributes are theirs, behind their namespace and a space where they have one.
    Children are elements and texts.
    """

    space: str
    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All words in the element."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)


def read_tree(content: bytes) -> Element:
    """Return the root of an SVG file. Raises :class:`BadPicture`."""
    if len(content) > BYTES:
        raise BadPicture(f"the drawing has more than {BYTES >> 20} MB", AS_PNG)
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise BadPicture(
            f"the drawing cannot be read: {said} (line {error.lineno} of the file)",
            "export it again",
        ) from error
    except (ValueError, LookupError) as error:
        raise BadPicture("the drawing is in an unknown encoding", "save it as UTF-8") from error
    if reader.root is None or reader.root.name != "svg" or reader.root.space not in ("", SVG):
        raise BadPicture("the file is not an SVG drawing", "export it again")
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
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.count += 1
        if self.count > ELEMENTS:
            raise BadPicture(f"the drawing has more than {ELEMENTS:,} elements", AS_PNG)
        if len(self.open) >= DEPTH:
            raise BadPicture(f"the drawing is nested more than {DEPTH} deep", PLAIN)
        space, _, local = name.rpartition(" ")
        element = Element(space, local, attributes)
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
        """Refuse a document type that declares something; the usual one only names SVG."""
        if has_own:
            raise BadPicture("the drawing declares a document type of its own", NO_ENTITIES)

    def entity(self, *declared: object) -> None:
        """Refuse entities."""
        raise BadPicture("the drawing declares entities", NO_ENTITIES)

    def skipped(self, name: str, is_parameter: bool) -> None:
        """Refuse entities that nobody declares."""
        raise BadPicture(f'the drawing uses the entity "{name:.40}"', NO_ENTITIES)

    def instruction(self, target: str, data: str) -> None:
        """Refuse style sheets of other files."""
        if target == "xml-stylesheet":
            raise BadPicture("the drawing takes its styles from another file", PLAIN)
