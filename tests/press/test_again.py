"""What is made again after a change is what would have been made from nothing."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import belpress
from belpress.assets.load import load_materials
from belpress.bind.fingerprints import fingerprints
from belpress.compose.edition import compose
from belpress.layout.body import set_body
from belpress.layout.copyfit import Fit
from belpress.layout.counting.counted import count
from belpress.layout.makeup import EVEN
from belpress.layout.measures import Counted as CountedBody
from belpress.layout.measures import PassageMeasure, Wanted
from belpress.model.document import Body
from belpress.model.edition import Edition
from belpress.model.pages import Laid, LaidPage, PrintedPicture
from belpress.model.problem import Problem, Source
from belpress.press.opening import open_pressroom
from belpress.press.pressroom import Pressroom, Watcher
from belpress.preview.proof import Copy, Proof, Subject
from belpress.preview.rasters import Rasters
from belpress.preview.shown import keep_shown, recall_shown
from belpress.preview.state import State
from belpress.project.cache import Store
from belpress.read.chapter_file import ReadChapters
from belpress.read.edition import read_edition
from belpress.tasks.typeset import Job, Typeset, typeset_job
from shared_edition import SharedEdition

Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def project(
    shared_edition: SharedEdition, tmp_path_factory: pytest.TempPathFactory
) -> belpress.Project:
    return belpress.open_project(shared_edition.copy(tmp_path_factory.mktemp("again")))


@pytest.fixture
def own(project: belpress.Project, tmp_path: Path) -> belpress.Project:
    """Return a copy of the project for one test."""
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(project.root / name, tmp_path / name)
    return belpress.open_project(tmp_path)


@pytest.fixture(scope="module")
def pressroom(project: belpress.Project) -> Iterator[Pressroom]:
    with open_pressroom(project) as pressroom:
        yield pressroom


def in_chapter(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / "manuscript" / "2022" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def in_styles(root: Path) -> None:
    tokens = root / "styles" / "tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("#14233f", "#14233e"))


def other_picture(root: Path) -> None:
    folder = root / "assets" / "images" / "2022"
    shutil.copy(folder / "border-post.jpg", folder / "military-budget.jpg")


def other_shape(root: Path) -> None:
    file = root / "assets" / "images" / "2022" / "nobel-lecture.jpg"
    with Image.open(file) as image:
        image.resize((image.width, image.height // 2)).save(file)


EDITS: list[Edit] = [
    in_chapter("02-security.md", "\n\n## Fore", " One sentence more.\n\n## Fore"),
    in_chapter("01-ruling-elite.md", "\n\n", "\n\nA paragraph.\n\n" * 30),
    in_chapter("01-ruling-elite.md", "\n\nA paragraph.\n\n" * 30, "\n\n"),
    in_chapter("03-civil-society.md", "title: ", "title: The "),
    in_styles,
    other_picture,
    other_shape,
    in_chapter("02-security.md", "---\n\n", "---\n\n\n"),
]


def test_pages_after_every_change_are_those_made_without_what_is_known(
    project: belpress.Project, pressroom: Pressroom, tmp_path: Path
) -> None:
    drafts = ReadChapters()
    typeset: Typeset | None = None
    with Pressroom(Store(tmp_path / "other")) as other_room:
        for edit in (lambda root: None, *EDITS):
            edit(project.root)
            edition = read_edition(project, 2022, drafts)
            assert edition == read_edition(project, 2022)
            typeset = typeset_job(Job(project, edition), pressroom, earlier=typeset)
            check_same(typeset, typeset_job(Job(project, edition), other_room))
    assert typeset
    with Pressroom(Store(tmp_path / "empty")) as empty_room:
        check_same(typeset, typeset_job(Job(project, edition), empty_room))


def check_same(typeset: Typeset, fresh: Typeset) -> None:
    assert [part.key for part in typeset.pages.parts] == [part.key for part in fresh.pages.parts]
    assert typeset.pages.parts == fresh.pages.parts
    assert typeset.drawn == fresh.drawn
    assert typeset.pages.numbers == fresh.pages.numbers


def test_page_drawn_alone_looks_as_in_its_part(
    project: belpress.Project, pressroom: Pressroom
) -> None:
    typeset = typeset_job(Job(project, read_edition(project, 2022)), pressroom)
    design = pressroom.materials.design
    for laid, drawn in zip(typeset.pages.parts, typeset.drawn, strict=True):
        whole = fingerprints(drawn, design)
        last = len(laid.pages) - 1
        assert fingerprints(pressroom.draw_pages(laid, [last]), design) == whole[last:]


class Counted(Store):
    """Counts how often something is kept under each name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept: Counter[str] = Counter()

    def keep(self, name: str, content: bytes) -> None:
        self.kept[name] += 1
        super().keep(name, content)


