"""The coach of one set: rest, introduction, setting up, count-in, the exercise; pause and pain.

Steps and requests in, what to show and say out. It has no clock of its own: time is the steps'.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from posecheck.checking.events import (
    Event,
    Phase,
    Repetition,
    WarningCleared,
    WarningRaised,
    WarningWithdrawn,
)
from posecheck.coach import pain, words
from posecheck.coach.cues import AGAIN_S, SELDOM_S, Cues
from posecheck.coach.gestures import Gesture
from posecheck.coach.hands import Hands
from posecheck.coach.ladder import SETTLE_S, Instruction, Ladder
from posecheck.coach.requests import Request
from posecheck.coach.said import Rank, Say, seconds_to_say
from posecheck.coach.shown import Clock, Kind, Mood, Shown
from posecheck.coach.state import State
from posecheck.coach.task import Ended, Outcome, Task
from posecheck.coach.work import work_screen
from posecheck.pipeline import Step

COUNT_IN_S = 3.0
INTRODUCED_S = 10.0
"""Time to read one sentence twice and to look at a picture; own."""
MOVING_THINGS_S = 30.0
"""The same where something has to be done first, such as moving the camera; own."""
DISCLAIMED_S = 8.0
LEFT_S = 4.0
"""Who is out of the start pose's posture for so long is helped back into it; own."""
PAIN_PATIENCE_S = 180.0
"""Without an answer for so long after that, it is over for today; own."""


