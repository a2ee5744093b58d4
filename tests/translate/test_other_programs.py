"""What translators get can be read by the tools that other programs are made of."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samples import ROOT, belpress_command

CATALOGUES = ROOT / "manuscript" / "2022" / "translations"
STRUCTURE = (
    "blank,compendiumconflicts,credits,emails,endwhitespace,escapes,hassuggestion,isfuzzy,"
    "newlines,nplurals,printf,pythonbraceformat,startwhitespace,tabs,unchanged,untranslated,"
    "variables,xmltags"
)
"""The filters of pofilter that do not depend on how a language writes marks and numbers."""
READ = """
import json, sys
from translate.storage import factory, xliff2
is_xliff = sys.argv[1].endswith(".xlf")
store = xliff2.Xliff2File.parsefile(sys.argv[1]) if is_xliff else factory.getobject(sys.argv[1])
units = [unit for unit in store.units if unit.source and not unit.isheader()]
print(json.dumps([[unit.source, unit.target or "", unit.istranslated()] for unit in units]))
"""


def read(path: Path) -> list[tuple[str, str, bool]]:
    """Return the texts of a file as translate-toolkit reads them, each with its translation."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True
    )
    return [tuple(unit) for unit in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the Belarusian edition in every format."""
    folder = tmp_path_factory.mktemp("exported")
    for words in (
        ("export", "-l", "be", "-o", str(folder)),
        ("export", "--format", "pot", "-o", str(folder)),
        ("export", "--format", "tbx", "-o", str(folder)),
        ("memory", "export", "-l", "be", "-o", str(folder / "be.tmx")),
    ):
        done = belpress_command("translate", *words, "-C", str(ROOT))
        assert done.returncode == 0, done.stderr
    return folder


def test_xliff_is_read_with_all_translations(exported: Path) -> None:
    files = sorted(exported.glob("*.xlf"))
    assert len(files) == 6
    catalogue = dict(unit[:2] for unit in read(CATALOGUES / "be" / "security.po"))
    for file in files:
        units = read(file)
        assert units
        assert all(is_translated for _, _, is_translated in units)
    assert dict(unit[:2] for unit in read(exported / "security.xlf")) == catalogue


def test_memory_is_read_with_all_translations(exported: Path) -> None:
    units = dict(unit[:2] for unit in read(exported / "be.tmx"))
    for catalogue in sorted((CATALOGUES / "be").glob("*.po")):
        assert all(units.get(source) for source, _, _ in read(catalogue))


def test_templates_are_read(exported: Path) -> None:
    templates = [source for file in exported.glob("*.pot") for source, _, _ in read(file)]
    catalogues = [
        source for file in (CATALOGUES / "be").glob("*.po") for source, _, _ in read(file)
    ]
    assert sorted(templates) == sorted(catalogues)


def test_glossary_is_read(exported: Path) -> None:
    terms = dict(unit[:2] for unit in read(exported / "terms.tbx"))
    assert terms["Union State"] == "Саюзная дзяржава"


@pytest.mark.parametrize("language", ["be", "ru"])
def test_pofilter_finds_nothing_wrong_with_the_structure(language: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("pofilter")),
        "--progress=none",
        *(f"--test={name}" for name in STRUCTURE.split(",")),
        str(CATALOGUES / language),
        str(tmp_path / "wrong"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    wrong = [path.read_text() for path in (tmp_path / "wrong").rglob("*.po")]
    assert re.findall(r"\(pofilter\) .*", "\n".join(wrong)) == []


SAVE = """
import sys
from translate.storage import pypo
store = pypo.pofile.parsefile(sys.argv[1])
store.wrapper.width = 77
for unit in store.units:
    if unit.source == "Security":
        unit.target = "Бяспека краіны"
store.save()
"""


def test_catalogue_that_another_program_saved_is_whole(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "manuscript", tmp_path / "manuscript")
    shutil.copytree(ROOT / "assets" / "images", tmp_path / "assets" / "images")
    path = tmp_path / "manuscript" / "2022" / "translations" / "be" / "security.po"
    before = path.read_text()
    subprocess.run([sys.executable, "-c", SAVE, str(path)], check=True)
    assert path.read_text() != before
    done = belpress_command("translate", "update", "-l", "be", "-C", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert lines(path.read_text()) == lines(before.replace('"Бяспека"', '"Бяспека краіны"'))


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith('"')]
