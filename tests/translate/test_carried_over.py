"""What is left to translate after an edit of a complete edition: as little as possible."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

import belpress
from belpress.tasks.translate import translation_status
from belpress.translate.carry.cosmetic import Carried, carried
from belpress.translate.carry.pieces import Kind, joined, pieces
from belpress.translate.catalogue.merge import Change
from belpress.translate.sentences import divided
from samples import ROOT

FOLDER = "manuscript/2022"
SECURITY, CIVIL, ELITE = "02-security.md", "03-civil-society.md", "01-ruling-elite.md"


@dataclass(frozen=True)
class Copied:
    """A copy of the edition, whose translations are complete."""

    root: Path

    @property
    def project(self) -> belpress.Project:
        return belpress.open_project(self.root)

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        path = self.root / FOLDER / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def update(self, language: str = "be") -> list[Change]:
        edition = belpress.read_edition(self.project, 2022)
        return belpress.update_translation(self.project, edition, language)

    def left(self, language: str = "be") -> int:
        """Return how many words are left to be translated."""
        edition = belpress.read_edition(self.project, 2022)
        return sum(one.words_left for one in translation_status(self.project, edition, language))

    def entry(self, begins: str, language: str = "be") -> polib.POEntry:
        return next(
            entry
            for path in sorted((self.root / FOLDER / "translations" / language).glob("*.po"))
            for entry in polib.pofile(str(path), wrapwidth=0)
            if entry.msgid.startswith(begins) and not entry.obsolete
        )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("carried")
    shutil.copytree(ROOT / "assets/images/2022", root / "assets/images/2022")
    return root


@pytest.fixture
def copied(house: Path) -> Copied:
    shutil.rmtree(house / "manuscript", ignore_errors=True)
    shutil.copytree(ROOT / FOLDER, house / FOLDER)
    return Copied(house)


def change_quotation_marks(copied: Copied) -> None:
    for path in (copied.root / FOLDER).glob("0*.md"):
        head, line, body = path.read_text(encoding="utf-8").partition("\n---\n")
        path.write_text(head + line + re.sub('"([^"\n]*)"', r"“\1”", body), encoding="utf-8")


def change_apostrophes(copied: Copied) -> None:
    for path in (copied.root / FOLDER).glob("0*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("'", "’"), encoding="utf-8")


def rename_a_chapter(copied: Copied) -> None:
    folder = copied.root / FOLDER
    (folder / "04-belarus-west.md").rename(folder / "04-the-west.md")
    for path in folder.glob("0*.md"):
        text = path.read_text(encoding="utf-8").replace("04-belarus-west.md", "04-the-west.md")
        path.write_text(text, encoding="utf-8")


NOTHING_LEFT: dict[str, Callable[[Copied], None]] = {
    "address": lambda copied: copied.edit(
        CIVIL, ("https://tsikhanouskaya.org/", "https://www.tsikhanouskaya.org/en(1)/")
    ),
    "quotation marks": change_quotation_marks,
    "apostrophes": change_apostrophes,
    "comma": lambda copied: copied.edit(SECURITY, ("close of 2022, Minsk", "close of 2022 Minsk")),
    "spaces": lambda copied: copied.edit(
        SECURITY,
        ("by 10–12% and", "by 10\u201312\u00a0% and"),
        ("Minsk announced", "Minsk  announced"),
    ),
    "stop": lambda copied: copied.edit(
        SECURITY, ("Europe has seen since 1945.", "Europe has seen since 1945!")
    ),
    "attributes of a picture": lambda copied: copied.edit(SECURITY, ("{.column}", "{.wide}")),
    "colour key": lambda copied: copied.edit(
        SECURITY, ("complex. {colour_key=unchanged}", "complex. {colour_key=improved}")
    ),
    "file renamed": rename_a_chapter,
    "lines": lambda copied: copied.edit(SECURITY, ("the Kremlin had", "the\nKremlin had")),
}


@pytest.mark.parametrize("name", NOTHING_LEFT)
def test_cosmetic_change_leaves_nothing_to_translate(copied: Copied, name: str) -> None:
    language = "ru" if name in ("apostrophes", "address") else "be"
    NOTHING_LEFT[name](copied)
    copied.update(language)
    assert copied.left(language) == 0
    translated = belpress.translate_edition(
        copied.project, belpress.read_edition(copied.project, 2022), language, complete=True
    )
    assert [problem for problem in translated.problems if "translation" in problem.rule] == []


def test_translation_says_what_was_changed_in_it(copied: Copied) -> None:
    NOTHING_LEFT["address"](copied)
    changes = copied.update()
    entry = copied.entry("In [Western capitals]")
    assert "](https://www.tsikhanouskaya.org/en(1)/)" in entry.msgstr
    assert entry.tcomment == (
        'carried over: address "https://tsikhanouskaya.org/" is '
        '"https://www.tsikhanouskaya.org/en(1)/" now'
    )
    assert (sum(one.carried for one in changes), sum(one.to_review for one in changes)) == (1, 0)
    assert sum(one.gone + one.new + one.fuzzy for one in changes) == 0
    before = (copied.root / FOLDER / "translations/be/civil-society.po").read_bytes()
    copied.update()
    assert (copied.root / FOLDER / "translations/be/civil-society.po").read_bytes() == before


def test_comma_is_to_be_reviewed(copied: Copied) -> None:
    NOTHING_LEFT["comma"](copied)
    changes = copied.update()
    assert (sum(one.carried for one in changes), sum(one.to_review for one in changes)) == (1, 1)
    edition = belpress.read_edition(copied.project, 2022)
    status = translation_status(copied.project, edition, "be")
    assert {one.name: one.to_check for one in status if one.to_check} == {"security": 1}
    entry = copied.entry("At the close of 2022 Minsk")
    assert entry.tcomment == (
        'carried over, please check: comma behind "2022" removed in the source'
    )


def test_number_is_changed_and_fuzzy(copied: Copied) -> None:
    copied.edit(ELITE, ("2.4", "2.5"))
    copied.update()
    fuzzy = [
        entry
        for entry in polib.pofile(
            str(copied.root / FOLDER / "translations/be/ruling-elite.po")
        ).fuzzy_entries()
        if not entry.obsolete
    ]
    assert fuzzy
    for entry in fuzzy:
        assert "2,5" in entry.msgstr
        assert "2,4" not in entry.msgstr
        assert "2.4" in (entry.previous_msgid or "")
        assert 'number "2.4" is "2.5" now' in entry.tcomment
    of_sentences = [part for entry in fuzzy for part in divided(entry.msgid) if "2.5" in part]
    assert copied.left() == sum(len(part.split()) for part in of_sentences)


THREE = (
    "How the Belarusian defence industry fared financially in 2022 is not known, but Russia has "
    "presumably become its main customer.",
    "That reversed the trend of recent years, in which Belarusian military products had fallen "
    "victim to import substitution in Russia.",
    "Growing Russian purchases have probably made up for weaker demand in other markets.",
)


REWRITTEN = "Until then, imports had been replaced at home, year after year."


def translated_three(copied: Copied) -> list[str]:
    text = copied.entry(THREE[0]).msgstr
    return re.split(r"(?<=\.) ", text)


def is_empty(copied: Copied) -> bool:
    paths = (copied.root / FOLDER / "translations/be").glob("*.po")
    return any(polib.pofile(str(path)).untranslated_entries() for path in paths)


def test_divided_paragraph_keeps_its_sentences(copied: Copied) -> None:
    first, second, third = translated_three(copied)
    copied.edit(SECURITY, (f"{THREE[0]} {THREE[1]}", f"{THREE[0]}\n\n{THREE[1]}"))
    copied.update()
    one, other = copied.entry(THREE[0]), copied.entry(THREE[1])
    assert (one.msgstr, other.msgstr) == (first, f"{second} {third}")
    assert one.fuzzy
    assert other.fuzzy
    assert other.tcomment.split("\n") == [
        f"put together: sentence {number} is sentence {number + 1} of "
        '"How the Belarusian defence industry fare…" (security)'
        for number in (1, 2)
    ]
    assert other.previous_msgid == " ".join(THREE)
    assert not is_empty(copied)


def test_joined_paragraphs_have_both_translations(copied: Copied) -> None:
    one = copied.entry("To the West, Minsk is").msgstr
    other = copied.entry("The defining event of 2022").msgstr
    copied.edit(
        SECURITY,
        ("direct part in the war.\n\nThe defining", "direct part in the war. The defining"),
    )
    copied.update()
    entry = copied.entry("To the West, Minsk is")
    assert entry.msgstr == f"{one} {other}"
    assert entry.fuzzy
    assert not is_empty(copied)


def test_swapped_sentences_are_swapped(copied: Copied) -> None:
    first, second, third = translated_three(copied)
    copied.edit(SECURITY, (" ".join(THREE), f"{THREE[0]} {THREE[2]} {THREE[1]}"))
    copied.update()
    entry = copied.entry(THREE[0])
    assert entry.msgstr == f"{first} {third} {second}"
    assert entry.fuzzy
    assert not is_empty(copied)


def test_new_sentence_stands_in_the_words_of_the_source(copied: Copied) -> None:
    first, second, third = translated_three(copied)
    copied.edit(SECURITY, (THREE[2], f"Nobody could say more. {THREE[2]}"))
    copied.update()
    entry = copied.entry(THREE[0])
    assert entry.msgstr == f"{first} {second} Nobody could say more. {third}"
    assert "put together: sentence 3 is new and not translated" in entry.tcomment


def test_notes_on_sentences_go_when_a_translator_is_done(copied: Copied) -> None:
    copied.edit(SECURITY, (f"{THREE[0]} {THREE[1]}", f"{THREE[0]}\n\n{THREE[1]}"))
    copied.update()
    path = copied.root / FOLDER / "translations/be/security.po"
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.tcomment += "\nПытанне да аўтара"
    file.save()
    copied.update()
    assert copied.entry(THREE[0]).tcomment == "Пытанне да аўтара"
    assert copied.left() == 0


def test_paragraph_that_stands_in_two_chapters_is_offered_in_both(copied: Copied) -> None:
    text = copied.entry(THREE[0]).msgstr
    crowd = "Crowdfunding initiatives took in less money."
    copied.edit(CIVIL, (crowd, f"{' '.join(THREE)}\n\n{crowd}"))
    copied.update()
    path = copied.root / FOLDER / "translations/be/civil-society.po"
    (entry,) = polib.pofile(str(path), wrapwidth=0).fuzzy_entries()
    assert entry.msgstr == text
    copied.edit(CIVIL, ("the trend of recent years", "the trend of later years"))
    copied.edit(SECURITY, ("the trend of recent years", "the trend of late"))
    copied.update()
    for file in ("civil-society", "security"):
        path = copied.root / FOLDER / f"translations/be/{file}.po"
        (entry,) = [one for one in polib.pofile(str(path)).fuzzy_entries() if not one.obsolete]
        assert entry.msgstr == text


def test_newer_words_are_carried_back_and_not_older_ones(copied: Copied) -> None:
    address = "https://tsikhanouskaya.org/"
    copied.edit(CIVIL, (address, "https://example.org/"))
    copied.update()
    path = copied.root / FOLDER / "translations/be/civil-society.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgstr "У [заходніх', 'msgstr "Ва ўсіх [заходніх'), encoding="utf-8"
    )
    entry = copied.entry("In [Western capitals]")
    copied.edit(CIVIL, ("https://example.org/", address))
    copied.update()
    assert copied.entry("In [Western capitals]").msgstr == entry.msgstr.replace(
        "https://example.org/", address
    )
    assert copied.left() == 0


# ---- one text at a time ------------------------------------------------------------------------

SURE = [
    ("See [it](a.md).", "See [it](b.md).", "Гл. [гэта](a.md).", "Гл. [гэта](b.md)."),
    ("A[^1] b.[^2]", "A[^2] b.[^3]", "Б[^2] а.[^1]", "Б[^3] а.[^2]"),
    (
        "See <https://a.org>.",
        "See <https://b.org>.",
        "Гл. <https://a.org>.",
        "Гл. <https://b.org>.",
    ),
    ("One item;", "One item.", "Адзін;", "Адзін."),
    ("One item", "One item.", "Адзін", "Адзін."),
    ("So. Yes.", "So! Yes…", "Так. Але.", "Так! Але…"),
    ("He said 'no'.", 'He said "no".', "Ён сказаў «не».", "Ён сказаў «не»."),
    ('He said "no!"', 'He said "no…"', "Ён сказаў: «не!»", "Ён сказаў: «не…»"),
    ("*A* word - here...", "_A_ word — here…", "*Слова* тут…", "*Слова* тут…"),
    ("See p. {.page-number}", "See p. {.Page-number}", "С. {.page-number}", "С. {.Page-number}"),
]


@pytest.mark.parametrize(("old", "new", "translation", "expected"), SURE)
def test_translation_follows(old: str, new: str, translation: str, expected: str) -> None:
    made = carried(old, new, translation, "en", "be")
    assert made
    assert (made.text, made.is_sure, made.is_for_review) == (expected, True, False)
    assert made.changes


NUMBERS = [
    ("by 2.4%", "by 2.5%", "на 2,4 %", "на 2,5 %"),
    ("1,650 guns", "12,720 guns", "1650 гармат", "12\u00a0720 гармат"),
    ("1,650 guns", "2,720 guns", "1 650 гармат", "2 720 гармат"),
    ("24 guns of 1995", "25 guns of 1996", "24 гарматы 1995 г.", "25 гарматы 1996 г."),
    ("3 guns", "3.5 guns", "3 гарматы", "3,5 гарматы"),
    ("27.02.2022", "28.02.2022", "27.02.2022", "28.02.2022"),
]


@pytest.mark.parametrize(("old", "new", "translation", "expected"), NUMBERS)
def test_numbers_follow_and_must_be_read(
    old: str, new: str, translation: str, expected: str
) -> None:
    made = carried(old, new, translation, "en", "be")
    assert made
    assert (made.text, made.is_sure) == (expected, False)


NEEDS_A_TRANSLATOR = [
    ("The army left.", "The armies left.", "Войска сышло."),
    ("The army left.", "The army left?", "Войска сышло."),
    ("The army left.", "The *army* left.", "Войска сышло."),
    ("The army left.", "The Army left.", "Войска сышло."),
    ("The army left.", "The army left!", "Войска сышло…"),
    ("It left. It is gone.", "It left! It is gone.", "Сышло, і ўсё тут."),
    ("See [a](x.md), [b](x.md).", "See [a](x.md), [b](y.md).", "Гл. [а](x.md), [б](x.md)."),
    ("See [a](x.md).", "See [a](y.md).", "Гл. а."),
    ('He said "no."', 'He said "no!"', "Ён сказаў «не»."),
    ("For {year}", "For {forecast_year}", "На {year}"),
    ("by 24 guns", "by 25 guns", "на дваццаць чатыры гарматы"),
    ("5' high", '5" high', "5' у вышыню"),
    ("Nobody in to the left.", "Nobody into the left.", "Нікога."),
    ("It is [here](a.md).", "It is [here](a.md 'x').", "Гэта [тут](a.md)."),
]


@pytest.mark.parametrize(("old", "new", "translation"), NEEDS_A_TRANSLATOR)
def test_other_changes_need_a_translator(old: str, new: str, translation: str) -> None:
    assert carried(old, new, translation, "en", "be") is None


def test_pieces_are_the_text_and_words_stay() -> None:
    for path in (ROOT / FOLDER / "translations").rglob("*.po"):
        for entry in polib.pofile(str(path)):
            for text in (entry.msgid, entry.msgstr):
                assert joined(pieces(text)) == text
            assert carried(entry.msgid, entry.msgid, entry.msgstr, "en", "be") == Carried(
                entry.msgstr, ()
            )
    assert [part.kind for part in pieces("A [b](c.md)")][-1] is Kind.ADDRESS


def test_rewritten_sentence_keeps_the_translation_of_what_stood_there(copied: Copied) -> None:
    text = copied.entry(THREE[0]).msgstr
    copied.edit(
        SECURITY, (THREE[1], "Until then, imports had been replaced at home, year after year.")
    )
    copied.update()
    entry = copied.entry(THREE[0])
    assert entry.msgstr == text
    assert entry.fuzzy
    assert "put together" not in entry.tcomment


def test_rewritten_sentence_of_a_divided_paragraph_is_known_by_its_place(copied: Copied) -> None:
    _, second, third = translated_three(copied)
    copied.edit(SECURITY, (f"{THREE[0]} {THREE[1]}", f"{THREE[0]}\n\n{REWRITTEN}"))
    copied.update()
    entry = copied.entry(REWRITTEN)
    assert entry.msgstr == f"{second} {third}"
    assert 'sentence 1 is sentence 2 of "How the Belarusian' in entry.tcomment
    assert entry.tcomment.count(", changed") == 1
