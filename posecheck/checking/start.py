"""The start pose: nothing is judged before it has been seen."""

from posecheck.checking.lens import FAR_CONFIDENCE, Lens
from posecheck.checking.nearing import Nearing
from posecheck.checking.planted import Planted
from posecheck.checking.series import Recent
from posecheck.exercises.model import Exercise, Range
from posecheck.measures.reading import UPRIGHT, Posture, Reading, View
from posecheck.measures.registry import find_measure

STILL_S = 0.5
"""The start pose, held still for so long, opens the gate; own: a person walking through it
does not stay in it for half a second."""
SETTLED_S = 1.0
"""After so long in the right posture a glimpse of the start pose is enough: a clip may begin in
the middle of steady repetitions."""
GLIMPSE_S = 0.1
OPENING_S = 0.2
"""A clip whose first pictures show the start pose begins there, and so does one where somebody is
on the floor as soon as they are seen, after a title or a dark moment: nobody has walked in."""
PLANTED_WITHIN = 0.12
"""Trunk lengths by which a planted point may wander in half a second; walking moves it more."""
SHIFTING = 0.3
"""Trunk lengths by which what should stay in its place moves in half a second when somebody walks
off or shifts on the mat: some 15 cm, half a step; own. Feet that slip or a ball that rolls move
less, and are judged. Of who walks the trunk goes half as far as the foot that swings; where it
stays, it is the foot alone, or a slip of the reading."""
NEARING = 0.15
NEARING_S = 1.0
"""Share by which all of the body grows or shrinks in a second when somebody comes nearer or goes
away: at an easy pace of 1.2 m/s it is 0.2 from six metres, 0.4 from three. Own; hips that circle
make it less, and turn back sooner."""
LEFT_S = 1.5
"""Another posture for so long, and the person has left the exercise."""
WALKED_S = 1.0
"""Shifting for so long is walking: two steps; own. Where it ends another start pose is asked for,
and changes are measured from there. A slip of the reading shifts for half a second only."""
STANCE_S = 0.75
"""Who walks stands on either foot for so long at most between two steps (0.6 s at an easy pace)."""
OBLIQUE_SLACK = 1 / 3
"""Degrees by which a start range widens for each degree of yaw: at 45 degrees off, angles read
10 to 15 degrees wrong (measured on rendered bodies)."""


