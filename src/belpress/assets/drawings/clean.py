"""From an SVG file as a program exports it to one that the layout can trust.

What draws nothing is left out; what would run, move, or come from another place is refused, and so
is what would be printed otherwise than it looks on a screen.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from belpress.assets.bad_picture import BadPicture
from belpress.assets.drawings.references import (
    Reference,
    fill_paints,
    make_sure_it_is_bounded,
    times_of,
)
from belpress.assets.drawings.size import Frame, frame_of
from belpress.assets.drawings.styles import (
    TYPEFACE,
    Styles,
    clean_declarations,
    name_of,
    read_styles,
    references_in,
)
from belpress.assets.drawings.tree import PLAIN, SVG, XLINK, read_tree
from belpress.project.untrusted_xml import XML, Element

SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
WORDS = ("text", "tspan", "textPath")
PAINT = ("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker")
DRAWN = frozenset(
    ("svg", "g", "a", "switch", "defs", "symbol", "use", "image", *SHAPES, *WORDS, *PAINT)
)
"""Elements that are kept; links and choices become groups."""
NOTHING = frozenset(
    ("title", "desc", "metadata", "style", "view", "filter", "font", "font-face", "cursor")
)
"""Elements that draw nothing by themselves."""
MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
REFERRING = frozenset(
    ("fill", "stroke", "clip-path", "mask", "filter", "mix-blend-mode", "stop-color", *MARKERS)
)
"""Attributes that may refer to something, or ask for what cannot be drawn."""
GROUPS = ("a", "switch")
CONDITIONS = ("requiredFeatures", "requiredExtensions", "systemLanguage")
REFUSED = {
    "script": "holds a script",
    "foreignObject": "holds text as HTML (foreignObject)",
    **dict.fromkeys(("animate", "animateTransform", "animateMotion", "animateColor"), "moves"),
    **dict.fromkeys(("set", "mpath", "discard"), "moves"),
    "flowRoot": "holds flowing text, which only Inkscape can show",
    **dict.fromkeys(("audio", "video", "iframe", "canvas", "object", "embed"), "holds media"),
}
HINTS = {
    "foreignObject": 'export it with text as SVG text (draw.io: without "formatted text"), or as '
    "PNG, 1,500 px wide or more",
    "flowRoot": "choose Text > Convert to Text in Inkscape, and save it again",
}
SIZES = ("width", "height", "overflow", "display")
"""What a page says of a drawing in it, and its frame says here."""
_DATA = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)
_HEAD = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|!--|!doctype svg|svg|[\w-]+:svg)", re.IGNORECASE)


def is_drawing(content: bytes) -> bool:
    """Whether a file looks like SVG."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return wide or bool(_HEAD.match(content[:4096]))


@dataclass(frozen=True)
class Drawing:
    """A drawing made safe: its file, and how large it is in px; no pixel is printed."""

    content: bytes
    width: float
    height: float


def clean(content: bytes, check_image: Callable[[bytes], object]) -> Drawing:
    """Return a drawing made safe. ``check_image`` raises where a picture in it cannot be printed.

    Raises :class:`BadPicture`.
    """
    root = read_tree(content)
    cleaner = _Cleaner(read_styles(_sheets(root)), check_image)
    inner = cleaner.clean(root)
    frame = frame_of(root)
    sheet = ElementTree.Element("style")
    sheet.text = cleaner.styles.sheet
    inner.insert(0, sheet)
    make_sure_it_is_bounded(inner, cleaner.references)
    fill_paints(inner)
    outer = _framed(inner, frame)
    return Drawing(ElementTree.tostring(outer), frame.width, frame.height)


def with_typeface(content: bytes, family: str) -> bytes:
    """Return a drawing that :func:`clean` made, with its words in a typeface of the house."""
    name = family.replace("&", "").replace("<", "").replace('"', "")
    return content.replace(b"<svg ", f'<svg font-family="{name}" '.encode(), 1)


def _sheets(element: Element) -> list[str]:
    own = [element.text] if element.name == "style" else []
    return own + [sheet for child in element.elements for sheet in _sheets(child)]


def _framed(inner: ElementTree.Element, frame: Frame) -> ElementTree.Element:
    """Return a drawing in a frame that cuts off what is not seen on a screen either."""
    size = {"width": f"{frame.width:g}", "height": f"{frame.height:g}"}
    box = {"viewBox": f"0 0 {frame.width:g} {frame.height:g}"}
    outer = ElementTree.Element("svg", {"xmlns": SVG, **size, **box})
    if frame.ground:
        ElementTree.SubElement(outer, "rect", {**size, "style": f"fill: {frame.ground}"})
    style = inner.get("style", "").split("; ")
    inner.set("style", "; ".join(one for one in style if one.partition(":")[0] not in SIZES))
    inner.attrib.update({**size, "x": "0", "y": "0", "viewBox": frame.view_box})
    inner.attrib["preserveAspectRatio"] = "none"
    inner.attrib["overflow"] = "hidden"
    outer.append(inner)
    return outer


