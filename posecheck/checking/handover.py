"""One leg's cycle that the pose network tells as two, having taken one leg for the other midway.

Lying down, one leg drawn up hides the other, and the network may exchange them. What one leg then
loses within a few frames the other one gains, faster than any leg moves: the two halves are put
together again, and the cycle is that leg's to which most of it was given.
"""

from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from posecheck.checking.certainty import Path
from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Hold, Side
from posecheck.checking.plateau import BROKEN, UNSEEN_S, refined
from posecheck.checking.track import Finished, Story

TOGETHER_S = 0.6
"""The one falls and the other rises within so long. The half that fell may not have come to rest
yet: the leg that is hidden now is placed here and there."""
EXCHANGED_DEG_S = 200.0
"""Both at once, one leg down and the other up. In the rendered clips exchanged legs went at 250 and
more, drawn up at 40 to 150; a fast kick on all fours, of one leg alone, goes at 200."""
HIDDEN_S = 0.2
"""A leg that was not seen for longer may have leapt meanwhile; what the other one did at that time
tells."""
_LOW, _HIGH = 0.2, 0.7
"""Shares of the peak between which the speed of a flank is taken."""


class Handovers:
    """Holds back a cycle that ended too fast until it is known whether the other leg went on."""

    def __init__(self) -> None:
        self._open: tuple[Finished, Flank] | None = None

    @property
    def open(self) -> Finished | None:
        """The cycle that is held back, if any: it is not over yet."""
        return None if self._open is None else self._open[0]

    def add(self, done: Finished) -> list[Finished]:
        """The cycles that are whole now that this one is over, in order."""
        opened, self._open = self._open, None
        whole = []
        if opened is not None:
            first, fell = opened
            rose = _flank(done, 1)
            if handed_over(first, fell, done, rose):
                done = put_together(first, fell, done, rose)
            else:
                whole = [first]
        down = _flank(done, -1)
        if down.may_be_a_leap:
            self._open = done, down
            return whole
        return [*whole, done]

    def settle(self, running: list[tuple[Side, float]], now: float) -> list[Finished]:
        """The cycle held back, once the other leg cannot be going on with it.

        running: the cycles under way, whose and since when.
        """
        if self._open is None:
            return []
        held, fell = self._open
        if now - held.cycle.end_s <= TOGETHER_S:
            return []
        if any(side != held.side and fell.meets(start, start) for side, start in running):
            return []
        return self.finish()

    def finish(self) -> list[Finished]:
        """The cycle held back, if any, when the readings end."""
        held, self._open = self.open, None
        return [held] if held is not None else []


class Flank(NamedTuple):
    """A way up or down. speed: degrees a second; from when to when it went it."""

    speed: float
    start_s: float
    end_s: float

    @property
    def fast(self) -> bool:
        """Whether no leg moves so."""
        return self.speed > EXCHANGED_DEG_S

    @property
    def hidden(self) -> bool:
        """Whether the leg was not seen meanwhile, so that nobody knows how fast it went."""
        return self.end_s - self.start_s > HIDDEN_S

    @property
    def may_be_a_leap(self) -> bool:
        """Whether it was one, or may have been."""
        return self.fast or self.hidden

    def meets(self, start_s: float, end_s: float) -> bool:
        """Whether that is at about the same time."""
        return self.start_s - TOGETHER_S <= end_s and start_s <= self.end_s + TOGETHER_S


def handed_over(first: Finished, fell: Flank, second: Finished, rose: Flank) -> bool:
    """Whether the second cycle is the rest of the first, told of the other leg.

    fell: the way down of the first; rose: the way up of the second.
    """
    if first.side == second.side or first.cut or second.cut:
        return False
    exchanged = fell.may_be_a_leap and rose.may_be_a_leap and (fell.fast or rose.fast)
    return exchanged and fell.meets(rose.start_s, rose.end_s)


def put_together(first: Finished, fell: Flank, second: Finished, rose: Flank) -> Finished:
    """Both halves as one cycle, which was held on through the exchange if it came at the top."""
    a, b = first.cycle, second.cycle
    higher = a if a.travel >= b.travel else b
    longer = first if a.end_s - a.start_s >= b.end_s - b.start_s else second
    one = replace(
        longer,
        cycle=Cycle(a.start_s, higher.peak_s, b.end_s, higher.peak, higher.travel),
        story=_both(first.story, second.story),
        holds=(*first.holds, *second.holds),
        hold_s=first.hold_s + second.hold_s,
        depth_seen=first.depth_seen and second.depth_seen,
    )
    return _held_on(one, first, fell.start_s, second, rose.end_s)


def _held_on(
    one: Finished, first: Finished, fell_s: float, second: Finished, rose_s: float
) -> Finished:
    """The cycle with one hold through the exchange, if the one leg fell from the top and the other
    was there soon after."""
    lower, higher = sorted([first.cycle.travel, second.cycle.travel])
    if lower < BROKEN * higher:
        return one
    least = BROKEN * lower
    before, since = _top([part for part in first.story.path[::-1] if part[0] <= fell_s], least)
    after, until = _top([part for part in second.story.path if part[0] >= rose_s], least)
    if not (before and after) or not 0.0 < after[0][0] - before[0][0] <= UNSEEN_S:
        return one
    path = before[::-1] + after
    through = Hold(since, until, until - since, one.side)
    apart = [hold for hold in one.holds if hold.end_s < since or hold.start_s > until]
    found = sorted([*apart, through], key=lambda hold: hold.start_s)
    holds = refined(found, path, one.story.stopped)
    longest = max([first.hold_s, second.hold_s, *(hold.seconds for hold in holds)])
    return replace(one, story=replace(one.story, path=path), holds=tuple(holds), hold_s=longest)


def _top(path: Path, least: float) -> tuple[list[tuple[float, float]], float]:
    """The path from where it is first so far out, and the last moment of it before it is not."""
    rest = list(dropwhile(lambda sample: sample[1] < least, path))
    top = list(takewhile(lambda sample: sample[1] >= least, rest))
    return rest, top[-1][0] if top else 0.0


def _both(a: Story, b: Story) -> Story:
    return replace(
        a,
        yaws=a.yaws + b.yaws,
        confidences=a.confidences + b.confidences,
        near=a.near + b.near,
        right_posture=a.right_posture + b.right_posture,
        unseen_s=a.unseen_s + b.unseen_s,
        path=a.path + b.path,
        stopped=a.stopped | b.stopped,
    )


def _flank(done: Finished, way: int) -> Flank:
    """The way up (+1) or down (-1), between a low and a high share of it.

    Its start and end are those of the longest step within it: a leap, or a time unseen.
    """
    path = done.story.path if way > 0 else done.story.path[::-1]
    top = done.cycle.travel
    reached = next(((time, far) for time, far in path if far >= _HIGH * top), None)
    if reached is None:
        return Flank(0.0, done.cycle.peak_s, done.cycle.peak_s)
    low = [(time, far) for time, far in path if far <= _LOW * top]
    before = [one for one in low if (reached[0] - one[0]) * way > 0]
    # Where it begins high up it came there by a leap; across a gap it went all of the way in it.
    left = max(before, key=lambda one: one[0] * way, default=(path[0][0], _LOW * top))
    gone = max(_HIGH * top, reached[1]) - left[1]
    first, last = sorted((left[0], reached[0]))
    between = [time for time, _ in done.story.path if first <= time <= last]
    step = max(pairwise(between), key=lambda pair: pair[1] - pair[0], default=(first, last))
    return Flank(gone / max(last - first, 1e-3), *step)
