"""What a PDF says of itself: document information, XMP (ISO 16684-1), output intents."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import pikepdf
from pikepdf import Pdf, Stream

from belpress.preflight.facts import Intent, Statements
from belpress.preflight.objects import MOST_TEXT, Value, entries, entry, items, name, text, whole

MOST_XMP = 4 * 1024 * 1024
MOST_INTENTS = 20
UNREADABLE = "unreadable"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
_PROFILES = {b"CMYK": (4, "CMYK"), b"RGB ": (3, "RGB"), b"GRAY": (1, "GRAY")}
_SIGNATURE = slice(36, 40)
"""Where every ICC profile has ``acsp`` (ICC.1:2010, 7.2)."""


def statements_of(book: Pdf) -> Statements:
    """Return what a file says of itself."""
    root, trailer = book.Root, book.trailer
    xmp = _xmp(entry(root, "/Metadata"))
    info = {
        key.removeprefix("/"): text(value) or name(value)
        for key, value in entries(entry(trailer, "/Info"))
    }
    return Statements(
        info=info,
        xmp={key: value[:MOST_TEXT] for key, value in (xmp or {}).items()},
        is_xmp_read=xmp is not None,
        language=text(entry(root, "/Lang")),
        shows_title=entry(entry(root, "/ViewerPreferences"), "/DisplayDocTitle") is True,
        has_id=bool(list(items(entry(trailer, "/ID")))),
    )


def _xmp(packet: Value) -> Mapping[str, str] | None:
    """Return the properties of an XMP packet by their prefixed names, the first value of each."""
    if not isinstance(packet, Stream):
        return None
    try:
        content = packet.read_bytes()
        is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        words = content.decode("utf-16" if is_wide else "utf-8-sig").strip("\0 \r\n\t")
        # A packet has no need of entities, which could be endless
        if len(content) > MOST_XMP or "<!" in re.sub("<!--.*?-->", "", words, flags=re.DOTALL):
            return None
        tree = ElementTree.fromstring(words)  # noqa: S314 - there are no entities in it
    except (pikepdf.PdfError, ElementTree.ParseError, ValueError, LookupError):
        return None
    return dict(_properties(tree))


def _properties(tree: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for description in tree.iter(f"{RDF}Description"):
        for key, value in description.attrib.items():
            if said := _prefixed(key):
                yield said, value
        for child in description:
            if said := _prefixed(child.tag):
                words = (found.text or "" for found in child.iter() if (found.text or "").strip())
                yield said, next(words, "").strip()


def _prefixed(tag: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    return f"{PREFIXES[space]}:{local}" if space in PREFIXES else ""


def intents_of(book: Pdf) -> Iterator[Intent]:
    """Yield the output intents of a file."""
    for at, intent in enumerate(items(entry(book.Root, "/OutputIntents"))):
        if at >= MOST_INTENTS:
            return
        profile = entry(intent, "/DestOutputProfile")
        kind = name(entry(intent, "/S"))
        condition = text(entry(intent, "/OutputConditionIdentifier"))
        yield Intent(kind, condition, *_profile(profile))


def _profile(profile: Value) -> tuple[str, bool]:
    """Return what a profile is for, and whether the file says so too."""
    if not isinstance(profile, Stream):
        return "", True
    try:
        head = profile.read_bytes()[:128]
    except pikepdf.PdfError:
        return UNREADABLE, False
    count, space = _PROFILES.get(head[16:20], (0, UNREADABLE))
    if head[_SIGNATURE] != b"acsp":
        return UNREADABLE, False
    return space, count == whole(entry(profile, "/N"))
