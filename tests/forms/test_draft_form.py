"""A draft: the final pages on larger paper, in grey, with what helps to correct them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdfium2.raw import FPDFText_GetUnicode

from belpress.language.habits import habits
from samples import CHAPTER, EDITION, FILE, belpress_command, edit

MM = 72 / 25.4
ROOM = 30


def draft(root: Path, *words: str) -> Path:
    done = belpress_command("build", "-C", str(root), *(words or ("--for", "draft")))
    assert done.returncode == 0, done.stderr
    return root / "build" / "yearbook.en.draft.pdf"


def lines_drawn(page: pikepdf.Page) -> list[tuple[str, float, float]]:
    """Return the lines of outlined letters on a page: their words, and where they begin."""
    found: list[tuple[str, float, float]] = []
    at: tuple[float, float] | None = None
    for one in pikepdf.parse_content_stream(page, "q Q cm Do"):
        name = str(one.operator)
        if name == "q":
            at = None
        elif name == "cm" and at is None:
            at = float(one.operands[4]), float(one.operands[5])
        elif name == "Do" and str(one.operands[0]).startswith("/letter"):
            letter = chr(int(str(one.operands[0]).removeprefix("/letter")))
            if at and (not found or found[-1][1:] != at):
                found.append(("", *at))
            found[-1] = (found[-1][0] + letter, *found[-1][1:])
    return found


def test_pages_are_the_final_ones_on_larger_paper(root: Path) -> None:
    assert belpress_command("build", "-C", str(root)).returncode == 0
    with pikepdf.open(draft(root)) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = map(float, page.obj.TrimBox)
            around = [left - ROOM * MM, bottom - ROOM * MM, right + ROOM * MM, top + ROOM * MM]
            assert list(map(float, page.obj.MediaBox)) == pytest.approx(around, abs=0.01)
        assert "/StructTreeRoot" not in pdf.Root
        assert "/Outlines" in pdf.Root
    final, corrected = (
        pypdfium2.PdfDocument(root / "build" / f"yearbook.en{form}.pdf") for form in ("", ".draft")
    )
    assert len(final) == len(corrected)
    for one, other in zip(final, corrected, strict=True):
        texts, places = [], []
        for page in (one, other):
            words, trim = page.get_textpage(), page.get_trimbox()
            signs = [
                (chr(FPDFText_GetUnicode(words, index)), words.get_charbox(index))
                for index in range(words.count_chars())
            ]
            # Only final pages have spaces at the ends of lines, and soft hyphens
            signs = [(sign, box) for sign, box in signs if sign.isalnum()]
            texts.append("".join(sign for sign, _ in signs))
            places.append([(box[0] - trim[0], box[1] - trim[1]) for _, box in signs])
        # What is drawn around them is not text, so that pages are searched and copied as they are
        assert texts[0] == texts[1]
        for there, drawn in zip(*places, strict=True):
            assert there == pytest.approx(drawn, abs=0.5)


def test_pictures_are_grey_and_small(root: Path) -> None:
    path = draft(root)
    with pikepdf.open(path) as pdf:
        pictures = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert {str(picture.ColorSpace) for picture in pictures} == {"/DeviceGray"}
        assert all(int(picture.Width) < 650 for picture in pictures)
    assert path.stat().st_size < 200_000


def test_lines_of_the_manuscript_stand_beside_their_passages(root: Path) -> None:
    path = draft(root)
    written = CHAPTER.split("\n")
    with pikepdf.open(path) as pdf:
        drawn = lines_drawn(pdf.pages[4])
        top = float(pdf.pages[4].obj.TrimBox[3])
    document = pypdfium2.PdfDocument(path)
    words = document[4].get_textpage()
    for passage in ("The lead of the chapter.", "The border was closed in May."):
        line = next(at for at, text in enumerate(written, start=1) if text.startswith(passage))
        index, _ = words.search(passage[:15]).get_next()
        left, bottom, *_ = words.get_charbox(index)
        beside = [(x, y) for text, x, y in drawn if text == str(line) and abs(y - bottom) < 4]
        assert beside, (passage, line, drawn)
        assert left - 14 < beside[0][0] < left
    assert any(text == Path(FILE).name and x < 0 for text, x, y in drawn if y < top)


def test_foot_has_the_date_and_the_commit(root: Path) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    env = {"GIT_COMMITTER_DATE": "2031-02-03T10:00:00Z"}
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Final"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, env=env)
    ask = ["git", "-C", str(root), "log", "-1", "--format=%h"]
    commit = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    feet = []
    for _ in range(2):
        with pikepdf.open(draft(root)) as pdf:
            trim = list(map(float, pdf.pages[4].obj.TrimBox))
            feet.append(next(text for text, _, y in lines_drawn(pdf.pages[4]) if y < trim[1]))
        edit("Nobody knew why", "Nobody said why")(root) if len(feet) == 1 else None
    assert feet[0].startswith("Draft · Yearbook · en · 5 · 2031-02-03 · ")
    assert f" · {commit} · " in feet[0]
    assert f" · {commit}+ · " in feet[1]


def test_foot_of_a_chapter_has_the_numbers_of_the_whole(root: Path) -> None:
    chapter = CHAPTER.replace("{#sun", "{#moon")
    (root / "manuscript" / "2030" / "02-culture.md").write_text(chapter)
    assert belpress_command("build", "-C", str(root), "--draft", "-c", "culture").returncode == 0
    with pikepdf.open(root / "build" / "yearbook.culture.en.draft.pdf") as pdf:
        bottom = float(pdf.pages[0].obj.TrimBox[1])
        foot = next(text for text, _, y in lines_drawn(pdf.pages[0]) if y < bottom)
    assert foot.startswith("Draft · Yearbook · en · 8 · ")


def test_commit_in_the_foot_is_the_last_one(root: Path) -> None:
    """Pages are the same after a commit; what stands below them is not."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    before = draft(root).read_bytes()
    assert draft(root).read_bytes() == before
    for words in (["add", "-A"], [*who, "commit", "-qm", "Final"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    assert draft(root).read_bytes() != before


def test_word_across_the_pages_is_the_readers(root: Path) -> None:
    languages = ("en", "be", "ru", "be-Latn", "pt")
    words = [habits(language).draft for language in languages]
    assert words == ["Draft", "Чарнавік", "Черновик", "Čarnavik", "Rascunho"]
    usual = picture_of(draft(root), 5)
    (root / EDITION).write_text(f"{(root / EDITION).read_text()}labels: {{draft: To be read}}\n")
    own = picture_of(draft(root), 5)
    changed = ImageChops.difference(usual, own).getbbox()
    assert changed
    left, top, right, bottom = changed
    assert right - left > usual.width / 3
    assert bottom - top > usual.height / 3


def picture_of(pdf: Path, page: int) -> Image.Image:
    found = pypdfium2.PdfDocument(pdf)[page - 1]
    found.set_cropbox(*found.get_trimbox())
    picture: Image.Image = found.render(scale=0.5).to_pil().convert("L")
    return picture


def test_house_may_have_a_draft_of_its_own(house: Path) -> None:
    root = house
    forms = root / "styles" / "forms.toml"
    forms.write_text(f'{forms.read_text()}\n[narrow]\nlike = "draft"\nroom = 15\n')
    (root / "assets" / "images" / "opener.jpg").unlink()
    assert belpress_command("build", "-C", str(root), "--for", "screen").returncode == 1
    done = belpress_command("build", "-C", str(root), "--for", "narrow")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(root / "build" / "yearbook.en.narrow.pdf") as pdf:
        assert float(pdf.pages[0].obj.MediaBox[0]) == pytest.approx(-15 * MM, abs=0.01)
    forms.write_text(
        forms.read_text().replace("[draft]", "[pencil]").replace('"draft"', '"pencil"')
    )
    assert belpress_command("build", "-C", str(root), "--draft").returncode == 0


def test_draft_is_the_same_file_by_both_names(root: Path) -> None:
    by_form = draft(root).read_bytes()
    (root / "build" / "yearbook.en.draft.pdf").unlink()
    assert draft(root, "--draft").read_bytes() == by_form
    done = belpress_command("build", "-C", str(root), "--draft", "--for", "print")
    assert done.returncode == 2
    assert "--draft is short for --for draft" in done.stderr
