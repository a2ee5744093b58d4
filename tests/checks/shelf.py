"""Small editions made of the text of a chapter, as the examples of rules have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

import belpress
from belpress.assets.placeholder import placeholder
from belpress.checks.rule import Rule
from belpress.checks.rulebook import all_rules, rules_in
from belpress.checks.subjects import Manuscript, manuscript_of
from belpress.model.problem import Problem

YEAR = 2030
IMAGES = f"assets/images/{YEAR}"
FIELDS = {
    "title": "The weather",
    "colour_key": "unchanged",
    "opener": f"{{image: ../../{IMAGES}/opener.jpg, alt: An opener}}",
}
LEAD = "It is the lead."
FORECASTS = "## Forecasts {.forecasts}\n\n- Rain in chapter %d. {.summary}\n"
_PICTURE = re.compile(r"(?:assets/images/\d{4}/)?[\w-]+\.(?:jpg|png|tif)\b")
_EDITION = re.compile(r"^# (\d{4})\n", re.MULTILINE)
_MATTER = re.compile(r"^---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (\S+\.\w+)\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


def _saved(mode: str, form: str, **how: object) -> bytes:
    target = BytesIO()
    Image.new(mode, (48, 32)).save(target, form, **how)
    return target.getvalue()


def _profile_of_srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


PICTURES: Mapping[str, Callable[[], bytes]] = {
    "plain.jpg": lambda: _saved("RGB", "JPEG"),
    "grey.png": lambda: _saved("L", "PNG"),
    "srgb.jpg": lambda: _saved("RGB", "JPEG", icc_profile=_profile_of_srgb()),
    "cover.jpg": lambda: _saved("RGB", "JPEG"),
    "opener.jpg": lambda: _saved("RGB", "JPEG"),
    "placeholder.jpg": lambda: placeholder(480, 320, ""),
    "left-over.jpg": lambda: _saved("RGB", "JPEG"),
    "locked.jpg": lambda: _saved("RGB", "JPEG"),
    "cut-short.jpg": lambda: _saved("RGB", "JPEG")[:-30],
    "cmyk-without-profile.jpg": lambda: _saved("CMYK", "JPEG"),
    "cmyk-for-rgb.jpg": lambda: _saved("CMYK", "JPEG", icc_profile=_profile_of_srgb()),
    "broken-profile.jpg": lambda: _saved("RGB", "JPEG", icc_profile=b"no profile at all"),
    "sixteen-bits.png": lambda: _saved("I;16", "PNG"),
    "lab.tif": lambda: _saved("LAB", "TIFF"),
    "float.tif": lambda: _saved("F", "TIFF"),
}


def edition_of(root: Path, example: str, language: str = "en") -> Manuscript:
    """Write an example as an edition into a folder, and read it as rules look at it."""
    project, edition = written(root, example, language)
    return manuscript_of(project, edition)


def written(
    root: Path, example: str, language: str = "en"
) -> tuple[belpress.Project, belpress.Edition]:
    """Write an example as an edition into a folder, and read it."""
    fields = f"title: Yearbook\nlanguage: {language}\nlabels: {{colour_key: Key}}\n"
    (root / "manuscript").mkdir(parents=True)
    while found := _FILE.match(example):
        if found[1] == "edition.yaml":
            own = {line.partition(":")[0] for line in found[2].splitlines()}
            usual = [line for line in fields.splitlines() if line.partition(":")[0] not in own]
            fields = "\n".join([*usual, found[2]])
        else:
            (root / "manuscript" / found[1]).write_text(found[2], encoding="utf-8")
        example = example[found.end() :]
    first, *others = _EDITION.split(example)
    texts = dict(zip(map(int, others[::2]), others[1::2], strict=True)) or {YEAR: first}
    for year, text in texts.items():
        _write_edition(root, year, fields, text)
    project = belpress.open_project(root)
    return project, belpress.read_edition(project, YEAR)


def _write_edition(root: Path, year: int, fields: str, text: str) -> None:
    """Write an edition with its chapters, and the pictures that they name."""
    folder = root / "manuscript" / str(year)
    folder.mkdir()
    named = fields if year == YEAR else fields.replace("Yearbook", f"Yearbook {year}")
    (folder / "edition.yaml").write_text(f"{named}year: {year}\n")
    for number, (matter, words) in enumerate(_chapters(text), start=1):
        name = folder / f"0{number}-chapter-{number}.md"
        chapter = _chapter(matter, words, number, year)
        name.write_text(chapter, encoding="utf-8")
    for path in {"opener.jpg", *_PICTURE.findall(text)}:
        picture = root / (path if "/" in path else f"{IMAGES}/{path}")
        picture.parent.mkdir(parents=True, exist_ok=True)
        if make := PICTURES.get(picture.name):
            picture.write_bytes(make())


def _chapters(example: str) -> Iterator[tuple[str, str]]:
    first, *rest = _MATTER.split(example)
    if first.strip() or not rest:
        yield "", first
    yield from zip(rest[::2], rest[1::2], strict=True)


def _chapter(matter: str, text: str, number: int, year: int) -> str:
    own = {line.partition(":")[0] for line in matter.splitlines()}
    usual = {**FIELDS, "headline": f'"{year}: a headline"'}
    fields = matter + "".join(f"{name}: {usual[name]}\n" for name in usual if name not in own)
    forecasts = "" if "{.forecasts}" in text else FORECASTS % number
    return f"---\n{fields}---\n\n{LEAD}\n\n{text}\n\n{forecasts}"


def rule_named(name: str) -> Rule[Any]:
    """Return the rule of that name."""
    return next(rule for rule in all_rules() if rule.name == name)


def found_by(name: str, manuscript: Manuscript) -> list[Problem]:
    """Return what one rule finds in a manuscript."""
    rule = rule_named(name)
    if rule in rules_in("texts"):
        return [problem for text in manuscript.texts for problem in rule.problems(text)]
    return rule.problems(manuscript)
