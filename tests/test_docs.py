"""What is documented can be typed, links and paths lead somewhere, and every option is there."""

from __future__ import annotations

import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from belpress.checks import rulebook
from belpress.cli.main import main as belpress
from belpress.program.version import __version__
from documentation import FENCE, NAMES, fences, spans, text
from samples import ROOT

PACKAGE = ROOT / "src" / "belpress"
LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
MADE_BY_READERS = {
    ".github/workflows/check.yml",
    ".vscode/tasks.json",
    "manuscript/terms.yaml",
    "manuscript/words.txt",
    "styles/templates",
    "styles/templates/",
}
"""Paths that a page tells its reader to make."""
MADE_BY_BELPRESS = (".venv/", ".belpress-cache/", "build/")
"""What is there only once belpress has run."""


def commands_of(page: str) -> Iterator[str]:
    """Yield the words behind ``belpress`` in every command that a page names."""
    said = fences(page, "text")
    for block in (block for block in fences(page) if block not in said):
        for line in block.splitlines():
            # What stands behind two spaces, a sign of a shell or a comment says what it is for
            if found := re.match(
                r"(?:- run: |entry: |BELPRESS_\w+=\S+ )?(?:\.venv/bin/)?belpress (.*)", line.strip()
            ):
                yield re.split(r"  | [>#|] ", found[1])[0].strip()
    for span in spans(page):
        if span.startswith("belpress "):
            yield span.removeprefix("belpress ")


COMMANDS = sorted({(page, words) for page in NAMES for words in commands_of(page)})
COMING: set[str] = set()
"""Commands that are documented before they are there."""
OF_CONTRIBUTING = "double-comma"
"""The rule that the reader of that page writes."""


def parsed(words: list[str]) -> click.Context:
    """Return the command that words call, with its options read, and not run."""
    command: click.Command = belpress
    name = "belpress"
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name, words = words[0], words[1:]
        command = command.commands[name]
    return command.make_context(name, words)


def all_commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from all_commands(below, f"{name} {below.name}")


@pytest.mark.parametrize("name", ["commands", "rules", "tokens"])
def test_reference_says_what_the_program_says(name: str) -> None:
    page = runpy.run_path(str(ROOT / "docs" / f"{name}.py"))["page"]
    assert text(f"docs/{name}.md") == page(), "make reference"


@pytest.mark.parametrize(("name", "command"), list(all_commands(belpress, "belpress")))
def test_every_command_and_option_is_explained(name: str, command: click.Command) -> None:
    section = text("docs/commands.md").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert section
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"{re.escape(option)}\b", section), option


def test_pages_for_readers_name_every_command() -> None:
    pages = set(NAMES) - {"docs/commands.md", "CHANGELOG.md", "CONTRIBUTING.md"}
    named = {words.split(" ")[0] for page, words in COMMANDS if page in pages}
    assert named >= set(belpress.commands)


def test_readme_is_a_screen() -> None:
    readme = text("README.md")
    assert len(readme.splitlines()) < 60
    assert {"make pdf", "make test"} <= {
        line.split("  ")[0] for line in fences("README.md")[0].splitlines()
    }
    linked = {address for address in LINK.findall(readme) if address.endswith(".md")}
    assert linked >= {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} - {
        "docs/index.md"
    }


@pytest.mark.parametrize(("page", "words"), COMMANDS)
def test_commands_on_the_pages_can_be_typed(page: str, words: str) -> None:
    if words.split(" ")[0] in COMING - set(belpress.commands):
        return
    try:
        context = parsed(shlex.split(words))
    except click.exceptions.Exit:
        return
    if context.command.name == "rules" and (rule := context.params["name"]):
        assert rule in {"RULE", OF_CONTRIBUTING, *rulebook.explanations()}


def test_commands_are_found_on_the_pages() -> None:
    assert len(COMMANDS) > 50
    with pytest.raises(click.UsageError):
        parsed(["build", "--complet"])
    with pytest.raises(KeyError):
        parsed(["biuld"])


@pytest.mark.parametrize("page", NAMES)
def test_targets_of_make_on_the_pages_exist(page: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", text("Makefile"), re.MULTILINE))
    lines = [line for block in fences(page) for line in block.splitlines()]
    named = [
        found[1] for line in [*lines, *spans(page)] if (found := re.match(r"make (\w+)", line))
    ]
    assert set(named) <= targets


def test_help_of_make_names_every_target_and_no_year() -> None:
    makefile = text("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    helped = makefile.partition("\nhelp:\n")[2].partition("\n\n")[0]
    assert {*re.findall(r'"make ([\w-]+)', helped), "help"} == set(phony[1].split())
    assert not re.search(r"\b20\d\d\b", helped)


def test_every_picture_is_shown() -> None:
    pages = "".join(map(text, NAMES))
    for picture in (ROOT / "docs" / "images").iterdir():
        assert f"images/{picture.name})" in pages, picture.name


def anchors(page: Path) -> set[str]:
    """Return the places of a page that a link can name, as hosts of Git make them."""
    titles = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", NAMES)
def test_links_lead_somewhere(page: str) -> None:
    words = re.sub(r"(`+).+?\1", "", FENCE.sub("", text(page)), flags=re.DOTALL)
    for address in LINK.findall(words):
        if "://" in address:
            continue
        path, _, place = unquote(address).partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), address
        assert not place or place in anchors(target), address


@pytest.mark.parametrize("page", NAMES)
def test_paths_on_the_pages_exist(page: str) -> None:
    for span in spans(page):
        if not re.fullmatch(r"\.?\w[\w.-]*(/[\w.-]+)+/?", span) or span in MADE_BY_READERS:
            continue
        if span.startswith(MADE_BY_BELPRESS):
            continue
        places = [root / span for root in (ROOT, ROOT / "tests", PACKAGE, PACKAGE / "checks")]
        modules = [place.with_name(f"{place.name}.py") for place in places]
        assert any(place.exists() for place in (*places, *modules)), span


def test_changelog_begins_with_what_is_to_come_and_this_version() -> None:
    versions = re.findall(
        r"^## \[(.*?)\](?: - \d{4}-\d\d-\d\d)?$", text("CHANGELOG.md"), re.MULTILINE
    )
    assert versions[:2] == ["Unreleased", __version__]
