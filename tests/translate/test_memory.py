"""What was translated once is found again: in the next edition, and from other programs."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belpress
from belpress.model.message import Message, MessageKind, told_apart
from belpress.model.problem import Source
from belpress.project.project import Project
from belpress.tasks.memory import exported_memory, import_memory
from belpress.tasks.translate import translation_status
from belpress.translate.catalogue.fill import fill
from belpress.translate.catalogue.merge import merge
from belpress.translate.exchange.tmx import read_tmx, write_tmx
from belpress.translate.exchange.xml import BadXml
from belpress.translate.memory.memory import Memory, Unit
from samples import CHAPTER, EDITION, FILE, ROOT, belpress_command, edit
from samples import fill as fill_in

PO = "manuscript/2030/translations/be/security.po"
NEXT = "manuscript/2031/translations/be/security.po"
MEMORY = "manuscript/memory/be.tmx"
LEAD = "The lead of the chapter."
TAIL = "</body></tmx>"
HEAD = '<tmx version="1.4"><header srclang="en" creationtool="other"/><body>'


@pytest.fixture
def project(root: Path) -> Project:
    """Return a project whose edition is translated, and remembered."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    opened = belpress.open_project(root)
    update(opened, 2030)
    fill_in(root / PO, {LEAD: "Увод раздзела."})
    fill_in(root / "manuscript/2030/translations/be/edition.po", {})
    update(opened, 2030)
    return opened


def update(project: Project, year: int) -> None:
    belpress.update_translation(project, belpress.read_edition(project, year), "be")


def left(project: Project, year: int, language: str = "be") -> int:
    edition = belpress.read_edition(project, year)
    return sum(status.words_left for status in translation_status(project, edition, language))


def next_year(project: Project) -> None:
    """Copy the edition for the next year, without its translations."""
    folder = project.root / "manuscript"
    shutil.copytree(folder / "2030", folder / "2031", ignore=shutil.ignore_patterns("translations"))
    edit("year: 2030", "year: 2031", "manuscript/2031/edition.yaml")(project.root)


def entry(project: Project, text: str, path: str = NEXT) -> polib.POEntry:
    found = polib.pofile(str(project.root / path)).find(text)
    assert found
    return found


# ---- the next edition -------------------------------------------------------------------------


def test_copy_of_an_edition_starts_translated(project: Project) -> None:
    next_year(project)
    update(project, 2031)
    assert left(project, 2031) == 0
    assert entry(project, LEAD).msgstr == "Увод раздзела."
    assert not polib.pofile(str(project.root / NEXT)).fuzzy_entries()


def test_of_a_copy_only_sentences_that_changed_are_left(project: Project) -> None:
    next_year(project)
    chapter = "manuscript/2031/01-security.md"
    edit("Nobody knew why, and nobody asked.", "Nobody knew why, or asked.", chapter)(project.root)
    edit("It will rain.", "Quite another forecast for a year of locusts.", chapter)(project.root)
    update(project, 2031)
    changed = "The border was closed in May. Nobody knew why, or asked."
    new = "Quite another forecast for a year of locusts."
    assert left(project, 2031) == len(f"Nobody knew why, or asked. {new}".split())
    fuzzy = entry(project, changed)
    assert fuzzy.fuzzy
    assert (
        fuzzy.previous_msgid == "The border was closed in May. Nobody knew why, and nobody asked."
    )
    assert fuzzy.comment.split("\n")[-1] == "memory: 91%, 2030/security"
    assert not entry(project, new).msgstr
    text = (project.root / NEXT).read_bytes()
    update(project, 2031)
    assert (project.root / NEXT).read_bytes() == text


