"""Files as machines leave them: names that mean the same are taken, the others are named."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2
import pytest

import belpress
from belpress.project.names import original_of
from samples import CHAPTER, FILE, belpress_command, edit, jpeg, reading_problems

FOLDER = "manuscript/2030"
PICTURE = "../../assets/images/figure.jpg"


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def add(root: Path, name: str, text: str = CHAPTER) -> None:
    (root / FOLDER / name).write_text(text)


def names(root: Path) -> list[str]:
    return [one.name for one in belpress.read_edition(belpress.open_project(root), 2030).chapters]


def test_chapters_follow_their_numbers_whatever_their_width(root: Path) -> None:
    (root / FILE).rename(root / FOLDER / "1-security.md")
    for number in ("2-", "03_", "10 ", "011. ", "12-", "100-"):
        add(root, f"{number}chapter-{int(number.strip('-_. '))}.md")
    assert reading_problems(root) == []
    assert names(root) == ["security", *(f"chapter-{number}" for number in (2, 3, 10, 11, 12, 100))]


def test_chapters_without_numbers_alone_follow_their_names(root: Path) -> None:
    (root / FILE).rename(root / FOLDER / "security.md")
    add(root, "economy.md")
    assert reading_problems(root) == []
    assert names(root) == ["economy", "security"]


def test_chapters_without_a_number_come_last_and_are_named(root: Path) -> None:
    add(root, "economy.md")
    add(root, "12-society.md")
    assert names(root) == ["security", "society", "economy"]
    (line,) = reading_problems(root)
    assert line.startswith(f"chapter-number {FOLDER}/economy.md: warning:") or "no number" in line


@pytest.mark.parametrize(
    "name",
    [
        "._01-security.md",
        ".#01-security.md",
        ".02-hidden.md",
        "~$02-economy.docx",
        "01-security.md~",
        "#01-security.md#",
        ".DS_Store",
        ".~lock.02-economy.docx#",
        "photo.jpg",
        "README.md",
        "Readme.MD",
    ],
)
def test_hidden_files_and_what_is_no_text_are_passed_over(root: Path, name: str) -> None:
    (root / FOLDER / name).write_bytes(b"\x00\x05\x16\x07\xff")
    assert reading_problems(root) == []
    assert names(root) == ["security"]


@pytest.mark.parametrize(
    "name",
    [
        "01-security 2.md",
        "01-security (2).md",
        "01-security(1).md",
        "01-security copy.md",
        "01-security copy 3.md",
        "01-security - Copy.md",
        "01-security - Copy (2).md",
        "01-security – копия.md",
        "01-security (conflicted copy).md",
        "01-security (Anna's conflicted copy 2030-01-02).md",
        "Copy of 01-security.md",
        "Kopie von 01-security.md",
        "01-security.sync-conflict-20300102-120000-ABCDEFG.md",
        "01-security_conflict-20300102-120000.md",
        "01-security-DESKTOP-7QK2.md",
        "01-security_BACKUP_4711.md",
        "edition (conflicted copy).yaml",
    ],
)
def test_copies_are_named_and_left_out(root: Path, name: str) -> None:
    name = name.replace(" – ", " - ")
    add(root, name)
    (line,) = reading_problems(root)
    assert line.startswith("file-copy ")
    assert name in line
    assert names(root) == ["security"]


@pytest.mark.parametrize(
    "name", ["02-world-war 2.md", "03-g (20).md", "04-hard copy.md", "05-the-EU-27.md"]
)
def test_chapter_that_only_looks_like_a_copy_is_a_chapter(root: Path, name: str) -> None:
    add(root, name)
    assert reading_problems(root) == []
    assert len(names(root)) == 2


@pytest.mark.parametrize(
    "name",
    [
        "02-economy.txt",
        "02-economy.md.txt",
        "02-economy.markdown",
        "02-economy.mdx",
        "02-economy.docx",
        "02-economy.DOCX",
        "02-economy.odt",
        "02-economy",
        "02-economy.md.bak",
        "edition.yml",
    ],
)
def test_texts_that_are_not_read_are_named(root: Path, name: str) -> None:
    add(root, name)
    (line,) = reading_problems(root)
    assert line.startswith("file-left-out ")
    assert f"/{name}" in line


@pytest.mark.parametrize("name", ["02-economy.MD", "02-economy.Md"])
def test_ending_in_capitals_makes_a_chapter_too(root: Path, name: str) -> None:
    add(root, name)
    edit("Nobody knew", f"[Nobody](02-economy.md) and [they]({name}) knew")(root)
    assert reading_problems(root) == []
    assert names(root) == ["security", "economy"]


@pytest.mark.parametrize("name", ["edition.yml", "Edition.YAML", "edition.yaml.txt"])
def test_file_of_the_edition_under_another_name_is_named(root: Path, name: str) -> None:
    (root / FOLDER / "edition.yaml").rename(root / FOLDER / name)
    assert f'rename "{name}"' in reading_problems(root)[0]


def test_two_chapters_of_the_same_letters_are_named(root: Path) -> None:
    add(root, "02-рэгіён і край.md")
    add(root, decomposed("02-рэгіён і край.md"))
    found = reading_problems(root)
    assert [line.split()[0] for line in found].count("chapter-twice") == 1
    assert any("the same letters" in line for line in found)


@pytest.mark.parametrize("on_disk", [decomposed, str])
@pytest.mark.parametrize("written", [decomposed, str])
def test_links_pictures_and_catalogues_find_names_however_they_are_kept(
    root: Path, on_disk: type[str], written: type[str]
) -> None:
    picture, file = "Мой здымак ў (1).jpg", "02-новы край.md"
    (root / "assets/images" / on_disk("май")).mkdir()
    (root / "assets/images" / on_disk("май") / on_disk(picture)).write_bytes(jpeg(2400, 1672))
    edit("language: en", "language: en\ntranslations: [be]", f"{FOLDER}/edition.yaml")(root)
    edit(PICTURE, written(f"../../assets/images/май/{picture}"))(root)
    edit("opener.jpg", written(f"май/{picture}"))(root)
    edit("Nobody knew", written(f"[Nobody]({file}) knew"))(root)
    add(root, on_disk(file))
    assert [line for line in reading_problems(root) if "resolution" not in line] == []
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    catalogues = root / FOLDER / "translations" / "be"
    (catalogue,) = (path for path in catalogues.iterdir() if "новы" in path.name)
    catalogue.rename(catalogue.with_name(on_disk("новы край.po")))
    changes = belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    assert {(one.new, one.gone) for one in changes} == {(0, 0)}
    assert len(list(catalogues.iterdir())) == 3


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        ("my photo (1).jpg", "my photo (1).jpg"),
        ("my photo (1).jpg", "my%20photo%20(1).jpg"),
        ("my photo (1).jpg", "<../../assets/images/my photo (1).jpg>"),
        ("my%20photo.jpg", "my%20photo.jpg"),
        ("100% sure.jpg", "100% sure.jpg"),
        ("PHOTO.JPG", "PHOTO.JPG"),
        ("a_b.jpg", "a\\_b.jpg"),
        ("a  b.JPEG", "a  b.JPEG"),
        ("a.b (c).d.png", "a.b (c).d.png"),
    ],
)
def test_picture_is_found_by_its_name_as_it_is(root: Path, on_disk: str, written: str) -> None:
    (root / "assets/images" / on_disk).write_bytes(jpeg(2400, 1672))
    edit(PICTURE, written if written[0] == "<" else f"../../assets/images/{written}")(root)
    assert reading_problems(root) == []


@pytest.mark.parametrize(
    "written", ["..\\..\\assets\\images\\figure.jpg", "..\\..\\assets/images\\figure.jpg"]
)
def test_backslashes_divide_folders(root: Path, written: str) -> None:
    edit(PICTURE, written)(root)
    edit("../../assets/images/opener.jpg", written.replace("figure", "opener"))(root)
    assert reading_problems(root) == []


def test_opener_is_found_by_its_address(root: Path) -> None:
    (root / "assets/images/my opener.jpg").write_bytes(jpeg(2551, 3579))
    edit("images/opener.jpg", "images/my%20opener.jpg")(root)
    assert reading_problems(root) == []


def test_picture_and_chapter_with_spaces_come_out_in_print(root: Path) -> None:
    (root / "assets/images/my photo (1).jpg").write_bytes(jpeg(2400, 1672))
    edit(PICTURE, "../../assets/images/my photo (1).jpg")(root)
    edit("Nobody knew", "[Nobody](02-new things.md) knew")(root)
    add(root, "02-new things.md", CHAPTER.replace("title: Security", "title: New things"))
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    pdf = pypdfium2.PdfDocument(root / "build" / "yearbook.en.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "](" not in text
    assert ".jpg" not in text
    assert text.count("An illustration.") == 2


@pytest.mark.parametrize("name", ["cover.JPG", "cover.jpeg", "cover.PNG"])
def test_cover_is_found_whatever_its_ending(root: Path, name: str) -> None:
    folder = root / "assets/images/2030"
    folder.mkdir()
    (folder / name).write_bytes(jpeg(2551, 3579))
    edition = belpress.read_edition(belpress.open_project(root), 2030)
    assert edition.cover == f"assets/images/2030/{name}"


def test_copies_among_catalogues_are_left_alone(root: Path) -> None:
    edit("language: en", "language: en\ntranslations: [be]", f"{FOLDER}/edition.yaml")(root)
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    folder = root / FOLDER / "translations" / "be"
    for name in ("security 2.po", "._security.po", "security.po~"):
        (folder / name).write_bytes(b"\x00\xff")
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    assert (folder / "security 2.po").read_bytes() == b"\x00\xff"
    found = belpress.translate_edition(project, belpress.read_edition(project, 2030), "be")
    (problem,) = found.edition.problems
    assert problem.rule == "file-copy"
    assert problem.source.path == f"{FOLDER}/translations/be/security 2.po"


def test_original_of_a_copy_keeps_its_ending() -> None:
    assert original_of("a (conflicted copy).md", []) == "a.md"
    assert original_of("a 2.md", ["a.txt", "b.md"]) == ""
    assert original_of("A 2.md", ["a.md"]) == "A.md"
