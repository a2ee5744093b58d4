"""Saying that a translation still holds: for what was read, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

import belpress
from belpress.tasks.accept import accept_translations, waiting_translations
from belpress.translate.carry.meaning import differences, is_same
from samples import EDITION, FILE, belpress_command, fill

PO = "manuscript/2030/translations/be/security.po"
LEAD, CAPTION, NEWS = (
    "The lead of the chapter.",
    "An illustration.",
    "Nobody knew why, and nobody asked.",
)
BODY = f"The border was closed in May. {NEWS}"


@pytest.fixture
def project(root: Path) -> belpress.Project:
    """A project with a complete translation, three of whose sources have changed."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    opened = belpress.open_project(root)
    change(opened, "pull_quotes:\n  - The border was closed in May.\n", "")
    update(opened)
    fill(root / PO, {LEAD: "Увод.", CAPTION: "Подпіс.", BODY: "Мяжу закрылі. Ніхто не пытаўся."})
    fill(root / "manuscript/2030/translations/be/edition.po", {})
    change(opened, LEAD, "The Lead of a chapter.")
    change(opened, CAPTION, "The illustration.")
    change(opened, NEWS, "Nobody knew why and nobody asked.")
    update(opened)
    return opened


def update(project: belpress.Project) -> None:
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")


def change(project: belpress.Project, old: str, new: str, file: str = FILE) -> None:
    path = project.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def accept(project: belpress.Project, *words: str) -> tuple[int, str]:
    done = belpress_command("translate", "accept", *words, "-C", str(project.root))
    return done.returncode, done.stdout + done.stderr


def open_texts(project: belpress.Project) -> set[str]:
    file = polib.pofile(str(project.root / PO))
    waiting = [entry for entry in file if entry.fuzzy or "please check" in entry.tcomment]
    return {entry.msgstr for entry in waiting if not entry.obsolete}


def place(project: belpress.Project, text: str) -> str:
    file = polib.pofile(str(project.root / PO))
    (entry,) = [one for one in file if one.msgstr == text and not one.obsolete]
    lines = (project.root / PO).read_text().split("\n")
    number = lines.index('msgid "' + entry.msgid + '"') + 1
    return f"{PO}:{number}"


def test_what_waits_is_listed_with_old_and_new_source(project: belpress.Project) -> None:
    before = (project.root / PO).read_bytes()
    code, said = accept(project)
    assert code == 0
    assert "  source  The [-lead-]{+Lead+} of [-the-]{+a+} chapter.\n  be      Увод.\n" in said
    assert "  source  [-An-]{+The+} illustration.\n  be      Подпіс.\n" in said
    assert '  note    carried over, please check: comma behind "why" removed in the source' in said
    assert f"{place(project, 'Увод.')} ({FILE}:10)" in said
    assert "3 translations to be read" in said
    assert (project.root / PO).read_bytes() == before


def test_translation_is_accepted_by_its_place(project: belpress.Project) -> None:
    code, said = accept(project, place(project, "Увод."))
    assert (code, "be: 1 translation accepted" in said) == (0, True)
    assert open_texts(project) == {"Подпіс.", "Мяжу закрылі. Ніхто не пытаўся."}
    accepted = (project.root / PO).read_bytes()
    update(project)
    assert (project.root / PO).read_bytes() == accepted
    assert "previous" not in str(accepted)
    caption = f"{project.root}/{FILE}:15"
    code, said = accept(project, "2030", "-l", "be", "./01-security.md:12", caption)
    assert (code, "be: 2 translations accepted" in said) == (0, True)
    assert open_texts(project) == set()
    text = (project.root / PO).read_text()
    assert '# carried over: comma behind "why" removed in the source\n' in text
    assert "X-Stale-Since" not in text
    assert belpress.translate_edition(
        project, belpress.read_edition(project, 2030), "be", complete=True
    )


