"""Parts laid out and kept one by one make the same book as one written in a single go."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

import belpress
from belpress.assets.load import load_materials
from belpress.bind.join import join
from belpress.model.pages import Laid
from belpress.model.problem import Problem, Severity, Source
from belpress.model.setting import Setting
from belpress.press.weasyprint.press import Press
from belpress.project.cache import MEMORY_LIMIT, Store
from edition.book import squeeze
from shared_edition import SharedEdition


@pytest.fixture(scope="module")
def project(
    shared_edition: SharedEdition, tmp_path_factory: pytest.TempPathFactory
) -> belpress.Project:
    return belpress.open_project(shared_edition.copy(tmp_path_factory.mktemp("engine")))


@pytest.fixture(scope="module")
def books(project: belpress.Project) -> tuple[bytes, bytes]:
    """The edition from joined parts, and written in one go by WeasyPrint alone."""
    edition = belpress.read_edition(project, 2022)
    typeset = belpress.typeset_edition(project, edition)
    press = Press(load_materials(project, edition)[0])
    parts = list(zip(typeset.pages.parts, typeset.drawn, strict=True))
    joined = BytesIO()
    with join(parts, typeset.printed.materials.fonts) as book:
        book.save(joined)
    together = press.draw_together([part.setting for part in typeset.pages.parts])
    return joined.getvalue(), together


def test_pages_look_the_same(books: tuple[bytes, bytes]) -> None:
    joined, together = (pypdfium2.PdfDocument(book) for book in books)
    assert len(joined) == len(together) == 36
    for number in range(36):
        first, second = (
            book[number].render(scale=0.8).to_pil().convert("RGB") for book in (joined, together)
        )
        assert ImageChops.difference(first, second).getbbox() is None, f"page {number + 1}"


def test_links_outline_fonts_and_tags_are_the_same(books: tuple[bytes, bytes]) -> None:
    joined, together = (pikepdf.open(BytesIO(book)) for book in books)
    assert list(links(joined)) == list(links(together))
    assert len(list(links(joined))) > 20
    assert list(entries(joined)) == list(entries(together))
    assert fonts(joined) == fonts(together)
    assert list(tags(joined)) == list(tags(together))


def test_text_is_the_same(books: tuple[bytes, bytes]) -> None:
    joined, together = (pypdfium2.PdfDocument(book) for book in books)
    for page, page_together in zip(joined, together, strict=True):
        # Only one of them has its divided words made whole
        texts = [one.get_textpage().get_text_bounded() for one in (page, page_together)]
        assert squeeze(texts[0]) == squeeze(texts[1])


def test_every_face_is_embedded_once(books: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(books[0])) as book:
        files = [descriptor for descriptor in book.objects if is_font(descriptor)]
        assert len(files) == len({str(descriptor.FontName) for descriptor in files})


def test_memory_for_lines_changes_no_page(
    project: belpress.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = belpress.read_edition(project, 2022)
    materials = load_materials(project, edition)[0]
    settings = [part.setting for part in belpress.typeset_edition(project, edition).pages.parts]
    with_memory = Press(materials)
    first = [with_memory.draw(setting) for setting in settings]
    again = [with_memory.lay_out(setting) for setting in settings]
    monkeypatch.setenv("BELPRESS_MEMO", "off")
    without = Press(materials)
    assert [without.lay_out(setting) for setting in settings] == again
    assert [without.draw(setting) for setting in settings] == first


EDITS: dict[str, Callable[[str], str]] = {
    "01": lambda text: text.replace("\n\n## Fore", " One sentence more stands here.\n\n## Fore"),
    "02": lambda text: text + "\n- Another forecast.\n",
    "03": lambda text: text.replace("\n\n", "\n\nA new paragraph stands here.\n\n", 6),
}
"""Edits of chapters by their numbers; the last makes its chapter longer."""


def test_build_after_edits_is_the_build_from_nothing(
    project: belpress.Project, tmp_path: Path
) -> None:
    root = shutil.copytree(project.root, tmp_path / "project")
    for number, edit in EDITS.items():
        chapter = next((root / "manuscript" / "2022").glob(f"{number}-*.md"))
        text = chapter.read_text(encoding="utf-8")
        assert edit(text) != text
        chapter.write_text(edit(text), encoding="utf-8")
    order = belpress.BuildRequest(2022)
    kept = belpress.build_edition(belpress.open_project(root), order).path.read_bytes()
    shutil.rmtree(root / ".belpress-cache")
    assert belpress.build_edition(belpress.open_project(root), order).path.read_bytes() == kept


def test_store_is_bounded(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(60):
        store.keep(f"{number:032x}.json", bytes(1 << 20))
    assert store._size <= MEMORY_LIMIT
    store.trim(10 << 20)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10 << 20
    assert store.find(f"{59:032x}.json") == bytes(1 << 20)


def test_store_works_without_a_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "below")
    store.keep("name", b"content")
    assert store.find("name") == b"content"


def test_equal_settings_have_equal_keys_and_others_do_not(project: belpress.Project) -> None:
    edition = belpress.read_edition(project, 2022)
    materials = load_materials(project, edition)[0]
    setting = Setting("a", "body", "", "<p>Text</p>", 4, "en")
    keys = {
        materials.key(changed)
        for changed in (
            setting,
            Setting("a", "body", "", "<p>Text</p>", 4, "en"),
            Setting("a", "body", "", "<p>Text</p>", 6, "en"),
            Setting("a", "body", "", "<p>Text.</p>", 4, "en"),
            Setting("a", "body", "", "<p>Text</p>", 4, "be"),
        )
    }
    assert len(keys) == 4


def links(book: pikepdf.Pdf) -> Iterator[tuple[int, tuple[float, ...], str]]:
    """Yield the links of a book: page, rectangle, and where each leads."""
    places = named_places(book)
    for number, page in enumerate(book.pages):
        for annotation in page.obj.get("/Annots", []):
            rectangle = tuple(round(float(edge), 1) for edge in annotation.Rect)
            target = (
                places[str(annotation.Dest)] if "/Dest" in annotation else str(annotation.A.URI)
            )
            yield number, rectangle, target


def named_places(book: pikepdf.Pdf) -> dict[str, str]:
    names = list(book.Root.Names.Dests.Names)
    numbers = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    return {
        str(name): f"{numbers[place[0].objgen]} {float(place[2]):.1f} {float(place[3]):.1f}"
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def entries(book: pikepdf.Pdf) -> Iterator[tuple[int, str, str]]:
    numbers = {page.obj.objgen: number for number, page in enumerate(book.pages)}

    def below(items: Any, depth: int) -> Iterator[tuple[int, str, str]]:
        for item in items:
            page, _, x, y, *_ = item.destination
            yield depth, item.title, f"{numbers[page.objgen]} {float(x):.1f} {float(y):.1f}"
            yield from below(item.children, depth + 1)

    with book.open_outline() as outline:
        yield from below(outline.root, 0)


def fonts(book: pikepdf.Pdf) -> set[str]:
    return {str(item.FontName) for item in book.objects if is_font(item)}


def is_font(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"


def tags(book: pikepdf.Pdf) -> Iterator[tuple[int, str, int]]:
    """Yield the structure tree, depth first: depth, role, and number of the page."""
    numbers = {page.obj.objgen: number for number, page in enumerate(book.pages)}

    def below(element: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        page = numbers[element.Pg.objgen] if "/Pg" in element else -1
        yield depth, str(element.S), page
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from below(kid, depth + 1)

    yield from below(book.Root.StructTreeRoot.K[0], 0)


def test_parent_tree_leads_to_the_element_of_every_mark(books: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(books[0])) as book:
        nums = list(book.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        for page in book.pages:
            for element in parents[int(page.obj.StructParents)]:
                assert element.Type == "/StructElem"
                assert element.Pg.objgen == page.obj.objgen
            for annotation in page.obj.get("/Annots", []):
                kids = parents[int(annotation.StructParent)].K
                assert any("/Obj" in kid and kid.Obj.objgen == annotation.objgen for kid in kids)


def test_spots_name_the_lines_of_the_manuscript(project: belpress.Project) -> None:
    edition = belpress.read_edition(project, 2022)
    parts: tuple[Laid, ...] = belpress.typeset_edition(project, edition).pages.parts
    found = {
        (spot.source.path, spot.source.line)
        for part in parts
        for page in part.pages
        for spot in page.spots
    }
    for chapter in edition.chapters:
        sources = [chapter.blocks[0].source, *(block.source for block in chapter.body)]
        sources += [forecast.source for forecast in chapter.forecasts]
        sources += [quote.source for quote in chapter.pull_quotes]
        assert {(source.path, source.line) for source in sources} <= found


ALONE = """
import ctypes.util, sys
find = ctypes.util.find_library
sys.addaudithook(lambda event, _: event == "subprocess.Popen" and sys.exit("asks a compiler"))
import belpress.press.weasyprint.press
assert ctypes.util.find_library is find
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems look for libraries otherwise")
def test_weasyprint_finds_its_libraries_without_a_compiler() -> None:
    subprocess.run([sys.executable, "-c", ALONE], check=True)


def test_problems_are_kept_whole() -> None:
    source = Source("manuscript/2022/02-security.md", 12, 7)
    problem = Problem("wide-word", "a word", source, Severity.WARNING, "divide it", page=9)
    assert Problem.unpacked(json.loads(json.dumps(problem.packed()))) == problem
