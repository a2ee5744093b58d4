"""The edition of the next year: what is made of last year's, and what is left alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import polib
import pytest

import belpress
from belpress.assets.pictures import is_placeholder
from belpress.begin.edition_file import next_edition_file
from belpress.begin.fields import blocks_of
from belpress.begin.next_chapter import next_chapter
from belpress.begin.step import Step
from belpress.model.kind import TextKind
from belpress.model.outcome import Outcome
from belpress.tasks.new_edition import NewEdition, begin_edition
from belpress.tasks.remarks import unfinished
from belpress.tasks.translate import translation_status, update_translation
from samples import CHAPTER, EDITION, FILE, fill

STEP = Step(2030, 2031, 2031)
TEXT = """\
# Our review
title: Annual Review 2030
subtitle: and forecast for 2031
series: The weather
year: 2030
forecast_year: 2031
language: en
translations: [be]
isbn: 978-0-306-40615-7
issn: 2030-3637
site: https://www.example.org/2030
# A colour of ours
colour_keys:
  unchanged: {label: The same, symbol: "■", colour: "#203000"}
  improved: {label: Better than 2030, symbol: "▲", colour: "#b02a16"}
labels: {forecasts: "Forecasts for 2031"}
"""


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the translated edition of 2030."""
    root = tmp_path_factory.mktemp("review")
    (root / "manuscript" / "2030").mkdir(parents=True)
    (root / EDITION).write_text(TEXT)
    chapter = CHAPTER.replace("It will rain.", 'It will *rain* "a lot" in 2031.[^1]')
    (root / FILE).write_text(f"{chapter}\n[^1]: A note.\n")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    for name in ("opener", "figure"):
        (images / f"{name}.jpg").touch()
    project = belpress.open_project(root)
    source = belpress.read_edition(project, 2030)
    update_translation(project, source, "be")
    for path in (root / "manuscript/2030/translations/be").iterdir():
        fill(path, {"Annual Review 2030": "Гадавы агляд 2030", "Security": "Бяспека"})
    return root


@pytest.fixture(scope="module")
def begun(last: Path) -> tuple[Path, NewEdition, dict[Path, bytes]]:
    before = {path: path.read_bytes() for path in last.rglob("*") if path.is_file()}
    return last, begin_edition(belpress.open_project(last), 2030, 2031), before


