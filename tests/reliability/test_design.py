"""A damaged house design is reported, and nothing takes its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

import belpress
from belpress.compose.render import _templates
from reliability.scratch import LAST_GOOD, Scratch
from samples import FONTS, STYLES

FONT = "assets/fonts/source-serif-4/SourceSerif4SmText-Regular.ttf"
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda content: b"", "this file is not a font"),
    "a text": (lambda content: b"hello", "this file is not a font"),
    "cut short": (lambda content: content[: len(content) // 2], "is cut short"),
    "only its beginning": (lambda content: content[:9], "is cut short"),
    "a bit turned": (
        lambda content: content[:-9000] + bytes([content[-9000] ^ 1]) + content[-8999:],
        "is damaged",
    ),
}


@pytest.fixture
def housed(scratch: Scratch) -> Scratch:
    """A project with a design of its own, and a last good PDF."""
    shutil.copytree(STYLES, scratch.root / "styles")
    shutil.copytree(FONTS, scratch.root / "assets" / "fonts")
    scratch.write("build/yearbook.en.pdf", LAST_GOOD)
    return scratch


def check_refused(scratch: Scratch, said: str) -> None:
    done = scratch.build()
    assert done.code == 1
    assert said in done.said
    assert scratch.pdf.read_bytes() == LAST_GOOD


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_font_is_refused(housed: Scratch, damage: str) -> None:
    spoil, said = DAMAGES[damage]
    housed.write(FONT, spoil(housed.path(FONT).read_bytes()))
    done = housed.build()
    assert done.lines[0].startswith(f"{FONT}: ")
    check_refused(housed, said)


def test_missing_font_is_refused(housed: Scratch) -> None:
    housed.path(FONT).unlink()
    check_refused(housed, f'the file "{FONT}" is missing')


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: b"\xff" + text, "styles/tokens.css: is not UTF-8 (byte 1)"),
        (lambda text: b"", "tokens are used and not defined"),
    ],
)
def test_damaged_styles_are_refused(
    housed: Scratch, spoil: Callable[[bytes], bytes], said: str
) -> None:
    path = housed.root / "styles" / "tokens.css"
    path.write_bytes(spoil(path.read_bytes()))
    check_refused(housed, said)


def test_empty_folder_of_styles_is_refused(housed: Scratch) -> None:
    for path in (housed.root / "styles").iterdir():
        path.unlink()
    check_refused(housed, "styles: there are no style sheets in this folder")


@pytest.mark.parametrize(
    "wrong",
    [
        "{{ edition.titel }}",
        "{% if %}",
        "{{ 1 // 0 }}",
        '{% include "none.html" %}',
        "{{ 'a' | b }}",
    ],
)
def test_wrong_template_is_reported_with_its_line(
    scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    folder = Path(belpress.__file__).parent / "compose" / "templates"
    copy = shutil.copytree(folder, tmp_path / "templates")
    text = (copy / "summary.html").read_text()
    (copy / "summary.html").write_text(f"{text}\n{wrong}\n")
    monkeypatch.setattr(jinja2, "PackageLoader", lambda _: jinja2.FileSystemLoader(copy))
    _templates.cache_clear()
    try:
        done = scratch.build("--force")
    finally:
        _templates.cache_clear()
    assert done.code == 1
    place = f"templates/summary.html:{len(text.splitlines()) + 1 + (text[-1] == chr(10))}"
    assert done.lines[0].startswith(f"{place}: the template cannot be filled in (")


def test_specimen_without_room_is_reported(housed: Scratch) -> None:
    housed.write("styles/zz.css", "@page galley { size: 210mm 400mm }")
    check_refused(housed, "@page galley the height of many pages")