_JUDGING = frozenset({State.SET_UP, State.COUNT_IN, State.WORK})


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes of one step.

    events: what the person reported, for whoever records. ended: the set is over.
    """

    shown: Shown
    say: Say | None = None
    events: tuple[Event, ...] = ()
    ended: Ended | None = None


class Coach:
    """Coaches one task; make a new one for the next.

    state: where it is. judging: whether the checker shall see the next frame; if not, the frame is
    only looked at, for gestures.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self._exercise = task.exercise
        self._hands = Hands(task.exercise)
        self._ladder = Ladder(task.exercise)
        self._cues = Cues(task.exercise)
        self.state = State.SET_UP
        if task.rest_s > 0:
            self.state = State.REST
        elif task.introduced:
            self.state = State.INTRODUCTION
        self._since: float | None = None
        self._said: dict[str, float] = {}
        self._told: Counter[str] = Counter()
        self._busy_until = -math.inf
        self._told_dose = False
        self._counted = 0
        self._waiting_since: float | None = None
        self._pain: WarningRaised | None = None
        self._by_gesture = False
        self._asked = False
        self._time = 0.0

    @property
    def judging(self) -> bool:
        """Whether the checker shall see the next frame."""
        return self.state in _JUDGING

    @property
    def doubts(self) -> bool:
        """Whether the person had better be looked for anew in the next frame."""
        return self.state is State.SET_UP and self._ladder.doubts

    def update(self, step: Step, requests: Sequence[Request] = ()) -> Turn:
        """Take the next step, and what the person has asked for since the last."""
        self._time = step.frame.time
        if self._since is None:
            self._since = self._time
        wishes = [*requests, *self._hands.update(step, self.state, stuck=self._stuck)]
        # Pain first, whatever else was asked for.
        if Request.PAIN in wishes and self.state is not State.PAIN:
            return self._stop(by_gesture=Request.PAIN not in requests)
        for wish in wishes:
            turn = self._obey(wish, step)
            if turn is not None:
                return turn
        return _TURNS[self.state](self, step)

    def _stop(self, *, by_gesture: bool) -> Turn:
        self._pain, self._by_gesture, self._asked = (
            pain.pain_reported(self._time),
            by_gesture,
            False,
        )
        self._go(State.PAIN)
        say = self._say(Say(pain.SAY, Rank.STOP))
        return Turn(self._pain_screen(), say, (self._pain,))

    def _obey(self, wish: Request, step: Step) -> Turn | None:
        if wish is Request.END:
            outcome = Outcome.QUIT if self._pain is None else Outcome.PAIN
            return self._end(step, outcome, leaving=True)
        if wish is Request.SKIP:
            return self._skip(step)
        if wish is Request.REST and self.state is State.PAIN:
            self._since, self._asked = self._time, False
        if wish is Request.PAUSE:
            return self._pause(step)
        return None

    def _skip(self, step: Step) -> Turn:
        if self.state is State.PAIN:
            return self._end(step, Outcome.PAIN)
        if self.state is State.REST:
            self._after_rest()
        elif self.state is State.INTRODUCTION:
            self._go(State.SET_UP)
        else:
            return self._end(step, Outcome.SKIPPED)
        return _TURNS[self.state](self, step)

    def _pause(self, step: Step) -> Turn | None:
        if self.state is State.PAIN:
            return self._no_pain(step) if self._by_gesture else None
        if self.state is State.PAUSED:
            self._set_up_anew()
            return None
        if self.state in (State.REST, State.INTRODUCTION):
            return self._skip(step)
        self._go(State.PAUSED)
        return Turn(self._paused(step).shown, self._say(Say(words.PAUSED_SAY, Rank.PROMPT)))

    def _no_pain(self, step: Step) -> Turn:
        """A gesture that was none is taken back, so that nobody is said to have had pain."""
        assert self._pain is not None
        withdrawn = WarningWithdrawn(self._pain)
        self._pain = None
        self._set_up_anew()
        return Turn(_TURNS[self.state](self, step).shown, None, (withdrawn,))

    def _end(self, step: Step, outcome: Outcome, *, leaving: bool = False) -> Turn:
        events: tuple[Event, ...] = ()
        if self._pain is not None:
            events = (WarningCleared(self._pain, self._time, self._pain.value),)
        shown = work_screen(self.task, step.status, ())
        return Turn(shown, None, events, Ended(outcome, leaving))

    def _rest(self, step: Step) -> Turn:
        left = self.task.rest_s - self._here_s
        if left <= 0:
            self._after_rest()
            return _TURNS[self.state](self, step)
        again = self.task.set_number > 1
        following = f"Then {words.heading_of(self.task)}"
        shown = Shown(
            Kind.REST,
            "Rest",
            heading="Well done",
            detail=following,
            clock=Clock(math.floor(self._here_s * 10), self.task.rest_s),
            place=words.place_of(self.task),
            keys=words.SKIP_KEYS,
        )
        say = self._once("rest", Say(words.REST_SAY, Rank.PROMPT))
        if left <= 10 and self.task.rest_s >= 20:
            about = "The next set" if again else self._exercise.name
            say = say or self._once("soon", Say(f"{about} in ten seconds.", Rank.INFO))
        return Turn(shown, say)

    def _after_rest(self) -> None:
        self._go(State.INTRODUCTION if self.task.introduced else State.SET_UP)

    def _introduction(self, step: Step) -> Turn:
        needed = MOVING_THINGS_S if self.task.note else INTRODUCED_S
        if self._here_s >= max(needed, self._said_in_s()):
            self._go(State.SET_UP)
            return _TURNS[self.state](self, step)
        shown = Shown(
            Kind.INTRODUCTION,
            self._exercise.name,
            heading=self.task.note or words.next_of(self.task),
            detail=self._exercise.how,
            big=words.dose_words(self._exercise),
            clock=Clock(math.floor(self._here_s * 10), needed),
            place=words.place_of(self.task),
            keys=words.SKIP_KEYS,
            picture=self.task.picture,
            person=False,
        )
        self._told_dose = True
        say = self._once("next", Say(words.introduction_said(self.task), Rank.PROMPT))
        return Turn(shown, say or self._tell_gestures())

    def _said_in_s(self) -> float:
        """How long it takes to say all that belongs to the introduction."""
        gestures = words.gestures_said(self._hands.free) if self.task.new_gestures else ""
        return sum(map(seconds_to_say, (words.introduction_said(self.task), gestures)))

    def _set_up(self, step: Step) -> Turn:
        instruction = self._ladder.update(step)
        if _has_begun(step):
            self._go(State.WORK)
            return self._work(step)
        if instruction is None:
            self._go(State.COUNT_IN)
            return self._count_in(step)
        done, of = self._ladder.rungs
        shown = Shown(
            Kind.SET_UP,
            instruction.show,
            heading=words.heading_of(self.task),
            detail=self._beside_instruction(),
            rung=(done, of),
            place=words.place_of(self.task),
            keys=words.WORK_KEYS,
        )
        return Turn(shown, self._instruct(instruction))

    def _beside_instruction(self) -> str:
        if self._stuck:
            return words.STUCK
        return words.DISCLAIMER if self._is_new else words.gestures_said(self._hands.free)

    def _instruct(self, instruction: Instruction) -> Say | None:
        """What to do, said once the last words are over, and again after a while: 10 s, 20, 40.

        Who sits down for a moment is not called back all the time.
        """
        if self._time < self._busy_until:
            return None
        if not self._told_dose:
            self._told_dose = True
            return self._say(Say(words.introduction_said(self.task), Rank.PROMPT))
        if self._stuck and words.STUCK_SAY not in self._said:
            return self._say(Say(words.STUCK_SAY, Rank.PROMPT))
        before, times = self._said.get(instruction.say), self._told[instruction.say]
        again_s = min(AGAIN_S * 2 ** (times - 1), SELDOM_S)
        if self._here_s >= SETTLE_S and (before is None or self._time - before >= again_s):
            self._told[instruction.say] += 1
            return self._say(Say(instruction.say, Rank.PROMPT))
        # While the person is at it there is time to tell how to stop.
        return self._tell_gestures()

    def _tell_gestures(self) -> Say | None:
        """How to pause and to tell of pain, once, where it is not as for the exercise before."""
        text = words.gestures_said(self._hands.free)
        if not self.task.new_gestures or text in self._said or self._time < self._busy_until:
            return None
        return self._say(Say(text, Rank.INFO))

    def _count_in(self, step: Step) -> Turn:
        left = math.ceil(COUNT_IN_S - self._here_s)
        if left <= 0 or _has_begun(step) or step.status.phase in (Phase.MOVING, Phase.HOLD):
            self._go(State.WORK)
            turn = self._work(step)
            if left > 0 or turn.say is not None:
                return turn
            begin = self._say(Say("Begin.", Rank.PROMPT, cuts=True))
            return Turn(turn.shown, begin, turn.events, turn.ended)
        if step.status.phase is Phase.WAITING:
            self._set_up_anew()
            return self._set_up(step)
        shown = Shown(
            Kind.COUNT_IN,
            "Get ready",
            heading=words.heading_of(self.task),
            detail=words.dose_words(self._exercise),
            big=str(left),
            place=words.place_of(self.task),
            keys=words.WORK_KEYS,
            gestures=self._hands.lines,
        )
        # The instruction that may still be under way has been followed.
        return Turn(shown, self._once(f"count-in {left}", Say(f"{left}.", Rank.PROMPT, cuts=True)))

    def _work(self, step: Step) -> Turn:
        status = step.status
        # Who asks for a pause is not corrected meanwhile: a foot held up is a leg too high.
        say = None if self._hands.pausing else self._cues.update(step)
        shown = work_screen(self.task, status, self._hands.lines, pausing=self._hands.pausing)
        if status.finished:
            return Turn(shown, say, (), Ended(Outcome.FINISHED))
        if status.phase is not Phase.WAITING:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self._time
        elif self._time - self._waiting_since > LEFT_S:
            self._set_up_anew()
        return Turn(shown, say)

    def _paused(self, step: Step) -> Turn:
        shown = Shown(
            Kind.PAUSED,
            "Paused",
            mood=Mood.PAUSE,
            tally=words.tally_of(step.status, self._exercise),
            place=words.place_of(self.task),
            keys=words.PAUSE_KEYS,
            gestures=(words.gesture_line(self._hands.free.pause or Gesture.RAISED_HAND, "go on"),),
        )
        return Turn(shown)

    def _in_pain(self, step: Step) -> Turn:
        if self._here_s >= pain.REST_S + PAIN_PATIENCE_S:
            return self._end(step, Outcome.PAIN, leaving=True)
        say = None
        if self._here_s >= pain.REST_S and not self._asked:
            self._asked = True
            alone = self.task.of == 1
            say = self._say(Say(words.ENOUGH if alone else words.PAIN_CHOICE, Rank.PROMPT))
        return Turn(self._pain_screen(), say)

    def _pain_screen(self) -> Shown:
        return pain.pain_screen(self.task, self._here_s, by_gesture=self._by_gesture)

    @property
    def _stuck(self) -> bool:
        return self.state is State.SET_UP and self._ladder.stuck

    @property
    def _is_new(self) -> bool:
        """Whether a session has just begun: then it says what it is, and what it is not."""
        return self._here_s < DISCLAIMED_S and self._is_first

    @property
    def _is_first(self) -> bool:
        return self.task.number == self.task.set_number == 1

    @property
    def _here_s(self) -> float:
        return self._time - (self._time if self._since is None else self._since)

    def _go(self, state: State) -> None:
        self.state, self._since = state, self._time
        self._waiting_since = None

    def _set_up_anew(self) -> None:
        self._ladder = Ladder(self._exercise)
        self._told.clear()
        self._go(State.SET_UP)

    def _once(self, key: str, say: Say) -> Say | None:
        """The words, the first time since this state began."""
        before = self._said.get(key)
        if before is not None and self._since is not None and before >= self._since:
            return None
        self._said[key] = self._time
        return self._say(say)

    def _say(self, say: Say) -> Say:
        self._said[say.text] = self._time
        self._busy_until = self._time + seconds_to_say(say.text)
        self._cues.said(say, self._time)
        return say


def _has_begun(step: Step) -> bool:
    """Who has done one already needs no more setting up."""
    counted = any(isinstance(event, Repetition) and event.counted for event in step.events)
    return counted or step.status.finished


_TURNS: dict[State, Callable[[Coach, Step], Turn]] = {
    State.REST: Coach._rest,
    State.INTRODUCTION: Coach._introduction,
    State.SET_UP: Coach._set_up,
    State.COUNT_IN: Coach._count_in,
    State.WORK: Coach._work,
    State.PAUSED: Coach._paused,
    State.PAIN: Coach._in_pain,
}
