"""``belpress rules``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.model.problem import Severity

if TYPE_CHECKING:
    from belpress.checks.rule import Explanation

WIDTH = 80


@click.command()
@click.argument("name", metavar="[RULE]", required=False)
@logs.LOGGED
def rules(name: str | None) -> None:
    """List the rules, or explain RULE with an example of wrong and right.

    \b
    Examples:
      belpress rules
      belpress rules pull-quote-drift
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from belpress.checks.rulebook import explanations, unknown_rule

    if name is None:
        click.echo("\n".join(_list()))
        return
    if hint := unknown_rule(name):
        raise click.BadParameter(f'no rule is named "{name}"; {hint}', param_hint="RULE")
    click.echo("\n".join(_explained(explanations()[name])))


def _list() -> Iterator[str]:
    """Yield all rules, a line each, under the headings of what they look at."""
    from belpress.checks.rulebook import grouped_explanations

    groups = {heading: ones for heading, ones in grouped_explanations().items() if ones}
    across = max(len(one.name) for ones in groups.values() for one in ones)
    for heading, ones in groups.items():
        yield show.styled(heading, bold=True)
        for one in ones:
            yield f"  {one.name:<{across}}  {one.severity.value:<7}  {one.said}"
        yield ""
    yield "belpress rules RULE explains a rule, with an example."


def _explained(one: Explanation) -> Iterator[str]:
    from belpress.checks.rulebook import is_of_pdfs, stops_builds

    yield f"{show.styled(one.name, bold=True)} ({one.severity.value})"
    yield ""
    yield from textwrap.wrap(one.why, WIDTH)
    for heading, example in (("Wrong", one.wrong), ("Right", one.right)):
        yield from ("", show.styled(heading, bold=True), textwrap.indent(example, "  "))
    yield from ("", show.styled("To ignore it", bold=True))
    if is_of_pdfs(one.name):
        yield f"  in one run      belpress preflight --ignore {one.name} FILE"
        return
    if one.severity is Severity.ERROR:
        yield "  It stops a build and cannot be ignored."
        return
    if stops_builds(one):
        yield "  Serious cases are errors, which stop a build and cannot be ignored. Otherwise:"
    yield f"  at one place    in a line above:   <!-- check: ignore {one.name} -->"
    yield f"  in an edition   in edition.yaml:   check: {{ignore: [{one.name}]}}"
    yield f"  in one run      belpress check --ignore {one.name}"