def test_cosmetic_changes_are_followed_from_one_edition_to_the_next(project: Project) -> None:
    edit(LEAD, "The [lead](https://example.org/2030) of the chapter.", FILE)(project.root)
    update(project, 2030)
    fill_in(
        project.root / PO,
        {
            "The [lead](https://example.org/2030) of the chapter.": (
                "[Увод](https://example.org/2030) раздзела."
            )
        },
    )
    file = polib.pofile(str(project.root / PO))
    for one in file:
        one.flags = []
    file.save()
    next_year(project)
    edit("example.org/2030", "example.org/2031", "manuscript/2031/01-security.md")(project.root)
    update(project, 2031)
    assert left(project, 2031) == 0
    new = entry(project, "The [lead](https://example.org/2031) of the chapter.")
    assert new.msgstr == "[Увод](https://example.org/2031) раздзела."
    assert "carried over" in new.tcomment


def test_another_context_is_fuzzy_with_all_of_its_per_cent(project: Project) -> None:
    next_year(project)
    other = CHAPTER.replace("title: Security", "title: Other")
    (project.root / "manuscript/2031/02-other.md").write_text(other)
    (project.root / "manuscript/2031/01-security.md").unlink()
    update(project, 2031)
    found = entry(project, LEAD, NEXT.replace("security", "other"))
    assert found.fuzzy
    assert found.msgstr == "Увод раздзела."
    assert "memory: 100%, 2030/security" in found.comment


def test_emptied_message_stays_empty(project: Project) -> None:
    edit('msgstr "Увод раздзела."', 'msgstr ""', PO)(project.root)
    update(project, 2030)
    assert not entry(project, LEAD, PO).msgstr


def test_newest_translation_is_taken_and_the_old_one_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    edit("Увод раздзела.", "Пачатак раздзела.", PO)(project.root)
    update(project, 2030)
    memory = (project.root / MEMORY).read_text()
    assert "<seg>Увод раздзела.</seg>" in memory
    assert "<seg>Пачатак раздзела.</seg>" in memory
    next_year(project)
    update(project, 2031)
    assert entry(project, LEAD).msgstr == "Пачатак раздзела."
    # An edition that is deleted is remembered as it was last
    shutil.rmtree(project.root / "manuscript/2030")
    shutil.rmtree(project.root / "manuscript/2031/translations")
    update(project, 2031)
    assert entry(project, LEAD).msgstr == "Пачатак раздзела."


def test_shipped_edition_starts_the_next_one(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "manuscript", tmp_path / "manuscript")
    shutil.copytree(ROOT / "assets" / "images", tmp_path / "assets" / "images")
    folder = tmp_path / "manuscript"
    shutil.copytree(folder / "2022", folder / "2023", ignore=shutil.ignore_patterns("translations"))
    year = "manuscript/2023/edition.yaml"
    edit("year: 2022\nforecast_year: 2023", "year: 2023\nforecast_year: 2024", year)(tmp_path)
    project = belpress.open_project(tmp_path)
    for language in ("be", "ru"):
        edition = belpress.read_edition(project, 2023)
        belpress.update_translation(project, edition, language)
        assert left(project, 2023, language) == 0
    edit("title: Annual Review 2022", "title: Annual Review 2023", year)(tmp_path)
    edition = belpress.read_edition(project, 2023)
    belpress.update_translation(project, edition, "be")
    assert left(project, 2023) <= 3  # Annual Review 2023


def test_second_update_leaves_the_memory_alone(project: Project) -> None:
    path = project.root / MEMORY
    before = path.stat().st_mtime_ns
    update(project, 2030)
    assert path.stat().st_mtime_ns == before


