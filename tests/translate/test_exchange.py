"""Catalogues as templates and XLIFF, and translations that come back."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import polib
import pytest

import belpress
from belpress.project.project import Project
from belpress.tasks.exchange import as_xliff, import_translations, templates
from belpress.translate.exchange.xliff import FUZZY
from samples import EDITION, FILE, belpress_command, edit, fill

PO = "manuscript/2030/translations/be/security.po"
LEAD = "The lead of the chapter."
NS = "urn:oasis:names:tc:xliff:document:2.0"


@pytest.fixture
def project(root: Path) -> Project:
    """Return a project whose edition is translated, but for one message that is fuzzy."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    opened = belpress.open_project(root)
    update(opened)
    fill(root / PO, {LEAD: "Увод раздзела."})
    file = polib.pofile(str(root / PO), wrapwidth=0)
    fuzzy = file.find("It will shine.")
    assert fuzzy
    fuzzy.flags = ["fuzzy"]
    empty = file.find("A square")
    assert empty
    empty.msgstr = ""
    file.save()
    update(opened)
    return opened


def update(project: Project) -> None:
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")


def exported(project: Project, folder: Path) -> Path:
    """Write a language as XLIFF, and return the file of the chapter."""
    files = as_xliff(project, belpress.read_edition(project, 2030), "be")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / "security.xlf"


def entry(project: Project, text: str) -> polib.POEntry:
    found = polib.pofile(str(project.root / PO), wrapwidth=0).find(text)
    assert found
    return found


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_xliff_says_what_there_is(project: Project, tmp_path: Path) -> None:
    text = exported(project, tmp_path).read_text()
    assert f'<xliff xmlns="{NS}" version="2.0" srcLang="en" trgLang="be">' in text
    assert (
        f'<segment id="s1" state="translated"><source>{LEAD}</source>'
        "<target>Увод раздзела.</target></segment>" in text
    )
    assert f'state="initial" subState="{FUZZY}"><source>It will shine.</source><target>«It' in text
    assert '<segment id="s1"><source>A square</source></segment>' in text
    assert '<note category="description">lead: the first paragraph, set in bold</note>' in text
    ids = re.findall(r'<unit id="([^"]*)"', text)
    assert len(ids) == len(set(ids)) > 5


def test_xliff_keeps_the_rules_of_its_core(project: Project, tmp_path: Path) -> None:
    exported(project, tmp_path)
    for file in tmp_path.glob("*.xlf"):
        root = ElementTree.parse(file).getroot()
        assert shape(root) == ("xliff", {"version", "srcLang", "trgLang"}, ["file"])
        (of_file,) = root
        assert shape(of_file)[:2] == ("file", {"id", "original"})
        ids = [unit.get("id", "") for unit in of_file]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[\w.:-]+", name) for name in ids)
        for unit in of_file:
            name, attributes, children = shape(unit)
            assert (name, children) == ("unit", ["notes", "segment"])
            assert {"id", "space"} <= attributes <= {"id", "space", "name"}
            notes, segment = unit
            assert {shape(note)[0] for note in notes} == {"note"}
            assert all(note.text and note.get("category") for note in notes)
            assert shape(segment)[2] in (["source"], ["source", "target"])
            assert segment.get("state", "initial") in ("initial", "translated")
            assert segment.get("subState", FUZZY) == FUZZY
            assert "state" in segment.attrib or "subState" not in segment.attrib


def shape(element: ElementTree.Element) -> tuple[str, set[str], list[str]]:
    """Return the names of an element, of its attributes and of its children."""
    assert element.tag.startswith(f"{{{NS}}}")
    local = [re.sub(r"\{.*\}", "", name) for name in (element.tag, *element.attrib)]
    return local[0], set(local[1:]), [re.sub(r"\{.*\}", "", child.tag) for child in element]


def test_export_that_comes_back_changes_no_byte(project: Project, tmp_path: Path) -> None:
    exported(project, tmp_path)
    before = (project.root / PO).read_bytes()
    done = import_translations(project, belpress.read_edition(project, 2030), tmp_path)
    assert (done.new, done.replaced, done.outdated) == (0, 0, 0)
    assert done.same == 15
    assert (project.root / PO).read_bytes() == before


