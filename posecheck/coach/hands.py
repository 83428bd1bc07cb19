"""What the person asks for with their hands."""

from posecheck.coach.gestures import WATCHERS, Gesture, RaisedHand, gestures_for
from posecheck.coach.requests import Request
from posecheck.coach.state import State
from posecheck.coach.words import gesture_lines
from posecheck.exercises.model import Exercise
from posecheck.pipeline import Step

_UNDER_WAY = 0.25
"""Of its time; own: half a second."""
_AT_WORK = frozenset({State.COUNT_IN, State.WORK})
_ANYWHERE = (Gesture.HANDS_TO_HEAD, Gesture.SAT_UP, Gesture.HEEL_TWICE)
"""What nobody does who is just coming, getting down or up."""


class Hands:
    """Watches for the gestures that an exercise leaves free, and in a pause for all of them.

    free: which those are.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.free = gestures_for(exercise)
        self._raised = RaisedHand()
        self._pause = WATCHERS[self.free.pause]() if self.free.pause else None
        self._pain = WATCHERS[self.free.pain]()

    def update(self, step: Step, state: State, *, stuck: bool = False) -> list[Request]:
        """The wishes that are complete now.

        stuck: whether setting up does not get on, so that a raised hand leaves the exercise out.
        """
        time, pose = step.frame.time, step.pose
        raised = self._raised.update(time, pose)
        own = self._pause is not None and self._pause.update(time, pose)
        pain = self._pain.update(time, pose)
        wishes: list[Request] = []
        if pain and self._may_tell_pain(state):
            wishes.append(Request.PAIN)
        if raised and (state is State.PAIN or stuck):
            wishes.append(Request.SKIP)
        elif self._pauses(state, raised=raised, own=own):
            wishes.append(Request.PAUSE)
        return wishes

    def _pauses(self, state: State, *, raised: bool, own: bool) -> bool:
        """Whether a gesture asks to pause, or to go on; that a raised hand may always do."""
        if state is State.PAUSED:
            return raised or own
        return own and state in _AT_WORK

    @property
    def pausing(self) -> bool:
        """Whether a gesture to pause seems to be under way."""
        return self._pause is not None and self._pause.share >= _UNDER_WAY

    @property
    def lines(self) -> tuple[str, ...]:
        """The free gestures in words."""
        return gesture_lines(self.free)

    def _may_tell_pain(self, state: State) -> bool:
        """Who gets down on the floor puts hands and feet here and there: that is no patting yet."""
        if self.free.pain not in _ANYWHERE:
            return state in _AT_WORK or state is State.PAUSED
        return state is not State.PAIN