def test_lines_that_two_people_added_can_both_stay(project: Project) -> None:
    path = project.root / MEMORY
    lines = path.read_text().split("\n")
    (line,) = [line for line in lines if "Увод раздзела." in line]
    theirs = line.replace("Увод раздзела.", "Іншы ўвод.").replace(LEAD, "Another lead.")
    later = line.replace('changedate="2', 'changedate="3')
    at = lines.index(line)
    path.write_text("\n".join([*lines[:at], theirs, later, *lines[at:]]))
    update(project, 2030)
    merged = path.read_text()
    assert merged.count("Увод раздзела.") == 1
    assert merged.count("Іншы ўвод.") == 1


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", "<!DOCTYPE tmx [<!ENTITY a 'b'>]>\n"])
def test_damaged_memory_is_named_and_nothing_changed(project: Project, damage: str) -> None:
    path = project.root / MEMORY
    path.write_text(damage + path.read_text().partition("\n")[2])
    edit(LEAD, "Quite another lead.", FILE)(project.root)
    before = (project.root / PO).read_bytes()
    with pytest.raises(belpress.ProblemsFound) as found:
        update(project, 2030)
    assert f"{MEMORY}:1" in str(found.value.problems[0])
    assert (project.root / PO).read_bytes() == before


def test_memory_that_leads_out_of_the_project_is_not_used(project: Project) -> None:
    path = project.root / MEMORY
    outside = project.root.parent / "outside.tmx"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(belpress.ProblemsFound, match="leads out of the project"):
        update(project, 2030)
    assert outside.read_bytes() == before


WORDS = [
    "border",
    "army",
    "rouble",
    "treaty",
    "harvest",
    "railway",
    "election",
    "closed",
    "grew",
    "fell",
    "waited",
]


def paragraph(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(4, 9))).capitalize() + "."


def changed(texts: list[str], others: list[str], draw: random.Random) -> list[str]:
    """Return paragraphs of which one is gone, one changed, and one that the memory has is new."""
    after = draw.sample(texts, len(texts) - 1)
    words = after[0].split()
    after[0] = " ".join([*words[:2], draw.choice(WORDS), *words[3:]])
    return [*after, draw.choice(others), paragraph(draw)]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_filling_loses_no_translation(seed: int) -> None:
    draw = random.Random(seed)
    texts, others = ([paragraph(draw) for _ in range(10)] for _ in range(2))
    memory = Memory(tuple(Unit(one, f"З памяці {one}", "2021/a", "paragraph") for one in others))
    entries: list[polib.POEntry] = []
    ever: set[str] = set()
    for number in range(5):
        wanted = told_apart(
            [Message(text, MessageKind.PARAGRAPH, Source("a.md", 1)) for text in texts]
        )
        merged, changes = merge({"a": entries}, {"a": wanted}, "en", "be")
        fill(merged, changes, {"a": entries}, memory, (2022, "be"))
        entries = merged["a"]
        assert ever <= {entry.msgstr for entry in entries}
        for index, entry in enumerate(entries):
            if not entry.obsolete and not entry.msgstr and draw.random() < 0.7:
                entry.msgstr = f"Пераклад {number} {index}"
                ever.add(entry.msgstr)
        texts = changed(texts, others, draw)


def test_fuzzy_translation_that_stands_nowhere_else_is_not_replaced() -> None:
    old = polib.POEntry(msgid="The border closed early.", msgstr="Мяжа.", flags=["fuzzy"])
    new = "The border closed late."
    message = Message(new, MessageKind.PARAGRAPH, Source("a.md", 1))
    memory = Memory((Unit(new, "З памяці.", "2021/a", "paragraph"),))
    merged, changes = merge({"a": [old]}, {"a": [message]}, "en", "be")
    fill(merged, changes, {"a": [old]}, memory, (2022, "be"))
    assert "Мяжа." in {entry.msgstr for entry in merged["a"]}
    old.flags = []
    merged, changes = merge({"a": [old]}, {"a": [message]}, "en", "be")
    fill(merged, changes, {"a": [old]}, memory, (2022, "be"))
    assert [entry.msgstr for entry in merged["a"]] == ["З памяці.", "Мяжа."]


# ---- other programs ---------------------------------------------------------------------------


