"""Who publishes a document, how it is found and used, as XMP: Dublin Core, PRISM, rights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from belpress.bind.properties import Schema, alternative, bag, simple
from belpress.model.imprint import Imprint, Licence, Medium, number_of

NAMESPACES = {
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
}
PRISM = Schema(
    "PRISM Basic Metadata",
    NAMESPACES["prism"],
    "prism",
    {
        "isbn": ("Text", "The ISBN of the publication"),
        "issn": ("Text", "The ISSN of the series"),
        "eIssn": ("Text", "The ISSN of the series in electronic form"),
        "doi": ("Text", "The DOI of the publication"),
        "url": ("URL", "The address that the DOI leads from"),
    },
)
RESOLVER = "https://doi.org/"
_FREE = "CC0"


def identity(imprint: Imprint, medium: Medium) -> list[str]:
    """Return the properties of a file for a medium; none where nothing is known."""
    return [*_names(imprint, medium), *_rights(imprint.licence), *_prism(imprint, medium)]


def spaces_of(properties: list[str]) -> Mapping[str, str]:
    """Return the namespaces that are needed by properties."""
    return {
        name: uri
        for name, uri in NAMESPACES.items()
        if any(one.startswith(f"<{name}:") for one in properties)
    }


def _names(imprint: Imprint, medium: Medium) -> Iterator[str]:
    isbn = number_of(imprint.isbn, medium)
    printed = number_of(imprint.isbn, Medium.PRINT)
    doi = number_of(imprint.doi, medium)
    names = [f"doi:{doi}"] if doi else []
    names += [f"urn:isbn:{isbn}"] if isbn else []
    if names:
        yield simple("dc:identifier", names[0])
        yield bag("xmp:Identifier", names)
    if imprint.publisher.name:
        yield bag("dc:publisher", [imprint.publisher.name])
    if medium is Medium.SCREEN and printed not in ("", isbn):
        yield simple("dc:source", f"urn:isbn:{printed}")


def _rights(licence: Licence) -> Iterator[str]:
    if not licence.name:
        return
    yield alternative("dc:rights", licence.name)
    yield simple("xmpRights:Marked", str(not licence.name.startswith(_FREE)))
    yield alternative("xmpRights:UsageTerms", licence.name)
    if licence.address:
        yield simple("xmpRights:WebStatement", licence.address)


def _prism(imprint: Imprint, medium: Medium) -> Iterator[str]:
    isbn, doi = number_of(imprint.isbn, medium), number_of(imprint.doi, medium)
    if isbn:
        yield simple("prism:isbn", isbn)
    for number in imprint.issn:
        if number.medium in (medium, None):
            name = "prism:eIssn" if number.medium is Medium.SCREEN else "prism:issn"
            yield simple(name, number.text)
    if doi:
        yield simple("prism:doi", doi)
        yield simple("prism:url", f"{RESOLVER}{doi}")
