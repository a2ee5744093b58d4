"""Catalogues without translations, which programs for translators begin new languages with."""

from __future__ import annotations

from collections.abc import Sequence

import polib

from belpress.model.message import Message
from belpress.translate.catalogue.entries import refreshed


def template(messages: Sequence[Message], title: str, day: str) -> bytes:
    """Return the messages of a source file as a template (``.pot``); ``day`` is its date."""
    file = polib.POFile(wrapwidth=0)
    file.header = "Made by: belpress translate export. Translations are made from it."
    file.metadata = {
        "Project-Id-Version": title,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": day,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.metadata_is_fuzzy = True
    file.extend(refreshed(polib.POEntry(msgid=one.text), one) for one in messages)
    text = str(file)
    return (text if text.endswith("\n") else f"{text}\n").encode()
