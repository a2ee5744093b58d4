"""What a PDF says of itself, as XMP (ISO 16684-1): Dublin Core, and the standards it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from belpress.model.document import Metadata

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


def packet(metadata: Metadata, claims: Claims) -> bytes:
    """Return the XMP packet of a PDF."""
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in NAMESPACES.items())
    inside = "\n".join(_properties(metadata, claims))
    return (
        f'<?xpacket begin="\ufeff" id="{_PACKET}"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>\n'
        f'<rdf:Description rdf:about="">\n{inside}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _properties(metadata: Metadata, claims: Claims) -> Iterator[str]:
    yield _wrapped("dc:title", "Alt", [metadata.title], ' xml:lang="x-default"')
    yield _wrapped("dc:creator", "Seq", [metadata.author])
    yield _wrapped("dc:language", "Bag", [metadata.language])
    if metadata.subject:
        yield _wrapped("dc:description", "Alt", [metadata.subject], ' xml:lang="x-default"')
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
        yield f"<{name}>{escape(value)}</{name}>"
    if any(name.startswith("pdfuaid:") for name, _ in claims.properties):
        yield _UA_SCHEMA


def _wrapped(name: str, kind: str, values: Sequence[str], more: str = "") -> str:
    items = "".join(f"<rdf:li{more}>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A wants every property described that it does not know (ISO 19005-2, 6.6.2.3)."""
