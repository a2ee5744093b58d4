"""PDFs of a few words."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name


def pdf_of(*texts: str, marks: str = "", size: tuple[int, int] = (595, 842)) -> bytes:
    """Return a PDF with a page for each text, which stands on one line.

    ``marks`` are operators of PDF that every page begins with; ``size`` is in pt.
    """
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for text in texts:
            page = pdf.add_blank_page(page_size=size)
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            page.Contents = pdf.make_stream(
                f"{marks} 0 g BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
            )
        pdf.save(content := BytesIO())
    return content.getvalue()
