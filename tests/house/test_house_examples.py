"""The examples of other houses, built and looked at, and the specimens of their design."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import belpress
from belpress.tasks.check import CheckRequest, CheckResult, check_edition
from belpress.tasks.check_house import check_house
from edition.book import Book
from samples import ROOT

MM = 72 / 25.4


def copied(name: str, root: Path) -> Path:
    shutil.copytree(ROOT / "examples" / name, root, ignore=shutil.ignore_patterns("build", ".*"))
    return root


def checked(root: Path, languages: tuple[str, ...] = ()) -> CheckResult:
    return check_edition(belpress.open_project(root), CheckRequest(2025, languages))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied("harbour-review", tmp_path_factory.mktemp("harbour") / "house")
    belpress.build_edition(belpress.open_project(root), belpress.BuildRequest(2025))
    return root


@pytest.fixture(scope="module")
def review(harbour: Path) -> Book:
    return Book(harbour / "build" / "harbour-review-2025.en.pdf")


@pytest.fixture(scope="module")
def quarterly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied("quarterly", tmp_path_factory.mktemp("quarterly") / "house")
    project = belpress.open_project(root)
    for language in ("", "be", "ru"):
        belpress.build_edition(project, belpress.BuildRequest(2025, language, complete=True))
    return root


def issue(root: Path, language: str) -> Book:
    return Book(root / "build" / f"river-quarterly-spring-2025.{language}.pdf")


def fonts_of(book: Book) -> set[str]:
    return {
        letter.font.partition("+")[2] or letter.font
        for page in range(1, book.page_count + 1)
        for letter in book.letters(page)
        if letter.char.strip() and letter.font
    }


def lowest(book: Book, page: int) -> float:
    """Return how far down (0 to 1) the last line of a page stands above its foot."""
    height = float(book.pdf.pages[page - 1].trimbox[3])
    lines = [one.baseline for one in book.letters(page) if one.baseline < 0.9 * height]
    return max(lines, default=0.0) / height


def test_review_is_planned_to_the_page(review: Book) -> None:
    assert review.page_count == 16
    titles = {"Foreword": 4, "Cargo": 5, "Fishing": 9, "The coast in figures": 13, "Imprint": 15}
    for title, page in titles.items():
        assert page in review.pages_with(title)
    box = review.pdf.pages[0].trimbox
    size = (float(box[2] - box[0]), float(box[3] - box[1]))
    assert size == pytest.approx((612, 792), abs=0.2)


def test_review_is_set_in_its_own_typefaces(review: Book) -> None:
    assert all("Newsreader" in font or "Franklin" in font for font in fonts_of(review))


@pytest.mark.parametrize("page", [4, 6, 7, 10, 11, 13])
def test_pages_of_the_review_are_full(review: Book, page: int) -> None:
    assert lowest(review, page) > 0.6
    assert len(review.text(page)) > 500


def test_running_feet_of_the_review_are_its_own(review: Book) -> None:
    assert "Marram Coast Forum" in review.text(6)
    assert "Cargo" in review.text(7)


def test_nothing_is_wrong_with_the_review(harbour: Path) -> None:
    found = checked(harbour)
    assert found.problems == ()
    assert found.pages == 16


@pytest.fixture(scope="module")
def specimen(harbour: Path) -> Book:
    found = check_house(belpress.open_project(harbour))
    assert found.problems == ()
    assert found.pages == 20
    return Book(found.path)


def test_design_of_the_review_sets_everything(specimen: Book) -> None:
    for words in ("A wide box", "The first note stands", "c’est fini", "A section", "exports |"):
        assert specimen.pages_with(words), words


def test_pull_quote_at_the_foot_stands_between_text_and_notes(specimen: Book) -> None:
    (page,) = specimen.pages_with("The first note stands")
    lines = {
        size: [one.baseline for one in specimen.letters(page) if round(one.size) == size]
        for size in (8, 12, 22)
    }
    note = min(at for at in lines[8] if at > max(lines[12]))
    assert max(lines[12]) + 17 < min(lines[22])
    assert max(lines[22]) < note < max(lines[22]) + 4 * 17


def test_quarterly_has_eight_pages_in_every_language(quarterly: Path) -> None:
    for language, title in (("en", "The meadow"), ("be", "Луг"), ("ru", "Луг")):
        book = issue(quarterly, language)
        assert book.page_count == 8
        assert 6 in book.pages_with(title)
        box = book.pdf.pages[0].trimbox
        assert float(box[2] - box[0]) == pytest.approx(148 * MM, abs=0.2)
        assert all("Literata" in font or "Golos" in font for font in fonts_of(book))
        assert min(lowest(book, page) for page in (4, 5, 6, 7)) > 0.75


def test_template_of_the_quarterly_lists_pieces_on_the_cover(quarterly: Path) -> None:
    assert "Forty cars a day" in issue(quarterly, "en").text(1)
    assert "Куды ідзе вада" in issue(quarterly, "be").text(1)


def test_nothing_is_wrong_with_the_quarterly(quarterly: Path) -> None:
    found = checked(quarterly, ("en", "ru"))
    assert [one for one in found.problems if one.rule != "spelling"] == []
