"""Comments stand in a manuscript and nowhere else: not on pages, and not in catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.markdown.parse import parse
from belpress.markdown.parsed import Parsed
from belpress.model.problem import Source
from edition.book import Book, squeeze
from samples import CHAPTER, FILE, belpress_command

SECRET = "xyzzy"
START = Source(FILE, 1)


def parsed(text: str) -> Parsed:
    return parse(text, start=START, chapter="security", language="en")


def texts(text: str) -> list[str]:
    """Return the words of every block and forecast."""
    found = parsed(text)
    assert found.problems == []
    return [*(block.text for block in found.blocks), *(block.text for block in found.forecasts)]


@pytest.mark.parametrize(
    ("written", "blocks"),
    [
        ("One.\n\n<!-- xyzzy -->\n\nTwo.", ["One.", "Two."]),
        ("One.\n<!-- xyzzy -->\nTwo.", ["One.", "Two."]),
        ("<!-- xyzzy -->\nOne.", ["One."]),
        ("One.\n\n<!-- xyzzy -->", ["One."]),
        ("One.\n\n<!--\nxyzzy\n\n# xyzzy\n\n- xyzzy\n-->\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n   <!-- xyzzy -->   \n\nTwo.", ["One.", "Two."]),
        ("One.\n\n<!---->\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n<!-- xyzzy -- xyzzy --->\n\nTwo.", ["One.", "Two."]),
        ("- One\n- Two\n\n<!-- xyzzy -->\n\n- Three", ["One Two Three"]),
        ("- One\n  <!-- xyzzy -->\n- Two", ["One Two"]),
        ("- One\n\n  - Two\n  <!-- xyzzy -->\n  - Three\n- Four", ["One Two Three Four"]),
        ("1. One\n<!-- xyzzy -->\n2. Two", ["One Two"]),
        ("- One\n<!-- xyzzy -->\n<!-- xyzzy -->\n- Two", ["One Two"]),
        ("> One.\n>\n> <!-- xyzzy -->\n>\n> Two.", ["One. Two."]),
        ("> One.\n<!-- xyzzy -->\n> Two.", ["One.", "Two."]),
        ("| a |\n|---|\n| b |\n<!-- xyzzy -->\n\nOne.", ["a b", "One."]),
    ],
)
def test_comment_is_not_text(written: str, blocks: list[str]) -> None:
    assert texts(written) == blocks
    assert SECRET not in "".join(block.html for block in parsed(written).blocks)
    assert SECRET not in "".join(message.text for message in parsed(written).messages)


@pytest.mark.parametrize(
    "written",
    [
        "<!- xyzzy ->",
        "```\n<!-- xyzzy -->\n```",
        "<!-- a\nb --> xyzzy",
    ],
)
def test_what_is_not_a_whole_comment_is_printed_as_text(written: str) -> None:
    found = parsed(written)
    assert found.problems == []
    assert SECRET in "".join(block.text for block in found.blocks)
    html = "".join(block.html for block in found.blocks)
    assert SECRET in html
    assert "<!-" not in html


def test_list_with_a_comment_in_it_is_one_list() -> None:
    for mark, element in (("-", "ul"), ("1.", "ol")):
        written = f"{mark} One\n\n<!-- xyzzy -->\n\n{mark} Two"
        (block,) = parsed(written).blocks
        assert block.html.count(f"<{element}") == 1
        assert block.html.count("<li") == 2


def test_lists_of_two_kinds_stay_two() -> None:
    assert len(parsed("- One\n\n<!-- xyzzy -->\n\n* Two").blocks) == 2


def test_comments_stand_between_forecasts() -> None:
    written = (
        "Lead.\n\n## Forecasts {.forecasts}\n\n<!-- a -->\n\n- One. {.summary}\n<!-- b -->\n"
        "- Two. {#two}\n\n<!-- c -->\n<!-- d -->\n\n- Three.\n\n<!-- e -->\n"
    )
    found = parsed(written)
    assert found.problems == []
    assert [forecast.text for forecast in found.forecasts] == ["One.", "Two.", "Three."]
    assert [forecast.source.line for forecast in found.forecasts] == [7, 9, 14]


def test_comment_says_what_is_ignored_and_until_where() -> None:
    written = (
        "<!-- check: ignore one-rule -->\n"
        "A paragraph\nof two lines.\n\n"
        "<!-- check: ignore one-rule, other-rule\n     third-rule -->\n"
        "- a\n- b\n\n<!-- a remark -->\n\n- c\n\n"
        "<!-- check: ignore one-rule -->\n- d\n"
    )
    ignores = parsed(written).ignores
    assert [(ignore.rules, ignore.source.line, ignore.last_line) for ignore in ignores] == [
        (("one-rule",), 1, 3),
        (("one-rule", "other-rule", "third-rule"), 5, 15),
        (("one-rule",), 14, 15),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "<!--\n" * 20_000,
        "<!--\n" * 20_000 + "--> text",
        "- <!--\n" + "  <!--\n" * 20_000 + "\n--> text",
        "<!-- a -->\n\n" * 20_000,
        "- a\n<!-- b -->\n" * 10_000,
        "<!-- check: ignore " + "a-rule, " * 20_000 + " -->\n\nText.",
        "> " * 50 + "<!-- check: ignore <script>alert(1)</script> -->",
        "<!-- check: ignore \u202e ]]> <b> ../../etc/passwd -->\n\nText.",
    ],
)
def test_hostile_comments_do_no_harm(written: str) -> None:
    found = parsed(written)
    assert "<script" not in "".join(block.html for block in found.blocks)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_comments_change_neither_edition_nor_catalogues(root: Path, ends: str) -> None:
    (root / "manuscript/2030/edition.yaml").write_text(
        "title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n"
    )
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    catalogue = root / "manuscript/2030/translations/be/security.po"

    def said() -> list[tuple[str, str]]:
        chapter = belpress.read_edition(project, 2030).chapter("security")
        blocks = [(block.name, block.html) for block in chapter.blocks]
        return blocks + [(forecast.name, forecast.html) for forecast in chapter.forecasts]

    def entries() -> list[str]:
        lines = catalogue.read_text(encoding="utf-8").split("\n")
        return [line for line in lines if line and not line.startswith(("#:", '"'))]

    before, kept = said(), entries()
    commented = (
        CHAPTER.replace("The lead", "<!-- xyzzy\n\nxyzzy -->\nThe lead")
        .replace(
            "The border was closed in May. Nobody",
            "<!-- xyzzy -->\nThe border was closed in May. Nobody",
        )
        .replace("- It will shine", "<!-- xyzzy -->\n- It will shine")
    )
    (root / FILE).write_bytes(commented.replace("\n", ends).encode())
    assert said() == before
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    assert entries() == kept
    assert SECRET not in catalogue.read_text(encoding="utf-8")


def test_comments_are_never_printed(root: Path) -> None:
    commented = CHAPTER.replace("\nThe border", "\n<!-- xyzzy -->\nThe border").replace(
        "- It will shine", "\n<!-- xyzzy -->\n\n- It will shine"
    )
    (root / FILE).write_text(commented)
    done = belpress_command("build", "-C", str(root))
    assert (done.returncode, done.stderr) == (0, "")
    book = Book(root / "build" / "yearbook.en.pdf")
    pages = squeeze(" ".join(book.text(number) for number in range(1, book.page_count + 1)))
    assert "itwillshine" in pages
    assert SECRET not in pages


@pytest.mark.parametrize("written", ["One <!-- xyzzy --> two.", "<!-- xyzzy --> two."])
def test_comment_within_a_line_is_not_printed(written: str) -> None:
    found = parsed(written)
    assert found.problems == []
    assert SECRET not in "".join(block.html for block in found.blocks)


@pytest.mark.parametrize("written", ["<!-- xyzzy\n\nOne.", "<!--> xyzzy"])
def test_comment_without_an_end_is_named(written: str) -> None:
    assert {problem.rule for problem in parsed(written).problems} == {"comment-open"}
