"""Files of others: damaged, locked, endless or not PDFs at all. None hangs, none is a traceback."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.preflight import bounds
from belpress.tasks.preflight import Located, PreflightRequest, preflight_files
from preflight import spoilt_pdfs as pdfs
from previews.pdfs import pdf_of
from samples import belpress_command

SCHEMA = json.loads(files("belpress.reports").joinpath("preflight.schema.json").read_text("utf-8"))
HINDERED = "not everything was looked at: "


def looked_at(content: bytes, folder: Path, **wish: object) -> list[Located]:
    file = folder / "strange.pdf"
    file.write_bytes(content)
    (found,) = preflight_files(PreflightRequest((file,), **wish))  # type: ignore[arg-type]
    return list(found.problems)


def rules(problems: list[Located]) -> list[str]:
    return [one.problem.rule for one in problems]


def changed(change: Callable[[Pdf], None], **how: object) -> bytes:
    from io import BytesIO

    with pikepdf.open(BytesIO(pdf_of("A page", "Another"))) as book:
        change(book)
        return pdfs.saved(book, **how)


def shown(book: Pdf, form: Object, times: int = 1) -> None:
    page = book.pages[0].obj
    page.Resources.XObject = Dictionary(F=form)
    page.Contents = Stream(book, b"/F Do " * times)


def a_form(book: Pdf, content: bytes) -> Object:
    made = Stream(book, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    made.Resources = Dictionary(XObject=Dictionary())
    return book.make_indirect(made)


def shows_itself(book: Pdf) -> None:
    form = a_form(book, b"/F Do")
    form.Resources.XObject.F = form
    shown(book, form)


def nests_deep(book: Pdf) -> None:
    form = a_form(book, b"")
    for _ in range(60):
        outer = a_form(book, b"/F Do")
        outer.Resources.XObject.F = form
        form = outer
    shown(book, form)


def multiplies(book: Pdf) -> None:
    """Ten forms, each of which shows the next a hundred times."""
    form = a_form(book, b"0 0 5 5 re f")
    for _ in range(10):
        outer = a_form(book, b"/F Do " * 100)
        outer.Resources.XObject.F = form
        form = outer
    shown(book, form, 100)


def is_packed(book: Pdf) -> None:
    """A few kB that unpack to 24 MB."""
    packer = zlib.compressobj(9)
    block = b"0 0 m " * 2**17
    packed = b"".join(packer.compress(block) for _ in range(30)) + packer.flush()
    stream = Stream(book, b"")
    stream.write(packed, filter=Name.FlateDecode)
    book.pages[0].obj.Contents = stream


def test_pages_that_unpack_without_end_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_PICTURE", 2**22)
    found = looked_at(changed(is_packed), tmp_path)
    (one,) = (one for one in found if one.problem.rule == "page-unread")
    assert "unpacks to more than is looked at" in one.problem.message


def has_many_instructions(book: Pdf) -> None:
    book.pages[0].obj.Contents = Stream(book, b"q Q " * (bounds.MOST_INSTRUCTIONS // 2 + 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (shows_itself, "it has a form that shows itself"),
        (nests_deep, "it has forms nested more than 16 deep"),
        (multiplies, "it has more than 500,000 instructions"),
        (has_many_instructions, "it has more than 500,000 instructions"),
    ],
)
def test_endless_pages_are_named(change: Callable[[Pdf], None], said: str, tmp_path: Path) -> None:
    found = looked_at(changed(change), tmp_path, ignore=("font-missing",))
    (one,) = (one for one in found if one.problem.rule == "page-unread")
    assert one.problem.message.startswith(HINDERED + said)
    assert one.pages == (1,)
    assert one.problem.is_error


def endless_tags(book: Pdf) -> None:
    element = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect))
    element.K = Array([element, element])
    book.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element)
    book.Root.MarkInfo = Dictionary(Marked=True)


def own_parent(book: Pdf) -> None:
    page = book.pages[0].obj
    parent = book.make_indirect(Dictionary())
    parent.Parent = parent
    del page.MediaBox
    page.Parent = parent


def nonsense(book: Pdf) -> None:
    """Put values of wrong kinds wherever one is looked for."""
    page = book.pages[0].obj
    page.TrimBox = Array([1, Name.A, 3, 4])
    page.BleedBox = Array([5, 5, 5, 5])
    page.Rotate = 33
    page.UserUnit = Name.Large
    page.Annots = Array([5, Dictionary(), Dictionary(Rect=Array([0, 0, 5, 5]), AP=7)])
    page.Resources = Dictionary(
        Font=Dictionary(F1=Array([])), ColorSpace=Dictionary(C=Array([Name.C])), ExtGState=6
    )
    page.Contents = Stream(
        book,
        b"/F1 /x Tf (a) Tj Q Q /C cs 1 2 3 sc re f 1 m cm gs (a) w /X Do /S sh 9e99 w BT Td Tm ET"
        b" [/a] TJ /C scn 0 0 1 1 re B BI /W (a) /H 2 /CS 5 /BPC /x ID 1234567890 EI 5 Tr",
    )
    book.Root.MarkInfo = Array([])
    book.Root.Names = Array([])
    book.Root.AA = Dictionary(X=5)
    book.Root.OutputIntents = Array([5, Dictionary(S=Name.GTS_PDFX, DestOutputProfile=4)])
    book.Root.Metadata = Stream(book, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    book.trailer.Info = Array([])


@pytest.mark.parametrize("change", [endless_tags, own_parent, nonsense])
@pytest.mark.parametrize("purpose", ["print", "screen"])
def test_strange_files_are_looked_at(
    change: Callable[[Pdf], None], purpose: str, tmp_path: Path
) -> None:
    (tmp_path / "strange.pdf").write_bytes(changed(change))
    done = belpress_command("preflight", "--for", purpose, str(tmp_path / "strange.pdf"))
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "pdf-not"),
        (b"PK\x03\x04 a document of Word", "pdf-not"),
        (b"%PDF-1.7\n", "pdf-damaged"),
        (pdf_of("A page")[:300], "pdf-damaged"),
        (changed(lambda book: None, encryption=pdfs.locked("secret")), "pdf-locked"),
        (changed(lambda book: book.Root.Pages.__setitem__("/Kids", Array([]))), "pdf-damaged"),
    ],
)
def test_files_that_cannot_be_opened_are_named(content: bytes, rule: str, tmp_path: Path) -> None:
    found = looked_at(content, tmp_path)
    assert rules(found) == [rule]
    assert found[0].problem.hint


def test_pages_of_pages_of_themselves_are_damaged(tmp_path: Path) -> None:
    def change(book: Pdf) -> None:
        book.Root.Pages.Kids.append(book.Root.Pages)

    assert set(rules(looked_at(changed(change), tmp_path))) & {"pdf-damaged", "pdf-repaired"}


def test_a_damaged_file_that_viewers_repair_is_named(tmp_path: Path) -> None:
    content = pdf_of("A page").replace(b"startxref", b"startxxxx")
    assert "pdf-repaired" in rules(looked_at(content, tmp_path))


def test_encrypted_files_that_open_are_looked_at(tmp_path: Path) -> None:
    content = changed(lambda book: None, encryption=pdfs.locked(""))
    assert "pdf-encrypted" in rules(looked_at(content, tmp_path))
    found = looked_at(content, tmp_path, purpose=None)
    assert "font-missing" in rules(found)


def test_a_file_for_any_use_is_only_asked_for_what_everybody_needs(tmp_path: Path) -> None:
    from belpress.checks.inspected import Purpose

    assert rules(looked_at(pdf_of("A page"), tmp_path, purpose=Purpose.ANY)) == ["font-missing"]


def test_every_cut_and_every_changed_byte_ends_well(tmp_path: Path) -> None:
    content = pdf_of("A page", "Another", marks="0.2 0.4 0.1 rg 0 0 300 300 re f 2 w 0 0 m 9 9 l S")
    for at in range(0, len(content), 13):
        for bad in (content[:at], content[:at] + b"\xff[<" + content[at + 3 :]):
            looked_at(bad, tmp_path)


def test_report_for_people_names_place_and_way_out(tmp_path: Path) -> None:
    file = tmp_path / "advert.pdf"
    file.write_bytes(pdf_of("A page", "Another", marks="1 0 0 rg 100 642 200 100 re f"))
    done = belpress_command("preflight", "--for", "print", str(file))
    assert (done.returncode, done.stderr) == (1, "")
    head, about, *_ = done.stdout.split("\n")
    assert head == file.as_posix()
    assert about == "  2 pages, 209.9 × 297 mm; no standard claimed; looked at for print"
    place = "(35 mm from the left, 35 mm from the top; pages 1–2) [colour-rgb]"
    assert f"  page 1  error    grounds in DeviceRGB {place}\n" in done.stdout
    assert "convert it to CMYK" in done.stdout
    assert done.stdout.endswith("in 1 file; belpress rules RULE explains one\n")


def test_report_for_programs_follows_its_schema(tmp_path: Path) -> None:
    names = ["good.pdf", "bad.pdf"]
    (tmp_path / "good.pdf").write_bytes(pdf_of("A page", marks="1 0 0 rg 100 642 9 9 re f"))
    (tmp_path / "bad.pdf").write_bytes(b"PK")
    paths = [str(tmp_path / name) for name in names]
    done = belpress_command("preflight", "--for", "print", "--format", "json", *paths)
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert [Path(file["file"]).name for file in report["files"]] == names
    (rgb,) = (one for one in report["files"][0]["problems"] if one["rule"] == "colour-rgb")
    assert (rgb["pages"], rgb["place"]) == ([1], {"page": 1, "left": 35.3, "top": 67.4})
    assert report["files"][1]["problems"][0]["rule"] == "pdf-not"
    assert report["errors"] >= 2


def test_a_file_is_not_changed_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(pdf_of("A page"))
    before = file.read_bytes(), file.stat().st_mtime_ns
    belpress_command("preflight", str(file))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such.pdf"], '"no-such.pdf" does not exist'),
        (["."], '"." is a folder'),
        ([], "Missing argument"),
        (["--for", "web", "a.pdf"], "'web' is not one of"),
        (["--ink", "20", "a.pdf"], "20 is not in the range"),
        (["--ignore", "colour-rbg", "a.pdf"], 'did you mean "colour-rgb"?'),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], said: str) -> None:
    done = belpress_command("preflight", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_rule_of_finished_pdfs_says_how_to_ignore_it() -> None:
    done = belpress_command("rules", "bleed-unfilled")
    assert "belpress preflight --ignore bleed-unfilled FILE" in done.stdout
    assert "check: ignore" not in done.stdout


def test_words_of_a_file_cannot_control_a_terminal(tmp_path: Path) -> None:
    def change(book: Pdf) -> None:
        font = book.pages[0].obj.Resources.Font.F1
        font.BaseFont = Name("/A\x1b[31mB\nC")

    file = tmp_path / "strange.pdf"
    file.write_bytes(changed(change))
    done = belpress_command("preflight", str(file))
    assert "\x1b" not in done.stdout
    assert "AU+001B[31mB" in done.stdout


def test_functions_of_functions_come_to_an_end(tmp_path: Path) -> None:
    def change(book: Pdf) -> None:
        function = book.make_indirect(
            Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
        )
        for _ in range(12):
            function = book.make_indirect(
                Dictionary(FunctionType=3, Domain=[0, 1], Functions=Array([function] * 200))
            )
        page = book.pages[0].obj
        page.Resources.Shading = Dictionary(
            S=Dictionary(
                ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 9], Function=function
            )
        )
        page.Contents = Stream(book, b"/S sh")

    assert "pdf-repaired" not in rules(looked_at(changed(change), tmp_path))
