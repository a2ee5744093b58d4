"""A picture that does not stand whole on its page is named, and nothing is written."""

from __future__ import annotations

from pathlib import Path

from samples import FILE, belpress_command, edit, jpeg


def test_picture_that_is_cut_is_named_with_its_line(root: Path) -> None:
    (root / "assets" / "images" / "figure.jpg").write_bytes(jpeg(700, 4000))
    edit("figure.jpg)\n", "figure.jpg){.column}\n")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert f'{FILE}:16: picture "assets/images/figure.jpg" is cut: ' in done.stderr
    assert not list((root / "build").glob("*.pdf"))
