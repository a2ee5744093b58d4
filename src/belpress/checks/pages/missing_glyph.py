"""A character that its typeface does not have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from belpress.assets.faces import Face, faces_for, faces_of
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import Lettering, Line
from belpress.model.problem import Severity

INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories of characters that are laid out without a glyph: spaces, joiners, soft hyphens."""
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
    """Find characters that the typeface they are set in does not have."""
    all_faces = faces_of(printed.materials)
    fine: dict[Lettering, set[str]] = {}
    faces_of_lettering: dict[Lettering, list[Face]] = {}
    for page in printed.pages:
        for line in page.page.lines:
            for run in line.runs:
                if run.lettering not in fine:
                    fine[run.lettering] = set()
                    faces_of_lettering[run.lettering] = faces_for(run.lettering, all_faces)
                known, faces = fine[run.lettering], faces_of_lettering[run.lettering]
                lacking = {char for char in set(run.text) - known if not _has(faces, char)}
                known.update(set(run.text) - lacking)
                for char in sorted(lacking):
                    yield _finding(printed, page, line, char, faces, run.lettering)


def _has(faces: list[Face], char: str) -> bool:
    if unicodedata.category(char) in INVISIBLE or char in SELECTORS:
        return True
    return any(ord(char) in face.characters for face in faces)


def _finding(
    printed: Printed,
    page: PrintedPage,
    line: Line,
    char: str,
    faces: list[Face],
    lettering: Lettering,
) -> Finding:
    name = unicodedata.name(char, "a character without a name")
    families = ", ".join(lettering.families)
    where = faces[0].name if faces else f"{families}, which is not a typeface of the house design"
    return Finding(
        f"U+{ord(char):04X} {name} is not in {where} ({page.place(page.column_of(line))})",
        printed.source_on(page, line.source),
        "write it in other characters, or add a typeface that has it to the styles",
        page=page.number,
    )
