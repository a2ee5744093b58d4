"""The place that a link which leads nowhere most likely means."""

from __future__ import annotations

from belpress.markdown.parsed import Link
from belpress.model.problem import did_you_mean, nearest
from belpress.read.chapter_file import ReadChapter


def way_to(link: Link, chapter: ReadChapter, chapters: list[ReadChapter]) -> str:
    """Return a hint that names the place a link most likely means, as it is written there."""
    wanted = link.target.rpartition("--")[2]
    ways: dict[str, list[str]] = {}
    for other in (chapter, *(one for one in chapters if one is not chapter)):
        ways.setdefault(other.name, []).append(other.path.name)
        for full in sorted(other.parsed.names):
            name = full.rpartition("--")[2]
            way = f"#{name}" if other is chapter else f"{other.path.name}#{name}"
            ways.setdefault(name, []).append(way)
    if wanted in ways:
        return " or ".join(f'write "{way}"' for way in ways[wanted])
    near = nearest(wanted, ways)
    way = ways[near][0].removeprefix("#") if near else ""
    return f'did you mean "{way}"?' if near else did_you_mean(wanted, sorted(ways))