class StartGate:
    """Opens once the start pose has been seen for one side, closes when its posture is left.

    seen_right_s: when the right posture was last seen. missing: what the start pose lacks.
    shifting: whether the person walks off, or shifts on the mat.
    walked_from_s: when the walk, or the turn, began that closed it, None where something else did.
    glimpsed: it opened at a glimpse; whether the person rested in the pose nobody has seen.
    """

    def __init__(self, exercise: Exercise, lens: Lens) -> None:
        self._exercise = exercise
        self._lens = lens
        self.open = False
        self.glimpsed = False
        self.missing: str | None = None
        self._first_s: float | None = None
        self._seen_s: float | None = None
        self._in_pose_since: float | None = None
        self._in_posture_since: float | None = None
        self._shifting_since: float | None = None
        self._shifted_s = 0.0
        self.walked_from_s: float | None = None
        self.seen_right_s: float | None = None
        self.shifting = False
        self._near: str | None = None
        self._planted = Planted(exercise.movement.planted)
        self._trunk = [Planted([end]) for end in ("shoulder", "hip")]
        self._nearing = Nearing(NEARING_S)
        self._primary = Recent(STILL_S)

    def update(self, reading: Reading, primary: float | None, travel: float) -> None:
        """Take a reading; primary: the primary measure, travel: its way from rest to target."""
        time = reading.time
        self._see_who_comes(reading)
        self._remember(reading, primary)
        right = self._right(reading)
        if right:
            self.seen_right_s = time
        turned = self._turned_round(reading)
        if self.open:
            there = self.seen_right_s is not None and time - self.seen_right_s <= LEFT_S
            walked = self._walked(time)
            if there and not walked and not turned:
                return
            since = time if turned else None
            self.close(self._shifting_since if walked else since)
        self._in_posture_since = self._since(self._in_posture_since, right, time)
        pose = right and primary is not None and self._all_in(reading, self._exercise.start)
        self._in_pose_since = self._since(self._in_pose_since, pose, time)
        self.open = self._opens(time, travel)
        if self.open:
            self.walked_from_s = None

    def posed(self, reading: Reading) -> bool:
        """Whether this is the start pose, whatever the primary measure is."""
        return self._right(reading) and self._all_in(reading, self._exercise.start)

    def close(self, walked_from_s: float | None = None) -> None:
        """Ask for the start pose again. walked_from_s: since when the person walks, if so."""
        self.open = False
        self.walked_from_s = walked_from_s
        self._shifting_since = None
        self._in_pose_since = self._in_posture_since = None

    def _walked(self, time: float) -> bool:
        """Whether the person has been walking, with no longer a stop than between two steps."""
        if self.shifting:
            self._shifting_since = self._since(self._shifting_since, True, time)
            self._shifted_s = time
        elif time - self._shifted_s > STANCE_S:
            self._shifting_since = None
        since = self._shifting_since
        return since is not None and self._shifted_s - since >= WALKED_S

    def _turned_round(self, reading: Reading) -> bool:
        """Whether somebody upright shows the camera their other side now.

        From the front either side may be the nearer one, and who lies does not turn round so.
        """
        if not reading.person or self._exercise.camera.view is not View.SIDE:
            return False
        before, self._near = self._near, reading.near
        return before not in (None, reading.near) and reading.posture in UPRIGHT

    def _opens(self, time: float, travel: float) -> bool:
        if self._in_pose_since is None or self._in_posture_since is None:
            return False
        assert self._first_s is not None
        self.glimpsed = True
        if self._in_pose_since == self._first_s and time - self._first_s <= OPENING_S:
            return True
        # Of who has only just come into view nobody knows yet whether they have arrived.
        if self._planted.wandered_or_hidden() > PLANTED_WITHIN:
            return False
        posed = time - self._in_pose_since
        still = self._primary.peak_to_peak < 0.25 * travel
        settled = time - self._in_posture_since >= SETTLED_S
        self.glimpsed = not (posed >= STILL_S and still)
        return not self.glimpsed or (settled and posed >= GLIMPSE_S)

    def _see_who_comes(self, reading: Reading) -> None:
        if self._first_s is None:
            self._first_s = reading.time
        if not reading.person:
            return
        absent = self._seen_s is None or reading.time - self._seen_s > LEFT_S
        if absent and reading.posture not in (*UPRIGHT, Posture.UNKNOWN):
            self._first_s = reading.time
        self._seen_s = reading.time

    def _right(self, reading: Reading) -> bool:
        return self._right_posture(reading) and self._all_in(reading, self._exercise.keep)

    def _right_posture(self, reading: Reading) -> bool:
        right = reading.person and reading.posture in self._exercise.camera.accepted_postures
        self.missing = None if right else f"posture {self._exercise.camera.posture.value}"
        return right

    def _all_in(self, reading: Reading, ranges: dict[str, Range]) -> bool:
        for name, range_ in ranges.items():
            measured = self._lens.look(name, reading)
            if measured is None or measured.confidence < FAR_CONFIDENCE:
                self.missing = f"{find_measure(name).label} not seen"
                return False
            slack = OBLIQUE_SLACK * (reading.yaw_deg or 0.0)
            slack = slack if find_measure(name).unit == "deg" else 0.01 * slack
            if not range_.band.contains(measured.value, slack):
                self.missing = f"{find_measure(name).label} {measured.value:.0f}"
                return False
        return True

    def _remember(self, reading: Reading, primary: float | None) -> None:
        if primary is not None:
            self._primary.add(reading.time, primary)
        for point in (self._planted, *self._trunk):
            point.add(reading, STILL_S)
        self._nearing.add(reading)
        self.shifting = self._goes_across() or self._nearing.growth > NEARING

    def _goes_across(self) -> bool:
        """Whether what should stay in its place moves, and the trunk with it."""
        if self._planted.wandered() <= SHIFTING:
            return False
        return all(2 * end.wandered() > SHIFTING for end in self._trunk if end.seen)

    @staticmethod
    def _since(since: float | None, now: bool, time: float) -> float | None:
        if not now:
            return None
        return time if since is None else since
