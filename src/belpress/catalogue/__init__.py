"""Catalogues: the words of a translation, kept in gettext's PO format, one file a source file.

The only package that knows polib. A catalogue that is not whole is refused with the line of every
mistake, and never written to.
"""

from __future__ import annotations

from belpress.catalogue.catalogue import Catalogue, Entry
from belpress.catalogue.files import (
    catalogue_path,
    has_catalogues,
    load_catalogues,
    update_catalogues,
)
from belpress.catalogue.merge import Change

__all__ = [
    "Catalogue",
    "Change",
    "Entry",
    "catalogue_path",
    "has_catalogues",
    "load_catalogues",
    "update_catalogues",
]