def test_what_is_asked_for_twice_at_once_is_made_once(
    project: belpress.Project, pressroom: Pressroom, tmp_path: Path
) -> None:
    typeset = typeset_job(Job(project, read_edition(project, 2022)), pressroom)
    cover = typeset.pages.parts[0]
    store = Counted(tmp_path)
    with Pressroom(store) as own, ThreadPoolExecutor(4) as threads:
        own.equip(pressroom.materials)
        laid = list(threads.map(own.lay_out, [cover.setting] * 4))
        drawn = list(threads.map(own.draw, laid))
    assert laid == [cover] * 4
    assert drawn == [typeset.drawn[0]] * 4
    assert store.kept == {f"{cover.key}.json": 1, f"{cover.key}.pdf": 1}


class Heard(Watcher):
    """Notes the chapters in the order in which they are done."""

    def __init__(self, first: str) -> None:
        self.first = first
        self.chapters: list[str] = []

    def ends(self, parts: tuple[Laid, ...]) -> None:  # type: ignore[override]
        self.chapters += dict.fromkeys(part.setting.group for part in parts)


def test_chapter_that_is_looked_at_comes_first(project: belpress.Project) -> None:
    edition = read_edition(project, 2022)
    with open_pressroom(project, presses=1) as pressroom:
        earlier = typeset_job(Job(project, edition), pressroom)
        edition = changed_everywhere(edition)
        heard = Heard("belarus-west")
        typeset_job(Job(project, edition), pressroom, watcher=heard, earlier=earlier)
    assert next(name for name in heard.chapters if name) == "belarus-west"


def changed_everywhere(edition: Edition) -> Edition:
    chapters = tuple(
        replace(chapter, headline=f"{chapter.headline} again") for chapter in edition.chapters
    )
    return replace(edition, chapters=chapters)


@pytest.fixture
def rasters(tmp_path: Path) -> Rasters:
    return Rasters(Store(tmp_path / "pictures"))


def test_preview_begins_with_the_pages_shown_last(
    project: belpress.Project, pressroom: Pressroom, rasters: Rasters
) -> None:
    subject = Subject(project, 2022)
    copy = Copy(project, read_edition(project, 2022), ())
    proof = Proof("", pressroom, rasters)
    proof.make(copy)
    keep_shown(pressroom, subject, "", proof.state)

    states: list[State] = []
    next_time = Proof("", pressroom, rasters, tell=states.append)
    next_time.begin_with(recall_shown(pressroom, subject, ""))
    assert [page.picture for page in states[-1].pages] == [
        page.picture for page in proof.state.pages
    ]
    assert states[-1].is_behind
    assert next_time.state.chapters == proof.state.chapters

    pressroom.remember("shown-x", {"title": 1})
    assert recall_shown(pressroom, Subject(project, 2021), "").pages == ()


def test_pictures_are_kept_for_the_next_preview(
    project: belpress.Project, pressroom: Pressroom, tmp_path: Path
) -> None:
    proof = Proof("", pressroom, rasters := Rasters(Store(tmp_path)))
    proof.make(Copy(project, read_edition(project, 2022), ()))
    cover = proof.state.pages[0]
    large, small = rasters.picture(cover.picture, 600), rasters.picture(cover.picture, 100)
    assert large
    assert small

    next_time = Rasters(Store(tmp_path))
    assert next_time.picture(cover.picture, 600) is None
    next_time.keep(cover.part, b"a PDF that is not looked into")
    next_time.show("", [cover])
    assert next_time.picture(cover.picture, 600) == large
    assert next_time.picture(cover.picture, 100) == small
    with Image.open(BytesIO(small)) as image:
        assert image.width == 100


def test_rules_stop_as_soon_as_there_is_something_else_to_do(
    project: belpress.Project, pressroom: Pressroom, rasters: Rasters
) -> None:
    proof = Proof("", pressroom, rasters)
    proof.make(Copy(project, read_edition(project, 2022), ()))
    looks = iter([True, True, False])
    proof.check(is_wanted=lambda: next(looks, False))
    assert next(looks, None) is None
    assert not proof.state.is_checked
    proof.check()
    assert proof.state.is_checked


