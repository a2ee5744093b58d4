"""A page of each language: its labels, a text everybody knows, and what is typed in its cases.

``make golden`` renews the golden pages of some languages (``golden/languages``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

import belpress
from belpress.assets.load import load_materials
from belpress.language.labels import colour_keys, labels
from belpress.markdown.parse import parse
from belpress.model.problem import Source
from belpress.model.setting import Setting
from belpress.press.weasyprint.press import Press
from belpress.read.edition import reading_of
from samples import CHAPTER, EDITION, FILE

HERE = Path(__file__).resolve().parent
DECLARATION: dict[str, str] = tomllib.loads((HERE / "declaration.toml").read_text("utf-8"))
GOLDEN = HERE.parent / "golden" / "languages"
OF_GOLDEN = ("bg", "cs", "de", "el", "es", "fr", "hu", "hy", "pl", "uk")
HEAD = '<meta charset="utf-8">'
DPI = 80
SHOWN = (0.03, 0.06, 0.72, 0.58)
"""The part of a page that has words on it: left, top, right and bottom, of 1."""


class LanguagePages:
    """Makes pages with the house design, one press for all of them."""

    def __init__(self, folder: Path) -> None:
        for name, text in ((EDITION, "title: A\nyear: 2030\nlanguage: en\n"), (FILE, CHAPTER)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        project = belpress.open_project(folder)
        edition = reading_of(project, 2030).edition
        assert edition is not None
        self.press = Press(load_materials(project, edition)[0])

    def page(self, language: str) -> bytes:
        """Return the page of a language as a PDF."""
        setting = Setting(language, "body", HEAD, "".join(_html(language)), 3, language)
        self.press.lay_out(setting)
        return self.press.draw(setting)

    def picture(self, language: str) -> Image.Image:
        """Return the page of a language as it looks."""
        page = pypdfium2.PdfDocument(BytesIO(self.page(language)))[0]
        whole: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
        sides = zip(SHOWN, (*whole.size, *whole.size), strict=True)
        left, top, right, bottom = (round(part * length) for part, length in sides)
        return whole.crop((left, top, right, bottom))


def typed(language: str) -> list[str]:
    """Return what is typed in the cases of a language."""
    lines = (HERE / "typography" / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.partition("\t")[0] for line in lines if line and not line.startswith("# ")]
    return [case for case in cases if "¶" not in case]


def _html(language: str) -> Iterator[str]:
    text = DECLARATION[language]
    words = {**labels(language), **colour_keys(language)}
    yield '<section class="body"><div class="columns"><div class="body-head">'
    yield f'<h2 class="headline">{escape(words["contents"])}</h2></div><div class="run">'
    markdown = "\n\n".join(f"• {line}" for line in typed(language))
    shown = " · ".join(words.values()).replace("{forecast_year}", "2031")
    source = f"{text} *{text}*\n\n{shown}\n\n{markdown}\n\n{text}\n"
    parsed = parse(source, start=Source("a.md", 1), chapter="a", language=language)
    for block in parsed.blocks:
        yield f'<div class="passage paragraph">{block.html}</div>'
    yield "</div></div></section>"
