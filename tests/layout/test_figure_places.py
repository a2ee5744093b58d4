"""Every picture stands once, whole, with its caption and in its order, whatever its shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from pathlib import Path
from random import Random

import pytest

import belpress
from belpress.checks.rulebook import printed_problems
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import PrintedPicture
from belpress.model.problem import Problem
from samples import CHAPTER, EDITION, FILE, jpeg

SHAPES = {
    "photo": (2400, 1600),
    "portrait": (1600, 2133),
    "phone": (1620, 2880),
    "tall": (1600, 4571),
    "strip": (1500, 9000),
    "panorama": (4000, 500),
    "hair": (4000, 40),
    "square": (1700, 1700),
    "page": (2551, 3248),
}
FORMS = ("", "{.wide}", "{.column}", "{.page}")
WORDS = "spring roads waited both as said would in and fell nowhere with its sides went".split()  # noqa: SIM905
NAMED = ("picture-place", "text-overflow", "layout-lost")


def paragraph(number: int, words: int) -> str:
    return f"Passage {number} " + " ".join(WORDS[(number + n) % 15] for n in range(words)) + "."


def figure(number: int, shape: str, form: str = "", words: int = 3) -> str:
    caption = " ".join(WORDS[(number + n) % 15] for n in range(words))
    return (
        f"![Picture {number}](../../assets/images/{shape}.jpg){form}\n"
        f"*Caption of figure {number} {caption}. Photo: archive.*"
    )


def laid_out(root: Path, blocks: Sequence[str]) -> Printed:
    """Lay out a chapter of blocks in a project, with a picture of each shape."""
    for name, size in SHAPES.items():
        (root / f"assets/images/{name}.jpg").write_bytes(jpeg(*size))
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    head, _, tail = CHAPTER.partition("pull_quotes:")
    forecasts = tail[tail.index("## Forecasts") :]
    text = f"{head}---\n\nThe lead.\n\n" + "\n\n".join([*blocks, forecasts])
    (root / FILE).write_text(text)
    project = belpress.open_project(root)
    return belpress.typeset_edition(project, belpress.read_edition(project, 2030)).printed


def standing(printed: Printed) -> list[tuple[PrintedPage, PrintedPicture]]:
    """Return the pictures of the body in the order of the text, each with its page."""
    found = [
        (page, picture)
        for page in printed.pages
        if page.kind == "body"
        for picture in page.page.pictures
    ]
    return sorted(found, key=lambda one: one[1].source)


def complaints(printed: Printed, rules: Sequence[str] = NAMED) -> list[Problem]:
    return [one for one in chain(*printed_problems(printed)) if one.rule in rules]


def are_in_order(printed: Printed) -> bool:
    said = complaints(printed, ["figure-order"])
    return not [one for one in said if "stands before" in one.message]


@pytest.mark.parametrize("form", FORMS)
def test_pictures_of_all_shapes_are_whole_in_every_form(root: Path, form: str) -> None:
    blocks = []
    for number, shape in enumerate(SHAPES):
        blocks += [paragraph(number, 230), figure(number, shape, form)]
    printed = laid_out(root, [*blocks, paragraph(10, 80)])
    assert len(standing(printed)) == len(SHAPES)
    assert complaints(printed) == []
    assert are_in_order(printed)
    for page, picture in standing(printed):
        if form != "{.page}":
            assert picture.area.y + picture.area.height < page.page.height
            assert picture.area.height > 1


def test_tall_figure_in_a_column_behind_a_wide_one(root: Path) -> None:
    passages = [paragraph(n, 55) for n in range(12)]
    figures = {
        2: figure(2, "page"),
        4: figure(4, "tall", "{.column}"),
        6: figure(6, "panorama"),
        8: figure(8, "page", "{.page}"),
        10: figure(10, "photo"),
        12: figure(12, "square", "{.column}"),
    }
    blocks = list(chain(*([one, figures.get(n, "")] for n, one in enumerate(passages, start=1))))
    printed = laid_out(root, [block for block in blocks if block])
    assert len(standing(printed)) == 6
    assert complaints(printed) == []


@pytest.mark.parametrize("form", ["{.column}", "{.wide}"])
def test_phone_picture_keeps_its_order_and_leaves_room_for_text(root: Path, form: str) -> None:
    passages = [paragraph(n, 52) for n in range(9)]
    blocks = [*passages[:2], figure(1, "page"), *passages[2:4], figure(2, "phone", form)]
    printed = laid_out(root, [*blocks, *passages[4:]])
    (first, _), (second, picture) = standing(printed)
    assert first.number <= second.number
    assert complaints(printed) == []
    assert are_in_order(printed)
    assert picture.area.height < 0.7 * second.page.height


def test_figures_at_head_and_end_in_a_row_and_without_text(root: Path) -> None:
    row = [figure(n, shape, "{.column}") for n, shape in enumerate(("tall", "phone", "photo"))]
    printed = laid_out(root, [*row, paragraph(1, 20), figure(7, "phone"), figure(8, "photo")])
    assert len(standing(printed)) == 5
    assert complaints(printed) == []
    assert are_in_order(printed)


def test_picture_on_a_page_that_a_long_passage_fills(root: Path) -> None:
    blocks = [paragraph(1, 900), figure(1, "photo"), figure(2, "photo"), paragraph(2, 1200)]
    printed = laid_out(root, blocks)
    assert len(standing(printed)) == 2
    assert complaints(printed) == []
    assert are_in_order(printed)


@pytest.mark.parametrize("seed", range(3))
def test_random_chapters(root: Path, seed: int) -> None:
    random = Random(seed)
    blocks: list[str] = []
    figures = random.randint(1, 12)
    for number in range(random.randint(1, 20)):
        kind = random.random()
        if kind < 0.1:
            blocks.append(f"## Heading {number}")
        if kind > 0.85:
            blocks.append("\n".join(f"- {paragraph(n, random.randint(2, 20))}" for n in range(5)))
        else:
            blocks.append(paragraph(number, random.randint(3, random.choice([40, 120, 300]))))
    for number in range(figures):
        made = figure(
            number, random.choice(list(SHAPES)), random.choice(FORMS), random.randint(1, 30)
        )
        blocks.insert(random.randint(0, len(blocks)), made)
    printed = laid_out(root, blocks)
    named = {one.source for one in complaints(printed)}
    shown = standing(printed)
    sources = [picture.source for _, picture in shown]
    assert len({*sources, *named}) >= figures
    assert len(sources) == len(set(sources))
    if not named:
        said = {one.source for one in complaints(printed, ["figure-order"])}
        for (page, before), (later, picture) in pairwise(shown):
            assert page.number <= later.number or {before.source, picture.source} & said
