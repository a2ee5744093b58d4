"""Design rules measure the colours that are printed: text on its ground, and the colour keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from belpress.assets import colours
from belpress.layout.printed import Printed
from belpress.model.edition import ColourKey
from belpress.model.pages import Line
from checks.pages.proof import FILE, changed, found, jpeg, with_lines
from checks.pages.test_page_rules import manuscript_line

RED, GREEN = "#b03a16", "#5a6a10"
"""As dark as each other, and told apart only by eyes that have red and green cones."""


def coloured(line: Line, colour: str) -> Line:
    runs = [replace(run, lettering=replace(run.lettering, colour=colour)) for run in line.runs]
    return replace(line, runs=tuple(runs))


def keyed(printed: Printed, keys: Mapping[str, tuple[str, str]]) -> Printed:
    """Return a publication whose colour keys have other symbols and colours, by their names."""
    edition = printed.edition
    new = {
        name: replace(edition.colour_keys[name], symbol=symbol)
        for name, (symbol, _) in keys.items()
    }
    looks = {edition.colour_keys[name].symbol: keys[name] for name in keys}

    def change(line: Line) -> Line:
        symbol, colour = looks.get(line.text.strip(), ("", ""))
        return replace(coloured(line, colour), text=symbol) if symbol else line

    contents = next(page.number for page in printed.pages if page.kind == "contents")
    shown = changed(printed, {contents: with_lines(change)})
    return replace(shown, edition=replace(edition, colour_keys=new))


def test_pale_caption_is_found(misstyled: Printed) -> None:
    (problem,) = found("text-contrast", misstyled)
    assert "#b0b0b0 on #ffffff, has a contrast of 2.2:1; it needs at least 4.5:1" in problem.message
    assert (problem.source.path, problem.page) == (FILE, 5)
    assert "seen from the bridge" in manuscript_line(misstyled, problem)


@pytest.mark.parametrize(
    ("kind", "colour", "count"),
    [
        ("paragraph", "#777777", 1),  # 4.48:1
        ("paragraph", "#767676", 0),  # 4.54:1
        ("contents-item", "#777777", 0),  # large
        ("contents-item", "#969696", 1),  # 2.96:1
    ],
)
def test_small_text_wants_more_contrast_than_large(
    clean: Printed, kind: str, colour: str, count: int
) -> None:
    paint = with_lines(lambda line: coloured(line, colour) if line.kind == kind else line)
    painted = changed(clean, {3: paint, 5: paint})
    assert len(found("text-contrast", painted)) == count


def test_white_title_on_pale_art_is_found(clean: Printed) -> None:
    pictures = dict(clean.materials.pictures)
    pictures["assets/images/opener.jpg"] = jpeg(2551, 3579, "#c8d2e0")
    pale = replace(clean, materials=replace(clean.materials, pictures=pictures))
    (problem,) = found("text-contrast", pale)
    assert (
        '"SECURITY", #ffffff on a picture, has a contrast of 1.5:1; it needs at least 3:1'
        in problem.message
    )
    assert problem.page == 4
    assert manuscript_line(pale, problem) == "title: Security"


def test_keys_that_share_a_symbol_are_found(clean: Printed) -> None:
    same = keyed(clean, {"deteriorated": ("●", RED), "improved": ("●", "#00e0c0")})
    (problem,) = found("key-symbol", same)
    assert problem.message == 'colour keys "deteriorated" and "improved" have the same symbol, ●'
    assert found("key-colours", same) == []


def test_key_without_a_symbol_is_found(clean: Printed) -> None:
    keys = {"improved": ColourKey("improved", "Better", " ")}
    bare = replace(clean, edition=replace(clean.edition, colour_keys=keys))
    (problem,) = found("key-symbol", bare)
    assert problem.message == 'colour key "improved" has no symbol'


def test_keys_that_look_alike_without_green_cones_are_found(clean: Printed) -> None:
    alike = keyed(clean, {"deteriorated": ("●", RED), "improved": ("●", GREEN)})
    (problem,) = found("key-colours", alike)
    assert f'the colours of "deteriorated" and "improved", {RED} and {GREEN}' in problem.message
    assert "eyes without green cones" in problem.message
    assert "a grey print" in problem.message
    assert "eyes without blue cones" not in problem.message


def test_keys_with_symbols_of_their_own_may_look_alike(clean: Printed) -> None:
    apart = keyed(clean, {"deteriorated": ("▼", RED), "improved": ("▲", GREEN)})
    assert found("key-colours", apart) == []
    assert found("key-symbol", apart) == []


def test_contrast_and_differences_are_those_of_the_standards() -> None:
    assert round(colours.contrast("#ffffff", "#000000"), 2) == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48
    seen = colours.seen_differences("#ff0000", "#0000ff")
    assert set(seen) == {*colours.EYES, colours.GREY}
    assert min(seen.values()) > 15
    assert set(colours.seen_differences(RED, RED).values()) == {0}
