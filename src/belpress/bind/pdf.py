"""From parts to the finished PDF. The only package that knows pikepdf.

Joins the parts (``join``, ``fonts``), and adds what the layout cannot say: document information,
page labels, how a viewer opens the file. The same pages give the same bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from belpress.bind.join import PartPdf, join
from belpress.model.document import Metadata


def bind(
    parts: Sequence[PartPdf],
    metadata: Metadata,
    page_numbers: Sequence[int],
    fonts: Mapping[str, bytes],
    arabic_from: int = 1,
) -> bytes:
    """Bind parts into one PDF, whose pages have their bleed; ``forms`` makes files of it.

    ``page_numbers`` are the numbers printed on the pages (from 1); those below ``arabic_from`` are
    roman. ``fonts`` are the files of the typefaces, by any name. The date of the document is
    SOURCE_DATE_EPOCH if that is set, and left out otherwise.
    """
    with join(parts, fonts) as book:
        _describe(book, metadata)
        book.Root.Lang = String(metadata.language)
        book.Root.PageLabels = _labels(page_numbers, arabic_from)
        book.Root.PageLayout = Name.TwoPageRight
        book.Root.PageMode = Name.UseOutlines
        book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        target = BytesIO()
        book.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return target.getvalue()


def _describe(book: pikepdf.Pdf, metadata: Metadata) -> None:
    info = Dictionary(
        Title=String(metadata.title),
        Author=String(metadata.author),
        Creator=String("belpress"),
    )
    if metadata.subject:
        info.Subject = String(metadata.subject)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):
        date = datetime.fromtimestamp(int(epoch), UTC).strftime("D:%Y%m%d%H%M%SZ")
        info.CreationDate = info.ModDate = String(date)
    book.trailer.Info = book.make_indirect(info)


def _labels(numbers: Sequence[int], arabic_from: int) -> Dictionary:
    """Return a number tree that labels every page with its printed number (ISO 32000-1, 12.4.2)."""
    tree = Array()
    expected = None
    for index, number in enumerate(numbers):
        if number != expected or number == arabic_from:
            style = Name.D if number >= arabic_from else Name.r
            tree.append(index)
            tree.append(Dictionary(S=style, St=number))
        expected = number + 1
    return Dictionary(Nums=tree)
