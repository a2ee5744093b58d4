"""What is printed where a source has changed since it was translated."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from pypdfium2 import PdfDocument

import belpress
from belpress.model.message import Fallback, Standing
from belpress.tasks.translate import translate_edition
from belpress.translate.edition import Translation
from samples import CHAPTER, EDITION, FILE, belpress_command, fill

PO = "manuscript/2030/translations/be/security.po"
HEAD = "title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n"


@pytest.fixture
def project(root: Path) -> belpress.Project:
    """A project whose chapter has changed since it was translated."""
    (root / EDITION).write_text(HEAD)
    opened = belpress.open_project(root)
    belpress.update_translation(opened, belpress.read_edition(opened, 2030), "be")
    fill(root / PO, {"An illustration.": "Подпіс.", "The lead of the chapter.": "Увод."})
    fill(root / "manuscript/2030/translations/be/edition.po", {})
    changed = CHAPTER.replace("The lead of the chapter.", "The first lead of the chapter.")
    changed = changed.replace("*An illustration.*", "*A new illustration.*")
    (root / FILE).write_text(changed)
    belpress.update_translation(opened, belpress.read_edition(opened, 2030), "be")
    return opened


def translated(project: belpress.Project, fallback: Fallback) -> Translation:
    source = belpress.read_edition(project, 2030)
    return translate_edition(project, source, "be", fallback=fallback)


def test_words_of_the_source_are_printed(project: belpress.Project) -> None:
    translation = translated(project, Fallback.SOURCE)
    chapter = translation.edition.chapters[0]
    assert chapter.blocks[0].text.replace("\xa0", " ") == "The first lead of the chapter."
    assert 'class="untranslated" lang="en"' in chapter.blocks[0].html
    assert 'class="untranslated" lang="en"' in chapter.figures[0].html
    assert translation.problems == ()


def test_old_translation_is_printed_and_listed(project: belpress.Project) -> None:
    translation = translated(project, Fallback.OLD)
    chapter = translation.edition.chapters[0]
    assert chapter.blocks[0].text == "Увод."
    assert 'class="outdated"' in chapter.blocks[0].html
    assert '<span class="outdated">Подпіс.</span>' in chapter.figures[0].html
    assert [problem.rule for problem in translation.problems] == ["translation-outdated"] * 2
    assert "is fuzzy, and is printed; its source is" in str(translation.problems[0])
    assert PO in translation.problems[0].source.path
    assert translation.standings[Standing.FUZZY] == 2
    assert len(translation.gaps) == 2


def test_setting_of_the_edition_counts_first(project: belpress.Project) -> None:
    (project.root / EDITION).write_text(f"{HEAD}fallback: source\n")
    assert "outdated" not in translated(project, Fallback.OLD).edition.chapters[0].blocks[0].html
    (project.root / EDITION).write_text(f"{HEAD}fallback: old\n")
    assert "outdated" in translated(project, Fallback.SOURCE).edition.chapters[0].blocks[0].html
    (project.root / EDITION).write_text(f"{HEAD}fallback: new\n")
    with pytest.raises(belpress.ProblemsFound) as found:
        belpress.read_edition(project, 2030)
    assert "fallback" in str(found.value)


def test_old_translation_with_other_markup_is_not_printed(project: belpress.Project) -> None:
    text = (project.root / FILE).read_text()
    (project.root / FILE).write_text(text.replace("The first lead", "The [first](#sun) lead"))
    source = belpress.read_edition(project, 2030)
    belpress.update_translation(project, source, "be")
    translation = translated(project, Fallback.OLD)
    lead = translation.edition.chapters[0].blocks[0]
    assert 'class="untranslated" lang="en"' in lead.html
    assert [problem.rule for problem in translation.problems] == ["translation-outdated"]


def test_complete_refuses_what_is_out_of_date(project: belpress.Project) -> None:
    (project.root / EDITION).write_text(f"{HEAD}fallback: old\n")
    done = belpress_command("build", "-l", "be", "--complete", "-C", str(project.root))
    assert done.returncode == 1
    assert done.stderr.count("has a translation that is still fuzzy") == 2
    assert f"{PO}:" in done.stderr


def test_draft_prints_the_old_translation_on_a_ground_of_its_own(
    project: belpress.Project,
) -> None:
    done = belpress_command("build", "-l", "be", "--draft", "-C", str(project.root))
    assert done.returncode == 0, done.stderr
    (path,) = (project.root / "build").glob("*.be.draft.pdf")
    assert "Увод." in text_of(path)
    assert "The first lead" not in text_of(path)
    assert OUTDATED in colours_of(path, "Увод.")
    done = belpress_command("build", "-l", "be", "-C", str(project.root))
    assert done.returncode == 0, done.stderr
    path = path.with_name(path.name.replace(".draft", ""))
    assert "The first lead" in text_of(path)
    assert UNTRANSLATED in colours_of(path, "The first lead")


OUTDATED, UNTRANSLATED = (253, 240, 194), (251, 223, 218)


def text_of(path: Path) -> str:
    pages = (page.get_textpage().get_text_range() for page in PdfDocument(path))
    return " ".join(" ".join(pages).split())


def colours_of(path: Path, words: str) -> set[tuple[int, ...]]:
    """Return the colours of the pages that some words stand on."""
    pages = [
        page
        for page in PdfDocument(path)
        if words in " ".join(page.get_textpage().get_text_range().split())
    ]
    images = [page.render(scale=1).to_pil().convert("RGB") for page in pages]
    return {colour for image in images for _, colour in image.getcolors(1 << 24) or []}


def test_entry_keeps_the_text_it_was_made_for(project: belpress.Project) -> None:
    fuzzy = polib.pofile(str(project.root / PO)).fuzzy_entries()
    olds = {entry.previous_msgid for entry in fuzzy}
    assert olds == {"The lead of the chapter.", "An illustration."}


def test_new_message_says_that_catalogues_are_behind(project: belpress.Project) -> None:
    path = project.root / FILE
    path.write_text(path.read_text().replace("It will rain.", "It will pour."))
    gaps = [str(gap) for gap in translated(project, Fallback.SOURCE).gaps]
    (said,) = [gap for gap in gaps if "It will pour." in gap]
    assert said.endswith("bring the catalogue up to date with: belpress translate update")
    assert sum("translate update" in gap for gap in gaps) == 1
