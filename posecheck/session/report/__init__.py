"""`report.html`: one page that opens from disk and needs no network."""

from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from posecheck.session.atomic import write_text
from posecheck.session.model import Session
from posecheck.session.place import MEASURES, REPORT, VIDEO
from posecheck.session.report import tables
from posecheck.session.report.curve import read_curve
from posecheck.session.report.elements import element, to_html
from posecheck.session.report.timeline import timeline
from posecheck.session.words import goal_words


def write_report(folder: Path, session: Session) -> Path:
    """Write the report of a session folder; returns its path.

    The curve comes from the folder's measures and the video from its annotated clip, each where
    it is there. Raises InputError when the file cannot be written.
    """
    path = folder / REPORT
    write_text(path, report_page(folder, session))
    return path


def report_page(folder: Path, session: Session) -> str:
    """The whole page as text."""
    has_video = (folder / VIDEO).is_file()
    clip = session.video
    size = f"{clip.width} x {clip.height}, {clip.duration_s:.1f} s"
    return Template(_part("page.html")).substitute(
        version=escape(session.posecheck),
        title=escape(f"{session.exercise_name}: {clip.file}"),
        css=_part("page.css"),
        heading=escape(session.exercise_name),
        source=escape(f"{clip.file} ({size})"),
        summary=to_html(*tables.summary(session)),
        video=_video() if has_video else "",
        timeline=to_html(timeline(session, read_curve(folder / MEASURES), has_video)),
        curve_words=escape(_about_curve(session)),
        repetitions=to_html(tables.repetitions(session, has_video)),
        warnings=to_html(tables.warnings(session, has_video)),
        not_seen=to_html(tables.not_seen(session)),
        cannot_see=to_html(tables.cannot_see(session)),
        made=escape(f"Made by posecheck {session.posecheck}, pose model {session.model}."),
        script=_part("page.js"),
    )


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _video() -> str:
    return to_html(
        element(
            "video",
            src=VIDEO,
            controls="",
            preload="metadata",
            playsinline="",
            aria_label="The clip with everything that was measured drawn into it",
        )
    )


def _about_curve(session: Session) -> str:
    goal = session.goal
    if goal.low is None and goal.high is None:
        return "How far the movement went."
    return f"The shaded band is the target. {goal_words(goal)}"
