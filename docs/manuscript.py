"""Writes the reference of the manuscript, docs/manuscript.md, and its pictures.

python docs/manuscript.py

Fields are as the models say, pictures as the samples come out.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).parent))
from manuscript_samples import FORECASTS, PICTURE, SAMPLES, Sample

import belpress
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.kind import Presence, TextKind
from belpress.model.pages import Area
from belpress.read.kinds import PARTS
from belpress.read.schema import NESTED, ChapterFields, EditionFields
from belpress.read.sections import Model

DOCS = Path(__file__).parent
PAGE = DOCS / "manuscript.md"
PICTURES = DOCS / "pictures"
YEAR = 2022
DPI = 120
EDGE = 8
"""So much is left around what a sample makes, in pt."""
GAP = 30
"""What stands farther apart, in pt, is shown closer together."""
MOST = 2_000
"""Characters that any text may have; only shorter limits are worth a word."""
TEXT = "So it went on for weeks, and no one could say when it would end. " * 6 + "\n\n"
"""What follows a sample, so that it stands in one column."""
COLOURS = 24
"""Colours of a picture, so that it stays small."""
HEAD = """\
# The manuscript, field by field and mark by mark

Everything that may stand in `edition.yaml` and in a chapter. [Writing a chapter](writing.md) is the
introduction. `make reference` writes this page from the models of the fields and from samples,
which are built.
"""
KINDS = """\
What a text of each kind has. `chapters:` in `edition.yaml` changes it for chapters, `in_contents:`
at the head of a text for the contents. [Texts that are not
chapters](writing.md#texts-that-are-not-chapters) says what becomes of each.
"""
BARE = ("forecasts", "text")
"""Parts of a text that are not fields."""
ROW = "| {} | {} | {} | {} | {} |"


def main() -> None:
    """Write the page and the pictures."""
    PAGE.write_text(page(), encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        project = project_of(Path(folder))
        typeset = belpress.typeset_edition(project, belpress.read_edition(project, YEAR))
        target = Path(folder) / "samples.pdf"
        belpress.write_pdf(typeset, target)
        book = pypdfium2.PdfDocument(target)
        for sample in SAMPLES:
            if sample.is_shown:
                draw(sample, typeset.printed, book)


def page() -> str:
    """Return the page as it should be."""
    parts = [HEAD, "## Fields of `edition.yaml`\n", *tables(EditionFields)]
    parts += ["## Fields at the head of a chapter\n", *tables(ChapterFields)]
    parts += [f"## Kinds of texts\n\n{KINDS}", kinds()]
    parts += ["## Marks of Markdown\n", *(section for one in SAMPLES for section in shown(one))]
    return "\n".join(parts)


def tables(model: type[Model]) -> Iterator[str]:
    """Yield the table of the fields of a model, and of those that have fields of their own."""
    yield table(model)
    for name, field in model.model_json_schema()["properties"].items():
        if name in NESTED:
            each = " (each)" if field.get("type") in ("array", "object") else ""
            said = (NESTED[name].__doc__ or "").replace("``", "`")
            yield f"### `{name}`{each}\n\n{said}\n\n{table(NESTED[name])}"


def kinds() -> str:
    """Return the table of the kinds of texts and of the parts that they have."""
    names = list(PARTS[TextKind.CHAPTER])
    shown = {Presence.REQUIRED: "**yes**", Presence.OPTIONAL: "may have", Presence.NONE: ""}
    rows = [
        ["`kind`", *(name if name in BARE else f"`{name}`" for name in names), "in the contents"]
    ]
    rows.append(["---"] * len(rows[0]))
    for kind, parts in PARTS.items():
        cells = [shown[parts.get(name, Presence.NONE)] for name in names]
        rows.append([f"`{kind.value}`", *cells, "yes" if kind.is_listed else ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def table(model: type[Model]) -> str:
    """Return the table of the fields of a model."""
    schema = model.model_json_schema()
    rows = [ROW.format("field", "what it is", "what it holds", "otherwise", "example")]
    rows.append(ROW.format(*["---"] * 5))
    examples = {one.alias or name: one.examples or [""] for name, one in model.model_fields.items()}
    for name, field in schema["properties"].items():
        default = "**required**" if name in schema.get("required", ()) else _default(field)
        example = f"`{name}: {_yaml(examples[name][0])}`"
        rows.append(ROW.format(f"`{name}`", field["description"], _kind(field), default, example))
    return "\n".join(rows) + "\n"


def shown(sample: Sample) -> Iterator[str]:
    """Yield what the page shows of a sample: what it does, how it is typed, what it makes."""
    typed = f"---\n{sample.fields}---\n\n{sample.typed}" if sample.fields else sample.typed
    yield f"### {sample.heading}\n\n{sample.said}\n"
    yield f"````markdown\n{typed or FORECASTS.rstrip()}\n````\n"
    if sample.is_shown:
        yield f"![{sample.heading}, as printed](pictures/{sample.name}.png)\n"


def project_of(root: Path) -> belpress.Project:
    """Make a project in which every sample is a chapter."""
    folder = root / "manuscript" / str(YEAR)
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(f"title: Samples\nyear: {YEAR}\nlanguage: en\n")
    for number, sample in enumerate(SAMPLES, start=1):
        (folder / f"{number:02}-{sample.name}.md").write_text(_chapter(sample), encoding="utf-8")
    images = (folder / PICTURE).resolve().parent
    images.mkdir(parents=True)
    _landscape(1960, 1100).save(images / "sample.png")
    _landscape(2551, 3579).save(images / "opener.png")
    return belpress.open_project(root)


def draw(sample: Sample, printed: Printed, book: pypdfium2.PdfDocument) -> None:
    """Save the picture of what becomes of a sample: the parts of its page where it stands."""
    kind = "body" if sample.typed else "forecasts"
    found = (one for one in printed.pages if (one.kind, one.chapter) == (kind, sample.name))
    first = next(found)
    index = [one.number for one in printed.pages].index(first.number)
    sheet = book[index].render(scale=DPI / 72).to_pil().convert("RGB")
    areas = _areas(first, sample)
    left = min(area.x for area in areas) - EDGE
    right = max(area.x + area.width for area in areas) + EDGE
    text = first.page.text
    if right - left > text.width / 2 and right < text.x + text.width:
        right = text.x + text.width + EDGE
    strips = [
        sheet.crop(tuple(round(edge * DPI / 72) for edge in (left, top, right, bottom)))
        for top, bottom in _strips(areas)
    ]
    whole = Image.new("RGB", (strips[0].width, sum(strip.height for strip in strips)), "white")
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    small = whole.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{sample.name}.png", optimize=True)


def _areas(page: PrintedPage, sample: Sample) -> list[Area]:
    """Return where the lines and pictures of a sample stand on its page."""
    lines = _chapter(sample).split("\n")
    typed = sample.typed or FORECASTS.strip()
    first = _chapter(sample).partition(typed)[0].count("\n") + 1
    wanted = {*range(first, first + typed.count("\n") + 1)}
    wanted |= {number for number, line in enumerate(lines, start=1) if line in sample.fields}
    wanted -= {number for number, line in enumerate(lines, start=1) if not line}
    areas = [line.area for line in page.page.lines if line.source.line in wanted]
    return areas + [one.area for one in page.page.pictures if one.source.line in wanted]


def _strips(areas: list[Area]) -> list[tuple[float, float]]:
    """Return the heights, in pt, between which areas stand that are near each other."""
    strips: list[tuple[float, float]] = []
    for area in sorted(areas, key=lambda one: one.y):
        top, bottom = area.y - EDGE / 2, area.y + area.height + EDGE / 2
        if strips and top - strips[-1][1] < GAP:
            strips[-1] = (strips[-1][0], max(strips[-1][1], bottom))
        else:
            strips.append((top, bottom))
    return strips


def _chapter(sample: Sample) -> str:
    return (
        f"---\ntitle: {sample.heading}\nheadline: {sample.heading}\ncolour_key: unchanged\n"
        "opener:\n  image: ../../assets/images/opener.png\n  alt: Blue hills under a red sun\n"
        f"{sample.fields}---\n\nThe lead of the chapter.\n\n{sample.typed or 'The text.'}\n\n"
        f"{TEXT * 3}{FORECASTS}"
    )


def _landscape(width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), "#d7e0ea")
    pen = ImageDraw.Draw(picture)
    side = min(width, height) // 3
    pen.ellipse((width // 2, height // 5, width // 2 + side, height // 5 + side), fill="#c8321f")
    for step, colour in enumerate(("#9fb3cf", "#51607a", "#14233f")):
        top = height * (5 + step) // 9
        pen.ellipse(
            (width * (step - 1) // 3, top, width * (step + 3) // 3, 2 * height), fill=colour
        )
    return picture


def _kind(field: Mapping[str, Any]) -> str:
    """Return what a field holds, in words, with its limits."""
    if "anyOf" in field:
        field = field["anyOf"][0]
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    kind = field.get("type", "fields")
    names = {"string": "text", "boolean": "`true` or `false`", "array": "a list"}
    said = names.get(str(kind), str(kind))
    if kind == "object":
        said = "a name and a text each" if "$ref" not in str(field) else "names, each with fields"
    if kind in ("integer", "number"):
        least, most = (field.get(key, field.get(short)) for key, short in _BOUNDS)
        said = f"a number, {least:g} to {most:g}"
    if field.get("maxLength", MOST) < MOST:
        said += f" of at most {field['maxLength']:,} characters"
    if "maxItems" in field:
        said += f" of at most {field['maxItems']}"
    return said


_BOUNDS = (("minimum", "ge"), ("maximum", "le"))
"""What a schema calls the least and the most, the second where a value is converted first."""


def _default(field: Mapping[str, Any]) -> str:
    """Return what stands where a field is left out, if that is a value."""
    default = field.get("default")
    is_value = default is False or (isinstance(default, str | float) and default != "")
    return f"`{_yaml(default)}`" if is_value else ""


def _yaml(value: object) -> str:
    """Return a value as it is written in YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_yaml(one)}' for name, one in value.items())}}}"
    if isinstance(value, str):
        is_plain = not any(sign in value for sign in "#{}[]:,") or value.startswith("http")
        return value if is_plain and value else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


if __name__ == "__main__":
    main()
