"""Every screen in every shape of window: nothing outside, nothing cut off, large enough to read."""

from pathlib import Path

import numpy as np
import pytest

from posecheck.checking.events import Phase, Side
from posecheck.coach import words
from posecheck.coach.gestures import gestures_for
from posecheck.coach.shown import Clock, Key, Kind, Mood, Shown, Tally
from posecheck.coach.task import Task
from posecheck.coach.words import gesture_lines
from posecheck.coach.work import work_screen
from posecheck.exercises.load import all_exercises, load_exercise
from posecheck.exercises.terms import Severity
from posecheck.overlay.palette import GROUND, STOP, WARN
from posecheck.screen import Painter
from posecheck.screen.layout import layout_for
from tests.overlay.people import person, picture, status, warning

SIZES = [(1920, 1080), (1280, 720), (720, 1280), (640, 480), (321, 243)]
EXERCISE = load_exercise("all-fours-leg-lift")
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "all-fours-leg-lift.png"
TASK = Task(EXERCISE, number=3, of=8)
LINES = ("pause: raise a hand", "pain: both hands to your head")


def work(**changes):
    return work_screen(TASK, status(**changes), LINES)


SCREENS = {
    "introduction": Shown(
        Kind.INTRODUCTION, EXERCISE.name, heading="Next", detail=EXERCISE.how, big="8 times",
        clock=Clock(30, 10.0), picture=PICTURE, keys=words.SKIP_KEYS, person=False,
    ),
    "set-up": Shown(Kind.SET_UP, EXERCISE.camera.advice, heading="Bridge", rung=(4, 8)),
    "count-in": Shown(Kind.COUNT_IN, "Get ready", big="3", keys=words.WORK_KEYS),
    "work": work(phase=Phase.HOLD, hold_s=2.0),
    "sides": work(left=3, right=8, side=Side.LEFT),
    "warning": work(warnings=(warning("Keep your knees behind your toes"),)),
    "stop": work(warnings=(warning("Unlock that knee now", Severity.STOP),)),
    "unseen": work(not_seen=("I cannot see your ankle",)),
    "paused": Shown(Kind.PAUSED, "Paused", mood=Mood.PAUSE, tally=Tally(3, 0, 0, 5)),
    "pain": Shown(
        Kind.PAIN, "Stopped. Rest in a comfortable position.", mood=Mood.STOP,
        detail=words.PAIN_DETAIL, keys=words.PAIN_KEYS, clock=Clock(100, 60.0),
    ),
    "rest": Shown(Kind.REST, "Rest", detail="Then Bridge", clock=Clock(100, 30.0)),
    "done": Shown(Kind.DONE, "All done", mood=Mood.GOOD, big="✓", keys=(Key("Q", "close"),)),
}  # fmt: skip


def drawn(shown, size, **options):
    painter = Painter(**options)
    return painter.draw(size, shown, picture(), person(), status()).copy()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_has_the_windows_size_and_a_margin(name, size):
    image = drawn(SCREENS[name], size)
    assert image.shape == (size[1], size[0], 3)
    edge = max(1, layout_for(size).unit // 100)
    for side in (image[:edge], image[-edge:], image[:, :edge], image[:, -edge:]):
        assert (side == GROUND).all()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_boxes_do_not_meet(size):
    layout = layout_for(size)
    taken = np.zeros((size[1], size[0]), int)
    for box in (layout.person, layout.side, layout.words, layout.footer):
        assert min(box) >= 0
        taken[box.y : box.y + box.height, box.x : box.x + box.width] += 1
    assert taken.max() == 1
    assert taken.sum() > 0.8 * size[0] * size[1]


@pytest.mark.parametrize("size", SIZES[:3], ids=str)
@pytest.mark.parametrize("name", ["warning", "stop", "unseen", "work", "paused"])
def test_the_words_can_be_read_from_three_metres(name, size):
    """A twentieth of the screen's short side is 10 mm on a laptop's, as on an eye chart's 20/50."""
    image = drawn(SCREENS[name], size)
    box = layout_for(size).words
    part = image[box.y : box.y + box.height, box.x : box.x + box.width].astype(int)
    ink = (np.abs(part - part[part.shape[0] // 2, 3]).sum(axis=2) > 150).any(axis=1)
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[0], ink, [0]]))))[::2]
    assert runs.max() >= min(size) / 20


def test_graver_is_told_by_colour_and_by_shape():
    plain, warn, stop = (drawn(SCREENS[n], (1280, 720)) for n in ("work", "warning", "stop"))
    assert (warn == WARN).all(axis=2).mean() > 0.1
    assert (stop == STOP).all(axis=2).mean() > 0.1
    assert (plain == WARN).all(axis=2).mean() < 0.001


def test_what_is_seen_of_the_person_depends_on_the_screen():
    size, box = (1280, 720), layout_for((1280, 720)).person
    for name, seen in (("work", True), ("set-up", True), ("pain", False), ("introduction", False)):
        image = drawn(SCREENS[name], size)
        other = Painter().draw(size, SCREENS[name], picture() // 3, person(), status())
        part = (slice(box.y, box.y + box.height), slice(box.x, box.x + box.width))
        assert np.array_equal(image[part], other[part]) is not seen


def test_private_shows_a_skeleton_and_no_picture():
    image = drawn(SCREENS["work"], (1280, 720), private=True)
    other = Painter(private=True).draw(
        (1280, 720), SCREENS["work"], 255 - picture(), person(), status()
    )
    assert np.array_equal(image, other)
    alone = Painter(private=True).draw((1280, 720), SCREENS["work"], picture(), None, None)
    assert not np.array_equal(image, alone)


def test_recording_is_said_on_every_screen():
    for shown in SCREENS.values():
        assert not np.array_equal(
            drawn(shown, (1280, 720)), drawn(shown, (1280, 720), recording=True)
        )


def test_the_angle_is_drawn_at_work_and_not_while_setting_up():
    bare = {
        name: Painter().draw((1280, 720), SCREENS[name], picture(), person(),
                             status(joint=None)).copy()
        for name in ("work", "set-up")
    }  # fmt: skip
    assert not np.array_equal(bare["work"], drawn(SCREENS["work"], (1280, 720)))
    assert np.array_equal(bare["set-up"], drawn(SCREENS["set-up"], (1280, 720)))


def test_a_window_that_changes_its_shape_is_laid_out_anew():
    painter = Painter()
    for size in ((1280, 720), (720, 1280), (1280, 720)):
        image = painter.draw(size, SCREENS["work"], picture(), person(), status())
        assert np.array_equal(image, drawn(SCREENS["work"], size))


def test_nothing_of_one_screen_is_left_on_the_next():
    painter = Painter()
    for shown in SCREENS.values():
        image = painter.draw((640, 480), shown, picture(), person(), status())
        assert np.array_equal(image, drawn(shown, (640, 480)))


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1920, 1080)])
def test_how_to_tell_of_pain_has_room_on_every_screen(size):
    layout = layout_for(size)
    for lines in {gesture_lines(gestures_for(exercise)) for exercise in all_exercises()}:
        blank = Painter().draw(size, Shown(Kind.WORK, "Hold")).copy()
        drawn = Painter().draw(size, Shown(Kind.WORK, "Hold", gestures=lines))
        rows, columns = np.nonzero((drawn != blank).any(axis=2))
        assert rows.min() >= layout.footer.y
        assert columns.min() >= layout.footer.x
