"""A manuscript made to harm is refused or shown harmlessly, within limits, and nothing leaks."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

import belpress
from belpress.read.edition import reading_of
from edition.book import Book, squeeze
from reliability.contents import jpeg_header
from reliability.scratch import CATALOGUE, Scratch
from reliability.test_fuzz import check_pages
from samples import CHAPTER, png_header

MEMORY_KB = 500 * 1024
CPU_SECONDS = 20
"""It takes 5 at most; a slow machine is not a mistake."""
SECRET = "the canary sings of grain"
MARKUP = "<svg onload=alert(1)><script>alert(2)</script>"


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


MEASURED = """
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status if status >= 0 else 128 - status)
"""
"""Runs a command from a small process: a new one begins with the memory of the one it came from."""


def run(scratch: Scratch, *words: str) -> tuple[int, str]:
    """Run a command within limits, and make sure that it did not take too much memory."""
    errors, memory = scratch.root.parent / "errors", scratch.root.parent / "memory"
    command = [sys.executable, "-m", "belpress", *words, "-C", str(scratch.root)]
    with errors.open("w") as file:
        code = subprocess.call(
            [sys.executable, "-c", MEASURED, str(memory), *command],
            stdout=file,
            stderr=file,
            preexec_fn=limited,
        )
    said = errors.read_text()
    assert "Traceback" not in said
    assert code in (0, 1), said
    assert int(memory.read_text()) < MEMORY_KB
    return code, said


def chapter(text: str) -> str:
    """Return the chapter with as much of a text as a file may hold."""
    head, heading, end = CHAPTER.partition("## Forecasts")
    room = 256 * 1024 - len(CHAPTER.encode()) - 16
    text = text.encode()[:room].decode(errors="ignore")
    return f"{head}{text}\n\n{heading}{end}"


def lines(pattern: str) -> str:
    """Return lines of the greatest length allowed, made of a pattern."""
    return "\n".join((pattern * 20_000)[:19_000] for _ in range(14))


def alias_bomb(mark: str) -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    body = "\n".join([f"a0: &a0 {mark}", *levels])
    return CHAPTER.replace("title: Security", f"{body}\ntitle: Security")


def merge_bomb() -> str:
    levels = [f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]" for n in range(1, 10)]
    body = "\n".join(["m0: &m0 {k: v}", *levels])
    return CHAPTER.replace("title: Security", f"{body}\ntitle: Security")


def matter(text: str) -> str:
    return CHAPTER.replace("title: Security", f"title: Security\n{text}")


CHAPTERS: dict[str, tuple[str, str]] = {
    "alias bomb": (alias_bomb("lol"), "anchors (&) and aliases (*) are not allowed"),
    "merge bomb": (merge_bomb(), "are not allowed here"),
    "nested lists of YAML": (matter("a: " + "[" * 9_000), "more than 12 levels of nesting"),
    "nested fields of YAML": (
        matter("\n".join(" " * depth + f"a{depth}:" for depth in range(600))),
        "more than 12 levels of nesting",
    ),
    "nine thousand fields": (
        matter("\n".join(f"k{number}: v" for number in range(9_000))),
        "unknown field",
    ),
    "links in links": (chapter(lines("[a](b")), "opening brackets"),
    "pictures in pictures": (chapter(lines("![")), "opening brackets"),
    "notes in notes": (chapter(lines("^[")[:18_000]), ""),
    "footnotes": (chapter(lines("[^a")[:28_000]), ""),
    "emphasis": (chapter(lines("*a_ ")), ""),
    "strong emphasis": (chapter(lines("a**b")), ""),
    "backticks": (chapter(lines("`a``")), ""),
    "addresses": (chapter(lines("<a@b")), ""),
    "entities": (chapter(lines("&amp;")), ""),
    "quotation marks": (chapter(lines("\"'")), ""),
    "nested quotations": (chapter(">" * 18_000), "nested too deep"),
    "nested lists": (chapter("- " * 9000 + "a"), "nested too deep"),
    "sixty thousand list items": (chapter("- a\n" * 64_000), "lines; the limit is"),
    "nine thousand list items": (chapter("- a\n" * 9_000), "too many paragraphs"),
    "sixty thousand rows": (chapter("|a|\n|-|\n" + "|b\n" * 80_000), "lines; the limit is"),
    "wide table": (
        chapter("|a" * 4000 + "|\n" + "|-" * 4000 + "|\n" + "|b\n" * 9_000),
        "too many",
    ),
    "definitions": (chapter("".join(f"[a{n}]: <\n" for n in range(9_000))), ""),
    "nine thousand headings": (chapter("## a\n" * 9_000), "too many paragraphs"),
    "comments left open": (chapter("<!--\n" * 9_000), ""),
    "dead links": (
        chapter("\n\n".join(f"## Heading {n}\n\n[x](#heading-{n}x)" for n in range(1600))),
        "leads nowhere",
    ),
    "quotes of long sentences": (
        chapter(lines("word ")[:200_000]).replace("- The border", f"- {'word x ' * 250}"),
        "is not in the text",
    ),
}


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_made_to_be_slow_is_read_within_limits(scratch: Scratch, name: str) -> None:
    text, said = CHAPTERS[name]
    if not said:
        # What is only odd would be laid out; a mistake stops it after it was read
        text, said = text.replace("{.summary}", "{.sumary}"), 'did you mean ".summary"?'
    scratch.write("chapter", text)
    code, told = run(scratch, "translate", "status")
    assert code == 1
    assert said in told


def webp_header(width: int, height: int) -> bytes:
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    chunk = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def svg(inside: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
PICTURES: dict[str, bytes] = {
    "PNG": png_header(50_000, 50_000),
    "JPEG": jpeg_header(50_000, 50_000),
    "WebP": webp_header(50_000, 50_000),
    "SVG with entities": svg("<text>&e9;</text>", f'<!DOCTYPE svg [<!ENTITY e0 "lol">{ENTITIES}]>'),
    "SVG that reads": svg(
        "<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://CANARY">]>'
    ),
    "SVG that fetches": svg('<image href="http://127.0.0.1:PORT/a.png" width="9" height="9"/>'),
    "SVG that runs": svg("<script>fetch('http://127.0.0.1:PORT/')</script>"),
    "SVG that uses itself": svg('<g id="a"><use href="#a"/><use href="#a"/></g>'),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture_made_to_harm_is_refused(scratch: Scratch, port: int, name: str) -> None:
    canary = scratch.root.parent / "canary.txt"
    canary.write_text(SECRET)
    content = PICTURES[name].replace(b"PORT", str(port).encode())
    scratch.write("picture", content.replace(b"CANARY", str(canary).encode()))
    code, said = run(scratch, "build")
    assert code == 1
    assert 'picture "assets/images/figure.jpg"' in said
    assert SECRET not in said


@pytest.mark.parametrize("name", ["chapter", "edition", "catalogue", "picture"])
@pytest.mark.parametrize("way", ["link", "link to a folder", "link to a link"])
def test_nothing_outside_is_read_through_a_link(scratch: Scratch, name: str, way: str) -> None:
    outside = scratch.root.parent / "outside"
    path = scratch.path(name)
    outside.mkdir()
    content = path.read_bytes()
    secret = content.replace(b"The lead of the chapter.", SECRET.encode())
    secret = secret.replace(b"Yearbook", SECRET.encode())
    (outside / path.name).write_bytes(secret)
    if way == "link to a folder":
        kept = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
        folder = path.parent
        for inner in sorted(folder.rglob("*"), reverse=True):
            inner.rmdir() if inner.is_dir() else inner.unlink()
        folder.rmdir()
        for other, text in kept.items():
            (outside / other).write_bytes(secret if other == path.name else text)
        folder.symlink_to(outside)
    else:
        path.unlink()
        if way == "link to a link":
            (outside / "more").symlink_to(outside / path.name)
        path.symlink_to(outside / ("more" if way == "link to a link" else path.name))
    done = scratch.build("-l", "be" if name == "catalogue" else "en")
    assert done.code == 1, done.said
    assert "leads out of the project" in done.said
    assert SECRET not in done.said
    assert not (scratch.root / "build" / "yearbook.en.pdf").exists()


def test_markup_is_words_wherever_it_stands(scratch: Scratch, port: int) -> None:
    canary = scratch.root.parent / "canary.txt"
    canary.write_text(SECRET)
    hostile = (
        f"{MARKUP}<img src=http://127.0.0.1:{port}/><link rel=attachment href=file://{canary}>"
        "{{ 7919 * 7919 * 7919 }}"
    )
    quoted = f"'{hostile}'"
    text = CHAPTER.replace("title: Security", f"title: {quoted}")
    text = text.replace('"2030: a headline"', quoted).replace("alt: An opener", f"alt: {quoted}")
    text = text.replace("A square", hostile).replace("An illustration", hostile)
    text = text.replace("The lead", f"{hostile} The lead").replace("It will rain", hostile)
    text = text.replace("Nobody", f"`{hostile}` {hostile}\n\n## {hostile}\n\nNobody")
    scratch.write("chapter", text)
    scratch.write("manuscript/2030/02-it's & more (2).md", CHAPTER.replace("{#sun ", "{"))
    scratch.write(
        "edition",
        f"title: {quoted}\nyear: 2030\nlanguage: en\ntranslations: [be]\nseries: {quoted}\n"
        f"labels: {{contents: '{MARKUP}'}}\n"
        f"colour_keys: {{unchanged: {{label: {quoted}, symbol: '<'}}, improved: "
        "{label: Better, symbol: '>'}}\n",
    )
    reading = reading_of(scratch.project, 2030)
    assert reading.edition
    # It is named wherever it stands, and would do nothing if it were printed
    assert {"markup-unknown", "field-markup"} <= {one.rule for one in reading.problems}
    edition = replace(reading.edition, problems=())
    check_pages(edition)
    belpress.update_translation(scratch.project, edition, "be")
    for path in scratch.path(CATALOGUE).parent.glob("*.po"):
        po = path.read_text()
        path.write_text(po.replace('msgstr ""\n\n', f'msgstr "{MARKUP}"\n\n'))
    target = scratch.root / "a.pdf"
    for language, least in (("en", 10), ("be", 4)):
        _, said = run(scratch, "build", "-l", language, "-o", str(target), "--force")
        assert SECRET not in said
        # Words so long leave the page, and stop a build; they are looked at all the same
        whole = edition
        if language != "en":
            whole = belpress.translate_edition(scratch.project, edition, language).edition
        belpress.write_pdf(belpress.typeset_edition(scratch.project, whole), target)
        book = Book(target)
        assert len(book.pages_with("<script>alert(2)</script>")) >= least
        assert squeeze(str(7919**3)) not in book.texts[0]
        check_pdf(book)


def check_pdf(book: Book) -> None:
    """Make sure that a PDF does nothing, holds no files, and leads nowhere but to its pages."""
    for thing in book.pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        assert not {"/JS", "/AA", "/EmbeddedFiles", "/EF", "/AF"} & set(thing.keys())
        assert thing.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm")
        if thing.get("/Type") == "/Metadata":
            assert SECRET.encode() not in thing.read_bytes()
    assert SECRET not in " ".join(book.text(page) for page in range(1, book.page_count + 1))
    assert all(
        not address for page in range(book.page_count) for address, _ in book.links(page + 1)
    )
