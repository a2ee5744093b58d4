"""Passages in another language, in translations: each translator's own concern."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.model.edition import Chapter
from samples import EDITION, edit, fill

SOURCE = "He said [Слава]{lang=uk} to them."
HEADING = "Zeitenwende"


@pytest.fixture
def project(root: Path) -> belpress.Project:
    edit(
        "language: en",
        "language: en\ntranslations: [be, {language: be-Latn, from: be}]",
        EDITION,
    )(root)
    edit(
        "Nobody knew why, and nobody asked.",
        f"So it was.\n\n{SOURCE}\n\n## {HEADING} {{lang=de}}",
    )(root)
    return belpress.open_project(root)


def translated(
    project: belpress.Project, words: dict[str, str], language: str = "be"
) -> tuple[Chapter, list[str]]:
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    folder = project.root / "manuscript" / "2030" / "translations" / "be"
    for file in folder.glob("*.po"):
        fill(file, words)
    edition = belpress.read_edition(project, 2030)
    found = belpress.translate_edition(project, edition, language)
    return found.edition.chapters[0], [str(one) for one in found.problems]


def html(chapter: Chapter) -> str:
    text = "".join(block.html for block in chapter.body)
    return text.replace("<span> </span>", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("Ён сказаў [Слава]{lang=uk} ім.", 'Ён сказаў <span lang="uk">Слава</span> ім.'),
        ("Ён сказаў Слава ім.", "Ён сказаў Слава ім."),
        (
            'Ён [said "so"]{lang=en} [Слава]{lang=uk}.',
            'Ён <span lang="en">said “so”</span> <span lang="uk">Слава</span>.',
        ),
    ],
)
def test_translation_has_passages_of_its_own(
    project: belpress.Project, wording: str, wanted: str
) -> None:
    chapter, said = translated(project, {SOURCE: wording})
    assert not [line for line in said if "markup" in line or "lang" in line]
    assert wanted in html(chapter).replace('<span class="last-word">', "")


def test_wrong_tag_of_a_translation_is_named(project: belpress.Project) -> None:
    chapter, said = translated(project, {SOURCE: "Ён сказаў [Слава]{lang=ua} ім."})
    assert any("has {lang=ua} that is not in the source" in line for line in said)
    assert "He said" in html(chapter)


def test_heading_that_is_translated_is_in_the_language_of_the_translation(
    project: belpress.Project,
) -> None:
    chapter, _ = translated(project, {HEADING: "Пераломны час"})
    assert "<h3>Пераломны час</h3>" in html(chapter)


def test_heading_that_is_kept_stays_in_its_language(project: belpress.Project) -> None:
    chapter, _ = translated(project, {HEADING: HEADING})
    assert f'<h3><span lang="de">{HEADING}</span></h3>' in html(chapter)


def test_passages_keep_their_letters_in_a_transliteration(project: belpress.Project) -> None:
    words = {SOURCE: "Ён сказаў [Слава]{lang=uk} ім."}
    chapter, _ = translated(project, words, "be-Latn")
    assert 'Jon skazaŭ <span lang="uk">Слава</span> im.' in html(chapter)
