"""The real edition, and its English PDF as the real command builds it."""

from __future__ import annotations

import pytest

import belpress
from belpress import Edition
from edition.book import Book
from samples import ROOT
from shared_edition import SharedEdition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return belpress.read_edition(belpress.open_project(ROOT), 2022)


@pytest.fixture(scope="session")
def book(shared_edition: SharedEdition) -> Book:
    return shared_edition.book()
