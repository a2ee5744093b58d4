"""Fixtures of all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from belpress.press import pressroom
from kept_presses import Shelf, lending
from samples import CHAPTER, EDITION, FILE, ROOT, Listener, jpeg
from shared_edition import SharedEdition, in_english, once

# The cases of "quick" are the same every time; "long" looks for new ones.
settings.register_profile("quick", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=4000, derandomize=False, deadline=None)
settings.load_profile(os.environ.get("BELPRESS_TESTS", "quick"))

# Commands that tests run compile modules once, as they do for who uses an installed program
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


FIRST = (
    "press/test_again.py",
    "edition/test_translations.py",
    "browser",
    "reliability/test_faults.py",
    "reliability/test_hostile.py",
    "reliability/test_interrupted.py",
    "reliability/test_mistakes.py",
    "forms",
    "press",
    "reliability",
    "translate",
)
"""Files and folders whose tests take longest: no process shall begin them when others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let files that take long come first; the order within a file stays."""
    here = Path(__file__).parent

    def rank(item: pytest.Item) -> int:
        name = item.path.relative_to(here).as_posix()
        return next((n for n, long in enumerate(FIRST) if name.startswith(long)), len(FIRST))

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def _presses_are_kept() -> Iterator[None]:
    """Let pressrooms of tests have the presses of those before them."""
    shelf = Shelf()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pressroom, "Forker", lending(shelf))
        yield
    shelf.close()


@pytest.fixture(scope="session")
def shared_edition(tmp_path_factory: pytest.TempPathFactory) -> SharedEdition:
    """The edition of 2022, built in English; nothing may change it."""
    return once(tmp_path_factory, "shared-edition", in_english)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one chapter that has nothing wrong with it."""
    images = tmp_path / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(2400, 1672))
    (tmp_path / "manuscript" / "2030").mkdir(parents=True)
    (tmp_path / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    (tmp_path / FILE).write_text(CHAPTER)
    return tmp_path


@pytest.fixture
def house(root: Path) -> Path:
    """A project with a house design of its own."""
    shutil.copytree(ROOT / "styles", root / "styles")
    for folder in ("fonts", "profiles"):
        shutil.copytree(ROOT / "assets" / folder, root / "assets" / folder)
    return root


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.socket.close()
