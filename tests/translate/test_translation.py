"""Catalogues and translated editions: what translators get, and what bad input gets."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

import belpress
from belpress import Edition
from belpress.language.excerpts import normalise
from belpress.translate.edition import translate
from belpress.translate.messages import messages
from samples import CHAPTER, EDITION, FILE, belpress_command, fill

PO = "manuscript/2030/translations/be/security.po"
EDITION_PO = "manuscript/2030/translations/be/edition.po"
WORDS = {
    "Security": "Бяспека",
    "2030: a headline": "2030: загаловак",
    "An opener": "Застаўка",
    "The lead of the chapter.": "Увод раздзела.",
    "The border was closed in May. Nobody knew why, and nobody asked.": (
        "У маі мяжу закрылі. Ніхто не ведаў чаму, ніхто і не пытаўся."
    ),
    "It cost [1.6 million](https://example.org) and *38%* on 27 February.[^1]": (
        "Гэта каштавала [1,6 млн](https://example.org) і *38 %* 27 лютага.[^1]"
    ),
    "A note.": "Заўвага.",
    "A square": "Квадрат",
    "An illustration.": "Подпіс.",
    "It will rain.": "Будзе дождж.",
    "It will shine.": "Будзе сонца.",
}
MORE = """
It cost [1.6 million](https://example.org) and *38%* on 27 February.[^1]

[^1]: A note.

## Forecasts"""


@pytest.fixture
def project(root: Path) -> belpress.Project:
    """Return a project with a complete Belarusian translation."""
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    (root / FILE).write_text(CHAPTER.replace("\n## Forecasts", MORE))
    opened = belpress.open_project(root)
    belpress.update_translation(opened, read(opened), "be")
    fill(root / PO, WORDS)
    fill(root / EDITION_PO, {})
    return opened


def read(project: belpress.Project) -> Edition:
    return belpress.read_edition(project, 2030)


def said(project: belpress.Project) -> list[str]:
    """Return what is said of the Belarusian edition, a line each."""
    try:
        translation = belpress.translate_edition(project, read(project), "be", complete=True)
    except belpress.ProblemsFound as found:
        return [f"{problem.rule} {problem}" for problem in found.problems]
    return [f"{problem.rule} {problem}" for problem in translation.problems]


def change(project: belpress.Project, old: str, new: str, file: str = PO) -> None:
    path = project.root / file
    text = path.read_text()
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new))


def update(project: belpress.Project) -> str:
    belpress.update_translation(project, read(project), "be")
    return (project.root / PO).read_text()


# ---- updating ---------------------------------------------------------------------------------


def test_complete_translation_has_no_problems(project: belpress.Project) -> None:
    assert said(project) == []


def test_catalogue_tells_what_each_message_is(project: belpress.Project) -> None:
    text = (project.root / PO).read_text()
    assert "#. lead: the first paragraph, set in bold\n#: 01-security.md:12\n" in text
    assert "#. forecast, shown on the summary page too\n" in text
    assert "#. sentence 1 of 2 is a pull quote too: do not join it with another\n" in text
    assert "#. chapter title, in very large capitals\n#. at most about 11 characters\n" in text


def test_second_update_changes_no_byte(project: belpress.Project) -> None:
    first = update(project)
    path = project.root / PO
    stamp = path.stat().st_mtime_ns
    assert update(project) == first
    assert path.stat().st_mtime_ns == stamp


def test_changed_sentence_marks_one_message(project: belpress.Project) -> None:
    update(project)
    change(project, "Nobody knew why, and nobody asked.", "Nobody knew why, or asked.", FILE)
    changes = belpress.update_translation(project, read(project), "be")
    assert [
        (change.name, change.new, change.fuzzy, change.gone) for change in changes if change.is_any
    ] == [("security", 0, 1, 1)]
    file = polib.pofile(str(project.root / PO))
    (fuzzy,) = file.fuzzy_entries()
    assert fuzzy.previous_msgid == (
        "The border was closed in May. Nobody knew why, and nobody asked."
    )
    assert fuzzy.msgstr == WORDS[fuzzy.previous_msgid]
    assert all(entry.msgstr for entry in file)


