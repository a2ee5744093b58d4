"""Draft tools, and comparison with what was before: the last commit, or any PDF."""

from __future__ import annotations

import itertools
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, expect

from browser.conftest import assert_nothing_hinders, to_page
from browser.running import SECURITY, Running, project_in
from samples import LINE_PT

SENTENCE = "The defining event of 2022 was"
PAGE_PT = 841.89


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project under git, with one commit."""
    root = project_in(tmp_path_factory.mktemp("draft"))
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "As it went to print"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    return root


def tools(page: Page, *names: str) -> None:
    page.locator("#draft-tools").click()
    for name in names:
        page.locator(f"#{name}").check()


def lines_on(page: Page, number: int) -> list[float]:
    """Return where the lines of the grid stand on a page, in pt from its top."""
    expect(page.locator(f"#page-{number} .grid i").first).to_be_attached()
    tops: list[float] = page.locator(f"#page-{number} .grid i").evaluate_all(
        "all => all.map(one => parseFloat(one.style.top))"
    )
    return [top / 100 * PAGE_PT for top in tops]


def shown(page: Page, number: int) -> Image.Image:
    """Return what the browser shows of a page."""
    return Image.open(BytesIO(page.locator(f"#page-{number}").screenshot())).convert("L")


def test_line_grid_stands_on_the_baselines_of_the_text(page: Page, preview: Running) -> None:
    tools(page, "grid")
    to_page(page, 17)
    lines = lines_on(page, 17)
    steps = [after - before for before, after in itertools.pairwise(lines)]
    assert steps == pytest.approx([LINE_PT] * len(steps), abs=0.01)
    assert len(lines) == pytest.approx(PAGE_PT / LINE_PT, abs=1)
    picture = page.locator("#page-17").get_attribute("data-picture")
    _, content = preview.ask(f"pictures/{picture}/2000.jpg")
    ink = ImageChops.invert(Image.open(BytesIO(content)).convert("L"))
    scale = ink.height / PAGE_PT
    over, under = 0.0, 0.0
    for line in lines:
        if not 0.55 < line / PAGE_PT < 0.9:
            continue
        at = round(line * scale)
        column = (round(ink.width * 0.09), round(ink.width * 0.56))
        over += ImageStat.Stat(ink.crop((column[0], at - 4, column[1], at))).mean[0]
        under += ImageStat.Stat(ink.crop((column[0], at + 2, column[1], at + 6))).mean[0]
    assert over > 4 * under


def test_pages_without_columns_have_no_line_grid(page: Page) -> None:
    tools(page, "grid")
    lines_on(page, 11)
    for number in (1, 2, 3, 4, 9, 36):
        expect(page.locator(f"#page-{number} .grid")).to_have_count(0)


def test_margins_and_bleed_are_drawn_at_their_place(page: Page) -> None:
    tools(page, "margins")
    to_page(page, 10)
    sheet = page.locator("#page-10").bounding_box()
    bleed = page.locator("#page-10 .bleed").bounding_box()
    assert sheet
    assert bleed
    beyond = (bleed["width"] - sheet["width"]) / 2 / sheet["width"] * 210
    assert beyond == pytest.approx(3, abs=0.2)
    to_page(page, 16)
    facing = [page.locator(f"#page-{number} .margins").bounding_box() for number in (16, 17)]
    assert facing[0]
    assert facing[1]
    # A figure at the head of a page takes nothing away from its margins
    assert facing[0]["y"] == pytest.approx(facing[1]["y"], abs=1)
    assert facing[0]["height"] == pytest.approx(facing[1]["height"], abs=1)


@pytest.mark.parametrize(
    ("name", "filtered"),
    [("grey", "grayscale(1)"), ("protan", "#protan"), ("deutan", "#deutan"), ("tritan", "#tritan")],
)
def test_colours_are_seen_with_other_eyes(page: Page, name: str, filtered: str) -> None:
    to_page(page, 1)
    before = page.locator("#page-1").screenshot()
    tools(page)
    page.locator("#colours").select_option(name)
    page.locator("#panel-close").click()
    picture = page.locator("#page-1 > img")
    assert filtered in picture.evaluate("one => getComputedStyle(one).filter")
    after = Image.open(BytesIO(page.locator("#page-1").screenshot())).convert("RGB")
    red, green, blue = ImageStat.Stat(after).mean
    was = ImageStat.Stat(Image.open(BytesIO(before)).convert("RGB")).mean
    assert (red, green, blue) != pytest.approx(was, abs=1)
    assert (abs(red - green) < 1 and abs(green - blue) < 1) == (name == "grey")
    expect(page.locator("#draft-tools")).to_have_class(re.compile("is-on"))


def test_tools_stay_when_the_pages_are_arranged_again(page: Page) -> None:
    tools(page, "grid", "margins")
    lines_on(page, 11)
    page.locator("#spreads").click()
    lines_on(page, 11)
    expect(page.locator("#page-11 .margins")).to_have_count(1)
    page.locator("#larger").click()
    lines_on(page, 11)
    page.reload()
    lines_on(page, 11)


def test_words_and_pages_are_listed_chapter_by_chapter(page: Page, preview: Running) -> None:
    tools(page)
    table = page.locator("#words-by-chapter")
    expect(table.locator("tbody tr")).to_have_count(5)
    row = table.locator("tr", has_text="Security")
    words = int(row.locator("td").nth(0).inner_text())
    expect(row.locator("td").nth(1)).to_have_text("4")
    assert words == pytest.approx(660, abs=30)
    total = table.locator("tfoot td")
    expect(total.nth(1)).to_have_text("32")
    text = preview.edit(SECURITY, SENTENCE, f"Two words. {SENTENCE}")
    expect(row.locator("td").nth(0)).to_have_text(str(words + 2))
    preview.save(SECURITY, text)
    expect(row.locator("td").nth(0)).to_have_text(str(words))
    row.locator("a").click()
    expect(page.locator("#strip [aria-current]")).to_have_text("10")


def test_nothing_hinders_a_reader_with_all_tools_on(page: Page) -> None:
    tools(page, "grid", "margins")
    page.locator("#colours").select_option("deutan")
    lines_on(page, 11)
    assert_nothing_hinders(page)


def test_pages_changed_since_the_last_commit_are_listed_and_uncovered_by_a_slider(
    page: Page, preview: Running
) -> None:
    to_page(page, 11)
    page.locator("#compare").click()
    page.locator("#with-commit").click()
    compared = page.locator("#compared")
    expect(compared).to_contain_text("Every page looks the same as in")
    expect(compared).to_contain_text("As it went to print")
    before = shown(page, 11)
    text = preview.edit(SECURITY, SENTENCE, "An event that nobody had foreseen was")
    expect(compared.get_by_role("button")).to_have_text(["Page 11"])
    expect(page.locator("#strip .is-changed")).to_have_text(["11"])
    slider = page.locator("#page-11 .before input")
    expect(page.locator("#page-11 .before img")).to_have_js_property("complete", True)
    expect(page.locator("#page-11 > img")).to_have_js_property("complete", True)
    expect(page.locator(".news")).to_have_count(0)
    slider.fill("100")
    assert difference(before, shown(page, 11)) < 1
    slider.fill("0")
    assert difference(before, shown(page, 11)) > 2
    assert_nothing_hinders(page)
    page.locator("#spreads").click()
    expect(slider).to_have_count(1)
    page.locator("#spreads").click()
    page.locator("#panel-close").click()
    expect(page.locator(".before")).to_have_count(0)
    expect(page.locator("#strip .is-changed")).to_have_count(0)
    preview.save(SECURITY, text)


def test_line_between_before_and_now_can_be_dragged_anywhere(page: Page, preview: Running) -> None:
    to_page(page, 11)
    page.locator("#compare").click()
    page.locator("#with-commit").click()
    text = preview.edit(SECURITY, SENTENCE, "An event that nobody had foreseen was")
    slider = page.locator("#page-11 .before input")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.8)
    page.mouse.up()
    assert 70 < int(slider.input_value()) < 90
    page.locator("#compare-end").click()
    expect(page.locator(".before")).to_have_count(0)
    preview.save(SECURITY, text)


def difference(before: Image.Image, after: Image.Image) -> float:
    """Return how much the text of two pictures of a page differs, in greys of 255."""
    columns = [shot.resize((500, 707)).crop((45, 240, 200, 330)) for shot in (before, after)]
    return ImageStat.Stat(ImageChops.difference(*columns)).mean[0]


def test_pages_are_compared_with_a_pdf(page: Page, preview: Running, tmp_path: Path) -> None:
    _, content = preview.ask("review.pdf")
    earlier = tmp_path / "earlier <b>.pdf"
    with pypdfium2.PdfDocument(content) as whole, pypdfium2.PdfDocument.new() as some:
        some.import_pages(whole, list(range(34)))
        some.save(earlier)
    page.locator("#compare").click()
    page.locator("#with-pdf").set_input_files(earlier)
    compared = page.locator("#compared")
    expect(compared.locator("strong")).to_have_text("earlier <b>.pdf")
    expect(compared.get_by_role("button")).to_have_text(["Page 35 is new", "Page 36 is new"])
    text = preview.edit(SECURITY, SENTENCE, "An event that nobody had foreseen was")
    expect(compared.get_by_role("button").first).to_have_text("Page 11")
    preview.save(SECURITY, text)
    expect(compared.get_by_role("button").first).to_have_text("Page 35 is new")


def test_what_is_not_a_pdf_is_reported(page: Page, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear editor")
    page.locator("#compare").click()
    page.locator("#with-pdf").set_input_files(letter)
    expect(page.locator("#compared .error")).to_contain_text("letter.pdf: this file is not a PDF")
