"""What texts of each kind must have and cannot have, and what chapters of an edition may lack."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.compose.edition import compose
from belpress.model.kind import TextKind
from samples import CHAPTER, EDITION, FILE, KEY, edit, reading_problems

FOLDER = "manuscript/2030"
OPENER = CHAPTER[CHAPTER.index("opener:") : CHAPTER.index("pull_quotes:")]
FORECASTS = CHAPTER[CHAPTER.index("## Forecasts") :]


def add(root: Path, name: str, text: str) -> None:
    (root / FOLDER / name).write_text(f"---\n{text}", encoding="utf-8")


def read(root: Path) -> belpress.Edition:
    return belpress.read_edition(belpress.open_project(root), 2030)


@pytest.mark.parametrize(
    ("old", "setting", "missing"),
    [
        (f"{KEY}\n", "key", "field-missing {file}:2: colour_key: is missing"),
        (OPENER, "opener", "field-missing {file}:2: opener: is missing"),
        (FORECASTS, "forecasts", "forecasts-missing {file}:1: the chapter has no forecasts"),
    ],
)
def test_chapter_lacks_only_what_the_edition_lets_it_lack(
    root: Path, old: str, setting: str, missing: str
) -> None:
    edit(old, "")(root)
    (found,) = reading_problems(root)
    assert found.startswith(missing.format(file=FILE))
    assert f'write "chapters: {{{setting}: optional}}" in edition.yaml' in found
    edit("language: en\n", f"language: en\nchapters: {{{setting}: optional}}\n", EDITION)(root)
    assert reading_problems(root) == []


@pytest.mark.parametrize("setting", ["key", "opener", "forecasts"])
def test_what_chapters_of_an_edition_do_not_have_is_named(root: Path, setting: str) -> None:
    edit("language: en\n", f"language: en\nchapters: {{{setting}: none}}\n", EDITION)(root)
    (found,) = reading_problems(root)
    assert found.startswith("part-unwanted ")
    assert "chapters of this edition have none" in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: foreword\n---\n", "text-missing {}:1: a foreword has no text"),
        (f"kind: foreword\n{KEY}\n---\n\nText.\n", "part-unwanted {}:4: colour_key: a for"),
        ("kind: foreword\n---\n\nText.\n\n" + FORECASTS, "part-unwanted {}:8: forecasts: a"),
        ("kind: advertisement\n---\n", "field-missing {}:2: opener: is missing"),
        ("kind: imprint\n---\n\nText.[^1]\n\n[^1]: Note.\n", "part-unwanted {}:6: a note c"),
        ("kind: notes\n---\n", "notes-place {}:1: the notes of this edition are printed"),
        ("kind: about-the-authors\n---\n", "text-missing {}:1: there are no authors"),
        ("kind: prologue\n---\n\nText.\n", 'field-value {}:3: kind: "prologue" is not'),
    ],
)
def test_what_a_kind_lacks_or_cannot_have_is_named(root: Path, text: str, said: str) -> None:
    add(root, "02-other.md", f"title: Other\n{text}")
    found = reading_problems(root)
    assert any(one.startswith(said.format(f"{FOLDER}/02-other.md")) for one in found), found


def test_notes_at_the_end_need_a_text_that_shows_them(root: Path) -> None:
    edit("nobody asked.", "nobody asked.[^1]\n\n[^1]: A note.")(root)
    edit("language: en\n", "language: en\nnotes: end\n", EDITION)(root)
    (found,) = reading_problems(root)
    assert found.startswith(f"notes-place {EDITION}:4: notes: no text shows the notes")
    add(root, "02-notes.md", "title: Notes\nkind: notes\n---\n")
    assert reading_problems(root) == []


def test_notes_behind_a_chapter_stand_below_a_heading_of_the_language(root: Path) -> None:
    edit("nobody asked.", "nobody asked.[^1]\n\n[^1]: A note.")(root)
    edit("language: en\n", "language: de\nnotes: chapter\n", EDITION)(root)
    (chapter,) = compose(read(root)).chapters
    assert chapter.body is not None
    assert chapter.body.footnotes == ()
    heading, note = chapter.body.passages[-2:]
    assert heading.html.strip() == "<h3>Anmerkungen</h3>"
    assert (heading.kind, note.kind) == ("heading", "note")
    assert 'id="security-footnote-1"' in note.html
    assert "#security-mark-1" in note.html
    assert any("#security-footnote-1" in passage.html for passage in chapter.body.passages)


def test_edition_without_forecasts_and_keys_has_no_summary_and_no_legend(root: Path) -> None:
    edit(FORECASTS, "")(root)
    edit(f"{KEY}\n", "")(root)
    edit("language: en\n", "language: en\nchapters: {forecasts: none, key: none}\n", EDITION)(root)
    edition = read(root)
    assert compose(edition).summary is None
    assert not edition.has_colour_keys


def test_texts_say_what_they_are_and_whether_they_are_listed(root: Path) -> None:
    add(root, "00-foreword.md", "title: Foreword\nkind: foreword\nin_contents: false\n---\n\nText.")
    add(root, "02-imprint.md", "title: Imprint\nkind: imprint\nin_contents: true\n---\n\nText.\n")
    texts = read(root).chapters
    assert [text.kind for text in texts] == [
        *(TextKind.FOREWORD, TextKind.CHAPTER, TextKind.IMPRINT),
    ]
    assert [text.is_listed for text in texts] == [False, True, True]
    assert texts[0].lead is None
    assert [text.name for text in read(root).front] == ["foreword"]


def test_authors_are_names_or_fields_and_are_translated(root: Path) -> None:
    edit(KEY, f"{KEY}\nauthors:\n  - Anna: Harbour\n  - {{name: Bo, bio: Bo writes.}}")(root)
    edit(
        KEY + "\nauthors:\n  - Anna: Harbour",
        KEY + "\nauthors:\n  - name: Anna\n    bio: Anna: a pilot\n  - Cy",
    )(root)
    assert reading_problems(root) == []
    edition = read(root)
    assert [(one.name, one.bio) for one in edition.chapters[0].authors] == [
        *(("Anna", "Anna: a pilot"), ("Cy", ""), ("Bo", "Bo writes.")),
    ]
    kinds = {one.name: one.kind.value for one in edition.chapters[0].messages if one.name}
    assert kinds["authors.0.bio"] == "who an author is"
    assert kinds["authors.1.name"] == "name of an author"
    (chapter,) = compose(edition).chapters
    assert chapter.body is not None
    assert [one.kind for one in chapter.body.passages[-2:]] == ["author", "author"]
