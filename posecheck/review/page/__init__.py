"""`report.html`: one page that opens from disk, needs no network, and is reviewed in."""

import json
import math
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import numpy as np

from posecheck.measures.words import label
from posecheck.review.curve import Curve, thinned
from posecheck.review.figures import figures
from posecheck.review.page import paper, tables
from posecheck.review.page.bundle import hash_of, part, script
from posecheck.review.page.content import content
from posecheck.review.page.elements import element, to_html
from posecheck.review.page.packing import pack
from posecheck.review.page.timeline import timeline
from posecheck.review.page.tracks import Track, Tracks, read_tracks
from posecheck.session.atomic import write_text
from posecheck.session.model import Session
from posecheck.session.place import MEASURES, REPORT, VIDEO
from posecheck.session.words import goal_words


@dataclass(frozen=True, slots=True)
class Served:
    """What a page has beyond the file when a server shows it.

    addresses: for the script, see `page/main.js`. links: words and address of other pages.
    """

    addresses: dict[str, Any]
    links: tuple[tuple[str, str], ...] = ()


def write_report(folder: Path, session: Session) -> Path:
    """Write the report of a session folder; returns its path.

    The curves come from the folder's measures and the video from its annotated clip, each where
    it is there. Raises InputError when the file cannot be written.
    """
    path = folder / REPORT
    write_text(path, report_page(folder, session))
    return path


def report_page(
    folder: Path,
    session: Session,
    *,
    review: dict[str, Any] | None = None,
    served: Served | None = None,
) -> str:
    """The whole page as text.

    review: judgements made before, as `review.json` has them.
    """
    has_video = (folder / VIDEO).is_file()
    found = read_tracks(folder / MEASURES, session)
    packed = pack(found or _without_measures(session))
    data = content(session) | {"review": review, "served": served and served.addresses}
    data["layout"] = packed.layout | {"first": float(found.times[0]) if found else 0.0}
    curve = None if found is None else Curve(found.times, found.judged)
    rows = figures(session, curve)
    clip = session.video
    size = f"{clip.width} x {clip.height}, {clip.duration_s:.1f} s"
    drawn = timeline(session, None if curve is None else thinned(curve), clickable=False)
    css = part("page.css")
    return Template(part("page.html")).substitute(
        policy=escape(_policy(css, served is not None)),
        version=escape(session.posecheck),
        title=escape(f"{session.exercise_name}: {clip.file}"),
        css=css,
        links=_links(served),
        heading=escape(session.exercise_name),
        source=escape(" · ".join(filter(None, (clip.file, _day(clip.recorded), size)))),
        summary=to_html(*tables.summary(session)),
        bare="" if has_video else " bare",
        video=_video() if has_video else "",
        timeline=to_html(drawn),
        curve_words=escape(_about_curve(session)),
        repetitions=to_html(tables.repetitions(session, rows)),
        warnings=to_html(tables.warnings(session)),
        paper_repetitions=to_html(paper.repetitions(session, rows)),
        paper_warnings=to_html(paper.warnings(session)),
        not_seen=to_html(tables.not_seen(session)),
        cannot_see=to_html(tables.cannot_see(session)),
        prescribe=part("prescribe.html") if served else "",
        made=escape(f"Made by posecheck {session.posecheck}, pose model {session.model}."),
        data=_for_script(data),
        bytes=packed.data,
        script=script(),
    )


def _policy(css: str, served: bool) -> str:
    """Nothing from anywhere else, and no script or style but the page's own."""
    rules = {
        "default-src": "'none'",
        "script-src": hash_of(script()),
        "style-src": hash_of(css),
        "media-src": "'self' file:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if served:
        rules["connect-src"] = "'self'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _for_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _without_measures(session: Session) -> Tracks:
    """Frames as far apart as they are on average, where no table says better; no curve."""
    count = max(session.video.frames, 2)
    fps = session.video.fps if session.video.fps > 0 else 25.0
    nothing = np.full(count, math.nan)
    unit = "ratio"
    return Tracks(
        np.arange(count) / fps, nothing, [Track(label(session.goal.measure), unit, nothing)]
    )


def _day(recorded: str | None) -> str:
    return recorded[:16].replace("T", " ") if recorded else ""


def _links(served: Served | None) -> str:
    links = () if served is None else served.links
    return "".join(" " + to_html(element("a", words, href=where)) for words, where in links)


def _video() -> str:
    return to_html(
        element(
            "video",
            src=VIDEO,
            controls="",
            preload="auto",
            playsinline="",
            aria_label="The clip with everything that was measured drawn into it",
        )
    )


def _about_curve(session: Session) -> str:
    goal = session.goal
    if goal.low is None and goal.high is None:
        return "How far the movement went."
    return (
        "The shaded band is the target, dashed lines are limits. A warning comes from beyond the "
        f"strip at a limit, since a camera errs by as much. {goal_words(goal)}"
    )
