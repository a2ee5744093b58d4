"""Reads ``styles/forms.toml``: the forms that an edition is handed over as."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from belpress.assets.inks import inks_of
from belpress.assets.profiles import BadProfile, Separation
from belpress.model.form import Condition, Form, Ink, Rgb
from belpress.model.problem import Problem, ProblemsFound, Source, did_you_mean
from belpress.project.project import STYLES, Project, with_packaged_house

FILE = "forms.toml"
SRGB = "assets/profiles/sRGB2014.icc"
"""The profile of screens, in the house design of the package."""
LIKE = "like"
ALL = "all"
"""Stands for all forms of the house."""
_MOST_MM = 100
_BETWEEN: Mapping[str, tuple[float, float]] = {
    "bleed": (0, 20),
    "room": (0, _MOST_MM),
    "ink": (100, 400),
    "pictures": (0, 2400),
    "quality": (1, 100),
    "paper": (0, 2),
}
"""Numbers of a form, and the least and most of each."""
_WORDS = ("profile", "condition", LIKE)
_SWITCHES = ("marks", "stitched", "fills")
_KNOWN = (*_BETWEEN, *_WORDS, *_SWITCHES)


def load_forms(
    project: Project, names: Sequence[str], sheets: Sequence[tuple[str, str]]
) -> tuple[Form, ...]:
    """Return the forms of these names (``all``: every one).

    ``sheets`` are the style sheets, which name the inks. A house design without forms of its own
    has those that come with belpress. Raises :class:`ProblemsFound` for names and values that are
    not valid, profiles that are not those of a press, and colours without plates.
    """
    own = project.house / STYLES / FILE
    house = project if project.has_own(own) and project.has(own) else with_packaged_house(project)
    reading = _Reading(house, sheets)
    forms = tuple(reading.forms(names))
    if reading.problems:
        raise ProblemsFound(reading.problems)
    return forms


class _Reading:
    def __init__(self, house: Project, sheets: Sequence[tuple[str, str]]) -> None:
        self.problems: list[Problem] = []
        self._house = house
        self._screen = with_packaged_house(house)
        self._sheets = sheets
        self._at = Source(f"{STYLES}/{FILE}")
        self._lines: list[str] = []

    def forms(self, names: Sequence[str]) -> Iterator[Form]:
        """Yield the forms of these names; of what is wrong, there are problems."""
        path = self._house.house / STYLES / FILE
        try:
            text = self._house.read(path).decode()
            written = tomllib.loads(text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            found = re.search(r"line (\d+)", str(error))
            at = Source(self._at.path, int(found[1]) if found else 0)
            self.problems.append(Problem("forms", f"cannot be read ({error})", at))
            return
        self._lines = text.split("\n")
        for name in written if ALL in names else dict.fromkeys(names):
            if name not in written:
                hint = did_you_mean(name, list(written))
                message = f'there is no form "{name}"'
                self.problems.append(Problem("form-unknown", message, self._at, hint=hint))
                continue
            values = self._values(written, name, ())
            before = len(self.problems)
            self._check(name, values)
            if len(self.problems) == before:
                yield self._form(name, values)

    def _values(
        self, written: Mapping[str, Any], name: str, above: Sequence[str]
    ) -> dict[str, Any]:
        values = dict(written[name]) if isinstance(written.get(name), dict) else {}
        like = values.pop(LIKE, None)
        if like is None:
            return values
        if like in above or like not in written:
            message = f'[{name}]: "{LIKE} = {like!r}" does not name another form'
            self.problems.append(Problem("forms", message, self._place(name, LIKE)))
            return values
        return {**self._values(written, like, (*above, name)), **values}

    def _check(self, name: str, values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            at = self._place(name, key)
            if key not in _KNOWN:
                hint = did_you_mean(key, _KNOWN)
                self._add(f'[{name}]: "{key}" is not a value of a form', at, hint)
            elif key in _BETWEEN:
                least, most = _BETWEEN[key]
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                if not is_number or not least <= value <= most:
                    hint = f"expected a number from {least} to {most}"
                    self._add(f"[{name}]: {key} = {value!r} is not valid", at, hint)
            elif not isinstance(value, bool if key in _SWITCHES else str):
                hint = "expected true or false" if key in _SWITCHES else "expected words in quotes"
                self._add(f"[{name}]: {key} = {value!r} is not valid", at, hint)
        if values.get("marks") and values.get("room", 0) < _ROOM_OF_MARKS:
            hint = f"make it {_ROOM_OF_MARKS} at least, or marks = false"
            self._add(
                f"[{name}]: the room around the trim is too small for marks",
                self._place(name, "room"),
                hint,
            )

    def _add(self, message: str, at: Source, hint: str = "") -> None:
        self.problems.append(Problem("forms", message, at, hint=hint))

    def _form(self, name: str, values: Mapping[str, Any]) -> Form:
        return Form(
            name=name,
            bleed=values.get("bleed", 0),
            room=values.get("room", 0),
            marks=values.get("marks", False),
            condition=self._condition(name, values) if "profile" in values else None,
            screen=self._screen.read(self._screen.house / SRGB),
            ppi=int(values.get("pictures", 0)),
            quality=int(values.get("quality", Form.quality)),
            sheets=values.get("stitched", False),
            paper=values.get("paper", 0),
            fills=values.get("fills", True),
        )

    def _condition(self, name: str, values: Mapping[str, Any]) -> Condition | None:
        written = values["profile"]
        path = posixpath.normpath(posixpath.join(STYLES, written))
        file = Path(self._house.house, path)
        at = self._place(name, "profile")
        if path.startswith(("..", "/")) or not self._house.has_own(file):
            self._add(f'the profile "{written}" is not in the project', at)
            return None
        try:
            content = self._house.read(file)
            most = Separation(content).most_ink
        except OSError as error:
            self._add(f'the profile "{written}" cannot be read ({error.strerror})', at)
            return None
        except BadProfile as error:
            hint = "use the profile that the printer names, such as one of FOGRA"
            self._add(f'"{written}" {error}', at, hint)
            return None
        limit = int(values.get("ink", 300))
        if most > limit:
            hint = "use a profile that is made for that limit, or raise ink"
            message = f"[{name}]: this profile puts up to {most:.0f} % of ink on pictures"
            self._add(f"{message}, and ink = {limit}", at, hint)
        return Condition(values.get("condition", ""), content, limit, self._inks(limit))

    def _inks(self, limit: int) -> Mapping[Rgb, Ink]:
        inks, problems = inks_of(self._sheets, limit)
        self.problems += [one for one in problems if one not in self.problems]
        return inks

    def _place(self, name: str, key: str) -> Source:
        """Return where a value of a form is written, or else where its form begins."""
        inside, begins = False, 0
        for number, line in enumerate(self._lines, start=1):
            if line.strip().startswith("["):
                inside = line.strip().startswith(f"[{name}]")
                begins = number if inside else begins
            elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return Source(self._at.path, number)
        return Source(self._at.path, begins)


_ROOM_OF_MARKS = 9
"""In mm: marks begin 3.5 mm from the trim and are 5 mm long."""
