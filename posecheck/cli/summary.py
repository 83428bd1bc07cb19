"""A session in plain words on the terminal."""

from pathlib import Path

from posecheck.cli.say import say
from posecheck.session.model import Session
from posecheck.session.place import MEASURES, REPORT, SESSION, VIDEO
from posecheck.session.words import (
    clock,
    count_words,
    repetition_words,
    side_words,
    span_words,
    view_words,
    warning_words,
)

_FILES = (
    (REPORT, "the report, open it in a browser"),
    (VIDEO, "the clip with everything drawn in"),
    (SESSION, "the same for programs"),
    (MEASURES, "every measure of every frame"),
)


def say_summary(session: Session, folder: Path, discouraged: bool = False) -> None:
    """Print counts, holds, warnings, what was not seen, and where the files are.

    discouraged: the exercise is one that is only recognised to advise against it.
    """
    say(f"{session.exercise_name}: {session.video.file}", "bold")
    if discouraged:
        say("This exercise is not recommended, so that no repetition of it counts.", "yellow")
    say(count_words(session))
    for note in session.notes:
        say(note, "yellow")
    number = 0
    for entry in session.repetitions:
        number += entry.counted
        mark = f"{number:>3}" if entry.counted else "  -"
        words = " ".join(filter(None, (side_words(entry), repetition_words(entry))))
        say(f"{mark}  {clock(entry.peak_s)}  {words}", "" if entry.counted else "yellow")
    if session.warnings:
        say("Warnings:")
    for warning in session.warnings:
        seconds = warning.end_s - warning.start_s
        say(f"     {clock(warning.start_s)}  {warning_words(warning)}, for {seconds:.1f} s")
    if session.not_seen:
        say("Not seen:")
    for gap in session.not_seen:
        say(f"     {span_words(gap)}  {gap.what}")
    say(f"{view_words(session)} A person was seen in {session.pose_found:.0%} of the pictures.")
    say(f"Files in {folder.resolve()}:")
    for name, what in _FILES:
        if (folder / name).is_file():
            say(f"     {name:<17} {what}")
