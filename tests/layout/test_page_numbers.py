"""Links to chapters and headings print the numbers of their pages, whatever moves them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import belpress
from belpress.press.opening import open_pressroom
from belpress.tasks.typeset import Job, typeset_job
from edition.book import Book, squeeze
from samples import CHAPTER, EDITION, FILE, belpress_command, edit, fill

SECOND = "manuscript/2030/02-society.md"
LONG = "\n\n".join(["The committee met on that day and settled it for good. " * 20] * 30)
ASKED = "Nobody knew why, and nobody asked."
SEE = "See [the society](02-society.md){.page-number}, [its talks](02-society.md#talks)"


@pytest.fixture
def pair(root: Path) -> Path:
    """Return a project of two chapters, the second with a heading far from its beginning."""
    second = CHAPTER.replace("title: Security", "title: Society")
    second = second.replace(ASKED, f"{ASKED}\n\n{LONG}\n\n## The talks {{#talks}}\n\nThey talked.")
    (root / SECOND).write_text(second.replace("{#sun colour_key=improved}", ""))
    return root


def built(root: Path, *words: str) -> Book:
    done = belpress_command("build", "-C", str(root), *words)
    assert done.returncode == 0, done.stderr
    return Book(sorted((root / "build").glob("*.pdf"), key=lambda path: path.stat().st_mtime)[-1])


def text_of(book: Book, pages: Sequence[int] = ()) -> str:
    numbers = pages or range(1, book.page_count + 1)
    return " ".join(" ".join(map(book.text, numbers)).replace("\u00a0", " ").split())


def page_of(book: Book, words: str) -> int:
    return next(page for page in range(1, book.page_count + 1) if words in book.text(page))


def test_numbers_are_those_of_the_pages_in_every_kind_of_text(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}{{.page-number}} (as in [Society](02-society.md){{.page-number}}).")(
        pair
    )
    edit("An illustration.", "An illustration, [](02-society.md#talks){.page-number}.")(pair)
    edit("It will rain.", "It will rain, [Society](02-society.md){.page-number}.")(pair)
    edit(
        "The lead of the",
        "[Society](02-society.md){.page-number}.^[[Talks](02-society.md#talks)"
        "{.page-number}] The lead of the",
    )(pair)
    book = built(pair)
    talks = page_of(book, "They talked.")
    assert talks > 9
    text = text_of(book, [2, 5, 6, 7])
    assert "See the society (p. 8), its talks" in text
    assert f"its talks (p. {talks}) (as in Society, p. 8)." in text
    assert f"An illustration, p. {talks}." in text
    assert text.count("It will rain, Society (p. 8)") == 2
    assert f"talks(p.{talks})" in squeeze(text)
    assert {("", 8), ("", talks)} <= set(book.links(5))


def test_numbers_follow_when_pages_move(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}.")(pair)
    assert "the society (p. 8)" in text_of(built(pair), [5])
    edit("The lead of", f"The lead.\n\n{LONG}\n\nThe rest of")(pair)
    book = built(pair)
    (number,) = {page for _, page in book.links(3)} - {4}
    assert number > 8
    assert f"the society (p. {number})" in text_of(book)


def test_preview_puts_numbers_in_as_pages_move(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}.")(pair)
    project = belpress.open_project(pair)
    with open_pressroom(project) as pressroom:
        first = typeset_job(Job(project, belpress.read_edition(project, 2030)), pressroom)
        edit("The lead of", f"The lead.\n\n{LONG}\n\nThe rest of")(pair)
        job = Job(project, belpress.read_edition(project, 2030))
        second = typeset_job(job, pressroom, earlier=first)
    for made in (first, second):
        lines = [line.text for page in made.printed.pages for line in page.page.lines]
        number = made.pages.first_pages["society"]
        assert f"(p. {number})" in " ".join(" ".join(lines).split()).replace("\u00a0", " ")
    assert second.pages.first_pages["society"] > first.pages.first_pages["society"]


def test_number_of_a_chapter_that_is_not_built_with_it_is_right(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}{{.page-number}}.")(pair)
    whole = built(pair)
    talks = page_of(whole, "They talked.")
    alone = built(pair, "-c", "security")
    assert f"the society (p. 8), its talks (p. {talks})" in text_of(alone)


def test_translation_prints_its_own_word_for_pages(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}{{.page-number}}.")(pair)
    edit("language: en", "language: en\ntranslations: [ru]", EDITION)(pair)
    assert belpress_command("translate", "update", "-C", str(pair)).returncode == 0
    for path in (pair / "manuscript/2030/translations/ru").glob("*.po"):
        fill(path, {})
    book = built(pair, "-l", "ru")
    number = page_of(book, "They talked.")
    assert f"the society (с. 8), its talks (с. {number})" in text_of(book)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[a page](https://example.org){.page-number}", "leads out of the publication"),
        ("[words](02-society.md){.page}", "looks like attributes"),
    ],
)
def test_what_has_no_page_is_named(pair: Path, link: str, said: str) -> None:
    edit(ASKED, f"{ASKED} {link}.")(pair)
    done = belpress_command("build", "-C", str(pair))
    assert done.returncode == 1
    assert f"{FILE}:14: " in done.stderr
    assert said in done.stderr


def test_number_of_a_draft_is_named(pair: Path) -> None:
    edit(ASKED, f"{ASKED} {SEE}.")(pair)
    edit("title: Society", "draft: true\ntitle: Society", SECOND)(pair)
    done = belpress_command("build", "-C", str(pair))
    assert done.returncode == 1
    assert (
        f'{FILE}:14: the page number of "society" is asked for, which is on no page' in done.stderr
    )


def test_typed_numbers_are_compared_with_the_pages(pair: Path) -> None:
    lines = (
        "[Society](02-society.md), p. 14.",
        "See page 14, [Society](02-society.md).",
        "([Society](02-society.md), с. 8; [here](#here), стр. 77)",
        "As [on page 14](02-society.md) it stands.",
        "[Society](02-society.md), p. 8, and page 99: [security](01-security.md).",
        "[Society](02-society.md) has 14 pages; p. 5 is empty.",
    )
    edit(ASKED, "\n\n".join((ASKED, *lines, "## Here")))(pair)
    done = belpress_command("check", "-C", str(pair), "--select", "typed-page-number")
    found = [line.strip() for line in done.stdout.splitlines() if "typed-page-number" in line]
    assert [line.split("  ")[0] for line in found] == ["16", "18", "20", "22", "24"]
    assert 'warning  "p. 14" is typed beside the link to "02-society.md"' in found[0]
    assert "which begins on page 8" in found[0]
    assert '"стр. 77" is typed beside the link to "#here", which is on page 5' in found[2]
    assert '"page 99" is typed beside the link to "01-security.md"' in found[4]
