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
from belpress.assets.tokens import BLEED, bleed_of
from belpress.model.form import DRAFT, Condition, Form
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
    "up": (1, 16),
}
"""Numbers of a form, and the least and most of each."""
_WHOLE = ("up",)
SHEETS: Mapping[str, tuple[float, float]] = {
    "A5": (148, 210),
    "A4": (210, 297),
    "A3": (297, 420),
    "SRA3": (320, 450),
    "A2": (420, 594),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Sizes of paper, the short edge first."""
_WORDS = ("profile", "condition", "sheet", LIKE)
_SWITCHES = ("marks", "stitched", "fills", DRAFT)
_KNOWN = (*_BETWEEN, *_WORDS, *_SWITCHES)


def load_forms(
    project: Project, names: Sequence[str], sheets: Sequence[tuple[str, str]]
) -> tuple[Form, ...]:
    """Return the forms of these names (``all``: every one), as :func:`sound_forms` does.

    Raises :class:`ProblemsFound` also where only some of them are not valid.
    """
    forms, problems = sound_forms(project, names, sheets)
    if problems:
        raise ProblemsFound(problems)
    return forms


def sound_forms(
    project: Project, names: Sequence[str], sheets: Sequence[tuple[str, str]]
) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """Return the forms of these names (``all``: every one), and what is wrong with the others.

    ``sheets`` are the style sheets, which name the inks. A house design without forms of its own
    has those that come with belpress. Values that are not valid, profiles that are not those of a
    press and colours without plates are problems. Raises :class:`ProblemsFound` for names that are
    not known, and where no form is left.
    """
    reading = _Reading(_house_of(project), sheets)
    forms, problems = tuple(reading.forms(names)), tuple(reading.problems)
    if not forms or any(problem.rule == "form-unknown" for problem in problems):
        raise ProblemsFound(problems)
    return forms, problems


def names_of(project: Project, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of forms, with those that ``all`` stands for.

    They are as they were given where the file of forms cannot be read.
    """
    return tuple(_Reading(_house_of(project), ()).names(names))


def drafts_of(project: Project, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names among these of drafts, which may be made without good pictures."""
    reading = _Reading(_house_of(project), ())
    return tuple(name for name in reading.names(names) if reading.values(name).get(DRAFT) is True)


def _house_of(project: Project) -> Project:
    own = project.house / STYLES / FILE
    return project if project.has_own(own) and project.has(own) else with_packaged_house(project)


class _Reading:
    def __init__(self, house: Project, sheets: Sequence[tuple[str, str]]) -> None:
        self.problems: list[Problem] = []
        self._house = house
        self._screen = with_packaged_house(house)
        self._sheets = sheets
        self._at = Source(f"{STYLES}/{FILE}")
        self._lines: list[str] = []
        self._written = self._read()

    def _read(self) -> Mapping[str, Any] | None:
        path = self._house.house / STYLES / FILE
        try:
            text = self._house.read(path).decode()
            written = tomllib.loads(text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            found = re.search(r"line (\d+)", str(error))
            at = Source(self._at.path, int(found[1]) if found else 0)
            self.problems.append(Problem("forms", f"cannot be read ({error})", at))
            return None
        self._lines = text.split("\n")
        if DRAFT not in written:
            usual = self._screen.read(self._screen.house / STYLES / FILE).decode()
            written[DRAFT] = tomllib.loads(usual)[DRAFT]
        return written

    def names(self, names: Sequence[str]) -> list[str]:
        """Return the names of forms, with those that ``all`` stands for."""
        is_all = ALL in names and self._written is not None
        return list(self._written or () if is_all else dict.fromkeys(names))

    def values(self, name: str) -> Mapping[str, Any]:
        """Return the values of a form, with those of the forms that it is like."""
        return self._values(self._written or {}, name, ())

    def forms(self, names: Sequence[str]) -> Iterator[Form]:
        """Yield the forms of these names; of what is wrong, there are problems."""
        written = self._written
        for name in self.names(names) if written is not None else ():
            if written is not None and name not in written:
                hint = did_you_mean(name, list(written))
                message = f'there is no form "{name}"'
                self.problems.append(Problem("form-unknown", message, self._at, hint=hint))
                continue
            before = len(self.problems)
            values = self.values(name)
            for check in (self._check, self._check_room):
                # What is wrong after the first mistake may come of it
                if len(self.problems) == before:
                    check(name, values)
            if len(self.problems) > before:
                continue
            condition = self._condition(name, values) if "profile" in values else None
            if len(self.problems) == before and (condition or "profile" not in values):
                yield self._form(name, values, condition)

    def _values(
        self, written: Mapping[str, Any], name: str, above: Sequence[str]
    ) -> dict[str, Any]:
        if not isinstance(written.get(name, {}), dict):
            self._add(
                f'"{name}" is not a table', self._place("", name), f'begin it with "[{name}]"'
            )
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
                kinds = int if key in _WHOLE else int | float
                is_number = isinstance(value, kinds) and not isinstance(value, bool)
                if not is_number or not least <= value <= most:
                    kind = "whole number" if key in _WHOLE else "number"
                    hint = f"expected a {kind} from {least} to {most}"
                    self._add(f"[{name}]: {key} = {value!r} is not valid", at, hint)
            elif not isinstance(value, bool if key in _SWITCHES else str):
                hint = "expected true or false" if key in _SWITCHES else "expected words in quotes"
                self._add(f"[{name}]: {key} = {value!r} is not valid", at, hint)
        self._check_sheets(name, values)

    def _check_room(self, name: str, values: Mapping[str, Any]) -> None:
        """Name lengths that do not suit each other, or the art; all of them are numbers."""
        bleed, room = values.get("bleed", 0), values.get("room", 0)
        if values.get("marks") and room < (least := max(_ROOM_OF_MARKS, bleed + _OF_A_MARK)):
            message = f"[{name}]: the room around the trim is too small for marks"
            hint = f"make it {least:g} at least, or marks = false"
            self._add(message, self._place(name, "room"), hint)
        if values.get(DRAFT) and room < _ROOM_OF_FOOT:
            message = f"[{name}]: the room around the trim is too small for the foot of a draft"
            self._add(message, self._place(name, "room"), f"make it {_ROOM_OF_FOOT} at least")
        if bleed > (art := bleed_of(self._sheets)):
            message = f"[{name}]: bleed = {bleed:g}, but art reaches {art:g} mm over the trim"
            hint = f'lower it, or set "{BLEED}: {bleed:g}mm" in {STYLES}/tokens.css'
            self._add(message, self._place(name, "bleed"), hint)

    def _check_sheets(self, name: str, values: Mapping[str, Any]) -> None:
        """Name what cannot be together: sheets are for print, stitched or cut, and no drafts."""
        on_sheets = ["stitched"] if values.get("stitched") is True else []
        on_sheets += ["up"] if values.get("up", 1) != 1 else []
        size = values.get("sheet")
        if isinstance(size, str) and size not in SHEETS:
            hint = did_you_mean(size, list(SHEETS)) or f"expected one of {', '.join(SHEETS)}"
            self._add(f'[{name}]: sheet = "{size}" is not known', self._place(name, "sheet"), hint)
        for key in on_sheets:
            if values.get(DRAFT) or "profile" not in values:
                hint = 'add like = "print"' if not values.get(DRAFT) else f"leave out {key}"
                message = f"[{name}]: {key} makes sheets for print, which this form is not"
                self._add(message, self._place(name, key), hint)
        if len(on_sheets) > 1:
            message = f"[{name}]: sheets are stitched or cut, not both"
            self._add(message, self._place(name, "up"), "leave out stitched, or up")
        if "up" in on_sheets and size is None:
            hint = 'add sheet = "A3"'
            self._add(f"[{name}]: the size of the sheets is missing", self._place(name, "up"), hint)

    def _add(self, message: str, at: Source, hint: str = "") -> None:
        self.problems.append(Problem("forms", message, at, hint=hint))

    def _form(self, name: str, values: Mapping[str, Any], condition: Condition | None) -> Form:
        return Form(
            name=name,
            bleed=values.get("bleed", 0),
            room=values.get("room", 0),
            marks=values.get("marks", False),
            condition=condition,
            screen=self._screen.read(self._screen.house / SRGB),
            ppi=int(values.get("pictures", 0)),
            quality=int(values.get("quality", Form.quality)),
            sheets=values.get("stitched", False),
            paper=values.get("paper", 0),
            fills=values.get("fills", True),
            up=int(values.get("up", 1)),
            size=SHEETS.get(values.get("sheet", "")),
            is_draft=values.get(DRAFT, False),
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
        inks, problems = inks_of(self._sheets, limit)
        self.problems += [one for one in problems if one not in self.problems]
        return None if problems else Condition(values.get("condition", ""), content, limit, inks)

    def _place(self, name: str, key: str) -> Source:
        """Return where a value of a form is written, or else where its form begins."""
        inside, begins = not name, 0
        for number, line in enumerate(self._lines, start=1):
            if line.strip().startswith("["):
                inside = line.strip().startswith(f"[{name}]")
                begins = number if inside else begins
            elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return Source(self._at.path, number)
        return Source(self._at.path, begins)


_ROOM_OF_MARKS, _OF_A_MARK, _ROOM_OF_FOOT = 9, 6, 12
"""In mm: marks begin 3.5 mm from the trim, or 0.5 mm from the bleed, and are 5 mm long."""
