"""Nothing that a file can hold makes a traceback, a tag of its own, or a message of two lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import belpress
from belpress.assets.load import load_pictures
from belpress.compose.edition import compose, contents
from belpress.tasks.translate import translate_edition, translation_status
from reliability.scratch import CATALOGUE, Scratch, make_scratch
from reliability.strategies import BODY, MATTER, bodies, fields, front_matter, paths, spoilt
from samples import EDITION, FILE

EDITION_TEXT = """title: Yearbook
year: 2030
language: en
translations: [be, {language: be-Latn, from: be}]
subtitle: A subtitle
copyfit:
  tracking: 2
labels:
  summary: "Forecast for {forecast_year}"
colour_keys:
  unchanged: {label: As before, symbol: "="}
  improved: {label: Better, symbol: "+", colour: "#00ff00"}
"""
TAGS = re.compile(
    "a|blockquote|br|code|div|em|figcaption|figure|h[1-5]|header|hr|img|li|link|meta|nav|ol|p|pre|s"
    "|section|span|strong|style|sup|table|tbody|td|th|thead|title|tr|ul|wbr|[abd]side|footer|main|d[ldt]"
)
ATTRIBUTES = re.compile(
    "alt|aria-hidden|charset|class|colspan|content|data-source|href|id|lang|name|role|rowspan|src"
    "|start|style|title"
)
ADDRESS = re.compile(r"(#|https?:|mailto:|http://project\.invalid/)", re.IGNORECASE)


class Tags(HTMLParser):
    """Looks at the tags of a page, of which a manuscript may bring none of its own."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert TAGS.fullmatch(tag), tag
        for name, value in attributes:
            assert ATTRIBUTES.fullmatch(name), (tag, name)
            if name == "href":
                assert ADDRESS.match(value or ""), value
            if name == "src":
                assert (value or "").startswith("http://project.invalid/"), value


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return make_scratch(tmp_path_factory.mktemp("fuzz"))


@contextmanager
def spoiling(scratch: Scratch, name: str, text: str) -> Iterator[None]:
    """Give a file another content for a while."""
    good = scratch.path(name).read_bytes()
    scratch.write(name, text.encode(errors="surrogatepass"))
    try:
        yield
    finally:
        scratch.write(name, good)


def go_through(scratch: Scratch, *languages: str) -> None:
    """Run all stages before the layout; only problems may come out, and clean pages."""
    try:
        edition = belpress.read_edition(scratch.project, 2030)
        _, problems = load_pictures(scratch.project, edition)
        check_pages(edition)
        problems += edition.problems
        for language in languages:
            translation = translate_edition(scratch.project, edition, language)
            check_pages(translation.edition)
            problems += translation.edition.problems
            if "-" not in language:
                translation_status(scratch.project, edition, language)
    except belpress.ProblemsFound as found:
        problems = list(found.problems)
    for problem in problems:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", problem.rule)
        assert problem.source.path
        assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in str(problem))
        assert len(str(problem)) < 3000


def check_pages(edition: belpress.Edition) -> None:
    document = compose(edition)
    numbers = dict.fromkeys((chapter.name for chapter in edition.chapters), 4)
    parts = [document.cover, contents(edition, numbers)]
    parts += [document.summary] if document.summary else []
    pieces: list[str] = []
    for chapter in document.chapters:
        parts += [part for part in (chapter.opener, chapter.forecasts, *chapter.pages) if part]
        body = chapter.body
        if body is None:
            continue
        pieces += [body.head, body.opening]
        pieces += [passage.html for passage in body.passages]
        pieces += [float_.html for float_ in body.floats]
    pieces += [html for part in parts for html in (part.head, part.html)]
    for piece in pieces:
        Tags().feed(piece)


@given(front_matter())
@example(MATTER.replace("Security", r'"\ud800"'))
@example(MATTER.replace("Security", "a" * 300))
def test_front_matter(ground: Scratch, matter: str) -> None:
    with spoiling(ground, FILE, f"---\n{matter}\n---\n{BODY}"):
        go_through(ground)


@given(bodies())
@example(BODY.replace("figure.jpg", "a" * 300))
@example(BODY.replace("Nobody", "\n\n" + ">" * 50 + "Nobody"))
def test_body(ground: Scratch, body: str) -> None:
    with spoiling(ground, FILE, f"---\n{MATTER}---\n{body}"):
        go_through(ground, "be", "en-x-pseudo")


@given(spoilt(EDITION_TEXT) | fields | st.tuples(st.just(EDITION_TEXT), fields).map("".join))
@example(EDITION_TEXT.replace("tracking: 2", "tracking: nan"))
def test_edition_file(ground: Scratch, text: str) -> None:
    with spoiling(ground, EDITION, text):
        go_through(ground, "be-Latn")


@given(paths, paths)
@example("a/" * 3000, "a" * 300)
def test_paths(ground: Scratch, picture: str, link: str) -> None:
    text = BODY.replace("../../assets/images/figure.jpg", f"<{picture}>")
    text = text.replace("Nobody knew", f"[Nobody](<{link}>) knew")
    quoted = picture.replace("\\", "\\\\").replace('"', '\\"')
    matter = MATTER.replace("../../assets/images/opener.jpg", f'"{quoted}"')
    for written in (MATTER, matter):
        with spoiling(ground, FILE, f"---\n{written}---\n{text}"):
            go_through(ground)


@given(st.data())
def test_catalogue(ground: Scratch, data: st.DataObject) -> None:
    good = ground.path(CATALOGUE).read_text()
    translated = re.sub(r'(msgid "(.+)"\n)msgstr ""', r'\1msgstr "\2"', good)
    with spoiling(ground, CATALOGUE, data.draw(spoilt(translated))):
        go_through(ground, "be")
