"""Letters, marks and names of every kind are set, and can be found and copied."""

from __future__ import annotations

import re

import pytest

from edition.book import Book
from reliability.scratch import Scratch
from samples import CHAPTER, jpeg


@pytest.mark.parametrize(
    "words",
    [
        "Ўладзімір і ґанак, Ґрунт, ўсё",
        "за\u0301мак і замо\u0301к",
        "naïve façade, Łódź, Žižka, İzmir, fjörður, œuvre",
        "–40 °C, № 5, 3 × 4, ½, €100, …",
        "ﬁnd the oﬃce",
    ],
)
def test_letters_can_be_copied(scratch: Scratch, words: str) -> None:
    scratch.change("chapter", "Nobody knew why", f"Nobody {words} knew why")
    scratch.build_good()
    book = Book(scratch.pdf)
    assert book.pages_with(words.replace("ﬁ", "fi").replace("ﬃ", "ffi")) == [5]
    faces = {letter.font for letter in book.letters(5)}
    assert all("Serif" in face or "Fira" in face for face in faces - {""})


@pytest.mark.parametrize("words", ["😀 🇧🇾 👩‍👧", "שלום עולם", "مرحبا بالعالم", "汉字"])
def test_other_scripts_and_emoji_are_reported_and_print_nothing_else(
    scratch: Scratch, words: str
) -> None:
    scratch.change("chapter", "Nobody knew why", f"Nobody {words} knew why")
    done = scratch.build("--force")
    assert done.code == 1
    assert "manuscript/2030/01-security.md:14: " in done.said
    assert re.search(r"(U\+\w+ .*|letters \(.*|characters \(.*) (is|are) not in Source", done.said)
    scratch.change("chapter", f" {words}", "")
    scratch.build_good()
    assert Book(scratch.pdf).pages_with("knew why, and nobody asked.") == [5]


def test_files_and_anchors_have_names_in_any_script(scratch: Scratch) -> None:
    scratch.write("assets/images/рынак у Мінску 50%.jpg", jpeg(2400, 1672))
    scratch.change("chapter", "{#sun ", "{#сонца ")
    scratch.change("chapter", "Nobody", "[Nobody](#сонца) [here](<02-знешняя палітыка.md>)")
    other = CHAPTER.replace("{#sun ", "{").replace("title: Security", "title: Foreign policy")
    other = other.replace(
        "../assets/images/figure.jpg", "../assets/images/рынак у Мінску 50%25.jpg"
    )
    scratch.write(
        "manuscript/2030/02-знешняя палітыка.md",
        other.replace("(../", "(<../").replace(".jpg)", ".jpg>)"),
    )
    scratch.build_good()
    book = Book(scratch.pdf)
    (first,) = {page for page in range(5, 8) if "nobodyknewwhy" in book.texts[page - 1]} or {5}
    pages = [page for address, page in book.links(first) if not address]
    assert pages
    assert all(pages)
    contents = {page for _, page in book.links(3)}
    opener = book.pages_with("Foreign policy")
    assert contents & set(opener)
