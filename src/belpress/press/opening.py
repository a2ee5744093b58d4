"""Opening a pressroom over the cache of a project, early, while the manuscript is read."""

from __future__ import annotations

from belpress.press.pressroom import Pressroom
from belpress.project.cache import Store
from belpress.project.project import PARTS, Project


def equip_early(project: Project, pressroom: Pressroom) -> None:
    """Let the presses load the house design while the manuscript is read."""
    from belpress.assets.load import load_design

    design, problems = load_design(project)
    # What is wrong with the design is told when pages are laid out with it
    if not problems:
        pressroom.equip(design)
        pressroom.warm_up()


def open_pressroom(project: Project, presses: int = 0) -> Pressroom:
    """Return a pressroom over the cache of a project, to be used in a ``with`` statement."""
    return Pressroom(Store(project.cache(PARTS)), presses)