def test_pages_are_called_old_only_where_newer_ones_could_not_be_made(
    project: belpress.Project, pressroom: Pressroom, rasters: Rasters
) -> None:
    copy = Copy(project, read_edition(project, 2022), ())
    wrong = (Problem("colour-key-unknown", "wrong", Source("manuscript/2022/02-security.md", 4)),)
    proof = Proof("", pressroom, rasters)

    def shown() -> tuple[bool, bool]:
        state = proof.state.as_json()
        return state["old"], state["checked"]

    proof.begin()
    proof.keep_good_pages(wrong)
    assert (proof.state.pages, shown()) == ((), (False, True))
    proof.make(copy)
    assert shown() == (False, False)
    proof.keep_good_pages(wrong)
    assert (proof.state.problems, shown()) == (wrong, (False, True))
    proof.begin()
    proof.keep_good_pages(wrong)
    assert (proof.state.problems, shown()) == (wrong, (True, True))
    proof.begin()
    proof.make(copy)
    assert shown() == (False, False)
    proof.check()
    assert shown() == (False, True)


def test_pictures_of_pages_that_could_not_be_finished_are_forgotten(
    project: belpress.Project, pressroom: Pressroom, rasters: Rasters
) -> None:
    proof = Proof("", pressroom, rasters)
    proof.make(Copy(project, read_edition(project, 2022), ()))
    first = proof.parts[0]
    for number in range(20):
        proof.begin()
        proof.show(replace(first, key=f"other {number}"), [0], pressroom.draw(first))
        proof.keep_good_pages(())
    assert len(proof._pictures) <= len(proof.parts) + 1


def test_figures_are_not_made_higher_than_their_pixels_allow(
    own: belpress.Project, pressroom: Pressroom
) -> None:
    edition = read_edition(own, 2022)
    for picture in figures(typeset_job(Job(own, edition), pressroom)):
        file = own.root / picture.path
        with Image.open(file) as image:
            across = round(picture.area.width / 72 * 301)
            image.resize((across, round(image.height * across / image.width))).save(file)

    finest = [round(picture.dpi) for picture in figures(typeset_job(Job(own, edition), pressroom))]
    assert len(finest) > 3
    assert min(finest) >= 300


def figures(typeset: Typeset) -> list[PrintedPicture]:
    """Return the pictures across the columns; those that fill a page cannot be made higher."""
    bodies = [part for part in typeset.pages.parts if part.setting.kind == "body"]
    pictures = [picture for part in bodies for page in part.pages for picture in page.pictures]
    return [
        picture for picture in pictures if picture.area.width > 200 and picture.area.height < 400
    ]


def test_only_what_was_edited_is_counted_again(
    own: belpress.Project, pressroom: Pressroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Wanted] = []

    def noting(pressroom: Pressroom, body: Body, fit: Fit, asked: Wanted) -> CountedBody:
        wanted.append(asked)
        return count(pressroom, body, fit, asked)

    monkeypatch.setattr("belpress.layout.measure.count", noting)
    pressroom.equip(load_materials(own, read_edition(own, 2022))[0])
    set_body(pressroom, civil_society(own), 20, suits=EVEN)
    wanted.clear()
    in_chapter("03-civil-society.md", "The Cabinet", "A Cabinet")(own.root)
    set_body(pressroom, civil_society(own), 20, suits=EVEN)
    set_body(pressroom, civil_society(own), 20, suits=EVEN)
    assert [(len(one.passages), one.head, one.floats, one.footnotes) for one in wanted] == [
        (1, False, (), ())
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_pages_are_the_same_whatever_is_counted(
    own: belpress.Project, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    plans: list[tuple[LaidPage, ...]] = []

    def lying(pressroom: Pressroom, body: Body, fit: Fit, asked: Wanted) -> CountedBody:
        said = count(pressroom, body, fit, asked)
        line, more = said.head.line, [0, 0, 1, -1, 3]

        def wrong(one: PassageMeasure) -> PassageMeasure:
            return replace(one, height=max(one.height + chance.choice(more) * line, line))

        passages = {index: wrong(one) for index, one in said.passages.items()}
        return replace(said, passages=passages)

    edition = read_edition(own, 2022)
    for counter in (count, lying):
        monkeypatch.setattr("belpress.layout.measure.count", counter)
        with Pressroom(Store(None)) as pressroom:
            pressroom.equip(load_materials(own, edition)[0])
            found = set_body(pressroom, civil_society(own), 20, suits=EVEN)
        plans.append(found.laid.pages)
    assert plans[0] == plans[1]


def civil_society(project: belpress.Project) -> Body:
    body = compose(read_edition(project, 2022)).chapters[2].body
    assert body is not None
    return body
