"""The history as small charts of letters, for the terminal."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from posecheck.activities.log import GOAL_MIN, GOAL_PER_WEEK, count_times
from posecheck.cli.say import say
from posecheck.history.model import History, SessionDone
from posecheck.history.words import (
    day_words,
    minutes_words,
    session_title,
    session_words,
    share_words,
    span_words,
    sum_words,
)
from posecheck.session.words import plural

LATEST = 12
"""Sessions that are listed one by one."""
PATIENCE = "A back takes its time: it may be several weeks before you notice anything."
WIDE = 12
"""Letters of an exercise's bar."""
_BAR = (("█", "green"), ("▒", "cyan"), ("░", "bright_black"))


def show_history(history: History) -> None:
    """Print what the days were like, each exercise, and the latest sessions."""
    say(span_words(history).join(("History, ", "")), "bold")
    if history.empty:
        say("Nothing yet. What you do with posecheck live or routine, and log, comes here.")
        return
    say(sum_words(history))
    say()
    Console(highlight=False).print(_weeks(history))
    say(
        f"■ exercised  x with pain  △ walked or the like, where {GOAL_MIN[0]} minutes make a day",
        "bright_black",
    )
    if history.sets:
        say()
        Console(highlight=False).print(_exercises(history))
        say("█ counted without a warning  ▒ counted with one  ░ not counted", "bright_black")
        say()
        for line in _latest(history):
            say(line)
        say()
        say(PATIENCE)


def _weeks(history: History) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("Week of", "M T W T F S S", "Before the camera", "Walking and the like"):
        table.add_column(Text(name, style="bold"), no_wrap=True)
    for week in history.weeks():
        minutes = sum(session.minutes for session in week.sessions)
        table.add_row(
            f"{week.first.day} {week.first:%b}",
            _days(week),
            minutes_words(minutes) if week.sets else "-",
            _moved(week),
        )
    return table


def _days(week: History) -> Text:
    """A letter for each day: done, moved, or a day of rest."""
    monday = week.first - timedelta(days=week.first.weekday())
    text = Text()
    moved = {entry.day for entry in week.activities}
    for number in range(7):
        day = monday + timedelta(days=number)
        if not week.first <= day <= week.last:
            text.append("  ")
        elif day in week.days:
            pain = any(session.pain and session.day == day for session in week.sessions)
            text.append("x " if pain else "■ ", style="yellow" if pain else "green")
        else:
            text.append("△ " if day in moved else "· ", style="cyan" if day in moved else "")
    return text


def _moved(week: History) -> str:
    if not week.activities:
        return "-"
    minutes = sum(entry.minutes for entry in week.activities)
    times = count_times((entry.day, entry.activity, entry.minutes) for entry in week.activities)
    least, most = GOAL_PER_WEEK
    return f"{minutes_words(minutes)}, {times} of {least} to {most} days"


def _exercises(history: History) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(Text("Exercise", style="bold"))
    table.add_column("", no_wrap=True)
    for name in ("Sets", "Counted", "Not", "Clean"):
        table.add_column(Text(name, style="bold"), justify="right")
    table.add_column(Text("Said most often", style="bold"))
    for exercise, name in history.exercises().items():
        sets = [one for _, one in history.of(exercise).sets]
        counted = sum(one.counted for one in sets)
        clean = sum(one.clean for one in sets)
        missed = sum(len(one.repetitions) for one in sets) - counted
        told = Counter(warning.message for one in sets for warning in one.warnings)
        table.add_row(
            Text(name), _bar(clean, counted - clean, missed), str(len(sets)), str(counted),
            str(missed), share_words(clean / counted if counted else None),
            Text(told.most_common(1)[0][0] if told else "-"),
        )  # fmt: skip
    return table


def _bar(*counts: int) -> Text:
    """Shares of all repetitions; every kind that there is gets a letter at least."""
    text, total = Text(), sum(counts)
    if not total:
        return Text("-")
    letters = [max(1, round(WIDE * count / total)) if count else 0 for count in counts]
    letters[letters.index(max(letters))] -= sum(letters) - WIDE
    for number, (letter, style) in zip(letters, _BAR, strict=True):
        text.append(letter * number, style=style)
    return text


def _latest(history: History) -> Iterator[str]:
    done = [session for session in history.sessions if session.sets]
    for session in reversed(done[-LATEST:]):
        yield _line(session)
    if len(done) > LATEST:
        yield f"and {plural(len(done) - LATEST, 'session')} before; --html makes a page of all."


def _line(session: SessionDone) -> str:
    when = f"{day_words(session.day):<10}  {session.began_at[11:16]}"
    return f"{when}  {session_title(session)}: {session_words(session)}"
