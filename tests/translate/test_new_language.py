"""A translation begins with one command."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from samples import EDITION, FILE, belpress_command, edit

LT = "manuscript/2030/translations/lt"


def test_new_language_is_listed_and_has_catalogues(root: Path) -> None:
    done = belpress_command("translate", "new", "lt", "-C", str(root))
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "lt: Lithuanian was added to manuscript/2030/edition.yaml\n"
        f"lt: 2 catalogues in {LT}, 17 messages\n"
    )
    text = (root / EDITION).read_text()
    assert text == "title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [lt]\n"
    catalogue = polib.pofile(str(root / LT / "security.po"))
    assert catalogue.metadata["Language"] == "lt"
    assert catalogue.metadata["Language-Team"] == "Lithuanian"
    assert catalogue.metadata["Plural-Forms"].startswith("nplurals=3; plural=(n%10==1 && ")
    assert all(not entry.msgstr for entry in catalogue)
    labels = {entry.msgid: entry for entry in polib.pofile(str(root / LT / "edition.po"))}
    assert labels["Contents"].msgstr == "Turinys"
    assert labels["Forecasts for {forecast_year}"].msgstr == "{forecast_year} m. prognozės"
    assert labels["The situation has improved"].msgstr == "Padėtis pagerėjo"
    assert not any(entry.fuzzy for entry in labels.values())
    built = belpress_command("build", "-l", "lt", "-C", str(root))
    assert built.returncode == 0, built.stderr
    again = belpress_command("translate", "new", "lt", "-C", str(root))
    assert "Lithuanian is listed in" in again.stdout
    assert (root / EDITION).read_text() == text


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_new_catalogues(root: Path, tmp_path: Path) -> None:
    for language in ("pt-BR", "hy", "ga"):
        done = belpress_command("translate", "new", language, "-C", str(root))
        assert done.returncode == 0, done.stderr
    files = sorted((root / "manuscript/2030/translations").rglob("*.po"))
    assert len(files) == 6
    for path in files:
        command = ["msgfmt", "--check", "-o", str(tmp_path / "out.mo"), str(path)]
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", '"en" is the language of the source'),
        ("xx", '"xx" is not the tag of a known language'),
        ("Belarusian", '"Belarusian" is not the tag of a known language; write "be"'),
        ("he", "(Hebrew) is written from right to left"),
        ("../lt", '"../lt" is not the tag of a known language'),
    ],
)
def test_other_words_are_refused(root: Path, language: str, said: str) -> None:
    done = belpress_command("translate", "new", language, "-C", str(root))
    assert done.returncode == 1
    assert said in done.stderr
    assert not (root / "manuscript/2030/translations").exists()


def test_edition_is_as_it_was_where_catalogues_cannot_be_made(root: Path) -> None:
    (root / LT).mkdir(parents=True)
    (root / LT / "security.po").write_text("Dear Sir,\n")
    before = (root / EDITION).read_bytes()
    done = belpress_command("translate", "new", "lt", "-C", str(root))
    assert done.returncode == 1
    assert f"{LT}/security.po:1: cannot be read" in done.stderr
    assert (root / EDITION).read_bytes() == before
    edit("title: Security", "titel: Security", FILE)(root)
    assert belpress_command("translate", "new", "pl", "-C", str(root)).returncode == 1
    assert (root / EDITION).read_bytes() == before


def test_latin_letters_are_made_from_belarusian(root: Path) -> None:
    belpress_command("translate", "new", "be", "-C", str(root))
    done = belpress_command("translate", "new", "be-Latn", "-C", str(root))
    assert "made from another translation" in done.stdout
    assert "translations: [be, {language: be-Latn, from: be}]\n" in (root / EDITION).read_text()


def test_ends_of_lines_stay(root: Path) -> None:
    (root / EDITION).write_bytes(b"title: Yearbook\r\nyear: 2030\r\nlanguage: en\r\n")
    belpress_command("translate", "new", "lt", "-C", str(root))
    assert (root / EDITION).read_bytes() == (
        b"title: Yearbook\r\nyear: 2030\r\nlanguage: en\r\ntranslations: [lt]\r\n"
    )
