"""Golden pages of languages: how a page in each of them looks, within a tolerance."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from edition.test_golden import TOLERANCE, difference
from language.pages import DECLARATION, GOLDEN, OF_GOLDEN, LanguagePages

FAMILIES = ("Source-Serif-4", "Fira-Sans", "Fira-Code", "Noto-S")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> LanguagePages:
    return LanguagePages(tmp_path_factory.mktemp("languages"))


@pytest.mark.parametrize("language", OF_GOLDEN)
def test_page_of_a_language_looks_like_its_golden_page(pages: LanguagePages, language: str) -> None:
    page = pages.picture(language)
    golden = Image.open(GOLDEN / f"{language}.png").convert("RGB")
    assert page.size == golden.size
    changed = sum(difference(page, golden).histogram()[128:]) / (page.width * page.height)
    assert changed <= TOLERANCE, f"{changed:.2%} of the page differ; make golden"


@pytest.mark.parametrize("language", sorted({*DECLARATION} - {"en"}))
def test_every_letter_of_a_language_is_in_the_fonts_of_the_house(
    pages: LanguagePages, language: str
) -> None:
    # The cases of English have signs that no house font has
    with pikepdf.open(BytesIO(pages.page(language))) as document:
        fonts = document.pages[0].Resources.Font.values()
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert all(name.startswith(FAMILIES) for name in names), names
