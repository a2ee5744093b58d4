"""The elements of an SVG file, and what is said of one that is not read."""

from __future__ import annotations

from belpress.assets.bad_picture import BadPicture
from belpress.project.untrusted_xml import Element, Limits, UnreadXml, Wrong, read_elements

LIMITS = Limits(5 * 1024 * 1024, 20_000, 50, refused=("xml-stylesheet",))
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
AS_PNG = "export it as PNG, 1,500 px wide or more"
PLAIN = "export it again as plain SVG 1.1, or as PNG, 1,500 px wide or more"
NO_ENTITIES = (
    'save it as plain SVG (Inkscape: "Plain SVG"; Illustrator: without '
    '"Preserve Illustrator Editing Capabilities")'
)
NO_DRAWING = "the file is not an SVG drawing", "export it again"
SAID = {
    Wrong.SIZE: (f"the drawing has more than {LIMITS.size >> 20} MB", AS_PNG),
    Wrong.ELEMENTS: (f"the drawing has more than {LIMITS.elements:,} elements", AS_PNG),
    Wrong.DEPTH: (f"the drawing is nested more than {LIMITS.depth} deep", PLAIN),
    Wrong.SYNTAX: (
        "the drawing cannot be read: {detail} (line {line} of the file)",
        "export it again",
    ),
    Wrong.ENCODING: ("the drawing is in an unknown encoding", "save it as UTF-8"),
    Wrong.EMPTY: NO_DRAWING,
    Wrong.DOCTYPE: ("the drawing declares a document type of its own", NO_ENTITIES),
    Wrong.ENTITIES: ("the drawing declares entities", NO_ENTITIES),
    Wrong.ENTITY: ('the drawing uses the entity "{detail}"', NO_ENTITIES),
    Wrong.INSTRUCTION: ("the drawing takes its styles from another file", PLAIN),
}


def read_tree(content: bytes) -> Element:
    """Return the root of an SVG file. Raises :class:`BadPicture`."""
    try:
        root = read_elements(content, LIMITS)
    except UnreadXml as unread:
        message, hint = SAID[unread.wrong]
        raise BadPicture(message.format(detail=unread.detail, line=unread.line), hint) from unread
    if root.name != "svg" or root.space not in ("", SVG):
        raise BadPicture(*NO_DRAWING)
    return root