def test_change_taken_back_brings_the_translation_back(project: belpress.Project) -> None:
    before = polib.pofile(str(project.root / PO))
    change(project, "and nobody asked", "or asked", FILE)
    update(project)
    change(project, "or asked", "and nobody asked", FILE)
    after = polib.pofile(update(project))
    assert [(entry.msgid, entry.msgstr) for entry in after] == [
        (old.msgid, old.msgstr) for old in before
    ]
    assert not after.fuzzy_entries()


def test_message_moved_to_another_chapter_keeps_its_translation(
    project: belpress.Project,
) -> None:
    sentence = "The lead of the chapter."
    other = CHAPTER.replace("title: Security", "title: Other").replace(sentence, f"{sentence}")
    change(project, sentence, "Quite another beginning now.", FILE)
    (project.root / "manuscript/2030/02-other.md").write_text(other)
    update(project)
    moved = polib.pofile(str(project.root / "manuscript/2030/translations/be/other.po"))
    entry = moved.find(sentence)
    assert entry
    assert entry.msgstr == "Увод раздзела."
    assert not entry.fuzzy


def test_comments_and_flags_of_translators_stay(project: belpress.Project) -> None:
    file = polib.pofile(str(project.root / PO), wrapwidth=0)
    entry = file.find("The lead of the chapter.")
    assert entry
    entry.tcomment = "Пытанне да аўтара"
    entry.flags.append("no-wrap")
    file.save()
    text = update(project)
    assert "# Пытанне да аўтара\n" in text
    assert "#, no-wrap\n" in text


def test_same_words_in_two_places_get_a_context(project: belpress.Project) -> None:
    change(project, "*An illustration.*", "*A square*", FILE)
    text = update(project)
    assert text.count('msgid "A square"\n') == 2
    assert 'msgctxt "caption"\nmsgid "A square"\n' in text


def test_removed_chapter_keeps_its_catalogue(project: belpress.Project) -> None:
    other = project.root / "manuscript/2030/02-other.md"
    other.write_text(CHAPTER.replace("The lead", "A new lead"))
    update(project)
    path = project.root / "manuscript/2030/translations/be/other.po"
    fill(path, {"A new lead of the chapter.": "Новы ўвод."})
    other.unlink()
    update(project)
    assert '#~ msgstr "Новы ўвод."' in path.read_text()


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_catalogues(project: belpress.Project, tmp_path: Path) -> None:
    change(project, "and nobody asked", "or asked", FILE)
    update(project)
    folders = (
        project.root / "manuscript/2030/translations",
        Path(__file__).resolve().parents[2] / "manuscript/2022/translations",
    )
    files = [path for folder in folders for path in sorted(folder.rglob("*.po"))]
    assert len(files) >= 14
    for path in files:
        subprocess.run(["msgfmt", "--check", "-o", str(tmp_path / "out.mo"), str(path)], check=True)
        command = ["msgmerge", "--quiet", "--no-wrap", "--previous", str(path), str(path)]
        merged = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert without_date(merged) == without_date(path.read_text()), path


def without_date(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith('"POT-Creation-Date')]


# ---- parity -----------------------------------------------------------------------------------

COST = '"It cost 1.6 million and 38% on 27 Februa…"'
PARITY: dict[str, tuple[str, str, str]] = {
    "figure changed": (
        "1,6 млн",
        "1,7 млн",
        f"translation-figures PO:LINE: the translation of {COST} "
        "says 1700000 where the source says 1600000",
    ),
    "date changed": ("27 лютага", "27 сакавіка", "says 27.03 where the source says 27.02"),
    "share changed": ("38 %", "39 %", "says 39 % where the source says 38 %"),
    "figure lost": ("*38 %* ", "*шмат* ", "lacks 38 %"),
    "link dropped": (
        "[1,6 млн](https://example.org)",
        "1,6 млн",
        f"translation-markup PO:LINE: the translation of {COST} lacks link to https://example.org",
    ),
    "link changed": ("https://example.org)", "https://example.com)", "lacks link to"),
    "emphasis lost": ("*38 %*", "38 %", "lacks emphasis"),
    "footnote lost": ("лютага.[^1]", "лютага.", "lacks footnote [^1]"),
    "key altered": (
        "Будзе сонца.",
        "Будзе сонца. {colour_key=deteriorated}",
        "has {colour_key=deteriorated} that is not in the source",
    ),
    "picture added": ("Увод раздзела.", "![x](y.jpg)", "has picture that is not in the source"),
}


