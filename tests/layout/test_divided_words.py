"""Where words are divided on pages: as the house wants, never over a turn, never the last one."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.checks.pages.hyphen_ladder import HYPHENS
from belpress.layout import body as layout_body
from belpress.layout.page_turns import turned_words
from belpress.layout.printed import Printed
from belpress.model.pages import Line
from belpress.tasks.typeset import typeset_edition
from layout.yearbook import FORECASTS, LEAD, built

LONG = (
    "incomprehensibility, and of institutional constitutionalism: unrepresentativeness, "
    "internationalisation, demonstrations; "
)
ENDS = {
    "alone.": "whether it was the administration alone",
    "parliament sat.": "when and where the new parliament sat",
    "committee.": "by a constitutional committee",
    "representativeness.": "that it was for their representativeness",
    "representation.": "see [the constitutional representation](https://example.org/law)",
    "circumstances.": "in *unconstitutional circumstances*",
}
"""Ends of paragraphs, by what of them is not divided."""


def printed(root: Path, text: str) -> Printed:
    built(root, {"words": f"{LEAD}\n\n{text}\n{FORECASTS}"})
    project = belpress.open_project(root)
    return typeset_edition(project, belpress.read_edition(project, 2030)).printed


def lines(book: Printed) -> list[Line]:
    """Return the lines of running text, as they are read."""
    return [
        row.line
        for pages in book.bodies
        for page in pages
        for column in page.columns
        for row in column.rows
    ]


def beginnings(book: Printed) -> set[str]:
    """Return the beginnings of divided words."""
    ends = [line.text.split()[-1] for line in lines(book)]
    return {end[:-1] for end in ends if end.endswith(HYPHENS)}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("represen-tation", {"represen"}),
        ("represen-t*", {"represen", "representa"}),
        ("representation", set()),
    ],
)
def test_words_are_divided_as_the_house_wants(tmp_path: Path, words: str, wanted: set[str]) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "hyphenation.yaml").write_text(f"en: [{words}]\n")
    found = beginnings(printed(tmp_path, "so representation " * 60))
    assert found <= wanted
    assert bool(found) == bool(wanted)


def on_turns(book: Printed) -> list[str]:
    return [
        word.spellings[0]
        for pages in book.bodies
        for word in turned_words((page.number, page.page) for page in pages)
    ]


def test_no_word_is_divided_over_a_page_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = LONG.split()
    turned = [f"{' '.join([*words[by:], *words[:by]])} " for by in range(9)]
    text = "\n\n".join(one * 11 for one in turned)
    book = printed(tmp_path / "kept", text)
    assert len(book.pages) == 12
    assert on_turns(book) == []
    monkeypatch.setattr(layout_body, "MOST_TURNS", 0)
    assert on_turns(printed(tmp_path / "divided", text))


def test_last_words_of_paragraphs_are_whole(tmp_path: Path) -> None:
    paragraphs = [(end, words, number) for end, words in ENDS.items() for number in range(12)]
    text = "\n\n".join(
        f"{'So it was. ' * number}This was, {words}." for _, words, number in paragraphs
    )
    last = {line.source: line.text.rstrip() for line in lines(printed(tmp_path, text))}
    assert len(last) == len(paragraphs)
    for line, (end, _, _) in zip(last.values(), paragraphs, strict=True):
        assert line.replace("\u00a0", " ").endswith(end)
