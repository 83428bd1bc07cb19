"""The page: what the days were like, each exercise set by set, every session."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from xml.etree.ElementTree import Element

from posecheck.activities.log import GOAL_MIN, GOAL_PER_WEEK, count_times
from posecheck.history.export import activity_name
from posecheck.history.model import History, SessionDone
from posecheck.history.page.bars import bars
from posecheck.history.words import (
    ENDINGS,
    KINDS,
    day_words,
    minutes_words,
    session_title,
    session_words,
    set_words,
    share_words,
    short_span_words,
    span_words,
    sum_words,
)
from posecheck.review.page.elements import element, to_html
from posecheck.safety.words import safety
from posecheck.session.words import plural

_HEAD = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def history_page(history: History) -> str:
    """The whole page as HTML."""
    title = _title(history)
    style = (resources.files("posecheck.history.page") / "month.css").read_text("utf-8")
    body = element(
        "main",
        element("p", "posecheck", class_="brand"),
        element("h1", title),
        element("p", sum_words(history), class_="sum"),
        *_sections(history),
        element("footer", element("p", safety().short), element("p", _PRIVATE)),
    )
    return (
        f"{_HEAD}{to_html(element('title', f'posecheck - {title}'), element('style', style))}"
        f"</head>\n<body>\n{to_html(body)}\n</body></html>\n"
    )


_PRIVATE = "Made on your own computer from what posecheck remembers there; nothing was sent."


def _title(history: History) -> str:
    whole = history.first.day == 1 and (history.last + timedelta(days=1)).day == 1
    one_month = (
        history.first.month == history.last.month and history.last.year == history.first.year
    )
    return f"{history.first:%B %Y}" if whole and one_month else span_words(history)


def _sections(history: History) -> Iterator[Element]:
    yield element("section", element("h2", "Days"), *map(_month, _months(history)), _day_legend())
    if history.activities:
        yield _activities(history)
    if history.sets:
        yield _exercises(history)
        yield _sessions(history)


def _months(history: History) -> Iterator[History]:
    first = history.first
    while first <= history.last:
        last = (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        yield history.between(first, min(last, history.last))
        first = last + timedelta(days=1)


def _month(history: History) -> Element:
    days = [
        history.first + timedelta(days=number)
        for number in range((history.last - history.first).days + 1)
    ]
    cells: list[Element] = [element("td", class_="none") for _ in range(days[0].weekday())]
    cells += [_day(history.between(day, day)) for day in days]
    rows = [element("tr", *cells[at : at + 7]) for at in range(0, len(cells), 7)]
    head = element("tr", *(element("th", name, scope="col") for name in _WEEKDAYS))
    caption = element("caption", f"{history.first:%B %Y}")
    return element("table", caption, element("thead", head), element("tbody", *rows), class_="days")


def _day(day: History) -> Element:
    done = [session for session in day.sessions if session.sets]
    minutes = sum(entry.minutes for entry in day.activities)
    lines: list[Element] = [element("span", str(day.first.day), class_="date")]
    if done:
        exercises = len(day.exercises())
        word = element("i", f" exercise{'' if exercises == 1 else 's'}")
        lines.append(element("span", f"● {exercises}", word, class_="done"))
    if minutes:
        lines.append(element("span", f"△ {minutes:g} min", class_="moved"))
    if any(session.pain for session in done):
        lines.append(element("span", "✕ pain", class_="pain"))
    return element("td", *lines, class_="some" if len(lines) > 1 else "rest")


def _day_legend() -> Element:
    return element(
        "p",
        "● exercises before the camera   △ minutes of walking and the like   "
        "✕ stopped or paused for pain. A day without a mark is a day of rest.",
        class_="legend",
    )


def _activities(history: History) -> Element:
    least, most = GOAL_PER_WEEK
    rows = []
    for week in history.weeks():
        if not week.activities:
            continue
        whole = (week.last - week.first).days == 6
        names = sorted({activity_name(entry.activity) for entry in week.activities})
        minutes = sum(entry.minutes for entry in week.activities)
        times = count_times((entry.day, entry.activity, entry.minutes) for entry in week.activities)
        rows.append(
            element(
                "tr",
                element("td", short_span_words(week)),
                element("td", ", ".join(names)),
                element("td", minutes_words(minutes), class_="number"),
                element(
                    "td",
                    f"{times} of {least} to {most}" if whole else f"{times}, in a part of the week",
                    class_="number",
                ),
            )
        )
    return element(
        "section",
        element("h2", "Walking, swimming and the like"),
        _table(("Week", "What", "Time", f"Days with {GOAL_MIN[0]} min or more"), rows),
    )


def _exercises(history: History) -> Element:
    blocks = []
    for exercise, name in history.exercises().items():
        one = history.of(exercise)
        sets = [done for _, done in one.sets]
        counted = sum(done.counted for done in sets)
        clean = sum(done.clean for done in sets)
        attempts = sum(len(done.repetitions) for done in sets) - counted
        words = f"{plural(len(sets), 'set')}, {counted} counted"
        words += f", {attempts} not" if attempts else ""
        words += f"; {share_words(clean / counted)} without a warning" if counted else ""
        blocks.append(
            element(
                "div",
                element("h3", name),
                element("p", f"{words}.", class_="soft"),
                bars(one),
                *_told(one),
                class_="exercise",
            )
        )
    return element(
        "section",
        element("h2", "Exercises"),
        element(
            "p",
            "One bar for each set: ",
            element("span", "■", class_="clean"),
            " counted without a warning, ",
            element("span", "▨", class_="warned"),
            " counted with one, ",
            element("span", "□", class_="missed"),
            " not counted. The line is the number asked for.",
            class_="legend",
        ),
        element("div", *blocks, class_="exercises"),
    )


def _told(history: History) -> Iterator[Element]:
    """The warning that was told most often, as what to think of next time."""
    told: dict[str, int] = {}
    for _, one in history.sets:
        for warning in one.warnings:
            told[warning.message] = told.get(warning.message, 0) + 1
    if told:
        message = max(told, key=lambda text: told[text])
        times = plural(told[message], "time")
        yield element("p", f"Said most often: {message} ({times}).", class_="soft")


def _sessions(history: History) -> Element:
    blocks = [_session(session) for session in reversed(history.sessions) if session.sets]
    return element("section", element("h2", "Sessions, the latest first"), *blocks)


def _session(session: SessionDone) -> Element:
    title = f"{day_words(session.day)}, {session.began_at[11:16]}: {session_title(session)}"
    kind = KINDS.get(session.kind, session.kind)
    items = [
        element("li", f"{one.name}: {set_words(one)}" if _several(session) else set_words(one))
        for one in session.sets
    ]
    lines: list[Element] = [element("h3", title), element("ul", *items)]
    if _several(session):
        lines.insert(1, element("p", f"{session_words(session)}.", class_="soft"))
    if session.kind == "clip":
        lines.insert(1, element("p", f"From a {kind}.", class_="soft"))
    if session.pain and ENDINGS["pain"] not in session_words(session):
        lines.append(element("p", "Paused for pain.", class_="pain"))
    return element("div", *lines, class_="session")


def _several(session: SessionDone) -> bool:
    return session.routine is not None or len(session.sets) > 1


def _table(heads: tuple[str, ...], rows: list[Element]) -> Element:
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    return element("table", element("thead", head), element("tbody", *rows), class_="list")


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
