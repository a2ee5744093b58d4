"""Every command that a page names is run, as it is typed, in a small project."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from belpress.cli.main import main as belpress
from belpress.model.form import SCREEN
from belpress.project.project import Project
from belpress.tasks import build
from belpress.tasks.typeset import Progress, silent
from documentation import NAMES, fences
from samples import CHAPTER, ROOT, fill
from test_docs import COMING, OF_CONTRIBUTING, commands_of

BUILD_EDITION = build.build_edition
OF_TRANSLATORS = "docs/translating.md"
"""Its commands are run by a test of their own, one after another."""
OF_ONE_PLACE = "translate accept -l be 0", "translate accept -l be security.po"
"""They name a place of the shipped edition, where something waits to be read."""
PRINTED = "build/yearbook.en.print.pdf"
STAND_FOR = {
    "FILE": PRINTED,
    "build/annual-review-2022.en.print.pdf": PRINTED,
    "RULE": "repeated-word",
    "LANG": "lv",
}
"""Words that stand for what the reader types."""
COMMANDS = [
    words
    for words in dict.fromkeys(words for page in NAMES for words in commands_of(page))
    if not words.startswith(OF_ONE_PLACE)
    and words != f"rules {OF_CONTRIBUTING}"
    and words not in set(commands_of(OF_TRANSLATORS))
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project with all that commands on the pages name; the reader stands in it."""
    home = tmp_path_factory.mktemp("home")
    root = home / "reviews"
    folder = root / "manuscript" / "2022"
    folder.mkdir(parents=True)
    (home / "Desktop").mkdir()
    (folder / "edition.yaml").write_text(
        "title: Yearbook\nyear: 2022\nlanguage: en\ntranslations: [be, ru]\n"
    )
    (folder / "02-security.md").write_text(CHAPTER.replace(".jpg", ".svg"))
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    # Drawings: a form costs little time where no pixels have to be made for it
    (images / "opener.svg").write_text(drawing(2551, 3579))
    (images / "figure.svg").write_text(drawing(2400, 1672))
    shutil.copytree(ROOT / "styles", root / "styles")
    for name in ("fonts", "profiles"):
        shutil.copytree(ROOT / "assets" / name, root / "assets" / name)
    # The profile in the place of that for newsprint is one for coated paper, which takes more ink
    (newsprint,) = fences("docs/printing.md", "toml")
    with (root / "styles" / "forms.toml").open("a") as forms:
        forms.write("\n" + newsprint.replace("ink = 240", "ink = 300"))
    profiles = root / "assets" / "profiles"
    shutil.copy(profiles / "coated-fogra39-290.icc", profiles / "newsprint.icc")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("HOME", str(home))
        patch.setattr(os, "cpu_count", lambda: 1)
        run("translate update")
        for language in ("be", "ru"):
            for name in ("edition", "security"):
                fill(folder / "translations" / language / f"{name}.po", {})
        patch.setattr(build, "build_edition", built_quickly)
        run("build --for print")
        for name in ("advert.pdf", "cover.pdf"):
            shutil.copy(PRINTED, name)
        yield root


def drawing(width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" '
        'fill="#14233f"/></svg>'
    )


def built_quickly(
    project: Project, order: build.BuildRequest, *, progress: Progress = silent
) -> build.BuildResult:
    """Build as the command would; of a translation, only the file for screens."""
    if order.language:
        order = replace(order, forms=(SCREEN,), complete=False)
    return BUILD_EDITION(project, order, progress=progress)


def run(words: str) -> str:
    """Run a command as a shell would, and return what it says."""
    typed = [word for part in shlex.split(words) for word in expanded(STAND_FOR.get(part, part))]
    done = CliRunner().invoke(belpress, typed)
    assert done.exit_code == 0, f"{words}: {done.output}"
    return done.output


def expanded(word: str) -> list[str]:
    """Return what a shell makes of a word with a star or a tilde."""
    if "*" in word:
        return sorted(map(str, Path().glob(word)))
    return [str(Path(word).expanduser()) if word.startswith("~") else word]


@pytest.mark.parametrize("words", COMMANDS)
def test_command_does_what_it_says(
    project: Path, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, *given = words.split()
    if name in COMING and name not in belpress.commands:
        pytest.skip("not there yet")
    if name == "new":
        # What is new goes into a folder of its own
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.chdir(copied(project, tmp_path) if given and given[0].isdecimal() else tmp_path)
    if words.startswith("preview"):
        # The rest is tried by a real browser
        monkeypatch.setattr("belpress.press.opening.open_pressroom", lambda *_: nullcontext())
        monkeypatch.setattr("belpress.press.opening.equip_early", lambda *_: None)
        monkeypatch.setattr("belpress.cli.preview.ending", Nothing())
        monkeypatch.setattr("belpress.preview.serve.preview", only_begun)
        monkeypatch.setattr("webbrowser.open", lambda _: None)
        assert "The pages are at http" in run(words)
        return
    assert run(words) or "--for" in words


def copied(project: Path, folder: Path) -> Path:
    """Copy a project without its design, with an edition of the year before as well."""
    root = folder / "project"
    shutil.copytree(project / "manuscript", root / "manuscript")
    shutil.copytree(project / "assets" / "images", root / "assets" / "images")
    shutil.copytree(root / "manuscript" / "2022", root / "manuscript" / "2021")
    edition = root / "manuscript" / "2021" / "edition.yaml"
    edition.write_text(edition.read_text().replace("2022", "2021"))
    return root


def only_begun(
    _: object, __: object, listening: socket.socket, *, ready: Callable[[], None], **___: object
) -> None:
    ready()
    listening.close()


class Nothing:
    """Does nothing, whatever it is asked for."""

    def __getattr__(self, _: str) -> object:
        return lambda *_: None
