"""A session in plain words on the terminal."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from posecheck.cli.say import say
from posecheck.measures.words import roughly
from posecheck.session.model import Session, WarningEntry
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
    _say_counts(session, discouraged)
    number = 0
    for entry in session.repetitions:
        number += entry.counted
        mark = f"{number:>3}" if entry.counted else "  -"
        words = " ".join(filter(None, (side_words(entry), repetition_words(entry))))
        say(f"{mark}  {clock(entry.peak_s)}  {words}", "" if entry.counted else "yellow")
    _say_warnings(session.warnings)
    if session.not_seen:
        say("Not seen:")
    for gap in session.not_seen:
        say(f"     {span_words(gap)}  {gap.what}")
    say(f"{view_words(session)} A person was seen in {session.pose_found:.0%} of the pictures.")
    say(f"Files in {folder.resolve()}:")
    for name, what in _FILES:
        if (folder / name).is_file():
            say(f"     {name:<17} {what}")


def say_live_summary(session: Session, discouraged: bool = False) -> None:
    """Print in a few lines how a live set went, where nothing was recorded.

    discouraged: as in `say_summary`.
    """
    say(f"{session.exercise_name}, {clock(session.video.duration_s)} before the camera", "bold")
    if session.end.text:
        say(session.end.text)
    _say_counts(session, discouraged)
    held = [roughly(f"{hold.seconds:.0f}", hold.sure) for hold in session.holds]
    if held and session.goal.hold_s:
        say(f"Held for {', '.join(held)} s.")
    missed = Counter(
        entry.reason.text for entry in session.repetitions if not entry.counted and entry.reason
    )
    for reason, times in missed.items():
        say(f"  -  {reason}" + (f", {times} times" if times > 1 else ""), "yellow")
    # Of pain the ending has told already.
    _say_warnings([warning for warning in session.warnings if warning.measure])


def _say_counts(session: Session, discouraged: bool) -> None:
    if discouraged:
        say("This exercise is not recommended, so that no repetition of it counts.", "yellow")
    say(count_words(session))
    for note in session.notes:
        say(note, "yellow")


def _say_warnings(warnings: Sequence[WarningEntry]) -> None:
    if warnings:
        say("Warnings:")
    for warning in warnings:
        seconds = warning.end_s - warning.start_s
        say(f"     {clock(warning.start_s)}  {warning_words(warning)}, for {seconds:.1f} s")
