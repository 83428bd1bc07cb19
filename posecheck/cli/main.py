"""The `posecheck` command, and what becomes of errors."""

import os
import sys

import typer

from posecheck import __version__
from posecheck.cli import (
    agreement,
    analyze,
    batch,
    compare,
    demo,
    doctor,
    exercises,
    export,
    history,
    live,
    log,
    prescribe,
    recheck,
    review,
    routine,
    routines,
    safety,
    skip,
)
from posecheck.cli.say import complain
from posecheck.errors import PosecheckError

DEBUG = "POSECHECK_DEBUG"

app = typer.Typer(
    name="posecheck",
    help="Counts, times and checks back-pain exercises on video. Not a medical device.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"posecheck {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Say which version it is."
    ),
) -> None:
    pass


app.command("demo")(demo.demo)
app.command("analyze")(analyze.analyze)
app.command("batch")(batch.batch)
app.command("live")(live.live)
app.command("routine")(routine.routine)
app.command("routines")(routines.routines)
app.command("skip")(skip.skip)
app.command("log")(log.log)
app.command("history")(history.history)
app.command("safety")(safety.safety)
app.add_typer(exercises.app, name="exercises")
app.command("review")(review.review)
app.command("recheck")(recheck.recheck)
app.command("compare")(compare.compare)
app.command("prescribe")(prescribe.prescribe)
app.command("export")(export.export)
app.command("agreement")(agreement.agreement)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command line; leaves with 0, 1 (the input) or 2 (the usage), 130 after Ctrl-C."""
    try:
        app()
    except PosecheckError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("Interrupted.")
        sys.exit(130)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        complain(
            f"Something unexpected went wrong ({type(error).__name__}: {error}); "
            f"set {DEBUG}=1 to see where."
        )
        sys.exit(1)
