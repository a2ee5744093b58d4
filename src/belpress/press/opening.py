"""Opening a pressroom over the cache of a project, early, while the manuscript is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belpress.press.pressroom import Pressroom
from belpress.project.cache import Store
from belpress.project.project import PARTS, Project

if TYPE_CHECKING:
    from belpress.assets.load import Design


def equip_early(project: Project, pressroom: Pressroom) -> Design:
    """Let the presses load the house design while the manuscript is read.

    Returns the design, and what is wrong with it, which is reported when pages are laid out.
    """
    from belpress.assets.load import load_design

    design, problems = load_design(project)
    if not problems:
        pressroom.equip(design)
        pressroom.warm_up()
    return design, problems


def open_pressroom(project: Project, presses: int = 0) -> Pressroom:
    """Return a pressroom over the cache of a project, to be used in a ``with`` statement."""
    return Pressroom(Store(project.cache(PARTS)), presses)