@pytest.mark.parametrize("name", PARITY)
def test_parity_names_exactly_what_differs(project: belpress.Project, name: str) -> None:
    old, new, expected = PARITY[name]
    path = project.root / PO
    text = path.read_text()
    head, _, rest = text.partition('msgid "Security"')
    path.write_text(head + 'msgid "Security"' + replace_in_translations(rest, old, new))
    found = [line for line in said(project) if not line.startswith("translation-incomplete")]
    assert len(found) == 1, found
    entry = next(
        number
        for number, line in enumerate(path.read_text().split("\n"), start=1)
        if line.startswith("msgid") and f'"{line}' and message_of(found[0]) in line
    )
    assert expected.replace("PO:LINE", f"{PO}:{entry}") in found[0]


def replace_in_translations(text: str, old: str, new: str) -> str:
    lines = [
        line.replace(old, new) if line.startswith("msgstr") else line for line in text.split("\n")
    ]
    assert "\n".join(lines) != text
    return "\n".join(lines)


def message_of(problem: str) -> str:
    return problem.partition('the translation of "')[2][:8]


def test_number_formats_are_no_difference(project: belpress.Project) -> None:
    change(project, "1.6 million", "USD 1,650 and 12–13 billion and three", FILE)
    update(project)
    file = polib.pofile(str(project.root / PO), wrapwidth=0)
    (entry,) = file.fuzzy_entries()
    entry.msgstr = (
        "Гэта каштавала [1 650 долараў і 12–13 млрд, 3 разы](https://example.org) і *38 %* "
        "27 лютага.[^1]"
    )
    entry.flags = []
    file.save()
    assert said(project) == []


# ---- pull quotes ------------------------------------------------------------------------------


def quotes(project: belpress.Project) -> list[str]:
    translation = belpress.translate_edition(project, read(project), "be")
    return [
        quote.text.replace("\xa0", " ") for quote in translation.edition.chapters[0].pull_quotes
    ]


def test_pull_quote_of_whole_sentences_comes_from_the_translated_body(
    project: belpress.Project,
) -> None:
    assert quotes(project) == ["У маі мяжу закрылі."]
    assert "The border was closed in May." not in {
        message.text for message in messages(read(project))["security"]
    }


def test_pull_quote_needs_words_of_its_own_where_sentences_differ(
    project: belpress.Project,
) -> None:
    change(project, "закрылі. Ніхто", "закрылі, ніхто")
    assert any("translation-incomplete" in line for line in said(project))
    text = update(project)
    assert 'msgctxt "pull quote"\nmsgid "The border was closed in May."\nmsgstr ""\n' in text
    assert '#. must repeat the translation of "The border was closed in May.' in text
    own = 'msgid "The border was closed in May."\nmsgstr "'
    change(project, own, f"{own}У маі мяжу закрылі")
    assert said(project) == []
    assert quotes(project) == ["У маі мяжу закрылі"]
    change(project, 'msgstr "У маі мяжу закрылі"', 'msgstr "У чэрвені мяжу адкрылі"')
    (problem,) = [line for line in said(project) if "pull-quote" in line]
    assert "is not in the translation of the chapter; the nearest sentence is" in problem
    assert PO in problem


# ---- falling back -----------------------------------------------------------------------------


