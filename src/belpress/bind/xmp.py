"""What a PDF says of itself, as XMP (ISO 16684-1): Dublin Core, and the standards it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from belpress.bind.identity import PRISM, identity, spaces_of
from belpress.bind.properties import Schema, alternative, bag, described, sequence, simple
from belpress.model.document import Metadata
from belpress.model.imprint import Medium

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PACKET = "W5M0MpCehiHzreSzNTczkc9d"
"""What begins every packet, by the standard."""


@dataclass(frozen=True)
class Claims:
    """Standards that a file keeps: properties of XMP, by their names, with their values.

    A ``document`` is its identifier; ``date`` is when it was made (ISO 8601), if that is known.
    """

    properties: tuple[tuple[str, str], ...] = ()
    document: str = ""
    date: str = ""


PDF_X4 = (("pdfxid:GTS_PDFXVersion", "PDF/X-4"), ("pdf:Trapped", "False"))
PDF_A2A_UA1 = (
    ("pdfaid:part", "2"),
    ("pdfaid:conformance", "A"),
    ("pdfuaid:part", "1"),
)


def packet(metadata: Metadata, claims: Claims, medium: Medium) -> bytes:
    """Return the XMP packet of a PDF that is read on a medium."""
    own = identity(metadata.imprint, medium)
    namespaces = {**NAMESPACES, **spaces_of(own)}
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in namespaces.items())
    inside = "\n".join([*_properties(metadata, claims), *own, *_descriptions(claims, own)])
    return (
        f'<?xpacket begin="\ufeff" id="{_PACKET}"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>\n'
        f'<rdf:Description rdf:about="">\n{inside}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _properties(metadata: Metadata, claims: Claims) -> Iterator[str]:
    yield alternative("dc:title", metadata.title)
    yield sequence("dc:creator", [metadata.author])
    yield bag("dc:language", [metadata.language])
    if metadata.subject:
        yield alternative("dc:description", metadata.subject)
    yield "<dc:format>application/pdf</dc:format>"
    yield "<xmp:CreatorTool>belpress</xmp:CreatorTool>"
    yield "<pdf:Producer>belpress</pdf:Producer>"
    if claims.date:
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            yield f"<xmp:{name}>{claims.date}</xmp:{name}>"
    if claims.document:
        yield f"<xmpMM:DocumentID>{claims.document}</xmpMM:DocumentID>"
        yield "<xmpMM:VersionID>1</xmpMM:VersionID>"
        yield "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    for name, value in claims.properties:
        yield simple(name, value)


def _descriptions(claims: Claims, own: Sequence[str]) -> Iterator[str]:
    """Yield what describes properties to those who keep PDF/A."""
    names = [name for name, _ in claims.properties]
    if any(name.startswith("pdfuaid:") for name in names):
        has_prism = any(one.startswith(f"<{PRISM.prefix}:") for one in own)
        yield described([_UA, PRISM] if has_prism else [_UA])


_UA = Schema(
    "PDF/UA Universal Accessibility Schema",
    NAMESPACES["pdfuaid"],
    "pdfuaid",
    {"part": ("Integer", "The part of ISO 14289 that is followed")},
    category="internal",
)
