"""`posecheck recheck`: judges stored sessions anew."""

from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.choices import PRESCRIPTION
from posecheck.cli.say import say


def recheck(
    session: Annotated[Path, typer.Argument(metavar="SESSION", help="A session's folder.")],
    prescription: Annotated[Path | None, PRESCRIPTION] = None,
    exercise: Annotated[
        str | None,
        typer.Option("--exercise", "-e", help="An edited exercise file, .toml, to judge by."),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Keep the result: session.json and report.html anew.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the new session as JSON, nothing else.")
    ] = False,
) -> None:
    """Judge a recorded session anew from its stored measures, and say what changed.

    With a prescription, an edited exercise, or after an update of posecheck; takes seconds, for the
    video is not looked at. The annotated video keeps showing the earlier judgement.
    """
    from posecheck.prescription.load import exercise_for
    from posecheck.review.page import write_report
    from posecheck.review.recheck import recheck as check_again
    from posecheck.review.wording import recheck_words
    from posecheck.session.atomic import write_text
    from posecheck.session.model import read_session
    from posecheck.session.place import SESSION

    name = exercise or read_session(session / SESSION).exercise
    result = check_again(session, exercise_for(name, prescription))
    if write:
        write_text(session / SESSION, result.after.to_json() + "\n")
        write_report(session, result.after)
    if as_json:
        typer.echo(result.after.to_json(indent=None))
        return
    for sentence in recheck_words(result):
        say(sentence)
