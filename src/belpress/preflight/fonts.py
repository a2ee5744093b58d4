"""Typefaces of a PDF: whether they are in it, and whether their letters can be read out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belpress.preflight.objects import Value, entry, items, name

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
ENCODINGS = ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding")
_SUBSET = re.compile(r"[A-Z]{6}\+")


@dataclass(frozen=True)
class Face:
    """A typeface as a file has it; codes of its letters are ``code_bytes`` long."""

    name: str
    kind: str
    is_embedded: bool
    has_letters: bool
    code_bytes: int = 1


def face_of(font: Value) -> Face:
    """Return what is known of a typeface."""
    kind = name(entry(font, "/Subtype"))
    said = _SUBSET.sub("", name(entry(font, "/BaseFont"))) or name(entry(font, "/Name")) or "?"
    below = next(items(entry(font, "/DescendantFonts")), None) if kind == "Type0" else font
    descriptor = entry(below, "/FontDescriptor")
    is_embedded = kind == "Type3" or any(entry(descriptor, key) is not None for key in FILES)
    return Face(
        said[:100], kind, is_embedded, _has_letters(font, kind), 2 if kind == "Type0" else 1
    )


def _has_letters(font: Value, kind: str) -> bool:
    """Whether codes can be turned into letters (ISO 32000-1, 9.10.2)."""
    if entry(font, "/ToUnicode") is not None:
        return True
    encoding = entry(font, "/Encoding")
    if kind == "Type0":
        return name(encoding) not in ("Identity-H", "Identity-V", "")
    if name(encoding) in ENCODINGS or name(entry(encoding, "/BaseEncoding")) in ENCODINGS:
        return True
    if kind == "Type3":
        return False
    # A typeface without an encoding has its own, which is that of Latin letters for these
    return entry(encoding, "/Differences") is not None or kind == "Type1"
