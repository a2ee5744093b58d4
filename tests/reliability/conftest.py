"""A scratch publication, and a listener that nobody may call."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reliability.scratch import Scratch, make_scratch
from samples import Listener


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scratch publication, built once; copies of it have its cache."""
    scratch = make_scratch(tmp_path_factory.mktemp("template"))
    assert scratch.build().code == 0
    shutil.rmtree(scratch.root / "build")
    return scratch.root


@pytest.fixture
def scratch(template: Path, tmp_path: Path) -> Scratch:
    """A scratch publication whose parts are in the cache, so that a build takes no time."""
    return Scratch(shutil.copytree(template, tmp_path / "project"))


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    """A port of this machine that must not be called."""
    listener = Listener()
    yield listener.port
    listener.socket.close()
    assert listener.calls == 0