def test_translations_come_back(project: Project, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    change(
        file,
        "<source>A square</source></segment>",
        "<source>A square</source><target>Квадрат &amp; круг</target></segment>",
    )
    change(file, f'state="initial" subState="{FUZZY}"', 'state="final"')
    change(file, "Увод раздзела.", "Пачатак раздзела.")
    done = belpress_command("translate", "import", str(file), "-C", str(project.root))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("be: 1 new, 2 replaced, ")
    assert entry(project, "A square").msgstr == "Квадрат & круг"
    assert not entry(project, "It will shine.").fuzzy
    assert entry(project, LEAD).msgstr == "Пачатак раздзела."
    # What was replaced is remembered
    assert "Увод раздзела." in (project.root / "manuscript/memory/be.tmx").read_text()


def test_segments_that_a_program_divided_are_joined(project: Project, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    text = file.read_text()
    unit = re.search(
        r"<segment [^>]*><source>The border was closed in May\..*?</segment>", text, re.DOTALL
    )
    assert unit
    parts = (
        '<segment state="translated"><source>The border was closed in May.</source>'
        "<target>У маі <mrk id='m1' type='term'>мяжу</mrk> закрылі.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Nobody knew why, and nobody asked.</source>'
        "<target>Ніхто не ведаў чаму<ph id='p1'/>.</target></segment>"
    )
    file.write_text(text.replace(unit[0], parts))
    import_translations(project, belpress.read_edition(project, 2030), file)
    found = entry(project, "The border was closed in May. Nobody knew why, and nobody asked.")
    assert found.msgstr == "У маі мяжу закрылі. Ніхто не ведаў чаму."


def test_translation_of_a_text_that_changed_is_offered(project: Project, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    change(file, "Увод раздзела.", "Іншы пераклад уводу.")
    edit(LEAD, "The lead of this whole chapter.", FILE)(project.root)
    done = import_translations(project, belpress.read_edition(project, 2030), file)
    assert done.outdated == 1
    found = entry(project, "The lead of this whole chapter.")
    assert found.fuzzy
    assert found.msgstr == "Іншы пераклад уводу."
    assert found.previous_msgid == LEAD


def test_tags_with_a_region_and_broken_lines_are_understood(
    project: Project, tmp_path: Path
) -> None:
    file = exported(project, tmp_path)
    change(file, 'srcLang="en" trgLang="be"', 'srcLang="en-US" trgLang="be-BY"')
    change(file, "Увод раздзела.", "\n  Увод\n  усяго раздзела.\n")
    done = import_translations(project, belpress.read_edition(project, 2030), file)
    assert (done.language, done.replaced) == ("be", 1)
    assert entry(project, LEAD).msgstr == "Увод усяго раздзела."


BAD = {
    "XLIFF 1.2": ('<xliff version="1.2"/>', 'is XLIFF of version "1.2", not 2.0'),
    "TMX": ("<tmx/>", "is not XLIFF"),
    "entities": ('<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0"/>', "declares"),
    "other source": (
        '<xliff version="2.0" srcLang="de" trgLang="be"/>',
        'is translated from "de", not "en"',
    ),
    "other language": (
        '<xliff version="2.0" srcLang="en" trgLang="pl"/>',
        'the edition is not in "pl"',
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused(project: Project, tmp_path: Path, name: str) -> None:
    content, said = BAD[name]
    file = tmp_path / "bad.xlf"
    file.write_text(content)
    before = (project.root / PO).read_bytes()
    with pytest.raises(belpress.ProblemsFound) as found:
        import_translations(project, belpress.read_edition(project, 2030), file)
    assert said in str(found.value.problems[0])
    assert (project.root / PO).read_bytes() == before


def test_text_that_hides_what_it_says_is_passed_over(project: Project, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    change(file, "Увод раздзела.", "Увод \u202eраздзела.")
    done = import_translations(project, belpress.read_edition(project, 2030), file)
    (problem,) = done.problems
    assert "U+202E" in str(problem)
    assert problem.source.line > 1
    assert entry(project, LEAD).msgstr == "Увод раздзела."


def test_templates_have_messages_and_no_translations(project: Project) -> None:
    files = templates(belpress.read_edition(project, 2030))
    assert sorted(files) == ["edition.pot", "security.pot"]
    file = polib.pofile(files["security.pot"].decode())
    assert [entry.msgid for entry in file][:3] == ["Security", "2030: a headline", "An opener"]
    assert not any(entry.msgstr for entry in file)
    assert file[0].comment.startswith("chapter title")


@pytest.mark.skipif(not shutil.which("msginit"), reason="gettext is not installed")
def test_gettext_begins_a_language_with_a_template(project: Project, tmp_path: Path) -> None:
    root = str(project.root)
    done = belpress_command("translate", "export", "--format", "pot", "-C", root)
    assert done.returncode == 0, done.stderr
    template = project.root / "build" / "pot" / "security.pot"
    target = tmp_path / "pl.po"
    command = ["msginit", "--no-translator", "-l", "pl", "-i", str(template), "-o", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    subprocess.run(["msgfmt", "--check", "-o", str(tmp_path / "pl.mo"), str(target)], check=True)


def test_export_writes_every_file_of_a_language(project: Project, tmp_path: Path) -> None:
    root = str(project.root)
    done = belpress_command("translate", "export", "-C", root)
    assert done.returncode == 0, done.stderr
    files = sorted(path.name for path in (project.root / "build" / "be").iterdir())
    assert files == ["edition.xlf", "security.xlf"]
    target = tmp_path / "out"
    belpress_command("translate", "export", "-l", "be", "-o", str(target), "-C", root)
    assert sorted(path.name for path in target.iterdir()) == files


def test_folder_that_leads_out_of_the_project_is_not_written_to(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (project.root / "build").mkdir(exist_ok=True)
    (project.root / "build" / "be").symlink_to(outside)
    done = belpress_command("translate", "export", "-l", "be", "-C", str(project.root))
    assert done.returncode == 1
    assert "build/be: this folder is a link that leads out of the project" in done.stderr
    assert not list(outside.iterdir())
