"""Builds the documentation site, build/site/index.html, from the pages of docs/ and a few others.

python docs/website.py

Pages are written for hosts of Git as well as for the site. What the two read differently is
changed on the way: where links lead that leave docs/, and how far items of lists are indented.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools import subset
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LOOKS = DOCS / "website"
"""The settings and looks of the site."""
SITE = ROOT / "build" / "site"
STAGE = ROOT / "build" / "documentation"
"""Where pages lie as the site wants them, and what was built before."""
FOREIGN = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "src/belpress/language/data/README.md": "languages.md",
}
"""Pages that stand elsewhere in the project, and their names on the site."""
FILES = "files"
"""Where other files lie on the site that pages link to, such as a schema."""
FONTS = {
    "source-serif-4/SourceSerif4SmText-Regular": "reading",
    "source-serif-4/SourceSerif4SmText-It": "reading-italic",
    "source-serif-4/SourceSerif4SmText-Bold": "reading-bold",
    "fira-sans-extra-condensed/FiraSansExtraCondensed_500Medium": "announcing",
    "fira-sans-extra-condensed/FiraSansExtraCondensed_700Bold": "announcing-bold",
    "fira-code/FiraCode_400Regular": "fixed-width",
}
"""Typefaces of the house, and their names on the site."""
ADDRESS = re.compile(r"(\]\()([^()\s#]+)(#[^()\s]*)?(?=\))")
FENCE = re.compile(r"^( *)(`{3,}).*?^\1\2 *$", re.DOTALL | re.MULTILINE)
CODE = re.compile(rf"{FENCE.pattern}|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)", re.DOTALL | re.MULTILINE)
ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) +")
TAB = 4
"""How far the site wants the parts of an item indented, in spaces."""


def main() -> None:
    """Build the site, or end as the builder did."""
    sys.exit(built(STAGE, SITE))


def built(stage: Path, site: Path) -> int:
    """Build the site in a folder, and return the exit status of the builder; 0 is without warnings.

    ``stage`` is a folder for what is made on the way.
    """
    write_pages(stage / "pages")
    settings = (LOOKS / "zensical.toml").read_text(encoding="utf-8")
    (stage / "zensical.toml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=stage)
    if done.returncode == 0:
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(stage / "site", site)
        print(f"The site is in {site}: open index.html")
    return done.returncode


def sources() -> dict[str, Path]:
    """Return the pages of the site: their names there, and where they are written."""
    own = {path.name: path for path in sorted(DOCS.glob("*.md"))}
    return own | {name: ROOT / path for path, name in FOREIGN.items()}


def write_pages(folder: Path) -> None:
    """Write all that the builder of the site reads into a folder, which is emptied before."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("images", "pictures"):
        shutil.copytree(DOCS / name, folder / name)
    shutil.copytree(LOOKS, folder / "house", ignore=shutil.ignore_patterns("*.toml"))
    shutil.copy(ROOT / "styles" / "tokens.css", folder / "house")
    letters: set[str] = set()
    for name, source in sources().items():
        text = linked(source, folder)
        letters.update(text)
        (folder / name).write_text(indented(text), encoding="utf-8")
    write_fonts(folder / "house", letters)


def linked(source: Path, folder: Path) -> str:
    """Return a page whose links lead to pages of the site; other files that it names are copied."""

    def led(found: re.Match[str]) -> str:
        before, address, place = found[1], found[2], found[3] or ""
        if "://" in address or address.startswith("mailto:"):
            return found[0]
        return f"{before}{_on_site(source, address, folder)}{place}"

    text = source.read_text(encoding="utf-8")
    parts, end = [], 0
    for code in CODE.finditer(text):
        parts += [ADDRESS.sub(led, text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, ADDRESS.sub(led, text[end:])])


def _on_site(source: Path, address: str, folder: Path) -> str:
    """Return where a path that a page names is on the site."""
    target = posixpath.normpath((source.parent.relative_to(ROOT) / address).as_posix())
    if target in FOREIGN:
        return FOREIGN[target]
    if target.startswith("docs/"):
        return target.removeprefix("docs/")
    if not (ROOT / target).is_file():
        named = f"{source.relative_to(ROOT)}: there is no file {target}"
        sys.exit(f"{named}; correct the link, or add the file")
    copy = folder / FILES / target
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / target, copy)
    return f"{FILES}/{target}"


def indented(text: str) -> str:
    """Return a page with the parts of every item of a list as the site wants them.

    They are indented by :data:`TAB`, and a blank line follows an item of several parts.
    """
    lines = text.split("\n")
    offsets, depths, ends = [0] * len(lines), [0] * len(lines), set[int]()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        first, last = token.map or (0, 0)
        if token.type == "list_item_open":
            marker = ITEM.match(lines[first])
            offset, depth = len(marker[0]) if marker else 0, depths[first] + 1
            for number in range(first + 1, last):
                offsets[number], depths[number] = offset, depth
            if not all(line.strip() for line in lines[first : last - 1]):
                ends.add(last - 1)
    return "\n".join(
        " " * TAB * depth
        + line[min(offset, len(line) - len(line.lstrip())) :]
        + "\n" * (number in ends)
        for number, (line, offset, depth) in enumerate(zip(lines, offsets, depths, strict=True))
    )


def write_fonts(folder: Path, letters: set[str]) -> None:
    """Write the typefaces of the house, with the letters that the pages have."""
    for path, name in FONTS.items():
        options = subset.Options(flavor="woff2")
        with subset.load_font(str(ROOT / "assets" / "fonts" / f"{path}.ttf"), options) as font:
            cutter = subset.Subsetter(options)
            cutter.populate(text="".join(letters))
            cutter.subset(font)
            subset.save_font(font, str(folder / f"{name}.woff2"), options)


if __name__ == "__main__":
    main()
