"""``manuscript/terms.yaml`` as a glossary: in comments, in checks, and as TBX."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from belpress.language.term_forms import inflected_pattern
from samples import EDITION, FILE, belpress_command, edit, fill

PO = "manuscript/2030/translations/be/security.po"
TERMS = "manuscript/terms.yaml"
SENTENCE = "The Union State exists on paper."
GLOSSARY = """
en:
  Kyiv: Kiev
  Union State: {not: [union state], be: Саюзная дзяржава, ru: [Союзное государство, СГ]}
"""


@pytest.fixture
def project(root: Path) -> Path:
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    edit("It will rain.", SENTENCE, FILE)(root)
    (root / TERMS).write_text(GLOSSARY)
    belpress_command("translate", "update", "-C", str(root))
    return root


def checked(root: Path, translation: str) -> str:
    fill(root / PO, {SENTENCE: translation})
    done = belpress_command("check", "--no-pages", "-l", "be", "-C", str(root))
    return done.stdout


def test_comments_say_how_terms_are_translated(project: Path) -> None:
    text = (project / PO).read_text()
    assert f'#. term: Union State = Саюзная дзяржава\n#: 01-security.md:21\nmsgid "{SENTENCE}"' in (
        text
    )
    assert text.count("#. term:") == 1


def test_translation_without_the_term_is_named_with_its_line(project: Path) -> None:
    said = checked(project, "Саюз існуе на паперы.")
    (line,) = [line for line in said.splitlines() if "[translation-term]" in line]
    text = (project / PO).read_text()
    number = text[: text.index(f'msgid "{SENTENCE}"')].count("\n") + 1
    assert line.split()[0] == f"{number}"
    assert '"Union State" is "Саюзная дзяржава" in this house' in line


@pytest.mark.parametrize(
    "translation",
    ["Саюзная дзяржава існуе на паперы.", "На паперы ёсць праект *Саюзнай дзяржавы*."],
)
def test_term_in_any_case_is_the_term(project: Path, translation: str) -> None:
    assert "[translation-term]" not in checked(project, translation)


def test_forms_that_are_listed_are_accepted(project: Path) -> None:
    said = "Сяброўства дзяржаў існуе на паперы."
    assert "[translation-term]" in checked(project, said)
    edit("be: Саюзная дзяржава", "be: [Саюзная дзяржава, сяброўств* дзяржаў]", TERMS)(project)
    assert "[translation-term]" not in checked(project, said)


def test_variants_beside_translations_are_still_not_wanted(project: Path) -> None:
    edit("The lead of", "The union state is the lead of", FILE)(project)
    done = belpress_command("check", "--no-pages", "-C", str(project))
    assert '"union state" is written "Union State" in this house' in done.stdout


def test_rule_is_explained() -> None:
    done = belpress_command("rules", "translation-term")
    assert done.returncode == 0
    assert "terms.yaml" in done.stdout


def test_glossary_is_written_as_tbx(project: Path) -> None:
    done = belpress_command("translate", "export", "--format", "tbx", "-C", str(project))
    assert done.returncode == 0, done.stderr
    root = ElementTree.parse(project / "build" / "tbx" / "terms.tbx").getroot()
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    (entry,) = root.iter("termEntry")
    said = {
        (each.get(lang), term.findtext("term"), term.findtext("termNote"))
        for each in entry.iter("langSet")
        for term in each.iter("tig")
    }
    assert said == {
        ("en", "Union State", "preferredTerm-admn-sts"),
        ("en", "union state", "deprecatedTerm-admn-sts"),
        ("be", "Саюзная дзяржава", "preferredTerm-admn-sts"),
    }


@pytest.mark.parametrize(
    ("form", "found", "not_found"),
    [
        ("Мінск", ("у Мінску", "Мінска"), ("мінчанін", "мінус")),
        ("Саюзная дзяржава", ("Саюзную\u00a0дзяржаву", "саюзнай дзяржавай"), ("Саюз дзяржаў",)),
        ("рубл*", ("рубля", "рублёў"), ("рубель",)),
        ("ЕС", ("у ЕС",), ("ЕСці",)),
    ],
)
def test_forms_of_a_term(form: str, found: tuple[str, ...], not_found: tuple[str, ...]) -> None:
    pattern = inflected_pattern(form)
    assert all(pattern.search(text) for text in found)
    assert not any(pattern.search(text) for text in not_found)
