"""A project that begins in an empty folder, and what keeps one from it."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.project.writing import write_whole
from belpress.tasks.new_project import begin_project
from samples import ROOT, belpress_command

ASKED_FOR = {"picture-placeholder", "text-placeholder"}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("new") / "reviews" / "ours"
    begin_project(root, 2031)
    return root


def test_check_says_nothing_but_what_is_asked_for(review: Path) -> None:
    wish = belpress.CheckRequest(2031, pages=False)
    checked = belpress.check_edition(belpress.open_project(review), wish)
    assert {problem.rule for problem in checked.problems} == ASKED_FOR
    assert not checked.errors
    assert sorted(problem.source.path for problem in checked.problems) == [
        *["manuscript/2031/01-first-chapter.md"] * 3,
        *["manuscript/2031/edition.yaml"] * 2,
    ]


def test_design_and_fonts_come_with_their_licences(review: Path) -> None:
    assert (review / "styles/tokens.css").read_bytes() == (ROOT / "styles/tokens.css").read_bytes()
    for folder in (review / "assets/fonts").iterdir():
        assert any(folder.glob("*.ttf"))
        assert (folder / "OFL.txt").is_file() or (folder / "LICENSE.md").is_file()
    assert (review / "assets/profiles/zlib.txt").is_file()
    assert belpress.open_project(review).house == review.resolve()


def test_settings_of_other_programs_are_there(review: Path) -> None:
    names = (".gitignore", ".editorconfig", ".vscode/settings.json", ".github/workflows/review.yml")
    assert all((review / name).is_file() for name in names)
    workflow = (review / ".github/workflows/review.yml").read_text()
    assert f"belpress=={belpress.__version__}" in workflow
    assert "${{ github.sha }}" in workflow
    assert "\nbuild/\n" in (review / ".gitignore").read_text()


def test_command_says_what_was_made_and_how_to_go_on(tmp_path: Path) -> None:
    made = belpress_command("new", "2032", "-C", f"{tmp_path}/review")
    assert made.returncode == 0
    assert "manuscript/2032 " in made.stdout
    assert "belpress check" in made.stdout
    again = belpress_command("new", "-C", f"{tmp_path}/review")
    assert again.returncode == 2
    assert "belpress new 2033" in again.stderr


def test_all_that_stands_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    there = [".gitignore", "styles"]
    for name in there:
        (tmp_path / name).write_text("mine")
    (tmp_path / "letters.txt").touch()
    with pytest.raises(belpress.ProblemsFound) as found:
        begin_project(tmp_path, 2031)
    assert [problem.source.path for problem in found.value.problems] == there
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitignore",
        "letters.txt",
        "styles",
    ]
    assert (tmp_path / "styles").read_text() == "mine"


def test_folder_with_other_things_is_refused_and_one_from_a_host_is_not(tmp_path: Path) -> None:
    (tmp_path / "holidays.jpg").touch()
    with pytest.raises(belpress.ProblemsFound) as found:
        begin_project(tmp_path, 2031)
    (problem,) = found.value.problems
    assert problem.rule == "folder-not-empty"
    assert "holidays.jpg" in problem.message
    (tmp_path / "holidays.jpg").unlink()
    for name in ("README.md", "LICENSE"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    assert begin_project(tmp_path, 2031).year == 2031


def test_what_was_written_goes_again_where_the_rest_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 0

    def fail_at_last(target: Path, content: bytes) -> None:
        nonlocal count
        count += 1
        if count == 20:
            problem = belpress.Problem("target-unwritable", "is full", belpress.Source(target.name))
            raise belpress.ProblemsFound([problem])
        write_whole(target, content)

    monkeypatch.setattr("belpress.project.new_files.write_whole", fail_at_last)
    with pytest.raises(belpress.ProblemsFound):
        begin_project(tmp_path, 2031)
    assert not list(tmp_path.iterdir())
