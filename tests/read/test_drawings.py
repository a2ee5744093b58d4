"""Drawings that would run, move, ask for other files or never end are refused with a way out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from belpress.assets.bad_picture import BadPicture
from belpress.assets.pictures import examine, prepare
from drawings import CHARTS
from samples import FILE, edit, jpeg, problems

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def svg(content: str, root: str = 'viewBox="0 0 300 200"') -> bytes:
    return f"{HEAD}{root}>{content}</svg>".encode()


def laughs(times: int) -> str:
    """Return groups each of which uses the one before ten times."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    for number in range(1, times):
        uses = f'<use xlink:href="#g{number - 1}"/>' * 10
        groups.append(f'<g id="g{number}">{uses}</g>')
    return f"<defs>{''.join(groups)}</defs><use href='#g{times - 1}'/>"


REFUSED = {
    "script": ("<script>alert(1)</script>", "holds a script"),
    "handler": ('<rect width="5" height="5" onclick="x()"/>', 'runs a program by "onclick"'),
    "handler of the root": ("", 'runs a program by "onload"'),
    "html": ("<foreignObject><p>Words</p></foreignObject>", "holds text as HTML"),
    "picture outside": ('<image href="https://example.org/x.png"/>', "a picture that is not in it"),
    "picture of the disk": ('<image xlink:href="file:///etc/passwd"/>', "that is not in it"),
    "picture of a kind": ('<image href="data:image/svg+xml;base64,AAAA"/>', "that is not in it"),
    "picture damaged": ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "a picture in the"),
    "use outside": ('<use href="other.svg#x"/>', 'refers to "other.svg#x"'),
    "fill outside": ('<rect fill="url(https://e.org/#a)" width="9" height="9"/>', "refers to"),
    "style outside": ('<rect style="fill: url(&quot;x.svg#a&quot;)"/>', 'refers to "x.svg#a"'),
    "sheet outside": ("<style>@import 'x.css';</style>", "its styles from another file"),
    "sheet refers": ("<style>.a { fill: url(https://e.org/) }</style>", "refers to"),
    "moves": ('<rect><animate attributeName="x" to="5"/></rect>', "moves"),
    "moves by set": ('<rect><set attributeName="x" to="5"/></rect>', "moves"),
    "link to script": ('<use href="javascript:alert(1)"/>', "refers to"),
    "filter": ('<rect filter="url(#blur)"/>', 'uses "filter"'),
    "variables": ('<rect style="fill: var(--x)"/>', "CSS variables"),
    "unknown": ("<meshgradient/>", 'has "meshgradient"'),
    "laughs": (laughs(9), "draws more than"),
    "laughs by patterns": (
        '<pattern id="a" width="1" height="1">'
        + '<rect fill="url(#b)"/>' * 300
        + '</pattern><pattern id="b">'
        + "<rect/>" * 300
        + '</pattern><rect fill="url(#a)"/>',
        "draws more than",
    ),
    "circle": ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "refers to itself"),
    "own circle": ('<pattern id="a"><rect fill="url(#a)"/></pattern>', "refers to itself"),
    "deep": ("<g>" * 60 + "</g>" * 60, "nested more than 50 deep"),
    "many": ("<rect/>" * 20_001, "more than 20,000 elements"),
    "cut short": ("<g>", "cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_drawing_is_refused_with_a_reason_and_a_way_out(what: str) -> None:
    content, said = REFUSED[what]
    root = 'viewBox="0 0 300 200"' + (' onload="x()"' if what == "handler of the root" else "")
    with pytest.raises(BadPicture) as refused:
        prepare(svg(content, root))
    assert said in str(refused.value)
    assert refused.value.hint


ENTITIES = {
    "internal": '<!DOCTYPE svg [<!ENTITY a "lol">]>',
    "external": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
}


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_are_refused(kind: str) -> None:
    with pytest.raises(BadPicture, match="document type") as refused:
        prepare(ENTITIES[kind].encode() + svg("<text>&a;</text>"))
    assert "Inkscape" in refused.value.hint


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="10cm" height="5cm"', (378, 189)),
        ('viewBox="5,5,64,48" width="100%" height="100%"', (64, 48)),
    ],
)
def test_size_is_read(root: str, size: tuple[int, int]) -> None:
    facts = examine(svg("<rect/>", root))
    assert (facts.width_px, facts.height_px, facts.format) == (*size, "SVG")


@pytest.mark.parametrize(
    "root", ["", 'width="100%"', 'viewBox="0 0 0 9"', 'viewBox="0 0 nan 9"', 'viewBox="0 0 9000 1"']
)
def test_drawing_without_a_size_is_refused(root: str) -> None:
    with pytest.raises(BadPicture, match=r"how large it is|a mere line"):
        examine(svg("<rect/>", root))


@pytest.mark.parametrize("name", CHARTS)
def test_charts_keep_nothing_that_leads_out(name: str) -> None:
    made = prepare(CHARTS[name].encode()).decode()
    for word in ("Calibri", "Roboto", "DejaVu", "Ubuntu", "@font-face", "datawrapper.de", "DTD"):
        assert word not in made
    assert prepare(made.encode())


def test_wide_encoding_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + svg("<text>Мінск</text>").decode()
    assert "Мінск".encode("ascii", "xmlcharrefreplace") in prepare(text.encode("utf-16"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "export the chart as SVG, or as PNG of at least 1,500 px"),
        (b"\x1f\x8b\x08\x00", "save it as plain SVG"),
        (b"\xd7\xcd\xc6\x9a" + bytes(60), "export the chart as SVG"),
    ],
)
def test_what_is_no_picture_is_named_with_what_to_export(
    root: Path, content: bytes, said: str
) -> None:
    (root / "assets" / "images" / "chart.pdf").write_bytes(content)
    edit("figure.jpg", "chart.pdf")(root)
    (found,) = problems(root)
    assert found.startswith(f'picture-bad {FILE}:16: picture "assets/images/chart.pdf": ')
    assert said in found


def test_drawing_of_many_elements_is_read_soon() -> None:
    started = time.monotonic()
    prepare(svg('<path id="p" d="M0 0L9 9"/>' + '<use href="#p"/>' * 14_000))
    assert time.monotonic() - started < 20


def test_picture_is_not_taken_for_a_drawing() -> None:
    assert examine(jpeg(40, 30)).format == "JPEG"
