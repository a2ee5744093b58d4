"""Properties of XMP as XML, and the descriptions that PDF/A wants of those it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_DEFAULT = ' xml:lang="x-default"'


@dataclass(frozen=True)
class Schema:
    """A schema of XMP: its ``properties`` by name, each with its type and what it says."""

    title: str
    space: str
    prefix: str
    properties: Mapping[str, tuple[str, str]]
    category: str = "external"


def simple(name: str, value: str) -> str:
    """Return a property with one value."""
    return f"<{name}>{escape(value)}</{name}>"


def bag(name: str, values: Sequence[str]) -> str:
    """Return a property with values in no order."""
    return _wrapped(name, "Bag", values)


def sequence(name: str, values: Sequence[str]) -> str:
    """Return a property with values in their order."""
    return _wrapped(name, "Seq", values)


def alternative(name: str, value: str) -> str:
    """Return a property that is given in languages: here in one, which is that of all readers."""
    return _wrapped(name, "Alt", [value], _DEFAULT)


def _wrapped(name: str, kind: str, values: Sequence[str], more: str = "") -> str:
    items = "".join(f"<rdf:li{more}>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def described(schemas: Sequence[Schema]) -> str:
    """Return the descriptions of schemas (ISO 19005-2, 6.6.2.3)."""
    inside = '</rdf:li><rdf:li rdf:parseType="Resource">\n'.join(map(_schema, schemas))
    return (
        '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\n'
        f"{inside}</rdf:li></rdf:Bag></pdfaExtension:schemas>"
    )


def _schema(schema: Schema) -> str:
    properties = '</rdf:li><rdf:li rdf:parseType="Resource">\n'.join(
        f"<pdfaProperty:name>{name}</pdfaProperty:name>\n"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\n"
        f"<pdfaProperty:category>{schema.category}</pdfaProperty:category>\n"
        f"<pdfaProperty:description>{says}</pdfaProperty:description>\n"
        for name, (kind, says) in schema.properties.items()
    )
    return (
        f"<pdfaSchema:schema>{schema.title}</pdfaSchema:schema>\n"
        f"<pdfaSchema:namespaceURI>{schema.space}</pdfaSchema:namespaceURI>\n"
        f"<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>\n"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\n'
        f"{properties}</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    )
