"""Translations in the preview: one language after another, and side by side with the source."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import assert_nothing_hinders, opened, to_page
from browser.running import Running, project_in

CATALOGUE = "manuscript/2022/translations/be/security.po"
LEAD = "To the West, Minsk is an integral part"
PARAGRAPH = "Despite popular claims to the contrary"
TRANSLATED = "The defining event of 2022 was"
ALT = "A lowered barrier across a road"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose Belarusian lacks a lead, and has a paragraph and an alt text to look at."""
    root = project_in(tmp_path_factory.mktemp("languages"))
    catalogue = polib.pofile(str(root / CATALOGUE), wrapwidth=0)
    entry(catalogue, LEAD).msgstr = ""
    for begins in (PARAGRAPH, ALT):
        entry(catalogue, begins).flags.append("fuzzy")
    changed = entry(catalogue, PARAGRAPH)
    changed.previous_msgid = changed.msgid.replace(PARAGRAPH, "In spite of popular claims")
    catalogue.save()
    return root


def entry(catalogue: polib.POFile, begins: str) -> polib.POEntry:
    return next(
        entry for entry in catalogue if entry.msgid.startswith(begins) and not entry.obsolete
    )


def in_belarusian(page: Page) -> None:
    page.locator("#language").select_option(label="Belarusian")
    expect(page.locator("#title")).to_contain_text("Гадавы агляд")
    expect(page.locator("body")).to_have_attribute("data-behind", "false")


def side_by_side(page: Page) -> None:
    page.locator("#beside").click()
    expect(page.locator(".sheet.main")).to_have_count(36)
    expect(page.locator(".sheet.beside")).to_have_count(36)
    expect(page.locator("body")).to_have_attribute("data-behind", "false")


