"""Sources from a BibTeX file, as the fields of CSL JSON. The only module that knows the library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import DuplicateBlockKeyBlock
from pylatexenc.latex2text import LatexNodes2Text

TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
}
"""The types of BibTeX and biblatex, and those of CSL; others are documents."""
FIELDS = {
    **dict.fromkeys(("journal", "journaltitle", "booktitle"), "container-title"),
    **dict.fromkeys(("address", "location"), "publisher-place"),
    **dict.fromkeys(("publisher", "institution", "organization", "school"), "publisher"),
    **{"title": "title", "volume": "volume", "number": "issue", "pages": "page"},
    **{"edition": "edition", "doi": "DOI", "url": "URL", "isbn": "ISBN"},
}
_BRACES = str.maketrans("", "", "{}")


def sources_of(text: str) -> tuple[dict[str, tuple[dict[str, Any], int]], list[tuple[str, int]]]:
    """Return the sources of a BibTeX file by their keys, each with its line (from 0).

    With them come the mistakes, each with its line.
    """
    # Names come first: braces keep that of a body together, and are gone once LaTeX is decoded
    steps = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = parse_string(text, append_middleware=steps)
    found = {
        entry.key: (_csl(entry.entry_type, {one.key: one.value for one in entry.fields}), line)
        for entry in library.entries
        for line in (entry.start_line or 0,)
    }
    return found, list(_mistakes(library.failed_blocks))


def _mistakes(blocks: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - blocks of the library
    for block in blocks:
        said = "this entry cannot be read; a brace or a comma may be missing"
        if isinstance(block, DuplicateBlockKeyBlock):
            said = f'two entries have the key "{block.key}"'
        yield said, block.start_line or 0


def _csl(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    source: dict[str, Any] = {"type": TYPES.get(kind.lower(), "document")}
    for name, value in fields.items():
        meant = FIELDS.get(name.lower())
        if meant and isinstance(value, str):
            source.setdefault(meant, value.translate(_BRACES).strip())
    if "page" in source:
        source["page"] = re.sub(r"\s*[-–]+\s*", "-", source["page"])
    for name in ("author", "editor"):
        if isinstance(fields.get(name), list):
            source[name] = [_name(one) for one in fields[name]]
    for name, meant in (("date", "issued"), ("year", "issued"), ("urldate", "accessed")):
        numbers = re.findall(r"\d+", str(fields.get(name, "")))[:3]
        if numbers:
            source.setdefault(meant, {"date-parts": [[int(number) for number in numbers]]})
    return source


def _name(parts: Any) -> dict[str, str]:  # noqa: ANN401 - the library's parts of a name
    given = _decoded(parts.first)
    family = _decoded([*parts.von, *parts.last, *parts.jr])
    return {"family": family, "given": given} if given else {"literal": family}


def _decoded(words: Sequence[str]) -> str:
    """Return the words of a name without LaTeX and braces, which keep together what is one."""
    return str(LatexNodes2Text().latex_to_text(" ".join(words))).strip()
