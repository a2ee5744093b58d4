"""What is measured: the edition of 2022, as it is or with its chapters several times over."""

from __future__ import annotations

import shutil
from pathlib import Path

import belpress
from belpress.assets.load import sheet_files
from belpress.model.setting import PROJECT
from belpress.project.project import CACHE

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2022


def copied(folder: Path) -> belpress.Project:
    """Return a copy of this project, with nothing kept."""
    for name in ("manuscript", "styles", "assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("art"))
    return belpress.open_project(folder)


def repeated(folder: Path, times: int) -> belpress.Project:
    """Make a project with the chapters of the edition ``times`` times over, in English alone."""
    source, target = ROOT / "manuscript" / str(YEAR), folder / "manuscript" / str(YEAR)
    target.mkdir(parents=True)
    shutil.copytree(ROOT / "assets", folder / "assets", ignore=shutil.ignore_patterns("art"))
    shutil.copytree(ROOT / "styles", folder / "styles")
    shutil.copy(source / "edition.yaml", target)
    for words in source.parent.glob("*.*"):
        shutil.copy(words, target.parent)
    chapters = sorted(source.glob("*.md"))
    for turn in range(times):
        for number, chapter in enumerate(chapters):
            name = chapter.name.partition("-")[2]
            name = name if turn == 0 else name.replace(".md", f"-{turn}.md")
            shutil.copy(chapter, target / f"{turn * len(chapters) + number:03}-{name}")
        if turn == 0:
            for chapter in target.glob("*.md"):
                text = chapter.read_text(encoding="utf-8")
                for old in chapters:
                    text = text.replace(f"({old.name})", f"({old.name.partition('-')[2]})")
                chapter.write_text(text, encoding="utf-8")
            chapters = sorted(target.glob("*.md"))
    return belpress.open_project(folder)


def forget(project: belpress.Project) -> None:
    """Delete what earlier builds have kept."""
    shutil.rmtree(project.root / CACHE, ignore_errors=True)


def edit(project: belpress.Project) -> None:
    """Add a sentence to a paragraph of the last chapter."""
    chapter = sorted((project.root / "manuscript" / str(YEAR)).glob("*.md"))[-1]
    lines = chapter.read_text(encoding="utf-8").split("\n")
    index = [at for at, line in enumerate(lines) if len(line) > 300][3]
    lines[index] += f" Sentence {len(lines[index])}."
    chapter.write_text("\n".join(lines), encoding="utf-8")


def plain_command(project: belpress.Project) -> tuple[list[str], int]:
    """Return Python's arguments that set the same pages by plain ``weasyprint``.

    The HTML is what the pages of the project are made of, in one file. The number is that of the
    pages.
    """
    edition = belpress.read_edition(project, YEAR)
    pages = belpress.typeset_edition(project, edition).pages
    settings = [part.setting for part in pages.parts]
    body = "\n".join(setting.html for setting in settings)
    body = body.replace(PROJECT, f"{project.root.as_uri()}/")
    path = project.root / "plain.html"
    path.write_text(
        f'<!doctype html><html lang="en-GB"><head>{settings[0].head}</head>'
        f"<body>{body}</body></html>"
    )
    sheets = [part for sheet in sheet_files(project) for part in ("-s", str(sheet))]
    target = str(path.with_suffix(".pdf"))
    return ["-m", "weasyprint", "-q", *sheets, str(path), target], pages.count
