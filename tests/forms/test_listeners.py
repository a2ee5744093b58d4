"""What a listener hears of footnotes, and of passages in another language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from edition.book import Book
from edition.validity import check_valid
from forms.tagged import Tag, read_tags
from forms.test_text_layer import SOFT_HYPHEN
from layout.yearbook import FORECASTS, LEAD, built

FIGURE = "../../assets/images/figure.jpg"
WORDS = "найвідповідальнішого високопоставленого співробітництва " * 6
TEXT = f"""{LEAD}

He said "[Слава "Україні"]{{lang=uk}}", and so it was.^[In the *line*.] It was[^a] twice.^[Too.]

[{WORDS}]{{lang=uk}}

{WORDS}

## Un titre {{lang=fr}}

- One item.[^a]
- Слово {{lang=be}}

::: box A title
The first paragraph.

The second one.[^b]
:::

![A square]({FIGURE}){{.column}}
*A caption.[^c]*

[^a]: A note,

    in two paragraphs.
[^b]: Of [слово]{{lang=be}}.
[^c]: Of a caption.
[^f]: Of a forecast.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    forecasts = FORECASTS.replace("It will shine.", "It will [scheinen]{lang=de}.[^f]")
    return built(tmp_path_factory.mktemp("listeners"), {"one": TEXT + forecasts})


@pytest.fixture(scope="module")
def chapter(book: Book) -> Tag:
    document = read_tags(book.pdf)
    return next(tag for tag in document.inside if "It was" in tag.text)


def words(tag: Tag) -> str:
    return " ".join(tag.text.replace("\u00a0", " ").split())


def spoken(tag: Tag) -> Iterator[tuple[str, str, str]]:
    """Yield role, language and words of every element that says its language."""
    if "/Lang" in tag.node:
        yield tag.role, str(tag.node.Lang), words(tag)
    for part in tag.inside:
        yield from spoken(part)


def test_passages_say_their_language(chapter: Tag) -> None:
    found = [one for one in spoken(chapter) if "найвід" not in one[2]]
    assert found == [
        ("Span", "uk", "Слава «Україні»"),
        ("H3", "fr", "Un titre"),
        ("LBody", "be", "Слово"),
        ("Span", "be", "слово"),
        ("Span", "de", "scheinen"),
    ]
    (whole,) = (one for one in spoken(chapter) if "найвід" in one[2])
    assert whole[:2] == ("P", "uk")


def test_words_are_divided_as_their_language_wants(book: Book, chapter: Tag) -> None:
    """Those of a passage are; the same ones beside it, in English, are not."""
    own, other = (tag for tag in chapter.all("P") if "найвід" in tag.text)
    assert words(own).count(SOFT_HYPHEN) > 1
    assert SOFT_HYPHEN not in words(other)


def test_notes_are_read_behind_what_calls_them(chapter: Tag) -> None:
    parts = [tag for tag in chapter.inside if tag.role in ("P", "L", "Figure", "Note", "H2")]
    read = [(tag.role, words(tag)) for tag in parts]
    at = next(index for index, (_, text) in enumerate(read) if text.startswith("He said"))
    assert read[at + 1 : at + 4] == [
        ("Note", "1 In the line."),
        ("Note", "2 A note, in two paragraphs."),
        ("Note", "3 Too."),
    ]
    notes = {text: before[1] for before, (role, text) in pairwise(read) if role == "Note"}
    assert notes["4 Of слово."].startswith("The second one.")
    assert "A caption." in notes["5 Of a caption."]
    assert "scheinen" in notes["6 Of a forecast."]


def test_notes_have_numbers_names_and_calls(book: Book, chapter: Tag) -> None:
    notes = list(chapter.all("Note"))
    assert [words(next(note.all("Lbl"))) for note in notes] == list("123456")
    calls = [words(tag) for tag in chapter.all("Reference")]
    assert sorted(calls) == ["1", "2", "2", "3", "4", "5", "6"]
    names = [str(note.node.ID) for note in notes]
    assert len(set(names)) == len(names)
    tree = list(book.pdf.Root.StructTreeRoot.IDTree.Names)
    known = {str(name): node for name, node in zip(tree[::2], tree[1::2], strict=True)}
    assert list(known) == sorted(known)
    assert all(known[str(note.node.ID)].objgen == note.node.objgen for note in notes)


def test_paragraphs_of_a_box_stay_apart(chapter: Tag) -> None:
    read = [words(tag) for tag in chapter.all("P")]
    assert read[read.index("A title") :][:2] == ["A title", "The first paragraph."]


def test_file_with_notes_and_languages_keeps_what_it_claims(book: Book) -> None:
    check_valid(book)
    assert not book.pdf.check_pdf_syntax()
