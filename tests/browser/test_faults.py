"""A fault of the program, as the reader of a preview sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.running import SECURITY, patient, project_in, running
from spoilt import logs_of


def test_panel_blames_nobody_and_names_the_log(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    spoilt = """
from belpress.compose import edition
whole = edition.compose
def compose(made):
    if "Spoilt" in made.chapters[1].title:
        raise KeyError(made.chapters[1].title)
    return whole(made)
edition.compose = compose
"""
    (code / "sitecustomize.py").write_text(spoilt)
    monkeypatch.setenv("PYTHONPATH", str(code))
    root = project_in(tmp_path / "project")
    with running(root, "-c", "security") as preview:
        page = browser.new_page()
        page.goto(preview.address)
        expect(page.locator("#problems")).to_have_class("has-none")
        before = preview.edit(SECURITY, "title: Security", "title: Spoilt security")
        panel = page.locator("#problem-list")
        expect(panel).to_contain_text("belpress failed while making the pages (KeyError at ")
        expect(panel).to_contain_text("Nothing in the manuscript is to blame.")
        expect(panel).to_contain_text("not a mistake of yours")
        (log,) = logs_of(root)
        expect(panel).to_contain_text(log.name)
        expect(panel).not_to_contain_text("Mend this in the manuscript")
        assert "Spoilt" not in log.read_text()
        assert page.locator("#strip a").count() > 3
        preview.save(SECURITY, before)
        expect(page.locator("#problems")).to_have_class("has-none")
        page.close()


def test_preview_logs_into_the_file_that_is_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = root / "preview.log"
    monkeypatch.setenv("BELPRESS_LOG", f"debug:{log}")
    with running(root):
        made = "belpress.preview.desk: en made in "
        patient(lambda: made in log.read_text(), "what the preview does is not logged")
