"""Pictures that are lost, doubled, cut, covered or out of order on laid-out pages are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from belpress.layout.printed import Printed
from belpress.model.pages import Area, LaidPage, PrintedPicture
from checks.pages.proof import FIGURE, changed, chapter, found, laid_out, paragraph, project

Change = Callable[[PrintedPicture], list[PrintedPicture]]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A chapter with two figures, on one page or two."""
    blocks = [paragraph(0, 9), FIGURE, paragraph(3, 9), paragraph(5, 9), FIGURE, paragraph(1, 9)]
    return laid_out(project(tmp_path_factory.mktemp("two") / "p", chapter("\n\n".join(blocks))))


def moved(picture: PrintedPicture, **to: float) -> PrintedPicture:
    return replace(picture, area=replace(picture.area, **to))


CHANGES: dict[str, Change] = {
    "stands on no page": lambda one: [],
    "stands 2 times": lambda one: [one, one],
    "is cut: ": lambda one: [moved(one, y=800.0)],
    "lies over ": lambda one: [replace(one, area=Area(one.area.x, 60, one.area.width, 760))],
    "stands without its caption": lambda one: [moved(one, height=one.area.height / 2)],
    "is cut: 4 mm": lambda one: [replace(one, hidden=10.0)],
}


@pytest.mark.parametrize("said", CHANGES)
def test_misplaced_pictures_are_named(two: Printed, said: str) -> None:
    assert found("picture-place", two) == []
    figure = next(two.chapters).figures[1]

    def change(page: LaidPage) -> LaidPage:
        pictures = [
            new
            for one in page.pictures
            for new in (CHANGES[said](one) if one.source == figure.source else [one])
        ]
        return replace(page, pictures=tuple(pictures))

    numbers = [page.number for page in two.pages if page.kind == "body"]
    (problem,) = found("picture-place", changed(two, dict.fromkeys(numbers, change)))
    assert problem.message.startswith(f'picture "assets/images/figure.jpg" {said}')
    assert problem.source == figure.source
    assert problem.is_error


def test_pictures_out_of_order_are_named(two: Printed) -> None:
    assert found("figure-order", two) == []
    first, second = next(two.chapters).figures

    def change(page: LaidPage) -> LaidPage:
        other = {first.source: second.source, second.source: first.source}
        pictures = (replace(one, source=other.get(one.source, one.source)) for one in page.pictures)
        return replace(page, pictures=tuple(pictures))

    numbers = [page.number for page in two.pages if page.kind == "body"]
    (problem,) = found("figure-order", changed(two, dict.fromkeys(numbers, change)))
    assert "stands before" in problem.message
    assert problem.source == second.source
    assert not problem.is_error
