"""Today's exercises out of a routine: with their dose, in order, without what is to be left out.

Pure: what is known of the person comes in, the plan comes out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.prescription import Prescription, prescribe
from posecheck.routines.model import LEVELS, Item, Routine
from posecheck.routines.order import Part, Place, place_of, with_one_move

BETWEEN_SETS_S = 30.0
"""Rest between two sets of the same exercise; own: the sources give none."""
SET_UP_S, USUAL_TEMPO_S, INTRODUCED_S, MOVING_CAMERA_S = 60.0, 4.0, 10.0, 30.0
"""Until the first exercise, out and back of a repetition, the introduction of an exercise, and the
same with the camera to move; for the estimate of the time."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a plan has to know of somebody.

    skipped: ids of exercises and names of postures that hurt. built_up: repetitions by exercise
    that they have worked up to. times_today: how often each exercise was done today.
    hurt_today: ids of exercises at which pain was reported today. has: what is at hand, "ball".
    """

    skipped: frozenset[str] = frozenset()
    built_up: Mapping[str, int] = field(default_factory=dict)
    times_today: Mapping[str, int] = field(default_factory=dict)
    hurt_today: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Station:
    """One set of one exercise in its place in the routine.

    id: tells it from the others of this routine, on any day. exercise: with the dose of today.
    set_number, sets: which set of this exercise it is, of how many. rest_s: before it.
    moves_camera: whether the camera has another place than before.
    """

    id: str
    part: Part
    exercise: Exercise
    set_number: int
    sets: int
    rest_s: float = 0.0
    moves_camera: bool = False

    @property
    def place(self) -> Place:
        """Where the camera goes for it."""
        return place_of(self.exercise)

    @property
    def seconds(self) -> float:
        """About how long it takes, without the rest before it."""
        dose = self.exercise.dose
        sides = 2 if dose.tells_sides else 1
        return dose.total * sides * (USUAL_TEMPO_S + dose.hold_s[0])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that is not done today, and why: "you skip it"."""

    exercise: Exercise
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Today's routine."""

    routine: str
    name: str
    stations: tuple[Station, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def camera_moves(self) -> int:
        """How often the camera has to be moved on the way."""
        return sum(station.moves_camera for station in self.stations)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The ids of the exercises, each once, in order."""
        return tuple(dict.fromkeys(station.exercise.id for station in self.stations))

    @property
    def minutes(self) -> float:
        """About how long it takes."""
        return (SET_UP_S + sum(map(_whole_s, self.stations))) / 60

    def without(
        self, done: frozenset[str], counted: Mapping[str, tuple[int, int, int]] | None = None
    ) -> "Plan":
        """What is left of it.

        done: ids of stations. counted: repetitions (left, right, both) of stations that were begun.
        """
        left = [station for station in self.stations if station.id not in done]
        rest = [_reduced(one, (counted or {}).get(one.id, (0, 0, 0))) for one in left]
        stations = _with_moves([station for station in rest if station is not None])
        return replace(self, stations=tuple(_rested(stations)))


def plan_routine(
    routine: Routine, person: Person, prescription: Prescription | None = None
) -> Plan:
    """Today's plan.

    Raises UsageError when the prescription asks for something unsafe, see `prescribe`.
    """
    stations: list[Station] = []
    left_out: list[LeftOut] = []
    parts = ((Part.WARM_UP, routine.warm_up), (Part.MAIN, routine.main),
             (Part.COOL_DOWN, routine.cool_down))  # fmt: skip
    for part, items in parts:
        for item in items:
            found = _choose(item, person)
            if isinstance(found, LeftOut):
                left_out.append(found)
            else:
                stations += _stations(routine, item, part, found, person, prescription)
    ordered = _with_moves(with_one_move(stations))
    return Plan(routine.id, routine.name, tuple(_rested(_named(ordered))), tuple(left_out))


def routine_of(prescription: Prescription) -> Routine:
    """A routine of just what is prescribed. Raises UsageError when nothing is."""
    items: dict[str, list[Item]] = {"warm_up": [], "main": []}
    highest = 0
    for entry in prescription.exercise:
        exercise = prescribe(load_exercise(entry.id), entry)
        dose = exercise.dose
        part = "warm_up" if exercise.level == "warm-up" else "main"
        items[part].append(Item(exercise=exercise.id, reps=dose.reps[0], hold_s=dose.hold_s[0]))
        if exercise.level in LEVELS:
            highest = max(highest, LEVELS.index(exercise.level))
    if not any(items.values()):
        raise UsageError("The prescription has no exercise.")
    return Routine(
        id="prescribed", name="Prescribed exercises", level=LEVELS[highest],
        warm_up=tuple(items["warm_up"]), main=tuple(items["main"]), per_day=(1, 3),
    )  # fmt: skip


def _choose(item: Item, person: Person) -> Exercise | LeftOut:
    """The exercise of an item, the one in its stead, or why there is none."""
    exercise = load_exercise(item.exercise)
    why = _against(exercise, person)
    if why is None and item.needs and item.needs not in person.has:
        why = f"it needs a {item.needs}"
    if why is None:
        return exercise
    if item.instead is not None:
        other = load_exercise(item.instead)
        if _against(other, person) is None:
            return other
    return LeftOut(exercise, why)


def _against(exercise: Exercise, person: Person) -> str | None:
    """Why an exercise is not done today, None where nothing speaks against it."""
    if exercise.id in person.skipped:
        return "you skip it"
    if exercise.camera.posture.value in person.skipped:
        return f"you skip the {exercise.camera.posture.value} position"
    if exercise.id in person.hurt_today:
        return "it hurt today"
    most = exercise.dose.per_day
    if most is not None and person.times_today.get(exercise.id, 0) >= most:
        return f"{most} times a day are enough, and you did it {most} times"
    return None


def _stations(
    routine: Routine, item: Item, part: Part, exercise: Exercise, person: Person,
    prescription: Prescription | None,
) -> list[Station]:  # fmt: skip
    dosed, sets = _dosed(item, exercise, person, prescription)
    return [
        Station(
            "", part, dosed, number, sets, routine.rest_s if number == 1 else BETWEEN_SETS_S
        )
        for number in range(1, sets + 1)
    ]  # fmt: skip


def _dosed(
    item: Item, exercise: Exercise, person: Person, prescription: Prescription | None
) -> tuple[Exercise, int]:
    """The exercise with today's dose, and in how many sets; what is prescribed goes first."""
    entry = None if prescription is None else prescription.entry(exercise.id)
    reps, hold_s, sets = _built_up(item, exercise, person), item.hold_s, 1
    if entry is not None:
        exercise = prescribe(exercise, entry)
        reps = entry.reps or reps
        hold_s = hold_s if entry.hold_s is None else entry.hold_s
        sets = entry.sets or 1
    dose = exercise.dose
    hold_s = hold_s or dose.hold_s[0]
    changed = dose.model_copy(
        update={
            "reps": (reps, max(reps, dose.reps[1])),
            "hold_s": (hold_s, max(hold_s, dose.hold_s[1])),
        }
    )
    return exercise.model_copy(update={"dose": changed}), sets


def _built_up(item: Item, exercise: Exercise, person: Person) -> int:
    """What the person worked up to, within what the routine works up to, never above the dose."""
    reps = person.built_up.get(exercise.id, item.reps)
    most = min(max(item.reps, item.build_to or 0), exercise.dose.reps[1])
    return max(1, min(reps, most))


def _reduced(station: Station, counted: tuple[int, int, int]) -> Station | None:
    """What is left of a set that was begun; None where nothing is.

    Left and right get as many each, so the side that is behind decides, as far as the other one
    does not go beyond the exercise's dose.
    """
    if not any(counted):
        return station
    dose = station.exercise.dose
    left, right, both = counted
    reps, most = dose.reps
    if dose.tells_sides:
        reps = min(reps - min(left, right), most - max(left, right))
    else:
        reps -= both // (2 if dose.sides == "each-unseen" else 1)
    if reps <= 0:
        return None
    less = dose.model_copy(update={"reps": (reps, most)})
    return replace(station, exercise=station.exercise.model_copy(update={"dose": less}))


def _with_moves(stations: list[Station]) -> list[Station]:
    places = [station.place for station in stations]
    before = [None, *places]
    return [
        replace(station, moves_camera=earlier is not None and earlier is not station.place)
        for station, earlier in zip(stations, before, strict=False)
    ]


def _named(stations: list[Station]) -> list[Station]:
    """With ids that stay the same from day to day, even where an exercise comes twice."""
    times: Counter[str] = Counter()
    named = []
    for station in stations:
        name = f"{station.part.value}/{station.exercise.id}"
        times[name] += 1
        named.append(replace(station, id=f"{name}/{times[name]}"))
    return named


def _rested(stations: list[Station]) -> list[Station]:
    """The first one needs no rest before it, and to move the camera is rest enough."""
    return [
        replace(station, rest_s=0.0) if number == 0 or station.moves_camera else station
        for number, station in enumerate(stations)
    ]


def _whole_s(station: Station) -> float:
    """Seconds for a station, with what comes before it."""
    introduced = INTRODUCED_S if station.set_number == 1 else 0.0
    if station.moves_camera:
        introduced = MOVING_CAMERA_S
    return station.seconds + station.rest_s + introduced
