"""A character that its typeface does not have."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from belpress.assets.drawings.words import words_of
from belpress.assets.faces import Face, faces_for, faces_of
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import Lettering, Line
from belpress.model.problem import Severity, Source
from belpress.project.project import STYLES

INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that are laid out without a glyph: spaces, joiners, soft hyphens."""
ALPHABET = 5
"""So many letters of an alphabet are named together: the typeface does not have it."""
MOST_PLACES = 4
"""So many places of a character are named."""
SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


@rule(
    "missing-glyph",
    why=(
        "A character is not in the typeface that it is set in. It is printed as an empty box, or "
        "in some other font of the computer."
    ),
    wrong="An Egyptian hieroglyph in a text set in Source Serif 4.",
    right="Only characters that the typefaces of the house design have.",
    severity=Severity.ERROR,
)
def missing_glyph(printed: Printed) -> Iterator[Finding]:
    """Find characters that the typeface they are set in does not have, each with its places."""
    all_faces = faces_of(printed.materials)
    fine: dict[Lettering, set[str]] = {}
    faces_of_lettering: dict[Lettering, list[Face]] = {}
    lacking: dict[str, list[_Place]] = defaultdict(list)
    for page in printed.pages:
        for line in page.page.lines:
            for run in line.runs:
                if run.lettering not in fine:
                    fine[run.lettering] = set()
                    faces_of_lettering[run.lettering] = faces_for(run.lettering, all_faces)
                known, faces = fine[run.lettering], faces_of_lettering[run.lettering]
                if not faces:
                    continue
                without = {char for char in set(run.text) - known if not _has(faces, char)}
                known.update(set(run.text) - without)
                for char in without:
                    lacking[char].append(_Place(page, line, faces[0]))
    unknown = {one.families for one, faces in faces_of_lettering.items() if not faces}
    if unknown:
        yield _undeclared(printed, sorted({families[0] for families in unknown if families}))
    for chars in _alphabets(sorted(lacking)):
        places = (place for char in chars for place in lacking[char])
        in_order = sorted(places, key=lambda place: place.page.number)
        yield _finding(printed, _named(chars), in_order)
    for page in printed.pages:
        yield from _in_drawings(printed, page, all_faces)


@dataclass(frozen=True)
class _Place:
    """Where a character stands, and the face that lacks it."""

    page: PrintedPage
    line: Line
    face: Face


def _in_drawings(
    printed: Printed, page: PrintedPage, all_faces: tuple[Face, ...]
) -> Iterator[Finding]:
    """Find characters in drawings that the typeface of the house does not have."""
    for picture in page.page.pictures:
        if picture.width_px or picture.path not in printed.materials.pictures:
            continue
        family, words = words_of(printed.materials.pictures[picture.path])
        faces = [face for face in all_faces if face.family == family]
        for char in sorted({char for char in words if not _has(faces, char)} if faces else ()):
            name = unicodedata.name(char, "a character without a name")
            yield Finding(
                f'U+{ord(char):04X} {name} in picture "{picture.path}" is not in {family} '
                f"({page.place()})",
                printed.source(picture.source),
                "write it in other characters, or export the drawing with its words as paths",
                page=page.number,
            )


def _has(faces: list[Face], char: str) -> bool:
    if unicodedata.category(char) in INVISIBLE or char in SELECTORS:
        return True
    return any(ord(char) in face.characters for face in faces)


def _alphabets(chars: Sequence[str]) -> Iterator[list[str]]:
    """Yield characters one by one, but many letters of one alphabet together."""
    for _, group in groupby(chars, key=_alphabet):
        same = list(group)
        if len(same) >= ALPHABET:
            yield same
        else:
            yield from ([char] for char in same)


def _alphabet(char: str) -> str:
    """Return the name of the alphabet of a letter, such as ``Georgian``; empty for a sign."""
    name = unicodedata.name(char, "") if unicodedata.category(char)[0] == "L" else ""
    return name.partition(" ")[0].capitalize()


def _named(chars: Sequence[str]) -> str:
    """Return how characters are named in a message, with its verb."""
    if len(chars) == 1:
        name = unicodedata.name(chars[0], "a character without a name")
        return f"U+{ord(chars[0]):04X} {name} is"
    alphabet = _alphabet(chars[0])
    what = f"{alphabet} letters" if alphabet else "characters"
    return f"{len(chars)} {what} ({' '.join(chars)}) are"


def _finding(printed: Printed, named: str, places: Sequence[_Place]) -> Finding:
    first = places[0]
    page, line = first.page, first.line
    sources = list(dict.fromkeys(printed.source_on(one.page, one.line.source) for one in places))
    more = [str(one) for one in sources[1:MOST_PLACES]]
    more += ["…"] if len(sources) > MOST_PLACES else []
    also = f"; {len(sources)} places, also {', '.join(more)}" if more else ""
    others = len({one.face.name for one in places}) - 1
    faces = f"{first.face.name}{' and other faces' if others else ''}"
    return Finding(
        f"{named} not in {faces} ({page.place(page.column_of(line))}{also})",
        sources[0],
        "write it in other characters, or add a typeface that has it to the styles",
        page=page.number,
    )


def _undeclared(printed: Printed, families: Sequence[str]) -> Finding:
    """Say which typefaces no style sheet declares, at the first place that asks for one."""
    names = ", ".join(f'"{family}"' for family in families)
    are = "is a typeface" if len(families) == 1 else "are typefaces"
    asked = (
        Source(f"{STYLES}/{name}", number)
        for name, text in printed.materials.sheets
        for number, line in enumerate(text.split("\n"), start=1)
        if any(family in line for family in families)
    )
    return Finding(
        f"{names} {are} that the styles ask for and no @font-face declares",
        next(asked, Source(STYLES)),
        "declare it in styles/fonts.css, with a file of the project",
    )
