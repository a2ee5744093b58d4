"""The edition of 2022, built once for all tests, whichever process of pytest they run in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from belpress.project.project import CACHE, PARTS, PLANS
from edition.book import Book
from samples import ROOT

TRANSLATIONS = ("be", "ru", "be-Latn")
FORMS = ("screen", "print", "booklet")
EPOCH = {"SOURCE_DATE_EPOCH": "1672531200"}


def copy_sources(root: Path) -> Path:
    """Copy the manuscript, styles and pictures of this project into a folder."""
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("art"))
    return root


@dataclass(frozen=True)
class SharedEdition:
    """A project whose edition was built; tests read in it, and change copies of it."""

    root: Path
    out: str
    """What was said of the builds."""

    def book(self, language: str = "en", form: str = "screen") -> Book:
        """Return a PDF that was built."""
        ending = "" if form == "screen" else f".{form}"
        return Book(self.root / f"build/annual-review-2022.{language}{ending}.pdf", self.out)

    def copy(self, root: Path) -> Path:
        """Copy the project with its pages laid out, but nothing built, and return the copy."""
        for name in (PARTS, PLANS):
            shutil.copytree(self.root / CACHE / name, root / CACHE / name)
        return copy_sources(root)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> SharedEdition:
    """Return what one of the processes of pytest makes in a folder, while others wait."""
    base = factory.getbasetemp()
    # A worker has a folder of its own below that of all
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, said = base / name, base / f"{name}.json"
    with FileLock(base / f"{name}.lock"):
        if not said.exists():
            shutil.rmtree(root, ignore_errors=True)
            said.write_text(json.dumps(make(root)))
    return SharedEdition(root, json.loads(said.read_text()))


def in_english(root: Path) -> str:
    """Build the edition from nothing."""
    return _built(copy_sources(root))


def in_translations(root: Path) -> str:
    """Build all translations by one command, two at a time, in a folder that has the source."""
    wanted = [word for language in TRANSLATIONS for word in ("-l", language)]
    return _built(root, *wanted, "-j2", "--complete")


def in_all_forms(root: Path) -> str:
    """Build English in all forms, in a folder that has its pages."""
    return _built(root, *(word for form in FORMS for word in ("--for", form)))


def _built(root: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "belpress", "build", "2022", "-C", str(root), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **EPOCH},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
