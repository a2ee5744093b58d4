"""XML of other translators' programs: what is said of what is not read; how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from belpress.project.untrusted_xml import Element, Limits, UnreadXml, Wrong, read_elements

BYTES = 32 * 1024 * 1024
LIMITS = Limits(BYTES, 500_000, 50)
NO_ENTITIES = "export it again, without a document type of its own"
SAID = {
    Wrong.SIZE: (f"a file of more than {BYTES >> 20} MB", ""),
    Wrong.ELEMENTS: (f"more than {LIMITS.elements:,} elements", ""),
    Wrong.DEPTH: (f"nested more than {LIMITS.depth} deep", ""),
    Wrong.SYNTAX: ("cannot be read as XML: {detail}", "export it again"),
    Wrong.ENCODING: ("is in an unknown encoding", "save it as UTF-8"),
    Wrong.EMPTY: ("has no content", ""),
    Wrong.DOCTYPE: ("declares a document type of its own", NO_ENTITIES),
    Wrong.ENTITIES: ("declares entities", NO_ENTITIES),
    Wrong.ENTITY: ('uses the entity "{detail}"', NO_ENTITIES),
}


class BadXml(Exception):  # noqa: N818 - it is about the file, not about this program
    """A file that is not read: what is wrong, in which line (from 1, or 0), and how to fix it."""

    def __init__(self, message: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


def read_xml(content: bytes) -> Element:
    """Return the root of a file. Raises :class:`BadXml`."""
    try:
        return read_elements(content, LIMITS)
    except UnreadXml as unread:
        message, hint = SAID[unread.wrong]
        raise BadXml(message.format(detail=unread.detail), unread.line, hint) from unread


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
