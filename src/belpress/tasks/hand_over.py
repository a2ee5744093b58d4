"""From laid-out pages to the files that an edition is handed over as."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from belpress.language.habits import habits
from belpress.model.form import PAGES_OF_A_LEAF, SCREEN, Form
from belpress.model.problem import Problem, Source
from belpress.project.cache import Store
from belpress.project.commits import last_commit, state_of
from belpress.project.project import FOR_PRINT, STYLES, Project
from belpress.tasks.typeset import Typeset, bound

if TYPE_CHECKING:
    from belpress.bind.forms import HandOver
    from belpress.model.pages import LaidPage

SLUG_FONT = re.compile(r"sans.*medium\.ttf$", re.IGNORECASE)
"""The typeface of the slug line: a plain one of the house design."""


def hand_over(
    project: Project, typeset: Typeset, forms: Sequence[Form]
) -> Iterator[tuple[Form, bytes]]:
    """Yield each form with its file; all are made of the same pages, whose number suits them."""
    from belpress.bind.forms import formed

    content = bound(typeset)
    digest = blake2b(content, digest_size=3).hexdigest()
    kept = Store(project.cache(FOR_PRINT))
    for form in forms:
        yield form, formed(content, form, _order(project, typeset, form, digest, kept))
    kept.trim()


def unsuited(pages: int, forms: Sequence[Form]) -> Mapping[str, Problem]:
    """Return the names of forms that a number of pages does not suit, with what is wrong.

    That is a booklet that blank pages would have to fill, where the form does not want them.
    """
    from belpress.assets.forms import FILE

    return {
        form.name: Problem(
            "forms",
            f"[{form.name}]: {pages} pages cannot be stitched, which takes a multiple of four",
            Source(f"{STYLES}/{FILE}"),
            hint="fills = true puts blank pages before the back cover",
        )
        for form in forms
        if form.sheets and not form.fills and pages % PAGES_OF_A_LEAF
    }


def for_screen(typeset: Typeset) -> bytes:
    """Return laid-out pages as a PDF for screens, with their pictures as they are."""
    from belpress.bind.forms import HandOver, formed

    order = HandOver(typeset.metadata, _pages(typeset), Store(None))
    return formed(bound(typeset), Form(SCREEN), order)


def _pages(typeset: Typeset) -> list[LaidPage]:
    return [page for laid in typeset.pages.parts for page in laid.pages]


def _order(project: Project, typeset: Typeset, form: Form, digest: str, kept: Store) -> HandOver:
    from belpress.bind.forms import HandOver

    date = _date(project) if form.condition or form.is_draft else _epoch()
    word = _word(typeset) if form.is_draft else ""
    return HandOver(
        metadata=typeset.metadata,
        pages=_pages(typeset),
        kept=kept,
        numbers=typeset.pages.numbers,
        said=" · ".join([*_said(project, typeset, form, date, word), digest]),
        word=word,
        font=slug_font(typeset.printed.materials.fonts),
        date=date,
    )


def slug_font(fonts: Mapping[str, bytes]) -> bytes:
    """Return the file of the typeface for slug lines, from those of a house design."""
    plain = next((name for name in fonts if SLUG_FONT.search(name)), next(iter(fonts), ""))
    return fonts.get(plain, b"")


def _said(
    project: Project, typeset: Typeset, form: Form, date: datetime | None, word: str
) -> list[str]:
    """Return what stands below a page: of which publication and form it is, and of which day."""
    metadata = typeset.metadata
    if not form.is_draft:
        said = [metadata.title, metadata.language, form.name, "{page}"]
        return [*said, f"{date.day} {date:%B %Y}"] if date else said
    said = [word, metadata.title, metadata.language, "{page}"]
    said += [f"{date:%Y-%m-%d}"] if date else []
    return [*said, state] if (state := state_of(project)) else said


def _word(typeset: Typeset) -> str:
    """Return the word across a draft, in the reader's language."""
    edition = typeset.printed.edition
    return edition.labels.get("draft") or habits(edition.language).draft


def _date(project: Project) -> datetime | None:
    """Return the date of the sources: SOURCE_DATE_EPOCH, or that of the last commit."""
    commit = last_commit(project)
    return _epoch() or (commit[1] if commit else None)


def _epoch() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not re.fullmatch("[0-9]{1,11}", epoch):
        return None
    return datetime.fromtimestamp(int(epoch), UTC)
