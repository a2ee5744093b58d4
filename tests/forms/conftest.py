"""The edition of 2022 in every form, built once, and what is read out of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from edition.book import Book
from shared_edition import FORMS, SharedEdition, in_all_forms, once


@pytest.fixture(scope="session")
def files(
    shared_edition: SharedEdition, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Book]:
    """The files of the edition, by the names of their forms."""
    forms = once(
        tmp_path_factory, "shared-forms", lambda root: in_all_forms(shared_edition.copy(root))
    )
    return {form: forms.book(form=form) for form in FORMS}


def changed(root: Path, name: str, old: str, new: str) -> None:
    """Change a file of the house design."""
    file = root / "styles" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
