"""The order of a routine's exercises, such that the camera is moved once at most."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture


class Part(StrEnum):
    """Which part of a routine an exercise belongs to, in their order."""

    WARM_UP = "warm-up"
    MAIN = "main"
    COOL_DOWN = "cool-down"


class Place(StrEnum):
    """How high the camera stands."""

    LOW = "low"  # for whoever is on the floor: 0.3 to 0.6 m
    HIGH = "high"  # for whoever stands or sits: about hip height


_STANDING = frozenset({Posture.STANDING, Posture.SITTING})


def place_of(exercise: Exercise) -> Place:
    """Where the camera goes for an exercise."""
    return Place.HIGH if exercise.camera.posture in _STANDING else Place.LOW


class Placed(Protocol):
    """Whatever has a part and a place."""

    @property
    def part(self) -> Part:
        """Which part it belongs to."""
        ...

    @property
    def place(self) -> Place:
        """Where the camera goes."""
        ...


T = TypeVar("T", bound=Placed)


def with_one_move(items: Sequence[T]) -> list[T]:
    """First all at one place of the camera, then all at the other.

    At each place the warm-up comes first and the cool-down last, so that neither the floor nor the
    standing block begins cold; within a part the order stays. The floor comes first, so that one
    gets up once, unless only the standing block has a warm-up.
    """
    low, high = (_at(items, place) for place in (Place.LOW, Place.HIGH))
    standing_first = _begins_warm(high) and bool(low) and not _begins_warm(low)
    return high + low if standing_first else low + high


def _at(items: Iterable[T], place: Place) -> list[T]:
    parts = list(Part)
    return sorted(
        (one for one in items if one.place is place), key=lambda one: parts.index(one.part)
    )


def _begins_warm(items: Sequence[T]) -> bool:
    return bool(items) and items[0].part is Part.WARM_UP
