"""A tiny edition in all forms, built once."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

import belpress
from samples import CHAPTER, EDITION, FILE, jpeg


@pytest.fixture(scope="package")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of an edition of one chapter, by their forms."""
    root = tmp_path_factory.mktemp("edition")
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(2400, 1672))
    (root / EDITION).parent.mkdir(parents=True)
    (root / EDITION).write_text("title: Yearbook\nyear: 2030\nlanguage: en\n")
    linked = CHAPTER.replace("Nobody knew", "[Nobody](https://example.org) knew")
    (root / FILE).write_text(linked)
    names = ("screen", "print", "booklet")
    request = belpress.BuildRequest(2030, forms=names)
    done = belpress.build_edition(belpress.open_project(root), request)
    files = dict(zip(names, done.paths, strict=True))
    return {**files, "plain": without_claims(files["screen"], root / "plain.pdf")}


def without_claims(file: Path, target: Path) -> Path:
    """Write a file for screens that claims nothing, as most programs make it."""
    with pikepdf.open(file) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(re.sub(rb"<pdfu?aid:(\w+)>.*?</pdfu?aid:\1>\n?", b"", xmp))
        del pdf.Root.OutputIntents
        pdf.save(target)
    return target
