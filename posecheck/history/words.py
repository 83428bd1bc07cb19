"""The history in plain words, for the terminal and the page."""

from datetime import date

from posecheck.history.model import History, SessionDone, SetDone
from posecheck.session.words import plural

ENDINGS = {
    "finished": "", "complete": "", "source-ended": "", "quit": "ended early",
    "pain": "stopped for pain", "interrupted": "interrupted", "lost": "the camera was lost",
    "skipped": "left out", "truncated": "the clip breaks off", "failed": "failed",
    "no-person": "nobody was seen", "too-short": "too short", None: "broke off",
}  # fmt: skip
KINDS = {"live": "live", "routine": "routine", "clip": "clip"}


def day_words(day: date) -> str:
    """ "Sat 21 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def span_words(history: History) -> str:
    """ "26 October to 22 November 2026"."""
    first, last = history.first, history.last
    if first == last:
        return f"{first.day} {first:%B %Y}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B %Y}"


def short_span_words(history: History) -> str:
    """ "26 Oct to 1 Nov"; of a single day that day."""
    first, last = history.first, history.last
    if first == last:
        return f"{first.day} {first:%b}"
    month = "" if first.month == last.month else f" {first:%b}"
    return f"{first.day}{month} to {last.day} {last:%b}"


def minutes_words(minutes: float) -> str:
    """ "2 h 5 min"."""
    whole = round(minutes)
    if whole < 60:
        return f"{whole} min"
    return f"{whole // 60} h {whole % 60} min" if whole % 60 else f"{whole // 60} h"


def sum_words(history: History) -> str:
    """All of it in one sentence."""
    days = (min(history.last, date.today()) - history.first).days + 1
    done = [session for session in history.sessions if session.sets]
    minutes = sum(session.minutes for session in done)
    text = (
        f"Exercised on {len(history.days)} of {plural(days, 'day')}: "
        f"{plural(len(done), 'session')}, {minutes_words(minutes)} before the camera"
    )
    pains = sum(session.pain for session in done)
    if pains:
        text += f"; {plural(pains, 'session')} stopped or paused for pain"
    return f"{text}."


def share_words(share: float | None) -> str:
    """ "93 %"; a dash for nothing."""
    return "-" if share is None else f"{share * 100:.0f} %"


def session_title(session: SessionDone) -> str:
    """The routine's or the exercise's name."""
    if session.routine is not None:
        return f"{session.routine.replace('-', ' ').capitalize()} routine"
    return ", ".join(dict.fromkeys(one.name for one in session.sets)) or "Nothing done"


def set_words(one: SetDone) -> str:
    """ "5 counted (3 left, 2 right), 1 not, held 25 s"."""
    left, right = one.of_side("left"), one.of_side("right")
    text = f"{one.counted} counted"
    if left or right:
        text += f" ({left} left, {right} right)"
    attempts = len(one.repetitions) - one.counted
    if attempts:
        text += f", {attempts} not"
    if one.goal_hold_s:
        text += f", held {one.held_s:.0f} s in all"
    for ending in filter(None, (ENDINGS.get(one.ending, one.ending or ""),)):
        text += f", {ending}"
    return text


def session_words(session: SessionDone) -> str:
    """How a session went, in a few words."""
    if session.routine is None and len(session.sets) == 1:
        return set_words(session.sets[0])
    done = sum(one.ending != "skipped" for one in session.sets)
    text = f"{plural(done, 'exercise')}, {minutes_words(session.minutes)}"
    ending = ENDINGS.get(session.ending, session.ending or "")
    if ending:
        text += f", {ending}"
    if session.comfort is not None:
        text += f"; felt {session.comfort}"
    return text
