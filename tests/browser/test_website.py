"""The documentation site is built without a warning, whole, and reads nothing from elsewhere."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page, ViewportSize, expect

from samples import ROOT

pytest.importorskip("zensical", reason="make docs installs what builds the site")
MADE: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "website.py"))
SOURCES: dict[str, Path] = MADE["sources"]()
SETTINGS = tomllib.loads((ROOT / "docs" / "website" / "zensical.toml").read_text("utf-8"))
BLOCKS = ("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "pre", "table", "tr", "blockquote", "img")
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "srcset", "link": "href"}
"""What a page loads by itself, and the attribute that says from where."""
PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1400, height=900)


@dataclass
class Seen(HTMLParser):
    """What is seen of a page of the site: its elements, and the words of its text."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag == "a" and "headerlink" in attributes.get("class", ""):
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.within and tag == self.within[-1]:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join("".join(self.words).split())

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


def article(html: str) -> str:
    """Return what is written on a page, without the frame of the site."""
    return html.partition('<a id="__skip"')[2].partition("</a>")[2].partition("</article>")[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert MADE["built"](folder / "stage", folder / "site") == 0
    return folder / "site"


@cache
def page(path: Path) -> Seen:
    return seen(path.read_text(encoding="utf-8"))


def places(nav: object) -> Iterator[str]:
    """Yield the pages of the navigation, in their order."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from places(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from places(below)


def test_every_page_has_one_place_in_the_navigation() -> None:
    assert sorted(places(SETTINGS["project"]["nav"])) == sorted(SOURCES)


def test_links_lead_to_pages_and_to_places_on_them(site: Path) -> None:
    for path in site.glob("*.html"):
        for tag, attributes in page(path).elements:
            address = urlsplit(attributes.get("href", "") if tag == "a" else "")
            if address.scheme or not (address.path or address.fragment) or path.name == "404.html":
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_relative_to(site)
            assert target.is_file(), f"{path.name}: {address.path}"
            names = {found.get("id") for _, found in page(target).elements}
            place = unquote(address.fragment)
            assert not place or place in names, f"{path.name}: {address.geturl()}"


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in site.glob("*.html"):
        for tag, attributes in page(path).elements:
            address = attributes.get(LOADED.get(tag, ""), "")
            assert not urlsplit(address).netloc, f"{path.name}: {address}"
    for path in site.rglob("*.css"):
        for address in re.findall(r"url\((.*?)\)|@import\s+(\S+)", path.read_text("utf-8")):
            assert not re.match(r"[\"']?(https?:)?//", "".join(address)), path.name


def test_pages_say_on_the_site_what_they_say_on_a_host_of_git(site: Path) -> None:
    for name, source in SOURCES.items():
        markdown = source.read_text(encoding="utf-8")
        expected = seen(MarkdownIt("commonmark").enable("table").render(markdown))
        found = seen(article((site / name).with_suffix(".html").read_text(encoding="utf-8")))
        assert found.text == expected.text, name
        for block in BLOCKS:
            if block != "p":  # the two differ in items of lists
                assert found.count(block) == expected.count(block), f"{name}: {block}"
        pictures = [attributes["alt"] for tag, attributes in found.elements if tag == "img"]
        assert all(pictures), name


def test_bleed_is_in_the_search(site: Path) -> None:
    index = json.loads((site / "search.json").read_text(encoding="utf-8"))
    found = {
        item["location"].partition("#")[0]
        for item in index["items"]
        if re.search(r"\bbleed\b", f"{item['title']} {item['text']}")
    }
    assert {"printing.html", "designing.html", "previewing.html", "rules.html"} <= found


@pytest.fixture
def reader(site: Path, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The site in a browser, as it lies on a disk; nothing goes wrong, or is asked of a network."""
    is_dark, window = getattr(request, "param", (False, DESK))
    context = browser.new_context(viewport=window, color_scheme="dark" if is_dark else "light")
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: wrong.append(asked.url) if asked.url.startswith(("http", "ws")) else None,
    )
    page.goto((site / "index.html").as_uri())
    yield page
    assert wrong == []
    context.close()


def test_search_finds_bleed(reader: Page) -> None:
    reader.keyboard.press("Control+k")
    reader.get_by_role("combobox").or_(reader.get_by_role("textbox")).first.fill("bleed")
    found = reader.get_by_role("link", name=re.compile("printer", re.IGNORECASE))
    expect(found.first).to_be_visible()


@pytest.mark.parametrize("reader", [(False, PHONE), (True, DESK)], indirect=True)
def test_pages_fit_and_hinder_nobody(site: Path, reader: Page) -> None:
    for name in ("index", "writing", "manuscript", "rules"):
        reader.goto((site / f"{name}.html").as_uri())
        wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert reader.evaluate(wide), name
    reader.goto((site / "printing.html").as_uri())
    results = Axe().run(reader, options={"preload": False})  # it cannot read a disk
    assert results.violations_count == 0, results.generate_report()


def test_typefaces_are_those_of_the_house(reader: Page) -> None:
    reader.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family).join()"
    for family in ("Source Serif 4", "Fira Sans Extra Condensed", "Fira Code"):
        assert family in reader.evaluate(loaded)
