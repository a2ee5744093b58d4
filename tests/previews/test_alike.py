"""Pictures of pages that look the same, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from belpress.assets.alike import SAME, Look, most_different
from belpress.preview.rasters import Rasters
from belpress.project.cache import Store
from previews.pdfs import pdf_of


@pytest.mark.parametrize(
    ("other", "most"),
    [((0, 100, 255), 0), ((24, 100, 255), 24), ((0, 125, 250), 25), ((255, 100, 0), 255)],
)
def test_difference_of_pictures_is_that_of_the_pixels_least_alike(
    other: tuple[int, ...], most: int
) -> None:
    assert most_different(look(0, 100, 255), look(*other)) == most


def look(*greys: int) -> Look:
    return Look(bytes(greys), len(greys), "")


@pytest.mark.parametrize(
    ("grey", "are_alike"), [(0, True), (SAME - 4, True), (SAME + 4, False), (255, False)]
)
def test_pages_are_alike_unless_an_eye_can_tell_them_apart(
    tmp_path: Path, grey: int, are_alike: bool
) -> None:
    rasters = Rasters(Store(tmp_path))
    level = grey / 255
    [first] = rasters.take_pdf("now", pdf_of("Words"))
    [second] = rasters.take_pdf("before", pdf_of("Words", marks=f"{1 - level} g 99 99 9 9 re f"))
    assert rasters.are_alike(first.picture, second.picture) == are_alike
    assert rasters.are_alike(first.picture, first.picture)


def test_pages_of_other_sizes_or_gone_are_not_alike(tmp_path: Path) -> None:
    rasters = Rasters(Store(tmp_path))
    [first] = rasters.take_pdf("now", pdf_of("Words"))
    [second] = rasters.take_pdf("before", pdf_of("Words", size=(595, 400)))
    assert not rasters.are_alike(first.picture, second.picture)
    assert not rasters.are_alike(first.picture, "gone")


def test_words_may_be_off_by_a_pixel_and_are_the_same_words(tmp_path: Path) -> None:
    rasters = Rasters(Store(tmp_path))
    pages = [
        rasters.take_pdf(name, pdf_of(words, marks=f"0 g {x} 99 40 9 re f"))[0].picture
        for name, words, x in (
            ("now", "In 2021", 99),
            ("moved", "In 2021", 99.9),
            ("far", "In 2021", 105),
            ("other", "In 2022", 99.9),
        )
    ]
    assert [rasters.are_alike(pages[0], page) for page in pages] == [True, True, False, False]