def test_untranslated_messages_fall_back_and_are_marked(project: belpress.Project) -> None:
    change(project, 'msgstr "Увод раздзела."', 'msgstr ""')
    translation = belpress.translate_edition(project, read(project), "be")
    lead = translation.edition.chapters[0].blocks[0]
    assert lead.text.replace("\xa0", " ") == "The lead of the chapter."
    assert 'class="untranslated" lang="en"' in lead.html
    (problem,) = said(project)
    assert problem.startswith(f"translation-incomplete {PO}:")
    assert "has no translation; its source is manuscript/2030/01-security.md:12" in problem


def test_broken_markup_falls_back(project: belpress.Project) -> None:
    change(project, "*38 %*", "38 %")
    chapter = belpress.translate_edition(project, read(project), "be").edition.chapters[0]
    assert "It cost" in chapter.body[2].text


def test_placeholders_must_stay(project: belpress.Project) -> None:
    change(project, "Прагнозы на {forecast_year}", "Прагнозы на {forcast_year}", EDITION_PO)
    edition = belpress.translate_edition(project, read(project), "be").edition
    assert edition.labels["forecasts"] == "Forecasts for 2031"
    assert any("translation-markup" in line and EDITION_PO in line for line in said(project))


def test_translation_without_catalogues_says_how_to_make_them(project: belpress.Project) -> None:
    shutil.rmtree(project.root / "manuscript/2030/translations")
    (problem,) = said(project)
    assert "make them with: belpress translate update 2030 -l be" in problem


def test_structure_is_the_source_s(project: belpress.Project) -> None:
    source = read(project)
    chapter = belpress.translate_edition(project, source, "be").edition.chapters[0]
    for block, of_source in zip(chapter.body, source.chapters[0].body, strict=True):
        assert (block.kind, block.name, block.source) == (
            of_source.kind,
            of_source.name,
            of_source.source,
        )
    assert [forecast.colour_key for forecast in chapter.forecasts] == ["unchanged", "improved"]
    assert chapter.figures[0].picture.alt == "Квадрат"
    assert chapter.figures[0].picture.path == source.chapters[0].figures[0].picture.path


def test_own_words_as_a_translation_change_nothing() -> None:
    from belpress.translate.messages import EDITION as MATTER
    from belpress.translate.words import OwnWords

    project = belpress.open_project(Path(__file__).resolve().parents[2])
    source = belpress.read_edition(project, 2022)
    names = [MATTER, *(chapter.name for chapter in source.chapters)]
    translation = translate(source, "en", dict.fromkeys(names, OwnWords()))
    assert translation.problems == ()
    assert translation.gaps == ()
    for chapter, of_source in zip(translation.edition.chapters, source.chapters, strict=True):
        assert replace(chapter, pull_quotes=()) == replace(of_source, pull_quotes=())
        for quote, wanted in zip(chapter.pull_quotes, of_source.pull_quotes, strict=True):
            assert normalise(quote.text) == normalise(wanted.text)
            assert (quote.block, quote.place) == (wanted.block, wanted.place)
            assert quote.offset == pytest.approx(wanted.offset, abs=0.02)


# ---- bad catalogues ---------------------------------------------------------------------------

Break = Callable[[bytes], bytes]