def test_nothing_else_is_accepted(project: belpress.Project) -> None:
    before = (project.root / PO).read_bytes()
    for wrong in ("security.po:1", "security.po", "other.po:9", "y.po:9", "", "x:y:z"):
        code, said = accept(project, place(project, "Увод."), wrong)
        assert (code, "no translation waits here" in said) == (1, True), wrong
        assert (project.root / PO).read_bytes() == before
    code, said = accept(project, "security.po:1", "--all-unchanged-meaning")
    assert (code, "not both" in said) == (2, True)


def test_all_of_the_same_meaning_are_accepted(project: belpress.Project) -> None:
    change(project, "The illustration.", "an illustration")
    update(project)
    code, said = accept(project, "--all-unchanged-meaning")
    assert (code, "be: 1 translation accepted" in said) == (0, True)
    assert "[-An-]{+an+} illustration" in said
    assert "Увод." in open_texts(project)
    code, said = accept(project, "--all-unchanged-meaning")
    assert (code, "no translation waits whose source has the same meaning" in said) == (0, True)


def test_translation_that_cannot_be_printed_is_not_accepted(project: belpress.Project) -> None:
    change(project, "The Lead of", "The [Lead](#sun) of")
    update(project)
    code, said = accept(project, place(project, "Увод."), place(project, "Подпіс."))
    assert code == 1
    assert "cannot be accepted: it lacks link to #sun" in said
    assert "Подпіс." in open_texts(project)
    assert "but     it lacks link to #sun" in accept(project)[1]


def test_new_sentence_must_be_translated_first(project: belpress.Project) -> None:
    change(project, "The border was closed in May.", "The border was closed in May. It rained.")
    update(project)
    (text,) = [text for text in open_texts(project) if "It rained." in text]
    assert text == "Мяжу закрылі. It rained. Ніхто не пытаўся."
    code, said = accept(project, place(project, text))
    assert (code, "has sentence 2 in the language of the source" in said) == (1, True)
    change(project, "It rained. Ніхто", "Ішоў дождж. Ніхто", PO)
    assert accept(project, place(project, text.replace("It rained", "Ішоў дождж")))[0] == 0


def test_translation_changed_since_it_was_read_is_not_accepted(project: belpress.Project) -> None:
    source = belpress.read_edition(project, 2030)
    waiting = waiting_translations(project, source, "be")
    change(project, "Увод.", "Новы ўвод.", PO)
    before = (project.root / PO).read_bytes()
    with pytest.raises(belpress.ProblemsFound) as found:
        accept_translations(project, source, "be", waiting)
    assert "has changed in the meantime; read it again" in str(found.value.problems[0])
    assert (project.root / PO).read_bytes() == before


SAME = [
    ("The organisation's co-operation", "The organization's cooperation"),
    ("A long term plan", "A long-term plan"),
    ("the President said", "The president said"),
    ("the labour centre, travelled", "the labor center traveled"),
    ("in March, then", "in the March – then"),
    ("An apple.", "A apple!"),
]
OTHER = [
    ("It was not so.", "It was so."),
    ("by 12%", "by 13%"),
    ("the report", "a report"),
    ("[it](a.md)", "[it](b.md)"),
    ("It is so.", "It is so?"),
    ("*It* is", "It *is*"),
    ("first second", "second first"),
    ("more than", "less than"),
    ("10 km", "10 kg"),
    ("A + b", "A = b"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_same_meaning(old: str, new: str) -> None:
    assert is_same(old, new, "en")


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_other_meaning(old: str, new: str) -> None:
    assert not is_same(old, new, "en")


def test_differences_are_the_texts() -> None:
    found = differences("by 2.4% in May, no", "by 2.5% in June, no")
    assert "".join(one.old for one in found) == "by 2.4% in May, no"
    assert "".join(one.new for one in found) == "by 2.5% in June, no"
    assert [(one.old, one.new) for one in found if not one.is_same] == [
        ("2.4", "2.5"),
        ("May", "June"),
    ]
