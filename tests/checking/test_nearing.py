"""Who comes nearer to the camera grows all over; who bends or lowers their chin does not."""

from dataclasses import replace

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event, Repetition, WarningRaised
from posecheck.checking.nearing import Nearing
from posecheck.exercises.load import load_exercise
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Reading, View
from tests import repertoire
from tests.checking.readings import reading
from tests.figures import STANDING, Camera, pose
from tests.motions import Course, times

LENGTHS = {"ear": 0.0, "shoulder": 40.0, "hip": 140.0}


def seen(time: float, view: View = View.FRONT, hidden: tuple[str, ...] = (), **y: float) -> Reading:
    places = {point: (100.0, at) for point, at in {**LENGTHS, **y}.items()}
    return replace(reading(time, places=places, hidden=hidden), view=view)


def growth(*readings: Reading) -> float:
    nearing = Nearing(0.5)
    for one in readings:
        nearing.add(one)
    return nearing.growth


def test_it_is_the_least_share_of_both_parts():
    assert growth(seen(0), seen(0.4, shoulder=50, hip=160)) == pytest.approx(0.1)
    assert growth(seen(0, shoulder=50, hip=160), seen(0.4)) == pytest.approx(0.1)


def test_what_changes_in_one_part_only_is_a_bend():
    assert growth(seen(0), seen(0.4, shoulder=50, hip=150)) == 0.0
    assert growth(seen(0), seen(0.4, shoulder=50, hip=140)) == 0.0


def test_only_the_latest_half_second_counts():
    assert growth(seen(0), seen(0.6, shoulder=50, hip=160)) == 0.0


@pytest.mark.parametrize("view", [View.SIDE, View.OBLIQUE, View.UNKNOWN])
def test_it_is_told_of_who_faces_the_camera(view: View):
    assert growth(seen(0), seen(0.4, view, shoulder=50, hip=160)) == 0.0


def test_what_is_hidden_is_not_measured():
    assert growth(seen(0), seen(0.4, hidden=("hip",), shoulder=50, hip=160)) == 0.0


COMES_S, WAITS_S = 2.5, 2.0


def walked_up(scale: Course, height_m: float) -> list[Event]:
    """One neck sweep after coming up to the camera, or standing there all the time.

    height_m: of the camera: what is at its height does not move in the picture.
    """
    sweep = Course(0, (COMES_S + WAITS_S, 0), (2, 40), (4, -40), (2, 0), (2, 0))
    measurer, checker = Measurer(), Checker(load_exercise("neck-chin-sweep"))
    events: list[Event] = []
    for time in times(sweep.seconds, 20):
        turn = sweep(time)
        body = repertoire.neck(turn) if turn else STANDING
        camera = Camera(90, scale=scale(time), offset=(0.0, height_m * (scale(time) - 220)))
        events += checker.update(measurer.read(time, pose(body, camera)))
    return [*events, *checker.finish()]


@pytest.mark.parametrize("height_m", [0.9, 1.1])
@pytest.mark.parametrize("from_px", [110, 220])
def test_who_walks_up_to_the_camera_is_not_told_to_lower_their_shoulders(
    from_px: float, height_m: float
):
    events = walked_up(Course(from_px, (COMES_S, 220)), height_m)
    assert [event for event in events if isinstance(event, WarningRaised)] == []
    (repetition,) = (event for event in events if isinstance(event, Repetition))
    assert repetition.counted
