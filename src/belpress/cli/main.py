"""The command line: arguments in, progress and problems out. Decisions are made elsewhere."""

from __future__ import annotations

import atexit
import gc

import click

from belpress.cli.build import build
from belpress.cli.check import check
from belpress.cli.faults import Guarded
from belpress.cli.house import house
from belpress.cli.new import new
from belpress.cli.preflight import preflight
from belpress.cli.preview import preview
from belpress.cli.rules import rules
from belpress.cli.scorecard import scorecard
from belpress.cli.translate import translate
from belpress.program.version import __version__


@click.group(
    cls=Guarded,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="'belpress COMMAND --help' explains a command.",
)
@click.version_option(__version__, prog_name="belpress", message="%(prog)s %(version)s")
def main() -> None:
    """Typeset a yearly review: Markdown chapters in, a laid-out PDF out.

    \b
    Examples:
      belpress new                       a review of your own, in an empty folder
      belpress build                     the newest edition
      belpress build -l be -l ru         its translations
      belpress build 2022 -c security    one chapter, with its right page numbers
      belpress preview                   the pages in a browser, as you write
      belpress check                     every mistake, before the printer finds it
      belpress preflight FILE            the finished PDF, as a printer will look at it
      belpress house check               the design of your house, on pages of everything
      belpress rules pull-quote-drift    what a rule finds, and why
      belpress scorecard                 how the forecasts of all editions fared
      belpress translate update          bring the catalogues up to date
      belpress build -C ~/reviews        a project in another folder

    \b
    Exit codes: 0 done, 1 problems found, 2 wrong usage, 70 belpress itself failed; then it names
    a log to send with a report.

    BELPRESS_LOG=LEVEL, FILE or LEVEL:FILE logs what is done: on the terminal, or into a file. A
    LEVEL is debug, info or warning.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    # At the end there is nothing to free, and looking for it would take a while
    atexit.register(gc.freeze)


main.add_command(build)
main.add_command(check)
main.add_command(new)
main.add_command(house)
main.add_command(preflight)
main.add_command(preview)
main.add_command(rules)
main.add_command(scorecard)
main.add_command(translate)
