"""A chapter that is left out is said to be left out."""

from __future__ import annotations

from pathlib import Path

from samples import CHAPTER, FILE, KEY, belpress_command, edit, problems

DRAFT = edit(KEY, f"{KEY}\ndraft: true")


def test_edition_of_drafts_alone_is_an_error(root: Path) -> None:
    DRAFT(root)
    found = problems(root)
    assert [line.partition(" ")[0] for line in found] == ["chapters-missing", "chapter-draft"]
    assert "every chapter of this edition is a draft" in found[0]


def test_draft_and_links_to_it_are_named(root: Path) -> None:
    second = CHAPTER.replace("title: Security", "title: Economy")
    second = second.replace("Nobody knew why,", "[Nobody](01-security.md) knew why,")
    (root / "manuscript" / "2030" / "02-economy.md").write_text(second)
    DRAFT(root)
    assert sorted(problems(root)) == [
        f'chapter-draft {FILE}:5: the chapter "security" is a draft and is left out; '
        'delete "draft: true" when it is to be printed',
        'link-draft manuscript/2030/02-economy.md:14: the link to "01-security.md" leads to a '
        "draft, which is left out; readers will find nothing there",
    ]


def test_draft_asked_for_by_name_is_named(root: Path) -> None:
    (root / "manuscript" / "2030" / "02-economy.md").write_text(CHAPTER)
    DRAFT(root)
    done = belpress_command("build", "-C", str(root), "-c", "security")
    assert done.returncode == 1
    assert 'the chapter "security" is a draft; delete "draft: true" from it' in done.stderr
