"""Reads the computed styles of a specimen off its box tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import font_features

from belpress.model.problem import Problem
from belpress.model.specimen import (
    NUMBER,
    PIECE,
    Divided,
    ElementFacts,
    Generated,
    PieceFacts,
    Specimen,
    TextStyle,
)
from belpress.press.weasyprint.images import PT_PER_PX

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
WEIGHTS = {"normal": 400, "bold": 700}


def specimen_of(page: Any, problems: Sequence[Problem]) -> Specimen:  # noqa: ANN401 - the library is untyped
    """Return what the one page of a specimen says."""
    reader = _Reader()
    reader.walk(page._page_box, None)
    tops = {name: place[1] * PT_PER_PX for name, place in page.anchors.items()}
    return Specimen(
        styles=tuple(reader.styles),
        pieces={
            name: _piece(reader.names[name], elements, tops)
            for name, elements in reader.pieces.items()
        },
        tops=tops,
        problems=tuple(problems),
    )


def _piece(
    name: str, elements: Mapping[int, ElementFacts], tops: Mapping[str, float]
) -> PieceFacts:
    """Return a piece. Passages have numbers as names, so that the one below is known."""
    end = tops[f"{name}-end"]
    below = tops.get(str(int(name) + 1), end) if name.isdecimal() else end
    return PieceFacts(end - tops[name], below - end, elements)


class _Reader:
    """Reads elements that are numbered within pieces, in the order of the document."""

    def __init__(self) -> None:
        self.styles: dict[TextStyle, int] = {}
        self.pieces: dict[str, dict[int, ElementFacts]] = {}
        self.names: dict[str, str] = {}
        self._elements: dict[int, ElementFacts] = {}
        self._top = 0.0

    def walk(self, box: Any, parent: Any) -> None:  # noqa: ANN401
        """Read a box and what stands in it; ``parent`` is the block around it."""
        before = self._elements, self._top
        element = box.element
        is_own = element is not None and "::" not in (box.element_tag or "")
        if is_own and (name := element.get(PIECE)):
            self._elements, self._top = self.pieces.setdefault(name, {}), box.position_y
            self.names.setdefault(name, element.get("id"))
        if isinstance(box, boxes.LineBox):
            self._take_line(box, parent)
        elif is_own and (number := element.get(NUMBER)):
            self._elements.setdefault(int(number), self._facts(box))
        for child in getattr(box, "children", ()):
            inner = getattr(child, "_box", child)
            self.walk(inner, parent if isinstance(box, boxes.InlineLevelBox) else box)
        if is_own and element.get(PIECE):
            self._elements, self._top = before

    def _facts(self, box: Any) -> ElementFacts:  # noqa: ANN401
        style = self._style(box.style)
        before, after = self._generated(box)
        if isinstance(box, boxes.InlineBox):
            start = box.margin_left + box.border_left_width + box.padding_left
            end = box.margin_right + box.border_right_width + box.padding_right
            return ElementFacts(
                "inline", style, start=_pt(start), end=_pt(end), before=before, after=after
            )
        if isinstance(box, boxes.AtomicInlineLevelBox):
            return ElementFacts("box", style, width=_pt(box.margin_width()))
        width = box.width if isinstance(box.width, int | float) else 0.0
        at = box.position_y + box.margin_top - self._top
        return ElementFacts("block", style, width=_pt(width), at=_pt(at))

    def _take_line(self, line: Any, block: Any) -> None:  # noqa: ANN401
        """Note the first line of a block, or of what stands in it without an element of its own."""
        number = None if line.element is None else line.element.get(NUMBER)
        if number is None or "::" in (line.element_tag or ""):
            return
        known = self._elements.get(int(number))
        if known is not None and known.leading:
            return
        before, after = self._generated(line)
        self._elements[int(number)] = ElementFacts(
            "block",
            self._style(line.style),
            width=_pt(block.width),
            indent=_pt(line.text_indent),
            leading=_pt(line.height),
            top=_pt(line.position_y - self._top),
            at=known.at if known else 0.0,
            before=before,
            after=after,
        )

    def _generated(self, box: Any) -> tuple[tuple[Generated, ...], tuple[Generated, ...]]:  # noqa: ANN401
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            return tuple(self._of(box, "::before")), tuple(self._of(box, "::after"))
        return (), ()

    def _of(self, box: Any, which: str) -> Iterator[Generated]:  # noqa: ANN401
        for child in box.children:
            if not (child.element_tag or "").endswith(which) or not child.is_in_normal_flow():
                continue
            style = self._style(child.style)
            if isinstance(child, boxes.AtomicInlineLevelBox):
                yield Generated("", style, _pt(child.margin_width()), True)
            elif isinstance(child, boxes.InlineBox):
                text = "".join(
                    one.text for one in child.descendants() if isinstance(one, boxes.TextBox)
                )
                yield Generated(text, style, 0.0, False)

    def _style(self, style: Any) -> int:  # noqa: ANN401
        return self.styles.setdefault(text_style(style), len(self.styles))


def text_style(style: Any) -> TextStyle:  # noqa: ANN401
    """Return how text of a computed style is set."""
    spacing, zone = style["letter_spacing"], style["hyphenate_limit_zone"]
    weight = style["font_weight"]
    features = font_features(*(style[name] for name in FEATURES))
    is_share = zone.unit == "%"
    first, second, third = style["hyphenate_limit_chars"]
    return TextStyle(
        families=tuple(style["font_family"]),
        weight=int(WEIGHTS.get(weight, weight)),
        is_italic=style["font_style"] != "normal",
        size=style["font_size"] * PT_PER_PX,
        features=tuple((str(name), int(value)) for name, value in sorted(features.items())),
        letter_spacing=0.0 if spacing == "normal" else spacing * PT_PER_PX,
        word_spacing=style["word_spacing"] * PT_PER_PX,
        transform=style["text_transform"],
        white_space=style["white_space"],
        breaks_words=style["overflow_wrap"] != "normal" or style["word_break"] == "break-all",
        language=style["lang"] or "",
        divided=Divided(
            hyphens=style["hyphens"],
            limits=(first, second, third),
            zone=zone.value / 100 if is_share else zone.value * PT_PER_PX,
            is_share=is_share,
            character=style["hyphenate_character"],
        ),
    )


def _pt(length: float) -> float:
    return round(length * PT_PER_PX, 9)
