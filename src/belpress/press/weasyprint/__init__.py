"""From HTML to laid-out pages. The only package that knows WeasyPrint.

A :class:`~belpress.press.weasyprint.press.Press` is set up once for its materials (style sheets,
fonts, pictures), and lays out one part after another. It is slow to import and holds on to much;
the other stages ask a :class:`~belpress.press.pressroom.Pressroom`, which runs presses in
processes of their own.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

from belpress.press.weasyprint.libraries import known_to_the_loader

# Where a library is missing, WeasyPrint prints what belpress says in its own way
with redirect_stdout(StringIO()):
    try:
        with known_to_the_loader():
            import_module("weasyprint")
    except OSError:
        # The loader knows its libraries by no name: they are looked for in every other way
        import_module("weasyprint")
