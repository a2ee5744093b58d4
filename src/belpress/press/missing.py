"""Libraries of the system that WeasyPrint needs: what to say and to type where one is missing."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence

from belpress.model.problem import Problem, ProblemsFound, Source

INSTALL: Mapping[str, str] = {
    "debian": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "dnf install pango",
    "rhel": "dnf install pango",
    "arch": "pacman -S pango",
    "alpine": (
        "apk add so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libharfbuzz.so.0 "
        "so:libharfbuzz-subset.so.0 so:libfontconfig.so.1 so:libpangoft2-1.0.so.0"
    ),
    "macos": "brew install pango harfbuzz",
}
"""What installs Pango with all that it needs, by the name that a system has in os-release.

Source: WeasyPrint's documentation, "First Steps", "Installation".
"""
_MISSING = re.compile(r"cannot load library '([^']+)'")


def missing_library(error: OSError) -> ProblemsFound | None:
    """Return what is to be said of a library that could not be loaded, if that is what failed."""
    found = _MISSING.match(str(error))
    if not found:
        return None
    message = "this library is not installed, and pages cannot be laid out without it"
    hint = how_to_install(systems())
    return ProblemsFound([Problem("library-missing", message, Source(found[1]), hint=hint)])


def how_to_install(names: Sequence[str]) -> str:
    """Return what to do on a system of one of these names, the first known one counting."""
    command = next((INSTALL[name] for name in names if name in INSTALL), "")
    if not command:
        return (
            "install it with your system's packages, as WeasyPrint's documentation says under "
            '"First Steps", "Installation"'
        )
    # Homebrew refuses to run as root
    is_allowed = command.startswith("brew") or os.geteuid() == 0
    return f"type: {command}" if is_allowed else f"type: sudo {command}"


def systems() -> tuple[str, ...]:
    """Return the names of this system: its own, then those of the systems that it is like."""
    if sys.platform == "darwin":
        return ("macos",)
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    return (release.get("ID", ""), *release.get("ID_LIKE", "").split())
