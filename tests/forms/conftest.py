"""The edition of 2022 in every form, built once, and what is read out of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from edition.book import Book
from samples import ROOT

FORMS = ("screen", "print", "booklet")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Book]:
    """The files of the edition, by the names of their forms."""
    folder = tmp_path_factory.mktemp("forms")
    return {form: _built(form, folder / f"{form}.pdf") for form in FORMS}


def _built(form: str, target: Path) -> Book:
    words = ["build", "2022", "-C", str(ROOT), "--for", form, "-o", str(target)]
    done = subprocess.run(
        [sys.executable, "-m", "belpress", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Book(target, done.stdout, done.stderr)


def changed(root: Path, name: str, old: str, new: str) -> None:
    """Change a file of the house design."""
    file = root / "styles" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
