"""YAML with a place for every value, and without the parts of YAML that can hurt.

The document is composed into nodes, never constructed: tags have no effect, so a manuscript can
neither build objects nor grow (aliases, merge keys and deep nesting are refused).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from belpress.language.characters import stray
from belpress.model.problem import Problem, Source
from belpress.read.free_texts import NO_TEXTS, FreeTexts, made_fit
from belpress.read.yaml_mistakes import Stumble, syntax_problem

Path = tuple[str | int, ...]

DEPTH_LIMIT = 12
SIZE_LIMIT = 256 * 1024
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
_CONSTANTS: dict[str, bool | None] = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "~": None,
    "": None,
}


@dataclass
class Fields:
    """The values of a YAML mapping and the place of each.

    ``places`` maps the path of a value, such as ``("pull_quotes", 0, "text")``, to where its key
    (or, in a list, the value itself) stands.
    """

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Source:
        """Return the place of a value, or of the nearest value around it."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]


def load(text: str, start: Source, free: FreeTexts = NO_TEXTS) -> Fields:
    """Read a YAML mapping that begins at ``start``; ``free`` texts may hold any signs.

    Never raises, whatever a file says: mistakes are in ``problems`` of the result.
    """
    fields = Fields(places={(): start})
    if len(text) > SIZE_LIMIT:
        fields.problems.append(
            Problem("yaml-too-large", f"more than {SIZE_LIMIT // 1024} KB of fields", start)
        )
        return fields
    text, fields.problems = made_fit(text, free, start)
    try:
        problem = _refused(text, start)
        node = None if problem else _parser().compose(StringIO(text))
    except MarkedYAMLError as error:
        problem, node = syntax_problem(_stumble(error), text, start), None
    except (YAMLError, ValueError):
        message = "the fields cannot be read"
        hint = "write one field a line: its name, a colon, a space, its value"
        problem, node = Problem("yaml-syntax", message, start, hint=hint), None
    if problem:
        fields.problems.append(problem)
    elif isinstance(node, MappingNode):
        fields.values = _value(node, (), fields, start)
    else:
        found = (
            "nothing" if node is None else "a list" if isinstance(node, SequenceNode) else "text"
        )
        fields.problems.append(
            Problem(
                "yaml-not-mapping",
                f'expected fields such as "title: …", found {found}',
                start,
                hint="write one field per line: its name, a colon, a space, its value",
            )
        )
    return fields


def _stumble(error: MarkedYAMLError) -> Stumble:
    stopped = error.problem_mark or error.context_mark
    began = error.context_mark or stopped
    return Stumble(
        f"{error.context or ''} {error.problem or ''}",
        stopped.line if stopped else 0,
        stopped.column if stopped else 0,
        began.line if began else 0,
    )


def _parser() -> Any:  # noqa: ANN401 - the library leaves its reader untyped
    parser = YAML(typ="safe", pure=True)
    parser.allow_duplicate_keys = True
    return parser


def _refused(text: str, start: Source) -> Problem | None:
    depth = 0
    for event in _parser().parse(StringIO(text)):
        place = start.down(event.start_mark.line)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            return Problem(
                "yaml-alias",
                "anchors (&) and aliases (*) are not allowed here",
                place,
                hint='put the text in quotation marks if it begins with "&" or "*"',
            )
        if isinstance(event, NodeEvent) and str(getattr(event, "tag", None) or "").strip("!"):
            return Problem(
                "yaml-tag",
                "tags (!) are not allowed here",
                place,
                hint='put the text in quotation marks if it begins with "!"',
            )
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > DEPTH_LIMIT:
            return Problem("yaml-depth", f"more than {DEPTH_LIMIT} levels of nesting", place)
    return None


def _value(node: Node, path: Path, fields: Fields, start: Source) -> Any:  # noqa: ANN401
    if isinstance(node, MappingNode):
        return _mapping(node, path, fields, start)
    if isinstance(node, SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            place = start.down(item.start_mark.line)
            fields.places[*path, index] = place
            items.append(_value(item, (*path, index), fields, start))
        return items
    if not isinstance(node, ScalarNode):
        return None
    _check_characters(str(node.value), start.down(node.start_mark.line), fields)
    return _scalar(node)


def _check_characters(text: str, at: Source, fields: Fields) -> None:
    """Find characters that are not allowed in a file, but can be written as escapes in a value."""
    if found := stray(text):
        message = f"contains {found[1]} as an escape"
        fields.problems.append(Problem("control-character", message, at, hint="delete it"))


def _mapping(node: MappingNode, path: Path, fields: Fields, start: Source) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
        place = start.down(key_node.start_mark.line)
        _check_characters(key, place, fields)
        if key == "<<":
            fields.problems.append(
                Problem("yaml-alias", "merge keys (<<) are not allowed here", place)
            )
        elif node.flow_style and value_node.value == "" and not value_node.style:
            fields.problems.append(_bare_key(key, place))
        elif key in values:
            first = fields.places[*path, key]
            fields.problems.append(
                Problem(
                    "yaml-duplicate",
                    f"{key}: is given twice",
                    place,
                    hint=f"it is already in line {first.line}; delete one of them",
                )
            )
        else:
            fields.places[*path, key] = place
            values[key] = _value(value_node, (*path, key), fields, start)
    return values


def _bare_key(key: str, at: Source) -> Problem:
    """Say what a name without a value in braces may have been."""
    message = f'"{key:.60}" stands in braces without a value'
    hint = "in braces, put a text with a comma in quotation marks"
    if ":" in key:
        hint = "write a space behind the colon"
    return Problem("yaml-syntax", message, at, hint=hint)


def _scalar(node: ScalarNode) -> str | int | bool | None:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INTEGER.match(text) else text
