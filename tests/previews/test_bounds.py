"""What a preview keeps has bounds, however long it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from belpress.preview import rasters
from belpress.preview.desk import Desk
from belpress.preview.proof import Subject
from belpress.preview.rasters import Rasters
from belpress.preview.server import MOST_TEXTS, Preview
from belpress.preview.state import State
from belpress.project.cache import Store
from previews.pdfs import pdf_of

LIMIT = 200_000


def test_pictures_on_disk_stay_within_their_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasters, "DISK_LIMIT", LIMIT)
    made = Rasters(Store(tmp_path, memory=0))
    [page] = made.take_pdf("", pdf_of("Words"))
    written = 0
    for width in range(600, 700):
        picture = made.picture(page.picture, width)
        assert picture
        written += len(picture)
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 1.5 * LIMIT
    assert written > 3 * LIMIT
    assert made.picture(page.picture, 600)


def test_states_are_written_for_the_readers_of_the_last_few(desk: Desk, subject: Subject) -> None:
    preview, proof = Preview(subject, desk), desk.proofs[0]
    state = State(version=100, title="Yearbook")
    for version in range(50):
        assert "Yearbook" in preview._as_text(proof, state, State(version=version))
    assert len(preview._written[proof][1]) <= MOST_TEXTS


def test_pages_of_other_pdfs_are_not_kept(desk: Desk) -> None:
    pages = [desk.rasters.take_pdf("", pdf_of(f"Words {number}"))[0] for number in range(20)]
    assert [bool(desk.rasters.picture(page.picture, 100)) for page in pages[-2:]] == [True, True]
    assert len(desk.rasters._pdfs) <= rasters.MOST_LEFT + 1
    desk.rasters.drop("")
    assert desk.rasters.search("", "Words").hits == ()
