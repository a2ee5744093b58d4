"""A preflight names what is broken on purpose, by its rule and page, and is silent on ours."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from belpress.checks.inspected import Purpose
from belpress.tasks.preflight import Located, PreflightRequest, preflight_files
from preflight import spoilt_pdfs as pdfs
from preflight.spoilt_pdfs import PAGE, Break, draws

Found = list[tuple[str, str, tuple[int, ...]]]
Case = tuple[Break, str, str, Sequence[int] | None]
"""A break, the rule that names it, how grave it is, and the pages (``None``: wherever it shows)."""
ERROR, WARNING = "error", "warning"
TRIM = "0 0 595.276 841.89"
GROUND = "1 0 0 0 k"


def looked_at(file: Path, **wish: object) -> Sequence[Located]:
    (found,) = preflight_files(PreflightRequest((file,), **wish))  # type: ignore[arg-type]
    return found.problems


def summary(problems: Sequence[Located]) -> Found:
    return [(one.problem.rule, one.problem.severity.value, one.pages) for one in problems]


def spoil(file: Path, target: Path, change: Break, **how: object) -> Path:
    with pikepdf.open(file) as book:
        change(book)
        target.write_bytes(pdfs.saved(book, **how))
    return target


def painted(content: str, **resources: object) -> Break:
    return draws(content, **resources)  # type: ignore[arg-type]


RGB_FORM = pdfs.form("0 0 1 rg 50 400 50 50 re f")
REVERSED = "1 0.5 0 0 k 150 350 200 200 re f"
PRINT: dict[str, Case] = {
    "RGB ground": (painted("1 0 0 rg 50 400 50 50 re f"), "colour-rgb", ERROR, [PAGE]),
    "RGB line": (painted("1 0 0 RG 50 400 m 90 400 l S"), "colour-rgb", ERROR, [PAGE]),
    "RGB by name": (
        painted("/DeviceRGB cs 1 0 0 sc 50 400 50 50 re f"),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB type": (pdfs.types(14, "0 0 1 rg"), "colour-rgb", ERROR, [PAGE]),
    "RGB picture": (
        painted("q 9 0 0 9 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceRGB", b"abc")),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB inline": (
        painted("q 5 0 0 5 90 400 cm BI /W 2 /H 2 /CS /RGB /BPC 8 ID 123456789012 EI Q"),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB in a form": (painted("/Spoilt Do", XObject=RGB_FORM), "colour-rgb", ERROR, [PAGE]),
    "RGB in a pattern": (
        painted(
            "/Pattern cs /Spoilt scn 50 400 50 50 re f",
            Pattern=pdfs.pattern("1 0 0 rg 0 0 9 9 re f"),
        ),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB in drawn letters": (
        painted("BT /Spoilt 20 Tf 50 400 Td (A) Tj ET", Font=pdfs.drawn_font),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB gradient": (
        painted(
            "50 400 50 50 re W n /Spoilt sh",
            Shading=pdfs.gradient(Name.DeviceRGB, [0, 0, 0], [1, 0, 0]),
        ),
        "colour-rgb",
        ERROR,
        [PAGE],
    ),
    "RGB with a profile": (
        painted("/Spoilt cs 1 0 0 sc 50 400 50 50 re f", ColorSpace=pdfs.calibrated),
        "colour-rgb",
        WARNING,
        [PAGE],
    ),
    "spot colour": (
        painted("/Spoilt cs 1 scn 50 400 50 50 re f", ColorSpace=pdfs.spot("PANTONE 300 C")),
        "colour-spot",
        WARNING,
        [PAGE],
    ),
    "ink of a ground": (painted("1 1 1 1 k 50 400 50 50 re f"), "ink-limit", ERROR, [PAGE]),
    "ink of a gradient": (
        painted(
            "50 400 50 50 re W n /Spoilt sh",
            Shading=pdfs.gradient(Name.DeviceCMYK, [0, 0, 0, 0], [1, 1, 1, 0.5]),
        ),
        "ink-limit",
        ERROR,
        [PAGE],
    ),
    "ink of a picture": (
        painted(
            "q 9 0 0 9 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceCMYK", b"\xf0" * 4)
        ),
        "ink-limit",
        ERROR,
        [PAGE],
    ),
    "picture of unknown ink": (
        painted(
            "q 9 0 0 9 90 400 cm /Spoilt Do Q",
            XObject=pdfs.pixels("/DeviceCMYK", b"\xf0"),
        ),
        "ink-limit",
        WARNING,
        [PAGE],
    ),
    "hairline": (painted("0 0 0 1 K 0.1 w 50 400 m 90 400 l S"), "line-thin", ERROR, [PAGE]),
    "thin line": (painted("0 0 0 1 K 0.2 w 50 400 m 90 400 l S"), "line-thin", WARNING, [PAGE]),
    "scaled line": (
        painted("q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 0 w 500 4000 m 900 4000 l S Q"),
        "line-thin",
        ERROR,
        [PAGE],
    ),
    "thin ground": (painted("0 0 0 1 k 50 400 90 0.2 re f"), "line-thin", WARNING, [PAGE]),
    "white line": (
        painted(f"{REVERSED} 0 0 0 0 K 0.3 w 200 400 m 290 400 l S"),
        "line-thin",
        WARNING,
        [PAGE],
    ),
    "small type": (pdfs.types(5, "0 0 0 1 k"), "type-small", WARNING, [PAGE]),
    "rich type": (pdfs.types(9, "0.9 0.7 0.3 0.6 k"), "type-plates", WARNING, [PAGE]),
    "white type": (
        pdfs.both(painted(REVERSED), pdfs.types(7, "0 0 0 0 k")),
        "type-reversed",
        WARNING,
        [PAGE],
    ),
    "type at the trim": (
        pdfs.types(9, "0 0 0 1 k", at=(200, 2)),
        "type-at-trim",
        WARNING,
        [PAGE],
    ),
    "white that overprints": (
        painted(
            "/Spoilt gs 0 0 0 0 k 50 400 50 50 re f",
            ExtGState=pdfs.settings(OP=True, op=True, OPM=1),
        ),
        "overprint-white",
        ERROR,
        [PAGE],
    ),
    "coarse picture": (
        painted(
            "q 100 0 0 100 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceGray", b"\x70")
        ),
        "picture-coarse",
        ERROR,
        [PAGE],
    ),
    "soft picture": (
        painted("q 15 0 0 15 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceGray", b"\x70")),
        "picture-coarse",
        WARNING,
        [PAGE],
    ),
    "ground that stops at the trim": (
        painted(f"{GROUND} 0 0 595.276 100 re f"),
        "bleed-unfilled",
        ERROR,
        [PAGE],
    ),
    "ground that is clipped to the trim": (
        painted(f"{TRIM} re W n {GROUND} -9 300 614 100 re f"),
        "bleed-unfilled",
        ERROR,
        [PAGE],
    ),
    "line that stops at the trim": (
        painted("1 0 0 0 K 2 w 300 300 m 595.276 300 l S"),
        "bleed-unfilled",
        ERROR,
        [PAGE],
    ),
    "picture that stops before the trim": (
        painted(
            "q 8 0 0 8 1 400 cm /Spoilt Do Q",
            XObject=pdfs.pixels("/DeviceGray", b"\x70"),
        ),
        "bleed-unfilled",
        ERROR,
        [PAGE],
    ),
    "no bleed": (pdfs.boxed("BleedBox", 0), "bleed-missing", WARNING, [PAGE]),
    "no bleed for art": (pdfs.boxed("BleedBox", 1, number=1), "bleed-missing", ERROR, [1]),
    "bleed not said": (
        lambda book: pdfs.page(book).__delitem__("/BleedBox"),
        "bleed-missing",
        WARNING,
        [PAGE],
    ),
    "no trim": (
        lambda book: pdfs.page(book).__delitem__("/TrimBox"),
        "trim-missing",
        ERROR,
        [PAGE],
    ),
    "trim beyond the bleed": (pdfs.boxed("BleedBox", -2), "box-order", ERROR, [PAGE]),
    "another size": (pdfs.larger_page, "page-sizes", WARNING, [PAGE]),
    "no output intent": (pdfs.without("OutputIntents"), "output-intent", ERROR, []),
    "intent without a condition": (
        lambda book: book.Root.OutputIntents[0].__delitem__("/OutputConditionIdentifier"),
        "output-intent",
        ERROR,
        [],
    ),
    "intent without a profile": (
        lambda book: book.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
        "output-intent",
        ERROR,
        [],
    ),
    "two output intents": (pdfs.second_intent, "output-intent", ERROR, []),
    "intent for screens": (pdfs.intent_of(b"RGB ", 3), "output-intent", ERROR, []),
    "intent with too few colours": (pdfs.intent_of(b"CMYK", 3), "output-intent", ERROR, []),
    "broken profile": (pdfs.intent_of(b"????", 4), "output-intent", ERROR, []),
    "no word on trapping": (pdfs.info("Trapped", Name.Unknown), "trapped-unknown", ERROR, []),
    "link": (pdfs.annotated("Link", [100, 100, 200, 120]), "annotation-printed", ERROR, [PAGE]),
    "script": (pdfs.script, "active-content", ERROR, []),
    "opening action": (
        pdfs.catalogue("OpenAction", Array([0, Name.Fit])),
        "active-content",
        ERROR,
        [],
    ),
    "button that runs something": (
        pdfs.annotated("Link", [0, -30, 50, -20], A=Dictionary(S=Name.Launch)),
        "active-content",
        ERROR,
        [PAGE],
    ),
    "no date": (pdfs.xmp("xmp:ModifyDate", "xmp:Other"), "claim-pdfx", ERROR, []),
    "metadata without trapping": (
        pdfs.xmp("<pdf:Trapped>False</pdf:Trapped>", ""),
        "claim-pdfx",
        ERROR,
        [],
    ),
    "no metadata": (pdfs.catalogue("Metadata", 5), "claim-pdfx", WARNING, []),
    "no such standard": (pdfs.xmp("PDF/X-4", "PDF/X-9"), "claim-pdfx", ERROR, []),
    "font not in the file": (pdfs.font_without_file, "font-missing", ERROR, None),
    "transparency in RGB": (
        pdfs.both(
            painted(
                "/Spoilt Do",
                XObject=pdfs.form(
                    "/S gs 1 0 0 0 k 50 400 50 50 re f",
                    Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
                    Resources=Dictionary(ExtGState=Dictionary(S=Dictionary(ca=0.5))),
                ),
            )
        ),
        "transparency",
        WARNING,
        [PAGE],
    ),
}
"""Breaks of a file for print, each with the one rule that names it, how, and on which pages."""


@pytest.mark.parametrize("name", PRINT)
def test_fault_of_a_file_for_print_is_named(
    name: str, forms: dict[str, Path], tmp_path: Path
) -> None:
    change, rule, severity, pages = PRINT[name]
    found = summary(looked_at(spoil(forms["print"], tmp_path / "broken.pdf", change)))
    if pages is None:
        assert [one[:2] for one in found] == [(rule, severity)]
        assert PAGE in found[0][2]
    else:
        assert found == [(rule, severity, tuple(pages))]


SCREEN: dict[str, Case] = {
    "no tags": (pdfs.without("StructTreeRoot"), "tags-missing", WARNING, []),
    "no title": (
        pdfs.both(pdfs.without("Metadata"), pdfs.info("Title", String(""))),
        "title-missing",
        WARNING,
        [],
    ),
    "title not shown": (pdfs.without("ViewerPreferences"), "title-missing", WARNING, []),
    "no language": (pdfs.without("Lang"), "language-missing", WARNING, []),
    "no letters": (pdfs.without_letters, "letters-unknown", WARNING, None),
    "font not in the file": (pdfs.font_without_file, "font-missing", WARNING, None),
    "blurred picture": (
        painted("q 100 0 0 100 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceRGB", b"abc")),
        "picture-blurred",
        WARNING,
        [PAGE],
    ),
    "script": (pdfs.script, "active-content", WARNING, []),
}


def usual(forms: dict[str, Path]) -> Found:
    """Return what is found in a file for screens that claims nothing."""
    return summary(looked_at(forms["plain"]))


@pytest.mark.parametrize("name", SCREEN)
def test_fault_of_a_file_for_screens_is_named(
    name: str, forms: dict[str, Path], tmp_path: Path
) -> None:
    change, rule, severity, pages = SCREEN[name]
    found = summary(looked_at(spoil(forms["plain"], tmp_path / "broken.pdf", change)))
    more = [one for one in found if one not in usual(forms) and one[0] == rule]
    assert [one[:2] for one in more] == [(rule, severity)]
    if pages is not None:
        assert more[0][2] == tuple(pages)
    assert {one[0] for one in found} <= {rule, *(one[0] for one in usual(forms))}


@pytest.mark.parametrize("form", ["print", "booklet"])
def test_nothing_is_wrong_with_our_files_for_print(form: str, forms: dict[str, Path]) -> None:
    assert summary(looked_at(forms[form])) == []


def test_our_file_for_screens_claims_nothing_that_it_does_not_keep(forms: dict[str, Path]) -> None:
    assert summary(looked_at(forms["screen"])) == []
    assert usual(forms) == []


RIGHT: dict[str, Break] = {
    "white at the trim": painted("0 0 0 0 k 0 0 595.276 100 re f"),
    "ground in two pieces": painted(
        f"{GROUND} 0 0 595.276 100 re f -9 -9 614 9 re f -9 0 9 100 re f 595.276 0 9 100 re f"
    ),
    "ground that fills the bleed": painted(f"{GROUND} -9 -9 614 109 re f"),
    "ground that is clipped away": painted("700 0 5 5 re W n 1 0 0 rg 50 400 50 50 re f"),
    "gradient in plates": painted(
        "50 400 50 50 re W n /Spoilt sh",
        Shading=pdfs.gradient(Name.DeviceCMYK, [0, 0, 0, 0], [1, 0.5, 0, 0]),
    ),
    "black plate by its name": painted(
        "/Spoilt cs 1 scn 50 400 50 50 re f", ColorSpace=pdfs.spot("Black")
    ),
    "line of 0.25 pt": painted("0 0 0 1 K 0.25 w 50 400 m 90 400 l S"),
    "large rich type": pdfs.types(14, "0.9 0.7 0.3 0.6 k"),
    "type on two plates": pdfs.types(9, "0.9 0 0 0.6 k"),
    "white type of 9 pt": pdfs.both(painted(REVERSED), pdfs.types(9, "0 0 0 0 k")),
    "type that is not seen": pdfs.both(
        draws("BT 3 Tr /Spoilt 4 Tf 1 0 0 rg 50 400 Td (A) Tj ET", Font=pdfs.plain_font)
    ),
    "black that overprints": painted(
        "/Spoilt gs 0 0 0 1 k 50 400 50 50 re f", ExtGState=pdfs.settings(op=True, OPM=1)
    ),
    "annotation outside of the bleed": pdfs.annotated("Text", [0, -25, 10, -15]),
    "transparency in plates": painted("/Spoilt gs 1 0 0 0 k 50 400 50 50 re f",
                                      ExtGState=pdfs.settings(ca=0.5)),
    "picture that is only a point": painted(
        "q 1 0 0 1 90 400 cm /Spoilt Do Q", XObject=pdfs.pixels("/DeviceGray", b"\x70", 1)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_looks_similar_is_right(name: str, forms: dict[str, Path], tmp_path: Path) -> None:
    assert summary(looked_at(spoil(forms["print"], tmp_path / "right.pdf", RIGHT[name]))) == []


def test_a_fault_on_many_pages_is_one_finding_with_its_first_place(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    change = pdfs.both(
        *(draws("1 0 0 rg 100 700 50 50 re f", number=number) for number in (2, 3, 4, 6))
    )
    (one,) = looked_at(spoil(forms["print"], tmp_path / "broken.pdf", change))
    assert (one.pages, one.problem.page) == ((2, 3, 4, 6), 2)
    assert one.place == pytest.approx((100 / pdfs.MM, (841.89 - 750) / pdfs.MM), abs=0.01)


@pytest.mark.parametrize(
    ("turn", "place"),
    [(0, (10, 20)), (90, (297 - 20 - 10, 10)), (180, (190, 267)), (270, (20, 190))],
)
def test_a_place_is_where_the_page_is_seen(
    turn: int, place: tuple[float, float], forms: dict[str, Path], tmp_path: Path
) -> None:
    side, left, top = 10 * pdfs.MM, 10 * pdfs.MM, 841.89 - 20 * pdfs.MM
    change = draws(f"1 0 0 rg {left} {top - side} {side} {side} re f")

    def turned(book: pikepdf.Pdf) -> None:
        change(book)
        pdfs.page(book).Rotate = turn

    problems = looked_at(spoil(forms["print"], tmp_path / "broken.pdf", turned))
    (one,) = (one for one in problems if one.problem.rule == "colour-rgb")
    assert one.place == pytest.approx(place, abs=0.1)


def test_claims_decide_who_looks_unless_it_is_said(forms: dict[str, Path]) -> None:
    def purpose(form: str, **wish: object) -> tuple[Purpose | None, tuple[str, ...]]:
        (found,) = preflight_files(PreflightRequest((forms[form],), **wish))  # type: ignore[arg-type]
        return found.purpose, found.claims

    assert purpose("print") == (Purpose.PRINT, ("PDF/X-4",))
    assert purpose("plain") == (Purpose.SCREEN, ())
    assert purpose("screen") == (Purpose.SCREEN, ("PDF/A-2a", "PDF/UA-1"))
    assert purpose("screen", purpose=Purpose.ANY)[0] is Purpose.ANY
    rules = {rule for rule, *_ in summary(looked_at(forms["plain"], purpose=Purpose.PRINT))}
    wanted = {"colour-rgb", "bleed-missing", "output-intent", "trapped-unknown"}
    assert rules >= {*wanted, "annotation-printed"}
    assert looked_at(forms["screen"], purpose=Purpose.ANY) == ()


def test_limits_of_the_printer_can_be_given(forms: dict[str, Path], tmp_path: Path) -> None:
    change = draws("0.8 0.8 0.6 0.3 k 50 400 50 50 re f")
    file = spoil(forms["print"], tmp_path / "dark.pdf", change)
    assert looked_at(file) == ()
    assert summary(looked_at(file, ink=240)) == [("ink-limit", ERROR, (PAGE,))]
    assert [one[0] for one in summary(looked_at(file, bleed=5))] == ["bleed-missing"]
    assert looked_at(file, ink=240, ignore=("ink-limit",)) == ()


CLAIM_A = '<pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">2</pdfaid:part><pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">A</pdfaid:conformance>'  # noqa: E501
CLAIM_UA = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'


def claims(claim: str) -> Break:
    return pdfs.xmp("</rdf:Description>", f"{claim}</rdf:Description>")


def said(problems: Sequence[Located]) -> str:
    return "\n".join(f"{one.problem.rule}: {one.problem.message}" for one in problems)


def test_claim_of_pdf_a_is_held_against_the_file(forms: dict[str, Path], tmp_path: Path) -> None:
    file = spoil(
        forms["plain"],
        tmp_path / "archive.pdf",
        pdfs.both(claims(CLAIM_A), pdfs.without("Lang"), pdfs.annotated("Text", [0, 0, 9, 9])),
    )
    words = said(looked_at(file))
    assert (
        "claim-pdfa: claims PDF/A-2a, but has DeviceRGB colours without an output intent" in words
    )
    assert "claim-pdfa: claims PDF/A-2a, but does not say its language" in words
    assert "claim-pdfa: claims PDF/A-2a, but has annotations that are hidden" in words
    assert "is not tagged" not in words


def test_claim_of_pdf_ua_is_held_against_the_file(forms: dict[str, Path], tmp_path: Path) -> None:
    bare = pdfs.annotated("Link", [10, 10, 50, 20])
    change = pdfs.both(claims(CLAIM_UA), pdfs.without("StructTreeRoot"), bare)
    words = said(looked_at(spoil(forms["plain"], tmp_path / "accessible.pdf", change)))
    assert "claim-pdfua: claims PDF/UA-1, but is not tagged" in words
    assert "claim-pdfua: claims PDF/UA-1, but a link or other annotation has no words" in words
    assert "does not show its title" not in words


def test_what_two_claims_demand_is_said_once(forms: dict[str, Path], tmp_path: Path) -> None:
    change = pdfs.both(
        claims(CLAIM_A + CLAIM_UA), pdfs.without("Lang"), pdfs.without("StructTreeRoot")
    )
    words = said(looked_at(spoil(forms["plain"], tmp_path / "both.pdf", change)))
    for fault in ("does not say its language", "is not tagged"):
        assert words.count(f"but {fault}") == 1
    assert "language-missing" not in words
    assert "tags-missing" not in words


def test_older_standards_allow_no_transparency(forms: dict[str, Path], tmp_path: Path) -> None:
    change = pdfs.both(
        pdfs.xmp("PDF/X-4", "PDF/X-3:2003"),
        draws("/Spoilt gs 1 0 0 0 k 50 400 50 50 re f", ExtGState=pdfs.settings(ca=0.5)),
    )
    found = summary(looked_at(spoil(forms["print"], tmp_path / "old.pdf", change)))
    assert ("transparency", ERROR, (PAGE,)) in found
    assert {rule for rule, *_ in found} == {"transparency", "claim-pdfx"}


def test_trim_that_is_too_large_is_named(forms: dict[str, Path], tmp_path: Path) -> None:
    file = spoil(forms["print"], tmp_path / "large.pdf", pdfs.boxed("TrimBox", 2))
    found = summary(looked_at(file))
    assert found == [("bleed-missing", WARNING, (PAGE,)), ("page-sizes", WARNING, (PAGE,))]


def test_newer_pdf_than_its_standard_allows_is_named(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    file = spoil(forms["print"], tmp_path / "new.pdf", lambda book: None, force_version="2.0")
    assert summary(looked_at(file)) == [("claim-pdfx", ERROR, ())]


def test_heaviest_ink_of_a_jpeg_is_found_where_it_is(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    from PIL import Image

    image = Image.new("CMYK", (400, 400), (10, 10, 10, 10))
    image.paste((250, 250, 250, 250), (300, 100, 360, 160))
    image.save(content := BytesIO(), "JPEG", quality=95, subsampling=0)

    def jpeg_of(book: pikepdf.Pdf) -> pikepdf.Object:
        # The values of the file are inverted, so they are turned round again
        made = pikepdf.Stream(
            book,
            content.getvalue(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=400,
            Height=400,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK,
            Filter=Name.DCTDecode,
            Decode=Array([1, 0] * 4),
        )
        return book.make_indirect(made)

    change = draws("q 80 0 0 80 100 400 cm /Spoilt Do Q", XObject=jpeg_of)
    (one,) = looked_at(spoil(forms["print"], tmp_path / "dark.pdf", change))
    assert (one.problem.rule, one.pages) == ("ink-limit", (PAGE,))
    assert one.place is not None
    left, top = (length * pdfs.MM for length in one.place)
    assert 100 + 58 < left < 100 + 74
    assert 841.89 - 480 + 18 < top < 841.89 - 480 + 34
