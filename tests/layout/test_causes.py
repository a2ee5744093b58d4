"""A design that is not whole gives one problem: its cause, with file and line, and no victims."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import FILE, FONTS, STYLES, belpress_command, edit

TOKENS = "styles/tokens.css"
FONT_SHEET = "styles/fonts.css"
BOLD = "assets/fonts/source-serif-4/SourceSerif4SmText-Bold.ttf"


@pytest.fixture
def housed(root: Path) -> Path:
    """Return a project with a house design of its own."""
    shutil.copytree(STYLES, root / "styles")
    shutil.copytree(FONTS, root / "assets" / "fonts")
    return root


def told(root: Path) -> list[str]:
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    *problems, count = done.stderr.splitlines()
    assert count == f"{len(problems)} problem{'s'[: len(problems) > 1]} found; nothing was written"
    return problems


def line_of(words: str, file: str) -> int:
    text = (STYLES.parent / file).read_text()
    return text[: text.index(words)].count("\n") + 1


def without(path: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / path
        shutil.rmtree(file) if file.is_dir() else file.unlink()

    return change


def token(name: str, value: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / TOKENS
        text, count = re.subn(rf"(?m)^  {name}: .*;$", f"  {name}: {value};", file.read_text())
        assert count
        file.write_text(text)

    return change


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (
            without("assets/fonts"),
            "url(",
            'there is no folder "assets/fonts", which holds 17',
        ),
        (without(BOLD), "SmText-Bold.ttf", f'the file "{BOLD}" is missing'),
        (
            edit("SmText-Bold.ttf", "SmText-Bld.ttf", FONT_SHEET),
            "SmText-Bold.ttf",
            'SmText-Bld.ttf" is missing; did you mean "SourceSerif4SmText-Bold.ttf"?',
        ),
        (
            edit(f"../{BOLD}", "https://example.org/bold.ttf", FONT_SHEET),
            "SmText-Bold.ttf",
            '"https://example.org/bold.ttf" is not a file of the project',
        ),
    ],
)
def test_font_that_is_missing_is_named_once(
    housed: Path, change: Callable[[Path], None], place: str, said: str
) -> None:
    change(housed)
    (problem,) = told(housed)
    assert problem.startswith(f"{FONT_SHEET}:{line_of(place, FONT_SHEET)}: ")
    assert said in problem
    assert "BoldIt" not in problem  # it has a place of its own


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("--gutter", "6mmm", 'is "6mmm", and there is no unit "mmm"; did you mean "mm"?'),
        ("--ink", "#14233", 'is "#14233", which is not a colour'),
        ("--paper", "", 'is "", which is empty'),
        ("--announcing", "12 13", 'is "12 13", which is not valid where it is used'),
        ("--margin-inner", "18", 'is "18", which is not valid where it is used'),
        ("--depth", "red", 'is "red", and the styles calculate with it'),
    ],
)
def test_token_that_is_wrong_is_named_once(housed: Path, name: str, value: str, said: str) -> None:
    token(name, value)(housed)
    (problem,) = told(housed)
    line = line_of(f"  {name}: ", TOKENS)
    assert problem.startswith(f'{TOKENS}:{line}: the token "{name}" {said}')


def test_token_that_is_not_defined_is_named_with_its_first_use(housed: Path) -> None:
    edit("  --announcing:", "  --anouncing:", TOKENS)(housed)
    (problem,) = told(housed)
    assert re.match(
        r'styles/tokens\.css:\d+: the token "--announcing" is not defined, and \d\d declarations '
        r'use it; did you mean "--anouncing"\?',
        problem,
    )


def test_sheet_that_is_missing_is_one_problem(housed: Path) -> None:
    (housed / TOKENS).unlink()
    (problem,) = told(housed)
    assert "tokens are used and not defined" in problem
    assert "put back the style sheet that defines them" in problem


def test_sheet_that_cannot_be_read_is_one_problem(housed: Path) -> None:
    (housed / TOKENS).write_bytes(b"/* \xe9 */" + (housed / TOKENS).read_bytes())
    (problem,) = told(housed)
    assert problem.startswith(f"{TOKENS}: is not UTF-8")


def test_typefaces_that_nothing_declares_are_one_problem(housed: Path) -> None:
    token("--reading", '"Georgia"')(housed)
    (problem,) = told(housed)
    assert problem.startswith(f"{TOKENS}:{line_of('  --reading: ', TOKENS)}: ")
    assert "Georgia" in problem
    edit('"Georgia"', '"Source Serif 4 SmText"', TOKENS)(housed)
    (housed / FONT_SHEET).unlink()
    (problem,) = told(housed)
    assert '"Fira Code", "Fira Sans Extra Condensed", "Noto Sans Armenian' in problem


def test_character_that_no_typeface_has_is_one_problem_with_its_places(root: Path) -> None:
    edit("The lead of", "The 𓀀 lead 𓀁 of")(root)
    edit("and nobody asked.", "and nobody asked 𓀀 ever.\n\nOr **𓀀** did they?")(root)
    first, second = told(root)
    assert first.startswith(f"{FILE}:12: U+13000 EGYPTIAN HIEROGLYPH A001 is not in ")
    assert f"(page 5; 3 places, also {FILE}:14, {FILE}:16)" in first
    assert second.startswith(f"{FILE}:12: U+13001 EGYPTIAN HIEROGLYPH A002 is not in ")
    assert "places" not in second