def test_export_comes_back_as_it_was(project: Project, tmp_path: Path) -> None:
    edition = belpress.read_edition(project, 2030)
    file = tmp_path / "be.tmx"
    done = belpress_command(
        "translate", "memory", "export", "-l", "be", "-o", str(file), "-C", str(project.root)
    )
    assert done.returncode == 0, done.stderr
    (project.root / MEMORY).unlink()
    shutil.rmtree(project.root / "manuscript/2030/translations")
    found, new = import_memory(project, edition, "be", file)
    assert found == new > 10
    assert exported_memory(project, edition, "be") == file.read_bytes()
    update(project, 2030)
    assert left(project, 2030) == 0


def test_memory_of_others_is_offered_as_fuzzy(project: Project, tmp_path: Path) -> None:
    edit(LEAD, "A sentence that is new.", FILE)(project.root)
    edit("It will shine.", "Another one that is new.", FILE)(project.root)
    file = tmp_path / "theirs.tmx"
    file.write_text(
        '<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        + HEAD
        + '<tu><tuv xml:lang="EN-US"><seg>A <bpt i="1">&lt;b&gt;</bpt>sentence<ept i="1">&lt;/b'
        '&gt;</ept> that is new.</seg></tuv><tuv xml:lang="be-BY"><seg>Новы сказ.</seg></tuv></tu>'
        + TAIL,
        encoding="utf-16",
    )
    done = belpress_command("translate", "memory", "import", str(file), "-C", str(project.root))
    assert done.stdout == "be: 1 translation in theirs.tmx, 1 new\n"
    update(project, 2030)
    found = entry(project, "A sentence that is new.", PO)
    assert found.fuzzy
    assert found.msgstr == "Новы сказ."
    assert found.comment.endswith("memory: 100%, theirs.tmx")


def test_language_without_catalogues_has_no_memory_of_its_own(project: Project) -> None:
    root = str(project.root)
    edit("translations: [be]", "translations: [be, {language: be-Latn, from: be}]", EDITION)(
        project.root
    )
    done = belpress_command("translate", "memory", "export", "-l", "be-Latn", "-C", root)
    assert done.returncode == 1
    assert 'is made from "be"' in done.stderr


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
BAD = {
    "not XML": ("Dear Sir,", "cannot be read as XML"),
    "another format": ("<xliff/>", 'is not TMX: it begins with "xliff"'),
    "cut short": (HEAD, "cannot be read as XML: no element found"),
    "entities": (f"{BOMB}{HEAD}{TAIL}", "declares"),
    "external entity": (
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}{TAIL}',
        "declares",
    ),
    "parameter entity": (
        f'<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>{HEAD}{TAIL}',
        "declares",
    ),
    "unknown entity": (
        f'<!DOCTYPE tmx SYSTEM "tmx14.dtd">{HEAD}<tu>&what;</tu>{TAIL}',
        'uses the entity "what"',
    ),
    "deep": ("<tmx>" * 60 + "</tmx>" * 60, "nested more than 50 deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_with_its_reason(project: Project, tmp_path: Path, name: str) -> None:
    content, said = BAD[name]
    file = tmp_path / "bad.tmx"
    file.write_text(content)
    before = (project.root / MEMORY).read_bytes()
    with pytest.raises(belpress.ProblemsFound) as found:
        import_memory(project, belpress.read_edition(project, 2030), "be", file)
    assert said in str(found.value.problems[0])
    assert "bad.tmx:" in str(found.value.problems[0])
    assert (project.root / MEMORY).read_bytes() == before


def test_what_is_not_a_text_is_passed_over() -> None:
    good = Unit("A & <b> \\\nline", "Радок «&»", "2030/security", "paragraph", "", "en")
    hostile = Unit("Turned", "\u202eзваротна", "2030/security", written_in="en")
    endless = Unit("Long", "а" * 30_000, "2030/security", written_in="en")
    content = write_tmx([good, hostile, endless], "en", "be")
    assert read_tmx(content, "be") == [good]
    with pytest.raises(BadXml):
        read_tmx(content[:-20], "be")
