"""A preview without presses, and PDFs to show in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

import belpress
from belpress.press.pressroom import Pressroom
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from belpress.preview.server import Preview

ADDRESS = "http://127.0.0.1:8000"


class NoRoom:
    """Stands for a pressroom in which nothing was ever laid out."""

    def recall(self, name: str) -> dict[str, Any]:
        return {}

    def drawn(self, key: str) -> bytes | None:
        return None

    def warm_up(self) -> None:
        return

    def trim(self) -> None:
        return

    def close(self) -> None:
        return


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    (tmp_path / "manuscript" / "2022").mkdir(parents=True)
    return Subject(belpress.open_project(tmp_path), 2022)


@pytest.fixture
def desk(subject: Subject) -> Desk:
    """A desk at which nobody works."""
    return Desk(subject, cast("Pressroom", NoRoom()))


@pytest.fixture
def client(subject: Subject, desk: Desk) -> Iterator[TestClient]:
    """What asks the preview on this machine."""
    with TestClient(Preview(subject, desk).app(), ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture
def shared(subject: Subject, desk: Desk) -> Iterator[TestClient]:
    """What asks a preview that others in the network can reach, with the token ``open``."""
    app = Preview(subject, desk).app("open")
    with TestClient(app, "http://desk.example:8000", follow_redirects=False) as client:
        yield client
