"""The edition.yaml of the next edition: that of the last one, with its years moved on."""

from __future__ import annotations

import re

from belpress.begin.fields import blocks_of, rewritten
from belpress.begin.step import Step
from belpress.model.edition import file_name_of
from belpress.read.free_texts import in_marks

OF_ONE_YEAR = ("isbn", "doi")
"""Fields with numbers that an edition has for itself."""
_KEPT = ("issn", "site", "licence", "publisher")
"""Fields that say the same every year, and may hold digits that look like a year."""
_OF_THE_FOLDER = re.compile(r"^bibliography[ \t]*:[ \t]*[\"']?(?!\.\.?/|[\"' \t])", re.MULTILINE)
"""Where the path of a file begins that lies beside ``edition.yaml``."""
_COLOUR = re.compile(r"(#[0-9a-fA-F]{6}\b)")


def next_edition_file(text: str, title: str, step: Step) -> str:
    """Return the text of the next ``edition.yaml``; all but its years stays as it is written.

    Numbers that are of one edition alone are left out, and a comment asks for new ones. A ``title``
    without a year gets one, which names the files of an edition.
    """
    blocks = blocks_of(text)
    changes = {block.name: block.text for block in blocks if block.name in _KEPT}
    changes |= {
        block.name: f"# {block.name}: that of {step.year}; {step.old_year} had one of its own\n"
        for block in blocks
        if block.name in OF_ONE_YEAR
    }
    changes |= {
        block.name: _OF_THE_FOLDER.sub(rf"\g<0>../{step.old_year}/", block.text)
        for block in blocks
        if block.name == "bibliography"
    }
    if file_name_of(step.moved(title), step.year) == file_name_of(title, step.old_year):
        changes["title"] = (
            f"# The year tells its files from those of {step.old_year}\n"
            f"title: {in_marks(f'{title} {step.year}')}\n"
        )
    return rewritten(blocks, changes, lambda written: _moved(written, step))


def _moved(text: str, step: Step) -> str:
    return "".join(
        part if _COLOUR.fullmatch(part) else step.moved(part) for part in _COLOUR.split(text)
    )
