"""Keeps a brief attempt back until it is known that it was not the beginning of leaving."""

from collections.abc import Iterable

from posecheck.checking.events import Repetition
from posecheck.checking.start import LEFT_S
from posecheck.checking.track import Finished

BRIEF_S = 1.0
"""An attempt of less than this may be a part of getting up, or of turning round; own: there and
back takes two seconds, and whoever is too fast takes more than one."""
JUST_BEFORE_S = 0.5
"""So shortly before somebody is seen to have left it is; own: in less nobody comes to rest."""

Judged = tuple[Finished, Repetition]


class Brief:
    """The brief attempts of the last moments."""

    def __init__(self) -> None:
        self._kept: list[Judged] = []

    def tell(self, judged: Iterable[Judged], now: float, left_s: float | None) -> list[Judged]:
        """What can be told now of these and of those that were kept back.

        left_s: since when the person has left, None while they are there.
        """
        told: list[Judged] = []
        for one in judged:
            # Whoever goes on has stayed.
            told += self.rest()
            (self._kept if _is_brief(one[1]) else told).append(one)
        if left_s is not None:
            told += [one for one in self.rest() if left_s - one[1].end_s > JUST_BEFORE_S]
        elif self._kept and now - self._kept[-1][1].end_s > LEFT_S + JUST_BEFORE_S:
            told += self.rest()
        return told

    def rest(self) -> list[Judged]:
        """Those that are kept back, as nothing more will be seen of whether somebody leaves."""
        kept, self._kept = self._kept, []
        return kept


def _is_brief(repetition: Repetition) -> bool:
    if repetition.counted or repetition.end_s - repetition.start_s >= BRIEF_S:
        return False
    return repetition.reason is not None and repetition.reason.code not in ("cut", "discouraged")
