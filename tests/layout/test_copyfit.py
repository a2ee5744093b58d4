"""Copyfitting: the least change that keeps a translation on the pages of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.layout.copyfit import AS_DRAWN, Fit, steps
from belpress.layout.makeup import least, lines_over
from belpress.layout.plan import FloatSize, Galley, Strip
from belpress.model.edition import Bounds
from belpress.press.opening import open_pressroom
from belpress.tasks.page_plan import page_plan
from samples import CHAPTER, EDITION, FILE, fill

PO = "manuscript/2030/translations/be/security.po"
SENTENCE = "The border was closed and nobody knew why, although many had asked about it in writing."
OR_NIGHT = " ці ноч"
TRANSLATED = ("Мяжу закрылі, і ніхто не ведаў чаму,", "хоць пра гэта шмат хто пісьмова пытаўся.")


def test_steps_stay_within_their_bounds_and_grow() -> None:
    bounds = Bounds()
    for direction in (-1, 1):
        fits = steps(bounds, direction, 44)
        assert abs(fits[-1].tracking) == bounds.tracking
        assert abs(fits[-1].size) == bounds.size
        assert abs(44 / (44 + fits[-1].rows) - 1) * 100 <= bounds.leading
        for fit, next_fit in zip((AS_DRAWN, *fits), fits, strict=False):
            assert abs(fit.tracking) <= abs(next_fit.tracking)
            assert abs(fit.size) <= abs(next_fit.size)
            assert next_fit.size * direction >= 0
        assert fits[0].size == 0
        assert fits[0].rows == 0


def test_leading_does_not_change_where_its_bound_is_less_than_a_line() -> None:
    assert steps(Bounds(leading=1), -1, 44)[-1].rows == 0


@pytest.mark.parametrize("first", range(12))
def test_least_step_is_found(first: int) -> None:
    assert least(lambda index: index >= first, 12) == first
    assert least(lambda index: False, 12) == 12


def test_fit_is_reported_in_words() -> None:
    assert str(Fit(-0.5, -4, -1, 1)) == "tracking −0.5%, word space −4%, size −1%, +1 line a page"


def test_lines_over_are_counted() -> None:
    strips = (Strip(60), Strip(60))
    galley = Galley(44, 10, strips, (FloatSize(0, 10, 10, 10),), ())
    assert lines_over(galley, 2) == 0
    longer = Galley(44, 10, (Strip(100), Strip(60)), (FloatSize(0, 10, 10, 10),), ())
    assert 20 <= lines_over(longer, 2) <= 40


@pytest.fixture
def project(root: Path) -> belpress.Project:
    """Return a project whose chapter fills five pages, with its Belarusian words."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    body = "\n\n".join([" ".join([SENTENCE] * 6 + [f"It was day {day}."]) for day in range(1, 19)])
    (root / FILE).write_text(CHAPTER.replace("![A square]", f"{body}\n\n![A square]"))
    opened = belpress.open_project(root)
    belpress.update_translation(opened, belpress.read_edition(opened, 2030), "be")
    return opened


def translated(project: belpress.Project, longer: int) -> belpress.BuildResult:
    """Build the translation with half a sentence more in a number of paragraphs."""
    words = {
        " ".join([SENTENCE] * 6 + [f"It was day {day}."]): " ".join(
            [
                *(TRANSLATED * 20)[: 14 + (longer - day) // 18],
                f"Гэта быў дзень{OR_NIGHT * (day % 7)} {day}.",
            ]
        )
        for day in range(1, 19)
    }
    fill(project.root / PO, words)
    return belpress.build_edition(project, belpress.BuildRequest(2030, language="be"))


def test_shorter_translation_is_fitted_by_the_least_change(project: belpress.Project) -> None:
    source = belpress.read_edition(project, 2030)
    with open_pressroom(project) as pressroom:
        assert page_plan(project, source, pressroom)["security"].pages == 5
    pages = belpress.build_edition(project, belpress.BuildRequest(2030)).pages
    sizes = []
    for longer in (0, -40, -49):
        built = translated(project, longer)
        assert built.problems == ()
        assert built.pages == pages
        sizes.append(built.remark.partition("fitted, at most by ")[2])
    assert sizes[0] == ""
    assert sizes[1].startswith("tracking +0.")
    assert "line" not in sizes[1]
    assert sizes[2].startswith("tracking +1%, word space +8%, size +")


def test_far_shorter_translation_is_reported_by_lines_and_words(project: belpress.Project) -> None:
    (problem,) = translated(project, -120).problems
    assert " words) too short for the 5 pages of its source" in problem.message


def test_far_longer_translation_is_reported_by_lines_and_words(project: belpress.Project) -> None:
    (problem,) = translated(project, 280).problems
    assert problem.rule == "copyfit"
    assert " lines (about " in problem.message
    assert " words) too long for the " in problem.message
    assert 'widen the bounds under "copyfit:" in edition.yaml' in problem.hint


def test_bounds_are_read_from_the_edition(project: belpress.Project) -> None:
    path = project.root / EDITION
    path.write_text(path.read_text() + "copyfit: {size: 0, leading: 0, tracking: 0.5}\n")
    bounds = belpress.read_edition(project, 2030).bounds
    assert (bounds.size, bounds.leading, bounds.tracking, bounds.figures) == (0, 0, 0.5, 15)
    path.write_text(path.read_text().replace("0.5", "50"))
    with pytest.raises(belpress.ProblemsFound, match="expected a number of at most 3, found 50"):
        belpress.read_edition(project, 2030)
