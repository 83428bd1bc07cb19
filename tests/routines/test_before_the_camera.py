"""A routine of shipped clips from its first screen to its last, with nobody touching anything."""

from collections.abc import Iterator
from datetime import date

import pytest

from posecheck.coach.shown import Kind
from posecheck.frame import Frame
from posecheck.history.listener import OpenSession
from posecheck.history.reading import read_history
from posecheck.history.recording import SessionRecord
from posecheck.live.course import Course
from posecheck.live.listening import How
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.routines.model import Item, Routine
from posecheck.routines.pictures import Pictures
from posecheck.routines.plan import Person, plan_routine
from posecheck.routines.program import RoutineProgram
from posecheck.samples import find_sample
from posecheck.store import open_store
from posecheck.video import open_video
from posecheck.voice.silent import Silent
from tests.live.fakes import FakeWindow

STILL_S, EVERY = 0.2, 2
TODAY = date.today()
ROUTINE = Routine(
    id="mine", name="Mine", level="intermediate",
    main=(Item(exercise="bridge", reps=3, hold_s=3), Item(exercise="wall-slide", reps=3, hold_s=5)),
)  # fmt: skip


class Patient:
    """Does each exercise as its clip shows it, and waits in the start pose until it may begin.

    Is camera and screen in one: what is shown decides what is done next.
    """

    def __init__(self, exercises: tuple[str, ...]) -> None:
        self.shown: list[tuple[Kind, str]] = []
        self._frames = self._all(exercises)

    def read(self) -> Frame | None:
        return next(self._frames, None)

    def show(self, shown, _step=None) -> None:
        if not self.shown or self.shown[-1][0] is not shown.kind:
            self.shown.append((shown.kind, shown.words))
        if shown.picture is not None:
            assert shown.picture.is_file()

    @property
    def _working(self) -> bool:
        return bool(self.shown) and self.shown[-1][0] is Kind.WORK

    def _all(self, exercises: tuple[str, ...]) -> Iterator[Frame]:
        time, number = 0.0, 0
        for exercise in exercises:
            with open_video(find_sample(exercise)) as clip:
                first = next(iter(clip))
                while not self._working:
                    yield Frame(first.image, time, number)
                    time, number = time + STILL_S, number + 1
                begun = time
                for frame in clip:
                    if frame.index % EVERY == 0 and self._working:
                        time, number = begun + frame.time, number + 1
                        yield Frame(frame.image, time, number)
        for _ in range(100):
            time, number = time + STILL_S, number + 1
            yield Frame(first.image, time, number)


@pytest.mark.slow
def test_it_goes_through_by_itself_and_is_in_the_history(tmp_path):
    plan = plan_routine(ROUTINE, Person())
    patient = Patient(plan.exercises)
    with (
        open_store(tmp_path / "a.sqlite3") as store,
        PoseLandmarker("lite") as poses,
        Pictures(tmp_path, plan.exercises) as pictures,
    ):
        session = OpenSession(lambda: SessionRecord.begin(store, "routine", routine="mine"))
        program = RoutineProgram(plan, session, picture=pictures.of)
        ending = Course(patient, poses, patient, FakeWindow(), Silent(), closing_s=0).run(program)
        session.finish("finished" if program.whole else "quit")
        (done,) = read_history(store, TODAY, TODAY).sessions
    assert ending.how is How.FINISHED
    assert [(one.exercise, one.counted, one.ending) for one in done.sets] == [
        ("bridge", 3, "finished"),
        ("wall-slide", 3, "finished"),
    ]
    assert done.ending == "finished"
    kinds = [kind for kind, _ in patient.shown]
    assert kinds.count(Kind.INTRODUCTION) == 2
    assert kinds.count(Kind.WORK) == 2
    assert not {Kind.PAIN, Kind.PAUSED} & set(kinds)
