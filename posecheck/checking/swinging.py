"""Follows swings and circles: a foot that pumps, a shoulder that rolls, hips that circle."""

from collections import deque
from dataclasses import replace

from posecheck.checking.events import Phase, Reason, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.foreshortening import view_scale
from posecheck.checking.lens import FAULT_CONFIDENCE
from posecheck.checking.planted import Planted
from posecheck.checking.swing import PAST_S, Swing, SwingFinder
from posecheck.checking.track import FIRST_LOOKS_S, Finished
from posecheck.checking.whole import missing
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure

ROUND = 0.25
"""A loop whose area is less than this share of its height times its width shows no direction: a
circle has 0.79, a line none. Own: halfway to an ellipse three times as long as it is wide."""
WANDERS = 0.15
"""Trunk lengths by which a planted point may move in `WANDERS_S`: seven centimetres; own. Hips that
rock take the outline of the back along, and who walks swings everything."""
WANDERS_S = 1.0
PLANTED_WITHIN = 0.2
"""The same in a whole circle, which goes on while a foot is moved: ten centimetres; own."""
TOGETHER_SHARE = 0.8
"""What belongs to a swing must be there for so much of it; own: a reading slips at times."""
ELSE_SHARE = 1.5
"""What goes so many times as far as is far enough, along or across, is something else, such as a
hand that scratches the head, or somebody who turns round; own."""
LEAST_WIDTH = 0.15
"""Nor does one that is narrower than this share of its height."""


class SwingFollower(BaseFollower):
    """Counts swings of one measure; with a second one across, tells which way round they go."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._finder = self._new_finder()
        self._loop: deque[tuple[float, float, float]] = deque()
        self._together: deque[tuple[float, bool]] = deque()
        self._planted = Planted(exercise.movement.planted)

    @property
    def _round(self) -> bool:
        return self._movement.kind == "circle"

    def _new_finder(self) -> SwingFinder:
        return SwingFinder(self._goal.ideal, round_=self._round)

    @property
    def moving(self) -> bool:
        """Whether a swing is under way."""
        return self._finder.moving

    @property
    def start_s(self) -> float:
        """When it began."""
        return self._finder.start_s

    @property
    def travelled(self) -> float:
        """How far its ends are apart so far."""
        return self._finder.size if self.moving else 0.0

    def finish(self, time: float) -> Finished | None:
        """What is under way when the readings end: whole if it had turned back, else cut."""
        if not self.gate.open or not self.moving:
            return None
        swing = self._finder.finish()
        if swing is not None:
            return self._finished(swing)
        if self._finder.size < 0.5 * self._finder.usual:
            return None
        start, size = self._finder.start_s, self._finder.size
        return self._done(start, time, time, size, size, cut="end")

    def _still_learning(self, time: float) -> bool:
        """A first picture that is wrong about the person is half a swing away from the next."""
        since = self._learning_since
        first = since is not None and time - since < FIRST_LOOKS_S
        return first or super()._still_learning(time)

    def _unseen(self) -> None:
        """Swings have no clock."""

    def _begin(self) -> None:
        self._finder = self._new_finder()
        self._loop.clear()
        self.phase = Phase.REST

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:  # noqa: ARG002
        self._follow_along(reading)
        if not self._round and self._planted.wandered() > WANDERS:
            # What swings now is carried along.
            return None
        if self.gate.shifting:
            self._shift()
        self._finder.see_from(view_scale(self._goal, reading.yaw_deg))
        swing = self._finder.update(reading.time, value)
        self._follow_across(reading, value)
        self.phase = self._phase()
        return None if swing is None else self._finished(swing)

    def _shift(self) -> None:
        """Who is still coming, or finding their place, has not begun; nor does a circle go on."""
        if self._finder.untaught:
            self._finder = self._new_finder()
        elif self._round:
            self._finder.drop()

    def _phase(self) -> Phase:
        if not self.moving:
            return Phase.REST
        return Phase.RETURN if self._finder.returning else Phase.MOVING

    def _follow_across(self, reading: Reading, value: float) -> None:
        across = self._movement.across
        measured = self.lens.look(across, reading) if across else None
        if measured is None or measured.confidence < FAULT_CONFIDENCE:
            return
        assert across is not None
        scale = self._scale if find_measure(across).unit == "px" else 1.0
        self._loop.append((reading.time, measured.value / scale, value))
        while self._loop[0][0] < reading.time - 2 * PAST_S:
            self._loop.popleft()

    def _finished(self, swing: Swing) -> Finished | None:
        far = self._goal.far_edge
        across = [x for x, _ in self._path_of(swing)] or [0.0]
        if far is not None and max(swing.size, max(across) - min(across)) > ELSE_SHARE * far:
            return None
        if self._round and self._planted.wandered(swing.start_s, swing.end_s) > PLANTED_WITHIN:
            return None
        done = self._done(swing.start_s, swing.turn_s, swing.end_s, swing.size, swing.size)
        if not self._was_together(swing):
            return replace(done, reason=Reason("not-together", missing(self._exercise)))
        return replace(done, direction=self._direction(swing))

    def _follow_along(self, reading: Reading) -> None:
        # A whole circle is looked back upon, of a swing the last moment in every frame.
        self._planted.add(reading, 2 * PAST_S if self._round else WANDERS_S)
        if not self._movement.also:
            return
        self._together.append((reading.time, self._along.inside(reading)))
        while self._together[0][0] < reading.time - 2 * PAST_S:
            self._together.popleft()

    def _was_together(self, swing: Swing) -> bool:
        """Whether what belongs to it was there nearly all along."""
        lately = [inside for at, inside in self._together if swing.start_s <= at <= swing.end_s]
        return not lately or lately.count(True) >= TOGETHER_SHARE * len(lately)

    def _path_of(self, swing: Swing) -> list[tuple[float, float]]:
        """Across and along, where there is a measure across."""
        return [(x, y) for at, x, y in self._loop if swing.start_s <= at <= swing.end_s]

    def _direction(self, swing: Swing) -> str | None:
        names = self._movement.directions
        points = self._path_of(swing)
        if names is None or len(points) < 4:
            return None
        turn = roundness(points)
        if abs(turn) < ROUND:
            return None
        # With y up, clockwise is negative: from the top towards more of x.
        return names[0] if turn < 0 else names[1]


def roundness(points: list[tuple[float, float]]) -> float:
    """Signed area of a closed path over the box around it: 0.79 of a circle, 0 of a line.

    Negative: clockwise, with y up. 0 as well where it is too narrow to tell.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if height <= 0 or width < LEAST_WIDTH * height:
        return 0.0
    following = points[1:] + points[:1]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True)) / 2
    return area / (width * height)
