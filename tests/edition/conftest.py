"""The real edition, built once a worker by the real command, and read back from its PDF."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import belpress
from belpress import Edition
from edition.book import Book
from samples import ROOT


@pytest.fixture(scope="session")
def edition() -> Edition:
    return belpress.read_edition(belpress.open_project(ROOT), 2022)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    target = tmp_path_factory.mktemp("edition") / "review.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "belpress", "build", "2022", "-C", str(ROOT), "-o", str(target)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1672531200"},
    )
    assert done.returncode == 0, done.stderr
    return Book(target, done.stdout, done.stderr)
