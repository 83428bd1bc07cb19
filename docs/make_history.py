"""Photograph a month's page for docs/history.md; the month is made up.

    python docs/make_history.py

Needs Debian's Chromium and the dev extra.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from make_screens import keep
from playwright.sync_api import sync_playwright

from posecheck.activities.log import log_activity
from posecheck.activities.model import find_activity
from posecheck.checking.events import Event, Reason, Repetition, Side, WarningCleared, WarningRaised
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.history.page import history_page
from posecheck.history.page.month import month_of
from posecheck.history.reading import read_history
from posecheck.history.recording import SessionRecord
from posecheck.routines.model import load_routine
from posecheck.routines.plan import Person, plan_routine
from posecheck.store import Store, open_store

DAY = date(2026, 3, 1)
WINDOW = (1100, 1500)


def main() -> None:
    """Make up a month, write its page, photograph it."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("There is no chromium; on Debian: apt install chromium")
    first, last = month_of(DAY)
    with tempfile.TemporaryDirectory() as scratch:
        with open_store(Path(scratch) / "a.sqlite3") as store:
            make_up(store, first, last)
            text = history_page(read_history(store, first, last))
        page_file = Path(scratch) / "month.html"
        page_file.write_text(text, encoding="utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
            page.goto(page_file.as_uri())
            keep(page, "history-month")
            browser.close()


def make_up(store: Store, first: date, last: date) -> None:
    """A routine three times a week, walking in between."""
    chance = random.Random(4)
    plan = plan_routine(load_routine("initial"), Person())
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() in (1, 3, 5):
            at = datetime.combine(day, time(9)).astimezone().isoformat(timespec="seconds")
            run = SessionRecord.begin(store, "routine", routine="initial", began_at=at)
            for station in plan.stations:
                one = run.begin_set(station.exercise, station=station.id, began_at=at)
                one.add(events(station.exercise, chance, number / 31))
                one.finish("finished", 70.0)
            run.finish("finished")
        elif day.weekday() in (0, 2, 6):
            log_activity(store, find_activity("walking"), chance.choice((20, 25, 30)), day)


def events(exercise: Exercise, chance: random.Random, practice: float) -> Iterator[Event]:
    """All that the dose asks for, some with a fault, now and then one that does not count."""
    sides = (Side.LEFT, Side.RIGHT) if exercise.dose.tells_sides else (Side.BOTH,)
    faults = [fault for fault in exercise.fault if fault.severity is Severity.WARN]
    start = 0.0
    for side in sides * exercise.dose.total:
        counted = [True] if chance.random() < 0.8 + 0.2 * practice else [False, True]
        for good in counted:
            if faults and chance.random() < 0.25 * (1 - practice):
                fault = chance.choice(faults[:2])
                raised = WarningRaised(
                    fault.id, fault.severity, start + 1, start + 2, side, exercise.movement.measure,
                    0.0, 0.0, fault.show, fault.say,
                )  # fmt: skip
                yield raised
                yield WarningCleared(raised, start + 3, 0.0)
            reason = None if good else Reason("hold-short", "held too short")
            yield Repetition(
                start, start + 2, start + 5, side, good, exercise.movement.measure,
                exercise.movement.target.ideal, None, exercise.dose.hold_s[0], reason,
            )  # fmt: skip
            start += 6


if __name__ == "__main__":
    main()
