"""Pages as they go to the press, in the browser: bleed and marks, each plate, all ink."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect

from browser.conftest import assert_nothing_hinders, opened, to_page
from browser.running import Running

TEXT, ART = 5, 4
"""A page of text with a red headline, and one that is all art."""
PLATES = {"c": "cyan", "m": "magenta", "y": "yellow", "k": "black"}


def choose(page: Page, view: str, number: int) -> None:
    """Choose a view from the list, and see a page in it."""
    page.locator("#shown").select_option(view)
    seen(page, view, number)


def seen(page: Page, view: str, number: int) -> None:
    part = f"/{view}/" if view != "trim" else "/pictures/"
    picture = page.locator(f"#page-{number} > img")
    expect(picture).to_have_js_property("complete", True)
    page.wait_for_function(
        "([id, part]) => document.querySelector(id).currentSrc.includes(part)",
        arg=[f"#page-{number} > img", part],
    )
    expect(picture).to_have_js_property("complete", True)


def ink(page: Page, number: int) -> float:
    """Return how dark a page is, of 255."""
    return 255 - ImageStat.Stat(shot(page, number).convert("L")).mean[0]


def shot(page: Page, number: int) -> Image.Image:
    picture = page.locator(f"#page-{number} > img")
    picture.evaluate("picture => picture.decode()")
    return Image.open(BytesIO(page.locator(f"#page-{number}").screenshot()))


def test_each_plate_is_a_grey_picture_of_its_own(page: Page) -> None:
    to_page(page, TEXT)
    found = {}
    for key, plate in PLATES.items():
        page.locator("#pages").press(key)
        seen(page, plate, TEXT)
        expect(page.locator("#shown")).to_have_value(plate)
        picture = shot(page, TEXT).convert("RGB")
        assert max(ImageStat.Stat(picture).stddev) < 100
        red, green, blue = ImageStat.Stat(picture).mean
        assert abs(red - green) < 1
        assert abs(green - blue) < 1
        found[plate] = ink(page, TEXT)
    # Text is on black alone, the red of the headline on magenta and yellow
    assert found["cyan"] < 0.5
    assert 2 * found["cyan"] < found["magenta"] < found["black"]
    assert found["yellow"] == pytest.approx(found["magenta"], rel=0.3)
    alt = page.locator(f"#page-{TEXT} > img").get_attribute("alt")
    assert alt == f"Page {TEXT}, black"


def test_all_ink_together_is_shown(page: Page) -> None:
    to_page(page, TEXT)
    choose(page, "ink", TEXT)
    expect(page.locator("#shown-said")).to_have_text("more than 300 % is red")
    together = ink(page, TEXT)
    choose(page, "black", TEXT)
    assert together < ink(page, TEXT)
    expect(page.locator("#shown-said")).to_have_text("")


def test_bleed_and_marks_stand_around_the_trim(page: Page) -> None:
    to_page(page, ART)
    choose(page, "trim", ART)
    choose(page, "bleed", ART)
    sheet = page.locator(f"#page-{ART}").bounding_box()
    picture = page.locator(f"#page-{ART} > img").bounding_box()
    assert sheet
    assert picture
    mm = sheet["width"] / 210
    assert picture["x"] == pytest.approx(sheet["x"] - 10 * mm, abs=1)
    assert picture["width"] == pytest.approx(230 * mm, abs=1)
    assert picture["height"] == pytest.approx(317 * mm, abs=2)
    facing = page.locator(f"#page-{ART + 1} > img").bounding_box()
    assert facing
    assert facing["x"] >= picture["x"] + picture["width"] - 1
    whole = page.screenshot(clip=picture)
    grey = Image.open(BytesIO(whole)).convert("L")
    below = grey.height * 6 // 10
    columns = [grey.crop((round(x * mm), below, round(x * mm) + 2, below + 2)) for x in (4, 8, 12)]
    beyond = [ImageStat.Stat(column).mean[0] for column in columns]
    assert beyond[0] > 200
    assert max(beyond[1:]) < 100
    corner = grey.crop((round(8 * mm), 0, round(12 * mm), round(6 * mm)))
    assert corner.getextrema()[0] < 150  # type: ignore[operator]


def test_places_are_found_in_every_view(page: Page) -> None:
    to_page(page, TEXT)
    choose(page, "bleed", TEXT)
    box = page.locator(f"#page-{TEXT}").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.3)
    expect(page.locator("#source")).to_have_text("manuscript/2022/01-ruling-elite.md:13")


def test_view_is_kept_and_follows_the_styles(page: Page, preview: Running) -> None:
    to_page(page, TEXT)
    choose(page, "magenta", TEXT)
    opened(page, preview.address)
    expect(page.locator("#shown")).to_have_value("magenta")
    seen(page, "magenta", TEXT)
    before = page.locator(f"#page-{TEXT} > img").get_attribute("src")
    old = preview.edit("styles/forms.toml", "ink = 300", "ink = 310")
    expect(page.locator(f"#page-{TEXT} > img")).not_to_have_attribute("src", str(before))
    preview.save("styles/forms.toml", old)
    expect(page.locator(f"#page-{TEXT} > img")).to_have_attribute("src", str(before))
    choose(page, "trim", TEXT)


def test_what_cannot_be_printed_is_named(page: Page, preview: Running) -> None:
    to_page(page, TEXT)
    old = preview.edit("styles/tokens.css", "--quiet-plates: 0 0 0 72;", "")
    expect(page.locator("body")).to_have_attribute("data-behind", "false")
    page.locator("#shown").select_option("cyan")
    expect(page.locator("#shown-said")).to_contain_text('the colour "--quiet" has no plates')
    expect(page.locator("#shown")).to_have_value("trim")
    preview.save("styles/tokens.css", old)


def test_nothing_hinders_in_a_view(page: Page) -> None:
    choose(page, "ink", 1)
    assert_nothing_hinders(page)
