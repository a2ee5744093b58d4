"""A memory for line breaks, beside WeasyPrint.

Finding where a line ends is the dearest step of layout, and columns ask for the same line over and
over. WeasyPrint has no public place for a memory, so the function that breaks lines
is wrapped in the modules that call it: only for the versions this was measured with, and off
where ``BELPRESS_MEMO=off``. With or without it the pages are the same (see the tests).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from typing import Any

import weasyprint
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

KNOWN_VERSIONS = ("70.",)
SWITCH = "BELPRESS_MEMO"
LIMIT = 60_000
"""Lines remembered at most; a line takes about half a kilobyte."""
# Everything of a style that shapes text or decides where it may be broken.
PROPERTIES = (
    "font_family",
    "font_size",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "direction",
    "letter_spacing",
    "word_spacing",
    "white_space",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "overflow_wrap",
    "word_break",
    "tab_size",
    "text_decoration_line",
)
_CALLERS = (line_break, inline, preferred)


class LineMemo:
    """Remembers lines for one set of fonts. Values hold no live object of Pango."""

    def __init__(self) -> None:
        self._lines: OrderedDict[Any, tuple[Any, ...]] = OrderedDict()
        self._split = line_break.split_first_line

    def __enter__(self) -> LineMemo:
        if is_usable():
            for module in _CALLERS:
                module.split_first_line = self.split_first_line
        return self

    def __exit__(self, *raised: object) -> None:
        for module in _CALLERS:
            module.split_first_line = self._split

    def split_first_line(
        self,
        text: str,
        style: Any,  # noqa: ANN401 - a style of the library
        context: Any,  # noqa: ANN401
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        """Return what WeasyPrint's function of this name returns."""
        flags = (max_width, justification_spacing, is_line_start, minimum)
        key = (text, _style_key(style), flags)
        known = self._lines.get(key)
        if known is None:
            layout, *metrics = self._split(text, style, context, *flags)
            if len(self._lines) >= LIMIT:
                self._lines.popitem(last=False)
            self._lines[key] = (vars(layout).copy(), *metrics)
            return (layout, *metrics)
        layout = line_break.Layout.__new__(line_break.Layout)
        vars(layout).update(known[0])
        return (layout, *known[1:])


def is_usable() -> bool:
    """Whether the memory is switched on and knows this version of WeasyPrint."""
    return os.environ.get(SWITCH) != "off" and weasyprint.__version__.startswith(KNOWN_VERSIONS)


def _style_key(style: Any) -> Any:  # noqa: ANN401
    # A style object is used for many lines and never changes once its boxes are laid out
    key = vars(style).get("_belpress_key")
    if key is None:
        key = style._belpress_key = repr([style[name] for name in PROPERTIES])
    return key