def test_nothing_that_was_there_changes(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    _, _, before = begun
    assert {path: path.read_bytes() for path in before} == before


def test_years_of_the_edition_are_moved_on_and_all_else_stays(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    root, _, _ = begun
    edition = belpress.read_edition(belpress.open_project(root), 2031)
    assert (edition.title, edition.subtitle) == ("Annual Review 2031", "and forecast for 2032")
    assert (edition.year, edition.forecast_year) == (2031, 2032)
    assert edition.labels["forecasts"] == "Forecasts for 2032"
    assert edition.colour_keys["unchanged"].colour == "#203000"
    assert edition.colour_keys["improved"].label == "Better than 2031"
    written = (root / "manuscript/2031/edition.yaml").read_text()
    assert "# isbn: that of 2031" in written
    assert "978-0-306-40615-7" not in written
    for kept in ("# Our review", "# A colour of ours", "issn: 2030-3637", "example.org/2030"):
        assert kept in written


def test_chapter_asks_for_its_texts_and_lists_last_years_forecasts(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    root, made, _ = begun
    project = belpress.open_project(root)
    (chapter,) = belpress.read_edition(project, 2031).chapters
    assert (chapter.title, chapter.headline) == ("Security", "2031: a headline")
    assert [past.text.replace("\u00a0", " ") for past in chapter.last_year] == [
        "It will rain “a lot” in 2031.",
        "It will shine.",
    ]
    assert {(past.outcome, past.why) for past in chapter.last_year} == {(Outcome.OPEN, "")}
    assert made.forecasts == 2
    assert chapter.blocks[0].text.startswith("[Security: the lead")
    assert "2031" in chapter.blocks[0].text
    assert chapter.summary is not None
    assert "2032" in chapter.summary.text
    asked = [message.text for message in chapter.messages if message.is_asked_for]
    assert "[What the picture shows]" in asked
    assert len(asked) == 7
    assert not chapter.pull_quotes


def test_cover_and_openers_are_grey_pictures(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    root, made, _ = begun
    edition = belpress.read_edition(belpress.open_project(root), 2031)
    paths = ["assets/images/2031/cover.jpg", "assets/images/2031/security-opener.jpg"]
    assert list(made.pictures) == paths
    opener = edition.chapters[0].opener
    assert opener is not None
    assert [edition.cover, opener.path] == paths
    assert all(is_placeholder((root / path).read_bytes()) for path in paths)


def test_translators_have_nothing_to_do_yet(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    root, _, _ = begun
    project = belpress.open_project(root)
    edition = belpress.read_edition(project, 2031)
    files = translation_status(project, edition, "be")
    assert sum(file.words_left for file in files) == 0
    assert sum(file.to_check for file in files) == 0
    folder = root / "manuscript/2031/translations/be"
    words = {
        entry.msgid: entry.msgstr
        for path in sorted(folder.iterdir())
        for entry in polib.pofile(str(path))
    }
    assert words["Annual Review 2031"] == "Гадавы агляд 2031"
    assert words["Security"] == "Бяспека"
    assert words["It will shine."] == "«It will shine.»"
    assert 'It will rain "a lot" in 2031.' in words
    assert not any(text.startswith("[") for text in words)


def test_what_stands_in_the_way_is_named_and_nothing_is_written(tmp_path: Path, last: Path) -> None:
    root = tmp_path / "review"
    shutil.copytree(last / "manuscript/2030", root / "manuscript/2030")
    shutil.copytree(last / "assets/images", root / "assets/images")
    there = ["manuscript/2035/02-other.md", "manuscript/2035/edition.yaml"]
    for name in there:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("mine")
    before = sorted(root.rglob("*"))
    with pytest.raises(belpress.ProblemsFound) as found:
        begin_edition(belpress.open_project(root), 2030, 2035)
    assert [problem.source.path for problem in found.value.problems] == there
    assert {problem.rule for problem in found.value.problems} == {"file-in-the-way"}
    assert sorted(root.rglob("*")) == before


def test_pictures_that_are_there_are_used(tmp_path: Path, last: Path) -> None:
    root = tmp_path / "review"
    shutil.copytree(last / "manuscript/2030", root / "manuscript/2030")
    images = root / "assets/images/2036"
    shutil.copytree(last / "assets/images", root / "assets/images")
    images.mkdir()
    (images / "cover.png").write_bytes(b"mine")
    made = begin_edition(belpress.open_project(root), 2030, 2036)
    assert made.pictures == ("assets/images/2036/security-opener.jpg",)
    assert not (images / "cover.jpg").exists()


def test_link_in_the_place_of_a_folder_is_not_followed(tmp_path: Path, last: Path) -> None:
    root, outside = tmp_path / "review", tmp_path / "outside"
    shutil.copytree(last / "manuscript/2030", root / "manuscript/2030")
    shutil.copytree(last / "assets/images", root / "assets/images")
    outside.mkdir()
    (root / "manuscript/2037").symlink_to(outside)
    with pytest.raises(belpress.ProblemsFound) as found:
        begin_edition(belpress.open_project(root), 2030, 2037)
    assert [problem.source.path for problem in found.value.problems] == ["manuscript/2037"]
    assert not list(outside.iterdir())


def test_title_without_a_year_gets_one() -> None:
    text = next_edition_file("title: Yearbook\nyear: 2030\nlanguage: en\n", "Yearbook", STEP)
    assert 'title: "Yearbook 2031"\n' in text
    assert "year: 2031\n" in text


def test_two_editions_that_would_write_one_file_are_named(tmp_path: Path, last: Path) -> None:
    for year in (2030, 2031):
        folder = tmp_path / "manuscript" / str(year)
        shutil.copytree(last / "manuscript/2030", folder)
        text = (folder / "edition.yaml").read_text().replace("year: 2030", f"year: {year}")
        (folder / "edition.yaml").write_text(text)
    shutil.copytree(last / "assets/images", tmp_path / "assets/images")
    for year, other in ((2031, 2030), (2030, 2031)):
        project = belpress.open_project(tmp_path)
        with pytest.raises(belpress.ProblemsFound) as found:
            belpress.build_edition(project, belpress.BuildRequest(year))
        (problem,) = found.value.problems
        assert problem.rule == "edition-twice"
        assert str(problem).startswith(f"manuscript/{year}/edition.yaml:2: title: ")
        assert f"manuscript/{other}/edition.yaml:2" in problem.hint


def test_fields_are_taken_apart_with_the_remarks_above_them() -> None:
    text = "# Ours\na: 1\n\n# Of b\nb:\n  - x\n# y\n  - z\n\nc: |\n  d: 2\n"
    blocks = blocks_of(text)
    assert "".join(block.text for block in blocks) == text
    assert [block.name for block in blocks] == ["a", "b", "c"]
    assert blocks[1].text == "\n# Of b\nb:\n  - x\n# y\n  - z\n"


def test_texts_that_are_the_same_every_year_are_carried_over(last: Path) -> None:
    project = belpress.open_project(last)
    (chapter,) = belpress.read_edition(project, 2030).chapters
    written = (last / FILE).read_text()
    for kind, is_kept in (("imprint", True), ("foreword", False), ("chapter", False)):
        text = written.replace("---\ntitle", f"---\nkind: {kind}\ntitle", 1)
        start = replace(chapter.start, line=chapter.start.line + 1)
        own = replace(chapter, start=start, kind=TextKind(kind))
        made = next_chapter(text, own, "opener.jpg", STEP)
        assert f"kind: {kind}\n" in made
        assert ("The border was closed in May. Nobody knew why" in made) is is_kept
        assert ("[Security: " in made) is not is_kept


def test_what_collects_from_chapters_waits_until_they_have_something(last: Path) -> None:
    (chapter,) = belpress.read_edition(belpress.open_project(last), 2030).chapters
    written = (last / FILE).read_text()
    for kind in (TextKind.NOTES, TextKind.BIBLIOGRAPHY, TextKind.ABOUT_THE_AUTHORS):
        made = next_chapter(written, replace(chapter, kind=kind), "opener.jpg", STEP)
        assert ("\ndraft: true\n" in made) is (kind is not TextKind.ABOUT_THE_AUTHORS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("s.bib", f"../{STEP.old_year}/s.bib"),
        ('"s.bib"', f'"../{STEP.old_year}/s.bib"'),
        ("../s.bib", "../s.bib"),
    ],
)
def test_sources_are_found_where_they_were(old: str, new: str) -> None:
    made = next_edition_file(f"title: A\nbibliography: {old}\n", "A", STEP)
    assert f"bibliography: {new}\n" in made


def test_a_complete_build_stops_for_what_is_asked_for_unless_it_is_to_be_ignored(
    begun: tuple[Path, NewEdition, dict[Path, bytes]],
) -> None:
    project = belpress.open_project(begun[0])
    edition = belpress.read_edition(project, 2031)
    found = list(unfinished(project, edition))
    assert all(problem.is_error for problem in found)
    rules = [problem.rule for problem in found]
    assert rules.count("text-placeholder") == 7
    assert rules.count("picture-placeholder") == 2
    ignoring = replace(edition, ignored_rules={"text-placeholder": edition.source})
    assert {one.rule for one in unfinished(project, ignoring)} == {"picture-placeholder"}
