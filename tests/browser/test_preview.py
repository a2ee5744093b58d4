"""The preview as its users get it: the real command, and a real browser that looks at it."""

from __future__ import annotations

import json
import re
import time
import urllib.request
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import assert_nothing_hinders, opened, to_page
from browser.running import PATIENCE_S, SECURITY, Running

WRONG = {
    "rule": "colour-key-unknown",
    "severity": "error",
    "message": '"worse" is not a colour key',
    "hint": "",
    "file": SECURITY,
    "line": 4,
    "page": 0,
}
NOTHING = {
    "asked": "",
    "editor": False,
    "version": 7,
    "title": "Yearbook",
    "language": "en",
    "languages": ["en"],
    "behind": False,
    "old": False,
    "checked": False,
    "seconds": 0.1,
    "chapters": [],
    "pages": [],
    "problems": [],
    "waiting": {},
}
"""What the browser gets of an edition without pages."""


def pictures(page: Page) -> list[str]:
    """Return the digest of every page's picture."""
    found: list[str] = page.eval_on_selector_all(
        ".sheet", "all => all.map(one => one.dataset.picture)"
    )
    return found


def settled(page: Page, before: list[str]) -> list[str]:
    """Wait until the pages are others, and return their pictures."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        now = pictures(page)
        if now != before:
            return now
        page.wait_for_timeout(50)
    raise AssertionError("no page changed")


def test_saving_a_chapter_changes_its_page_and_no_other(page: Page, preview: Running) -> None:
    to_page(page, 11)
    before = pictures(page)
    text = preview.edit(SECURITY, "\n\n## Forecasts", " A last sentence.\n\n## Forecasts")
    after = settled(page, before)
    pairs = enumerate(zip(before, after, strict=True), start=1)
    changed = [number for number, (was, now) in pairs if was != now]
    assert changed
    assert set(changed) <= {11, 12}
    for number in changed:
        page.locator(f"#page-{number}").scroll_into_view_if_needed()
        picture = page.locator(f"#page-{number} img")
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("one => one.naturalWidth") > 0
    preview.edit(SECURITY, " A last sentence.\n\n## Forecasts", "\n\n## Forecasts")
    assert settled(page, after) == before
    assert (preview.root / SECURITY).read_text(encoding="utf-8") == text


def test_problem_stands_over_the_last_good_pages_until_it_is_fixed(
    page: Page, preview: Running
) -> None:
    before = pictures(page)
    preview.edit(SECURITY, "colour_key: deteriorated", "colour_key: worse")
    panel = page.locator("#panel")
    expect(panel).to_contain_text('"worse" is not a colour key')
    expect(panel).to_contain_text("02-security.md:")
    expect(panel).to_contain_text("last good pages")
    assert pictures(page) == before
    preview.edit(SECURITY, "colour_key: worse", "colour_key: deteriorated")
    expect(page.locator("#problems")).to_have_text("✓ No problems")
    expect(panel).to_be_hidden()
    assert pictures(page) == before


@pytest.mark.parametrize(
    ("state", "label", "is_noted"),
    [
        ({"checked": False}, "Checking …", False),
        ({"checked": True}, "✓ No problems", False),
        ({"checked": True, "problems": [WRONG]}, "1 problem", False),
        ({"checked": True, "problems": [WRONG], "old": True}, "1 problem", True),
    ],
)
def test_pages_are_called_good_when_they_were_checked_and_old_when_they_are(
    page: Page, state: dict[str, object], label: str, is_noted: bool
) -> None:
    told = {**NOTHING, **state}
    body = f"event: state\ndata: {json.dumps(told)}\n\n"
    headers = {"content-type": "text/event-stream"}
    page.route("**/events?*", lambda route: route.fulfill(body=body, headers=headers))
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-version", "7")
    expect(page.locator("#problems")).to_have_text(label)
    panel = page.locator("#panel")
    expect(panel).to_be_visible(visible="problems" in state)
    note = expect(page.locator("#problem-list"))
    if is_noted:
        note.to_contain_text("last good pages")
    else:
        note.not_to_contain_text("last good pages")


def test_chapter_that_vanishes_and_comes_back(page: Page, preview: Running) -> None:
    before = pictures(page)
    chapter = preview.root / SECURITY
    text = chapter.read_bytes()
    chapter.unlink()
    expect(page.locator("#problems")).to_have_text(re.compile(r"^\d+ problem"))
    chapter.write_bytes(text[: len(text) // 2])
    chapter.write_bytes(text)
    expect(page.locator("#problems")).to_have_text("✓ No problems")
    expect(page.locator(".sheet")).to_have_count(36)
    assert pictures(page) == before


def test_click_tells_file_and_line_and_opens_the_editor(page: Page, preview: Running) -> None:
    to_page(page, 11)
    box = page.locator("#page-11").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.75)
    source = page.locator("#source")
    expect(source).to_have_text(re.compile(r"manuscript/2022/02-security\.md:\d+$"))
    file, _, line = (source.text_content() or "").rpartition(":")
    page.locator("#open").click()
    expect(page.locator("#open")).to_have_text("Opened")
    opened = preview.root / "opened.txt"
    page.wait_for_timeout(500)
    assert opened.read_text() == f"{preview.root / file} {line}"


def test_cursor_position_scrolls_the_page_there(page: Page, preview: Running) -> None:
    lines = (preview.root / SECURITY).read_text(encoding="utf-8").split("\n")
    lead = lines.index("---", 1) + 3
    address = f"{preview.address}goto?file={SECURITY}&line={lead}"
    request = urllib.request.Request(address, method="POST")
    with urllib.request.urlopen(request) as answer:
        assert b'"page":11' in answer.read().replace(b" ", b"")
    expect(page.locator("#strip [aria-current]")).to_have_text("11")


def test_search_finds_and_marks(page: Page) -> None:
    found = page.locator("#found")
    page.keyboard.press("/")
    page.keyboard.type("Lukashenka")
    expect(found).to_have_text(re.compile(r"^1 of \d+$"))
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(found).to_have_text(re.compile(r"^2 of \d+$"))
    page.keyboard.press("Shift+Enter")
    expect(found).to_have_text(re.compile(r"^1 of \d+$"))
    page.keyboard.type("x")
    expect(found).to_have_text("none")
    page.locator("#words").fill("")
    expect(found).to_have_text("")
    expect(page.locator(".hit")).to_have_count(0)


def test_search_begins_at_the_page_in_view(page: Page) -> None:
    to_page(page, 20)
    page.locator("#words").fill("Lukashenka")
    expect(page.locator("#found")).to_have_text(re.compile(r"^\d+ of \d+$"))
    assert int(page.locator("#number").input_value()) >= 20


def test_page_is_named_by_its_number_alone(page: Page) -> None:
    page.locator("#number").click()
    page.keyboard.type("17")
    page.keyboard.press("Enter")
    expect(page.locator("#strip [aria-current]")).to_have_text("17")
    page.locator("#number").click()
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(page.locator("#of")).to_have_text("1 to 36")
    expect(page.locator("#number")).to_have_value("17")
    expect(page.locator("#of")).to_have_text("of 36")


def test_page_stays_in_view_when_it_gets_another_size(page: Page) -> None:
    to_page(page, 17)
    for _ in range(3):
        page.locator("#larger").click()
    seen = middle(page)
    page.locator("#draft-tools").click()
    assert middle(page) == seen
    page.locator("#panel-close").click()
    assert middle(page) == seen


def middle(page: Page) -> str:
    """Return the pages in the middle of the view, and about how far down in them that is."""
    said: str = page.locator("#pages").evaluate("""(pages) => {
        const frame = pages.getBoundingClientRect();
        const y = frame.top + frame.height / 2;
        for (const spread of pages.querySelectorAll(".spread")) {
            const box = spread.getBoundingClientRect();
            const down = ((y - box.top) / box.height).toFixed(2);
            if (box.top <= y && y <= box.bottom) return `${spread.lastChild.id}, ${down}`;
        }
    }""")
    return said


def test_place_is_shown_until_its_page_is_left(page: Page) -> None:
    to_page(page, 11)
    page.locator("#pages").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_be_visible()
    to_page(page, 22)
    expect(page.locator("#place")).to_be_hidden()
    expect(page.locator(".spot")).to_have_count(0)


def test_problem_is_marked_on_its_passage_its_words_and_its_page_in_the_strip(
    page: Page, preview: Running
) -> None:
    text = preview.edit(SECURITY, "event of 2022", "event event of 2022")
    expect(page.locator("#problems")).to_have_text("1 problem")
    expect(page.locator("#strip .has-problem")).to_have_count(1)
    number = page.locator("#strip .has-problem").get_attribute("data-number")
    expect(page.locator(f"#page-{number} .flagged")).to_have_count(1)
    page.locator("#problems").click()
    page.locator(".whereabouts").get_by_text(f"Page {number}").click()
    expect(page.locator(f"#page-{number} .spot").first).to_be_visible()
    expect(page.locator(f"#page-{number} .said").first).to_be_visible()
    expect(page.locator("#source")).to_have_text(
        re.compile(r"^manuscript/2022/02-security\.md:\d+$")
    )
    assert_nothing_hinders(page)
    preview.save(SECURITY, text)
    expect(page.locator("#problems")).to_have_text("✓ No problems")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#place")).to_be_hidden()
    expect(page.locator(".flag, .flagged, .spot, .said, .has-problem")).to_have_count(0)


def test_passage_that_changed_is_tinted_for_a_moment_and_no_other(
    page: Page, preview: Running
) -> None:
    to_page(page, 11)
    expect(page.locator("#page-11 img")).to_have_js_property("complete", True)
    text = preview.edit(SECURITY, "defining event", "defining evant")
    news = page.locator(".news")
    expect(news.first).to_be_visible()
    expect(page.locator("#page-11 .news")).to_have_count(1)
    sheet, passage = page.locator("#page-11").bounding_box(), news.first.bounding_box()
    assert sheet
    assert passage
    assert passage["width"] * passage["height"] < sheet["width"] * sheet["height"] / 5
    expect(news).to_have_count(0)
    preview.save(SECURITY, text)


def test_keys_turn_the_pages(page: Page) -> None:
    current = page.locator("#strip [aria-current]")
    page.keyboard.press("End")
    expect(current).to_have_text("36")
    page.keyboard.press("Home")
    expect(current).to_have_text("1")
    page.keyboard.press("ArrowRight")
    expect(current).to_have_text("3")


def test_place_is_remembered(page: Page) -> None:
    to_page(page, 22)
    page.reload()
    expect(page.locator("#strip [aria-current]")).to_have_text("22")


def test_whole_pdf_can_be_downloaded(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as download:
        page.locator("#download").click()
    download.value.save_as(tmp_path / "review.pdf")
    with pypdfium2.PdfDocument(tmp_path / "review.pdf") as whole:
        assert len(whole) == 36


def test_nothing_hinders_a_reader(page: Page) -> None:
    assert_nothing_hinders(page)


def test_phone_shows_one_page_across(preview: Running, browser: Browser) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    opened(phone, preview.address)
    box = phone.locator("#page-1").bounding_box()
    assert box
    assert 300 < box["width"] <= 390
    assert box["y"] < 100
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    expect(phone.locator("#words")).to_be_hidden()
    phone.locator("#more").click()
    to_page(phone, 11)
    for opener in ("#draft-tools", "#compare", "#problems"):
        if phone.locator("#more").get_attribute("aria-expanded") == "false":
            phone.locator("#more").click()
        phone.locator(opener).click()
        expect(phone.locator("#panel")).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert_nothing_hinders(phone)
    phone.close()


def test_dense_screen_gets_pictures_with_a_pixel_for_each_of_its_own(
    preview: Running, browser: Browser
) -> None:
    dense = browser.new_page(viewport={"width": 1100, "height": 700}, device_scale_factor=2)
    opened(dense, preview.address)
    to_page(dense, 11)
    wide, shown = dense.locator("#page-11 > img").evaluate(
        "one => [one.naturalWidth, one.getBoundingClientRect().width]"
    )
    assert wide >= 2 * shown
    dense.locator("#fill").click()
    picture = dense.locator("#page-11 > img")
    expect(picture).to_have_js_property("complete", True)
    wider, shown = picture.evaluate("one => [one.naturalWidth, one.getBoundingClientRect().width]")
    assert wider > wide
    assert wider >= 2 * shown
    dense.close()


def test_pictures_of_pages_out_of_sight_are_not_fetched(preview: Running, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    wide: list[str] = []
    page.on(
        "request",
        lambda asked: wide.append(asked.url) if re.search(r"/\d{3,}\.jpg$", asked.url) else None,
    )
    opened(page, preview.address)
    page.wait_for_load_state()
    there = {page.locator(f"#page-{number} > img").evaluate("one => one.src") for number in (1, 36)}
    assert [url for url in there if url in wide] == [
        page.locator("#page-1 > img").evaluate("one => one.src")
    ]
    to_page(page, 36)
    expect(page.locator("#page-36 > img")).to_have_js_property("complete", True)
    assert page.locator("#page-36 > img").evaluate("one => one.src") in wide
    page.close()


def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    reached = set()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
        if "pages" in reached:
            break
    assert reached >= {
        "problems", "language", "beside", "spreads", "smaller", "fit", "fill", "larger",
        "number", "words", "draft-tools", "compare", "download", "pages",
    }  # fmt: skip
    page.keyboard.press("Enter")
    source = page.locator("#source")
    expect(source).to_have_text(re.compile(r"\.(md|yaml):\d+$"))
    before = source.text_content()
    for _ in range(4):
        page.keyboard.press("Enter")
    assert source.text_content() != before
    expect(page.locator("#passage-after")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#place")).to_be_hidden()
    expect(page.locator("#pages")).to_be_focused()
    page.locator("#draft-tools").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    reached = set()
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    assert reached == {"panel-close", "grid", "margins", "colours"}
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#draft-tools")).to_be_focused()
