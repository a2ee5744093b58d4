"""Mistakes in the forms, the profiles and the plates of a house design, each with its place."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from belpress.cli.main import main
from browser.running import project_in
from forms.conftest import changed


def built(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", "-C", str(root), *words])
    return done.exit_code, done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("room = 10", "room = 5", "styles/forms.toml:9: [print]: the room around the trim"),
        ("bleed = 3", "bled = 3", '[print]: "bled" is not a value of a form; did you mean "bleed"'),
        ("bleed = 3", "bleed = 30", "forms.toml:8: [print]: bleed = 30 is not valid; expected a"),
        ("marks = true", 'marks = "yes"', "marks = 'yes' is not valid; expected true or false"),
        (
            'like = "print"',
            'like = "prnt"',
            "[booklet]: \"like = 'prnt'\" does not name another form",
        ),
        ("ink = 300", "ink = true", "ink = True is not valid; expected a number from 100 to 400"),
        ("room = 10", 'room = "ten"', "room = 'ten' is not valid; expected a number from 0 to 100"),
        ("bleed = 3", "bleed = 4", "[print]: bleed = 4, but art reaches 3 mm over the trim; lower"),
        ("ink = 300", "ink = 240", "[print]: this profile puts up to 28"),
        ("quality = 90", "quality = ", "styles/forms.toml:15: cannot be read ("),
        ("coated-fogra39-290.icc", "none.icc", 'none.icc" cannot be read (No such file'),
        ("../assets/profiles/coated", "../../coated", "is not in the project"),
        ("../assets/profiles/coated-fogra39-290.icc", "tokens.css", "is not a colour profile"),
    ],
)
def test_value_that_is_not_valid_is_named(house: Path, old: str, new: str, said: str) -> None:
    changed(house, "forms.toml", old, new)
    code, err = built(house, "--for", "booklet" if "booklet" in said else "print")
    assert code == 1
    assert said in err
    assert not list((house / "build").glob("*")) if (house / "build").exists() else True


def test_profile_of_a_screen_is_refused(house: Path) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (house / "assets" / "profiles" / "coated-fogra39-290.icc").write_bytes(profile)
    code, err = built(house, "--for", "print")
    assert code == 1
    assert "is a profile for RGB, not for a printing press" in err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  --quiet-plates: 0 0 0 72;\n", "", 'the colour "--quiet" has no plates'),
        ("0 0 0 72", "0 0 0", '"--quiet-plates: 0 0 0" does not name plates; expected four'),
        ("0 0 0 72", "80 80 80 72", '"--quiet-plates" takes 312 % of ink; the form takes 300 %'),
        ("0 0 0 72", "0 0 0 720", '"--quiet-plates: 0 0 0 720" does not name plates'),
    ],
)
def test_colour_without_plates_is_named(house: Path, old: str, new: str, said: str) -> None:
    lines = (house / "styles" / "tokens.css").read_text(encoding="utf-8").split("\n")
    line = lines.index("  --quiet: #51607a;") + (1 if old.endswith("\n") else 2)
    changed(house, "tokens.css", old, new)
    code, err = built(house, "--for", "print")
    assert code == 1
    assert f"styles/tokens.css:{line}: {said}" in err
    assert len(err.strip().splitlines()) == 2
    assert built(house)[0] == 0


def test_colour_outside_the_tokens_is_named(house: Path) -> None:
    changed(house, "lists.css", "}", "color: #123456; }")
    code, err = built(house, "--for", "print")
    assert code == 1
    assert 'the colour in "color: #123456" has no plates' in err


def test_unknown_form_is_named_with_the_nearest(root: Path) -> None:
    code, err = built(root, "--for", "prnt")
    assert code == 1
    assert 'there is no form "prnt"; did you mean "print"?' in err
    assert built(root, "--for", "print", "--for", "screen", "-o", "a.pdf")[0] == 2


def test_house_without_forms_has_those_of_the_package(house: Path) -> None:
    (house / "styles" / "forms.toml").unlink()
    assert built(house, "--for", "print")[0] == 0
    assert (house / "build" / "yearbook.en.print.pdf").exists()


def test_same_pages_are_the_same_file(root: Path) -> None:
    for form in ("screen", "print", "booklet", "proofs"):
        files = []
        for name in ("a.pdf", "b.pdf"):
            assert built(root, "--for", form, "-o", str(root / name))[0] == 0
            files.append((root / name).read_bytes())
        assert files[0] == files[1], form


def test_all_forms_are_made_at_once_and_left_alone_when_nothing_changes(root: Path) -> None:
    assert built(root, "--for", "all")[0] == 0
    forms = ("booklet", "draft", "", "print", "proofs")
    names = [".".join(filter(None, ("yearbook.en", form, "pdf"))) for form in forms]
    files = sorted((root / "build").glob("*.pdf"))
    assert [file.name for file in files] == names
    before = [file.stat().st_mtime_ns for file in files]
    done = CliRunner().invoke(main, ["build", "-C", str(root), "--for", "all"])
    assert "unchanged" in done.stdout
    assert [file.stat().st_mtime_ns for file in files] == before
    files[2].unlink()
    assert (
        "unchanged"
        not in CliRunner().invoke(main, ["build", "-C", str(root), "--for", "all"]).stdout
    )
    assert files[2].exists()


def test_booklet_is_filled_or_refused_as_its_form_says(tmp_path: Path) -> None:
    root = project_in(tmp_path)
    words = ("--for", "booklet", "-c", "ruling-elite")
    assert built(root, *words)[0] == 0
    (booklet,) = (root / "build").glob("*.pdf")
    with pikepdf.open(booklet) as sheets:
        assert len(sheets.pages) == 4
    booklet.unlink()
    changed(root, "forms.toml", "fills = true", "fills = false")
    code, err = built(root, *words)
    assert code == 1
    assert "6 pages cannot be stitched, which takes a multiple of four; fills = true puts" in err
    assert not booklet.exists()


def test_larger_bleed_is_that_of_the_art_too(house: Path) -> None:
    changed(house, "tokens.css", "--bleed: 3mm", "--bleed: 5mm")
    changed(house, "forms.toml", "bleed = 3", "bleed = 5")
    code, err = built(house, "--for", "print")
    assert code == 1
    assert "the room around the trim is too small for marks; make it 11 at least" in err
    changed(house, "forms.toml", "room = 10", "room = 12")
    assert built(house, "--for", "print")[0] == 0
    with pikepdf.open(house / "build" / "yearbook.en.print.pdf") as pdf:
        page = pdf.pages[0].obj
        around = float(page.TrimBox[0]) - float(page.BleedBox[0])
        assert around == pytest.approx(5 * 72 / 25.4, abs=0.01)
    words = ["preflight", "--bleed", "5", str(house / "build" / "yearbook.en.print.pdf")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.stdout


def test_draft_has_room_for_its_foot(house: Path) -> None:
    changed(house, "forms.toml", "room = 30", "room = 5")
    code, err = built(house, "--for", "draft")
    assert code == 1
    assert "[draft]: the room around the trim is too small for the foot of a draft" in err


def test_form_is_a_table(house: Path) -> None:
    changed(house, "forms.toml", "[screen]", "newsprint = 3\n\n[screen]")
    code, err = built(house, "--for", "newsprint")
    assert code == 1
    assert 'styles/forms.toml:3: "newsprint" is not a table; begin it with "[newsprint]"' in err
