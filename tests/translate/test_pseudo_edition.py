"""The edition in an invented language is built, and says which places are too tight."""

from __future__ import annotations

from pathlib import Path

from samples import FILE, belpress_command, edit

WIDE = "Notwithstanding"
"""A word that fits the margin, and does not once it has grown."""


def test_tight_place_is_a_warning_and_the_pages_are_there(root: Path) -> None:
    edit("The border was closed in May.", f"The border, {WIDE} said, was closed in May.")(root)
    built = belpress_command("build", "-C", str(root))
    assert built.returncode == 0, built.stderr
    done = belpress_command("translate", "pseudo", "-C", str(root))
    assert done.returncode == 0, done.stderr
    assert f"{FILE}:9: warning: " in done.stderr
    assert "leaves its box by" in done.stderr
    assert (root / "build" / "yearbook.en-x-pseudo.pdf").read_bytes().startswith(b"%PDF")


def test_tight_place_stops_the_build_of_other_languages(root: Path) -> None:
    edit("The border was closed in May.", f"The border, {WIDE * 3} said, was closed.")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert not list((root / "build").glob("*.pdf"))
