"""From HTML to laid-out pages. The only package that knows WeasyPrint.

A :class:`Press` is set up once for its materials (style sheets, fonts, pictures), and lays out one
part after another. It is slow to import and holds on to much; the other stages ask a
:class:`~belpress.press.pressroom.Pressroom`, which runs presses in processes of their own.
"""

from __future__ import annotations

from belpress.press.weasyprint.libraries import known_to_the_loader

try:
    with known_to_the_loader():
        from belpress.press.weasyprint.press import Press
except OSError:
    # The loader knows them by no name: they are looked for in every other way
    from belpress.press.weasyprint.press import Press

__all__ = ["Press"]
