"""Two legs, one movement: which of the cycles of both sides are repetitions of their own.

A leg that lifts takes the trunk, and with it the other leg's angles, along; and both knees may be
drawn up together. So cycles that overlap in time are compared before they are told.
"""

from dataclasses import dataclass, replace
from statistics import median

from posecheck.checking.events import Reason, Repetition, Side
from posecheck.checking.track import Finished

OVERLAP_SHARE = 0.5
"""Cycles that share less than this part of the shorter one are two movements."""
COMPANION_SHARE = 0.6
"""A cycle with less than this share of the other's travel only goes along with it."""
COMPANION_OVERLAP = 0.25
"""For that it is enough to share so much of its time: the trunk settles after the leg is down."""
SLIGHT_SHARE = 0.25
"""One with less than this share of it is nothing of its own if it begins before the other is over:
the network sees one leg pass the other; own."""
MOMENT_SHARE = 0.5
"""So goes along one that lasts for less than this share of the other's time: legs that are drawn up
together stay up together, but a hidden leg may be seen in the other one's place for a moment."""
SEEN_WELL = 0.7
"""Only a leg seen at least so well is believed to move together with the other: one that is hidden
is placed where the other one is, and is sure by 0.2 to 0.7 on rendered people. Whether it truly
lay still or went along cannot be seen then."""


def overlap_share(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The part of the shorter of two spans of time that both have in common, 0..1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    shorter = min(a[1] - a[0], b[1] - b[0])
    return max(0.0, common) / shorter if shorter > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Running:
    """A cycle under way: whose, since when, and how far it has gone so far."""

    side: Side
    start_s: float
    travel: float


class Pairing:
    """Tells of cycles that overlap only the one that was meant, or one for both sides."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Finished, Repetition]] = []
        self._told: list[Finished] = []

    def add(self, done: Finished, repetition: Repetition) -> None:
        """A side has completed a cycle."""
        self._waiting.append((done, repetition))

    def settle(self, running: list[Running], now: float) -> list[tuple[Finished, Repetition]]:
        """The cycles that can be told now, with their repetitions."""
        told = []
        for item in list(self._waiting):
            if item in self._waiting and not any(_may_pair(item[0], r, now) for r in running):
                self._waiting.remove(item)
                told += self._tell(item)
        return told

    def _tell(self, item: tuple[Finished, Repetition]) -> list[tuple[Finished, Repetition]]:
        done, repetition = item
        if any(_pair(done, told) for told in self._told[-3:]):
            return []
        partner = next((other for other in self._waiting if _pair(done, other[0])), None)
        if partner is not None:
            self._waiting.remove(partner)
            share = done.cycle.travel / max(partner[0].cycle.travel, 1e-9)
            time = _seconds(done) / max(_seconds(partner[0]), 1e-9)
            unmeant = _blip(done, partner[0]) or _hidden(done, partner[0])
            if unmeant is not None:
                item = partner if unmeant is done else item
            elif time < MOMENT_SHARE or (share < COMPANION_SHARE and time <= 1 / MOMENT_SHARE):
                item = partner
            elif share <= 1 / COMPANION_SHARE and time <= 1 / MOMENT_SHARE:
                item = done, _joined(repetition, partner[1])
        self._told.append(item[0])
        return [item]


def _blip(a: Finished, b: Finished) -> Finished | None:
    """The one of the two that is small and short beside the other one, if any.

    However well that leg was seen: what hides the other one moves it, and a hidden leg that goes
    far for long is not placed where this one is.
    """
    shorter, longer = sorted((a, b), key=_seconds)
    short = _seconds(shorter) < MOMENT_SHARE * _seconds(longer)
    small = shorter.cycle.travel < COMPANION_SHARE * longer.cycle.travel
    return shorter if short and small else None


def _hidden(a: Finished, b: Finished) -> Finished | None:
    """The one of the two whose leg was not seen well while the other one's was, if any."""
    worse, better = sorted((a, b), key=_seen)
    return worse if _seen(worse) < SEEN_WELL <= _seen(better) else None


def _seen(done: Finished) -> float:
    return median(done.story.confidences) if done.story.confidences else 1.0


def _seconds(done: Finished) -> float:
    return done.cycle.end_s - done.cycle.start_s


def _span(done: Finished) -> tuple[float, float]:
    return done.cycle.start_s, done.cycle.end_s


def _pair(a: Finished, b: Finished) -> bool:
    smaller, larger = sorted((a.cycle.travel, b.cycle.travel))
    overlap = overlap_share(_span(a), _span(b))
    if a.side == b.side or overlap == 0.0:
        return False
    if smaller < SLIGHT_SHARE * larger:
        return True
    return overlap >= (COMPANION_OVERLAP if smaller < COMPANION_SHARE * larger else OVERLAP_SHARE)


def _may_pair(done: Finished, running: Running, now: float) -> bool:
    if running.side == done.side or running.travel < COMPANION_SHARE * done.cycle.travel:
        return False
    return overlap_share(_span(done), (running.start_s, now)) >= OVERLAP_SHARE


def _joined(a: Repetition, b: Repetition) -> Repetition:
    """Both legs at once: a cycle, but not one of an exercise of one leg at a time."""
    cut = next((r.reason for r in (a, b) if r.reason and r.reason.code == "cut"), None)
    return replace(
        a,
        side=Side.BOTH,
        counted=False,
        start_s=min(a.start_s, b.start_s),
        end_s=max(a.end_s, b.end_s),
        hold_s=max(a.hold_s, b.hold_s),
        hold_sure=a.hold_sure and b.hold_sure,
        reason=cut or Reason("both-sides", "both legs moved together"),
    )