def box_of(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def test_language_is_switched_without_a_restart(page: Page) -> None:
    pictures = page.eval_on_selector_all(".sheet", "all => all.map(one => one.dataset.picture)")
    in_belarusian(page)
    expect(page.locator("#title")).to_have_attribute("lang", "be")
    expect(page.locator("#page-5")).not_to_have_attribute("data-picture", pictures[4])
    page.reload()
    expect(page.locator("#title")).to_contain_text("Гадавы агляд")
    page.locator("#language").select_option(label="English")
    expect(page.locator("#title")).to_contain_text("Annual Review")
    for number in (1, 5, 36):
        expect(page.locator(f"#page-{number}")).to_have_attribute(
            "data-picture", pictures[number - 1]
        )


def test_source_stands_beside_its_translation_page_by_page(page: Page) -> None:
    side_by_side(page)
    expect(page.locator("#language")).to_have_value("be")
    for number in (4, 11, 30):
        to_page(page, number)
        source = box_of(page.locator(f"#beside-{number}"))
        translation = box_of(page.locator(f"#page-{number}"))
        assert source["y"] == translation["y"]
        assert source["height"] == translation["height"]
        assert source["x"] + source["width"] < translation["x"]
        assert translation["x"] + translation["width"] <= 1400


def test_source_and_translation_scroll_together(page: Page) -> None:
    side_by_side(page)
    to_page(page, 11)
    before = [box_of(page.locator(f"#{side}-11"))["y"] for side in ("beside", "page")]
    page.locator("#pages").hover()
    page.mouse.wheel(0, 300)
    page.wait_for_function(
        "before => document.getElementById('page-11').getBoundingClientRect().y < before - 200",
        arg=before[1],
    )
    after = [box_of(page.locator(f"#{side}-11"))["y"] for side in ("beside", "page")]
    assert after[0] - before[0] == after[1] - before[1]


def test_passages_that_wait_are_tinted_at_their_place(page: Page) -> None:
    in_belarusian(page)
    expect(page.locator("#waiting")).to_contain_text("1 untranslated")
    expect(page.locator("#waiting")).to_contain_text("2 fuzzy")
    to_page(page, 11)
    expect(page.locator(".tint")).to_have_count(3)
    sheet = box_of(page.locator("#page-11"))
    lead = box_of(page.locator("#page-11 .tint.missing"))
    paragraph = box_of(page.locator("#page-11 .tint.fuzzy"))
    assert lead["y"] + lead["height"] < sheet["y"] + sheet["height"] * 0.35
    assert lead["width"] > 1.8 * paragraph["width"]
    assert paragraph["y"] > lead["y"] + lead["height"]
    assert paragraph["x"] == pytest.approx(lead["x"], abs=1)
    picture = page.locator("#page-12 .tint.fuzzy.of-picture")
    assert box_of(picture)["width"] == pytest.approx(box_of(page.locator("#page-12"))["width"])
    expect(picture).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_what_waits_leads_to_its_page(page: Page) -> None:
    in_belarusian(page)
    current = page.locator("#strip [aria-current]")
    for number in (11, 12, 11):
        page.get_by_role("button", name="2 fuzzy").click()
        expect(current).to_have_text(str(number))


def test_translated_passage_loses_its_tint_when_the_catalogue_is_saved(
    page: Page, preview: Running
) -> None:
    in_belarusian(page)
    text = (preview.root / CATALOGUE).read_text(encoding="utf-8")
    catalogue = polib.pofile(text, wrapwidth=0)
    entry(catalogue, LEAD).msgstr = "Для Захаду Мінск стаў часткай расійскай ваеннай машыны."
    preview.save(CATALOGUE, str(catalogue))
    expect(page.locator("#waiting")).not_to_contain_text("untranslated")
    expect(page.locator("#page-11 .tint.missing")).to_have_count(0)
    expect(page.locator("#page-11 .tint.fuzzy")).to_have_count(1)
    preview.save(CATALOGUE, text)
    expect(page.locator("#page-11 .tint.missing")).to_have_count(1)


@pytest.mark.parametrize(
    ("begins", "place", "standing"),
    [(TRANSLATED, (0.2, 0.32), ""), (LEAD, (0.3, 0.21), "untranslated")],
)
def test_click_on_a_translated_passage_names_its_line_in_the_catalogue(
    page: Page, preview: Running, begins: str, place: tuple[float, float], standing: str
) -> None:
    in_belarusian(page)
    to_page(page, 11)
    sheet = box_of(page.locator("#page-11"))
    page.mouse.click(
        sheet["x"] + sheet["width"] * place[0], sheet["y"] + sheet["height"] * place[1]
    )
    line = entry(polib.pofile(str(preview.root / CATALOGUE)), begins).linenum
    source = page.locator("#source")
    expect(source).to_have_text(re.compile(rf"{re.escape(CATALOGUE)}:\d+$"))
    told = int((source.text_content() or "").rpartition(":")[2])
    lines = (preview.root / CATALOGUE).read_text(encoding="utf-8").split("\n")
    assert line
    assert line <= told < line + lines[line:].index("")
    expect(page.locator("#standing")).to_have_text(standing)


def test_translation_that_holds_is_accepted_side_by_side(page: Page, preview: Running) -> None:
    before = (preview.root / CATALOGUE).read_text(encoding="utf-8")
    side_by_side(page)
    to_page(page, 11)
    tint = box_of(page.locator("#page-11 .tint.fuzzy"))
    page.mouse.click(tint["x"] + 30, tint["y"] + 10)
    expect(page.locator("#standing")).to_have_text("fuzzy")
    expect(page.locator("#changes del").first).to_have_text("In spite of")
    expect(page.locator("#changes ins").first).to_have_text("Despite")
    old = entry(polib.pofile(before), PARAGRAPH)
    expect(page.locator("#translated")).to_have_text(old.msgstr)
    expect(page.locator("#translated")).to_have_attribute("lang", "be")
    assert_nothing_hinders(page)
    page.get_by_role("button", name="The translation holds").click()
    expect(page.locator("#page-11 .tint.fuzzy")).to_have_count(0)
    expect(page.locator("#waiting")).to_contain_text("1 fuzzy")
    after = polib.pofile(str(preview.root / CATALOGUE))
    assert not entry(after, PARAGRAPH).fuzzy
    assert [one.msgstr for one in after] == [one.msgstr for one in polib.pofile(before)]
    preview.save(CATALOGUE, before)
    expect(page.locator("#page-11 .tint.fuzzy")).to_have_count(1)


def test_click_on_the_source_beside_names_its_line_in_the_manuscript(page: Page) -> None:
    side_by_side(page)
    to_page(page, 11)
    sheet = box_of(page.locator("#beside-11"))
    page.mouse.click(sheet["x"] + sheet["width"] * 0.2, sheet["y"] + sheet["height"] * 0.32)
    expect(page.locator("#source")).to_have_text(re.compile(r"^manuscript/2022/02-security.md:\d"))
    for side in ("#beside-11", "#page-11"):
        expect(page.locator(f"{side} .spot").first).to_be_visible()


def test_source_alone_is_shown_again_after_its_translation_stood_beside_it(page: Page) -> None:
    page.locator("#beside").click()
    expect(page.locator("#language")).to_have_value("be")
    expect(page.locator("#beside-11")).to_have_count(1)
    page.locator("#beside").click()
    expect(page.locator("#language")).to_have_value("")
    expect(page.locator("#beside-11")).to_have_count(0)


def test_edit_of_the_source_shows_on_both_sides(page: Page, preview: Running) -> None:
    side_by_side(page)
    before = {
        side: page.locator(f"#{side}-11").get_attribute("data-picture") or ""
        for side in ("beside", "page")
    }
    text = preview.edit("manuscript/2022/02-security.md", TRANSLATED, "What marked 2022 was")
    for side, picture in before.items():
        expect(page.locator(f"#{side}-11")).not_to_have_attribute("data-picture", picture)
    expect(page.locator("#waiting")).to_contain_text("2 untranslated")
    preview.save("manuscript/2022/02-security.md", text)
    for side, picture in before.items():
        expect(page.locator(f"#{side}-11")).to_have_attribute("data-picture", picture)


def test_nothing_hinders_a_reader_side_by_side(page: Page) -> None:
    side_by_side(page)
    expect(page.locator("#waiting button")).to_have_count(2)
    assert_nothing_hinders(page)


def test_language_that_the_edition_is_not_in_is_reported_and_the_source_shown(
    preview: Running, browser: Browser
) -> None:
    assert preview.ask("events?l=xx")[0] == 404
    page = browser.new_page()
    opened(page, f"{preview.address}?l=xx&beside")
    expect(page.locator("#status")).to_contain_text("The edition is not in “xx”")
    expect(page.locator("#title")).to_contain_text("Annual Review")
    expect(page.locator(".sheet.beside")).to_have_count(0)
    assert page.url == preview.address
    page.locator("#language").select_option(label="Belarusian")
    expect(page.locator("#status")).not_to_contain_text("xx")
    page.close()


def test_phone_shows_both_sides_across(preview: Running, browser: Browser) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    opened(phone, f"{preview.address}?l=be&beside")
    expect(phone.locator("#beside-36")).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert box_of(phone.locator("#page-1"))["x"] >= 195
    assert box_of(phone.locator("#page-1"))["width"] > 150
    assert_nothing_hinders(phone)
    phone.close()