def put(old: str, new: str) -> Break:
    def broken(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return broken


BAD: dict[str, tuple[Break, str]] = {
    "not a catalogue": (
        lambda _: b"Dear Sir,\n\nI quit.\n",
        "catalogue-syntax {}:1: cannot be read",
    ),
    "empty": (lambda _: b"", "catalogue-header {}:1: has no header"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n\x00", "catalogue-encoding {}:1: is not UTF-8"),
    "cut in an entry": (
        lambda content: content[: content.rindex(b"msgstr")],
        "catalogue-cut-short",
    ),
    "cut in a line": (lambda content: content.rstrip()[:-2], "catalogue-syntax"),
    "cut in a letter": (
        lambda content: content[: content.rindex("сонца".encode()) + 1],
        "catalogue-encoding",
    ),
    "utf-16": (lambda content: content.decode().encode("utf-16"), "catalogue-encoding {}:1"),
    "windows-1251": (lambda content: content.decode().encode("cp1251"), "catalogue-encoding"),
    "another charset named": (put("charset=UTF-8", "charset=CP1251"), 'its charset is "CP1251"'),
    "conflict": (
        lambda content: content + b'<<<<<<< ours\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> theirs\n',
        "catalogue-conflict",
    ),
    "duplicate": (
        lambda content: content + b'\nmsgid "Security"\nmsgstr "x"\n',
        "catalogue-duplicate {}:",
    ),
    "another language": (put('"Language: be', '"Language: uk'), 'its language is "uk"'),
    "no header": (
        lambda content: content[content.index(b"#. chapter title") :],
        "catalogue-header {}:1: has no header",
    ),
    "stray quotation mark": (put('msgstr "Увод', 'msgstr "Увод " " '), "catalogue-syntax"),
    "field twice": (
        put('msgstr "Бяспека"', 'msgstr "Бяспека"\nmsgstr "Бяспека"'),
        "is given twice",
    ),
    "line separator": (put("Увод", "Увод\u2028"), "catalogue-syntax"),
    "NUL": (put("Увод", "Увод\0"), "catalogue-syntax"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_catalogue_is_refused_and_left_alone(project: belpress.Project, name: str) -> None:
    damage, expected = BAD[name]
    path = project.root / PO
    content = damage(path.read_bytes())
    path.write_bytes(content)
    edition_po = (project.root / EDITION_PO).read_bytes()
    change(project, "The lead of the chapter.", "Another lead.", FILE)
    with pytest.raises(belpress.ProblemsFound) as found:
        belpress.update_translation(project, read(project), "be")
    lines = [f"{problem.rule} {problem}" for problem in found.value.problems]
    assert any(expected.format(PO) in line and f"{PO}:" in line for line in lines), lines
    assert path.read_bytes() == content
    assert (project.root / EDITION_PO).read_bytes() == edition_po
    assert not list(path.parent.glob(".*"))
    with pytest.raises(belpress.ProblemsFound):
        belpress.translate_edition(project, read(project), "be")


def test_hostile_plural_forms_are_never_run(project: belpress.Project) -> None:
    change(project, "nplurals=3; plural=", "nplurals=9; plural=__import__('os').system('x')+")
    assert said(project) == []


def test_catalogue_that_leads_out_of_the_project_is_refused(project: belpress.Project) -> None:
    path = project.root / PO
    outside = project.root.parent / "outside.po"
    path.rename(outside)
    path.symlink_to(outside)
    (problem,) = said(project)
    assert problem.startswith(f"path-outside {PO}")


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return belpress_command(*words, "-C", str(root))


# ---- commands ---------------------------------------------------------------------------------


def test_commands_from_nothing_to_a_pdf(project: belpress.Project) -> None:
    root = project.root
    change(project, 'msgstr "Увод раздзела."', 'msgstr ""')
    done = command(root, "translate", "status", "--format", "json")
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    assert rows["security"]["missing"] == 1
    assert rows["security"]["words_left"] == 5
    assert rows["edition"]["missing"] == 0
    done = command(root, "translate", "update")
    assert "be: " in done.stdout
    assert "nothing to do" in done.stdout
    done = command(root, "build", "-l", "be")
    assert done.returncode == 0, done.stderr
    assert "yearbook.be.pdf: " in done.stdout
    assert "1 of 19 messages untranslated" in done.stdout
    done = command(root, "build", "-l", "be", "--complete")
    assert done.returncode == 1
    assert f"{PO}:" in done.stderr
    done = command(root, "build", "-l", "pl")
    assert done.returncode == 1
    assert 'the edition is not in "pl"' in done.stderr
    table = command(root, "translate", "status").stdout
    assert "words left" in table
    assert "5 words left" in table


def test_update_without_translations_says_where_to_name_them(root: Path) -> None:
    done = command(root, "translate", "update")
    assert done.returncode == 2
    assert "translations: [be]" in done.stderr
