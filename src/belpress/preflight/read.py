"""The way in: from a file to what is known of it. Nothing is written, and nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pikepdf
from pikepdf import Object, Pdf

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.preflight.bounds import MOST_FILE, MOST_PAGES, bounded
from belpress.preflight.facts import Document, Tags
from belpress.preflight.found import Found
from belpress.preflight.objects import entry, identity
from belpress.preflight.pages import page_of
from belpress.preflight.statements import intents_of, statements_of
from belpress.preflight.structure import actions_of, tags_of

HEAD = 1024
"""Bytes in which a PDF says that it is one."""
MOST_REPAIRS = 20
Progress = Callable[[str, str], None]


def read_pdf(file: Path, path: str, progress: Progress) -> Document:
    """Return what is known of a PDF; ``path`` is how messages name it.

    Raises :class:`ProblemsFound` for a file that is not a PDF, or that cannot be opened.
    """
    source = Source(path)
    _look_first(file, source)
    with bounded(), _opened(file, source) as book:
        return _document(book, path, progress)


def _look_first(file: Path, source: Source) -> None:
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD)
        size = file.stat().st_size
    except OSError as error:
        hint = "make it a file that you can read"
        said = f"cannot be read ({error.strerror})"
        raise ProblemsFound([Problem("pdf-unreadable", said, source, hint=hint)]) from error
    if b"%PDF-" not in head:
        said = "the file is empty" if not head else "is not a PDF"
        hint = "export it again, or name the PDF that was made of it"
        raise ProblemsFound([Problem("pdf-not", said, source, hint=hint)])
    if size > MOST_FILE:
        said = f"is larger than {MOST_FILE // 2**30} GB, and was not looked at"
        hint = "export it with smaller pictures, or in parts"
        raise ProblemsFound([Problem("pdf-unread", said, source, hint=hint)])


def _opened(file: Path, source: Source) -> Pdf:
    try:
        return Pdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        said = "is locked with a password, and was not looked at"
        hint = "export it without a password; printers refuse locked files"
        raise ProblemsFound([Problem("pdf-locked", said, source, hint=hint)]) from error
    except pikepdf.PdfError as error:
        raise ProblemsFound([_damaged(source)]) from error


def _damaged(source: Source) -> Problem:
    hint = "copy or export it again"
    return Problem("pdf-damaged", "is damaged and cannot be opened", source, hint=hint)


def _document(book: Pdf, path: str, progress: Progress) -> Document:
    source, found = Source(path), Found()
    try:
        count = len(book.pages)
        objects = [page.obj for page in islice(book.pages, MOST_PAGES)]
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise ProblemsFound([_damaged(source)]) from error
    if not count:
        raise ProblemsFound([_damaged(source)])
    pages = []
    for number, page in enumerate(objects, start=1):
        progress("reading", f"{path}, page {number} of {count}")
        pages.append(page_of(page, number, found))
    return Document(
        path=path,
        version=book.pdf_version,
        pages=tuple(pages),
        fonts=found.fonts,
        intents=tuple(intents_of(book)),
        statements=statements_of(book),
        tags=_tags(book, objects),
        actions=tuple(actions_of(book, objects)),
        attachments=int(entry(entry(book.Root, "/Names"), "/EmbeddedFiles") is not None),
        is_encrypted=book.is_encrypted,
        lets_readers=book.allow.accessibility,
        repairs=tuple(islice(_repairs(book, source), MOST_REPAIRS)),
        pages_left=count - len(objects),
    )


def _tags(book: Pdf, objects: Sequence[Object]) -> Tags:
    numbers = {identity(page): number for number, page in enumerate(objects, start=1)}
    return tags_of(book, {key: number for key, number in numbers.items() if key})


def _repairs(book: Pdf, source: Source) -> Iterator[str]:
    """Yield what was damaged and guessed, in the words of the library."""
    for warning in book.get_warnings():
        said = str(warning)
        yield said.rpartition("): ")[2] or said
