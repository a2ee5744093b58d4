"""Every command of the page for translators works, one after another as the page has them."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from belpress.cli.main import main
from samples import CHAPTER, fill, jpeg
from test_docs import commands_of

PAGE = "docs/translating.md"
OF_ONE_PLACE = "translate accept -l be 0", "translate accept -l be security.po"
"""Commands that name a place of the shipped edition, where something waits to be read."""
COMMANDS = [
    words for words in dict.fromkeys(commands_of(PAGE)) if not words.startswith(OF_ONE_PLACE)
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project like that of the page, translated into Belarusian and Russian."""
    root = tmp_path_factory.mktemp("project")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(2400, 1672))
    folder = root / "manuscript" / "2022"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(
        "title: Yearbook\nyear: 2022\nlanguage: en\n"
        "translations: [be, ru, {language: be-Latn, from: be}]\n"
    )
    (folder / "02-security.md").write_text(CHAPTER)
    run(root, "translate update")
    run(root, "translate update")
    for language in ("be", "ru"):
        for name in ("edition", "security"):
            fill(folder / "translations" / language / f"{name}.po", {})
    (root / "client.tmx").write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Yes.</seg>'
        '</tuv><tuv xml:lang="be"><seg>Так.</seg></tuv></tu></body></tmx>'
    )
    return root


def run(root: Path, words: str) -> str:
    done = CliRunner().invoke(main, [*shlex.split(words), "-C", str(root)])
    assert done.exit_code == 0, done.output
    return done.output


def test_page_has_commands() -> None:
    assert len(COMMANDS) > 12
    assert "translate pseudo" in COMMANDS


@pytest.mark.parametrize("words", COMMANDS)
def test_command_of_the_page_works(
    edition: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(edition)
    run(edition, words.replace("LANG", "pl"))