class _Cleaner:
    """Copies the elements of a drawing that are drawn."""

    def __init__(self, styles: Styles, check_image: Callable[[bytes], object]) -> None:
        self.styles = styles
        self.check_image = check_image
        self.references: dict[ElementTree.Element, list[Reference]] = {}

    def clean(self, element: Element) -> ElementTree.Element:
        """Return an element made safe, with all in it. Raises :class:`BadPicture`."""
        made = ElementTree.Element("g" if element.name in GROUPS else element.name)
        self.references[made] = []
        self._take_attributes(element, made)
        last: ElementTree.Element | None = None
        for child in self._children(element):
            if isinstance(child, str):
                if element.name in WORDS:
                    _add_text(made, last, child)
            elif self._is_drawn(child):
                last = self.clean(child)
                made.append(last)
        return made

    def _children(self, element: Element) -> list[Element | str]:
        if element.name != "switch":
            return element.children
        fits = [one for one in element.elements if not set(CONDITIONS) & set(one.attributes)]
        return list(fits[:1])

    def _is_drawn(self, element: Element) -> bool:
        if element.space not in ("", SVG) or element.name in NOTHING:
            return False
        if said := REFUSED.get(element.name):
            if element.name == "flowRoot" and not element.text.strip():
                return False
            raise BadPicture(f"the drawing {said}", HINTS.get(element.name, PLAIN))
        if element.name not in DRAWN:
            raise BadPicture(f'the drawing has "{element.name:.40}", which cannot be drawn', PLAIN)
        return True

    def _take_attributes(self, element: Element, made: ElementTree.Element) -> None:
        for full, value in element.attributes.items():
            space, _, name = full.rpartition(" ")
            if name.lower().startswith("on") and not space:
                raise BadPicture(f'the drawing runs a program by "{name:.40}"', PLAIN)
            if name == "href" and space in ("", XLINK):
                self._take_href(element, made, value)
            elif space == XML and name == "space":
                made.set(f"{{{XML}}}space", value)
            elif not space and name == "style":
                declared, names = clean_declarations(value)
                made.set("style", declared)
                self._refer(
                    made, [Reference(one, times_of("marker", element.attributes)) for one in names]
                )
            elif not space and name not in (*TYPEFACE, *CONDITIONS):
                names = references_in(name, value) if name in REFERRING else []
                times = times_of(name, element.attributes)
                self._refer(made, [Reference(one, times) for one in names])
                made.set(name, value)
        for name in element.attributes.get("class", "").split():
            self._refer(made, [Reference(one) for one in self.styles.references.get(name, ())])
        _keep_words_together(element, made)

    def _refer(self, made: ElementTree.Element, references: list[Reference]) -> None:
        self.references[made] += references

    def _take_href(self, element: Element, made: ElementTree.Element, value: str) -> None:
        address = value.strip()
        if element.name == "a":
            return
        if element.name == "image" and (found := _DATA.match(address)):
            made.set("href", f"{found[0].lower()}{self._image(address[found.end() :])}")
            return
        if element.name == "image":
            raise BadPicture(
                f'the drawing shows a picture that is not in it, "{address:.60}"',
                "export it with its pictures embedded, or as PNG",
            )
        made.set("href", f"#{name_of(address)}")
        self._refer(made, [Reference(name_of(address))])

    def _image(self, written: str) -> str:
        """Return the base64 of a picture in a drawing, on one line. Raises :class:`BadPicture`."""
        try:
            content = base64.b64decode("".join(written.replace("%0A", "").split()), validate=True)
        except (ValueError, binascii.Error) as error:
            raise BadPicture("a picture in the drawing is damaged", "export it again") from error
        try:
            self.check_image(content)
        except BadPicture as bad:
            raise BadPicture(f"a picture in the drawing: {bad}", bad.hint) from bad
        return base64.b64encode(content).decode()


def _add_text(made: ElementTree.Element, last: ElementTree.Element | None, text: str) -> None:
    if last is None:
        made.text = (made.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _keep_words_together(element: Element, made: ElementTree.Element) -> None:
    """Let letters stand side by side that have a place each, which is that of another typeface."""
    if element.name in ("text", "tspan") and "rotate" not in element.attributes:
        for name in ("x", "dx"):
            places = (made.get(name) or "").replace(",", " ").split()
            if len(places) > 1:
                made.set(name, places[0])
    if made.get("paint-order", "").strip().startswith("stroke"):
        made.set("stroke", "none")
