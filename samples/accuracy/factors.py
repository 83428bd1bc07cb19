"""What may make a scene hard, and the groups into which scenes fall by it."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samples.accuracy.truth import Truth

SIDE_DEG = 15.0
"""Up to here off the pure side view counts as the right view."""
OBLIQUE_DEG = 30.0
FAR_OBLIQUE_DEG = 45.0
VIEWS = ("side", "oblique 15 to 30", "oblique 30 to 45", "beyond 45")


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """A group of scenes; `rank` puts the groups of a factor in order."""

    rank: int
    name: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that varies between scenes. of: the group of a scene; None: not known of it."""

    key: str
    label: str
    of: Callable[[Truth], Group | None]


def view(yaw: float) -> str:
    """The name of the view at that yaw, one of VIEWS."""
    return VIEWS[bisect_right((SIDE_DEG + 1e-9, OBLIQUE_DEG + 1e-9, FAR_OBLIQUE_DEG + 1e-9), yaw)]


def binned(value: float, edges: Sequence[float]) -> Group:
    """The group between two edges."""
    place = bisect_right(edges, value)
    if place == 0:
        return Group(0, f"below {edges[0]:g}")
    if place == len(edges):
        return Group(place, f"{edges[-1]:g} and more")
    return Group(place, f"{edges[place - 1]:g} to {edges[place]:g}")


def _number(
    key: str, label: str, where: Callable[[Truth], Mapping[str, object]], *edges: float
) -> Factor:
    def of(truth: Truth) -> Group | None:
        value = where(truth).get(key)
        if not isinstance(value, (int, float)):
            return None
        return binned(abs(float(value)), edges)

    return Factor(key, label, of)


def _frame_rate(truth: Truth) -> Group:
    if truth.film.get("variable_rate"):
        return Group(9, "variable")
    return binned(float(truth.film["fps"]), (28, 40))


def _picture(truth: Truth) -> Group:
    width, height = truth.film["size"]
    return Group(0, "landscape") if width >= height else Group(1, "portrait")


def _arrival(truth: Truth) -> Group:
    how = truth.tags.get("arrival")
    return Group(0, "is there") if how is None else Group(1, str(how))


def _distraction(truth: Truth) -> Group:
    what = truth.tags.get("distractor")
    return Group(0, "none") if what is None else Group(1, str(what))


FACTORS = (
    _number(
        "yaw_deg", "turn from the side view, degrees", lambda t: t.view, 7.5, 15, 22.5, 30, 37.5
    ),
    _number("person_px", "size of the person, pixels", lambda t: t.view, 200, 250, 300, 350, 400),
    _number("distance_m", "distance of the camera, metres", lambda t: t.view, 2.5, 3, 3.5, 4, 5),
    _number("height_m", "height of the camera, metres", lambda t: t.view, 0.5, 0.8, 1.1, 1.4),
    _number("roll_deg", "tilt of the camera, degrees", lambda t: t.view, 1, 2, 4),
    _number("light", "light (1 is a normal room)", lambda t: t.film, 0.3, 0.5, 0.7, 0.9),
    _number("noise", "grain, 8-bit levels", lambda t: t.film, 2, 4, 8),
    _number("blur", "blur", lambda t: t.film, 0.25, 0.75, 1.5),
    _number("crf", "compression (x264's crf)", lambda t: t.film, 23, 28, 33),
    _number(
        "contrast_to_background", "contrast to the background", lambda t: t.film, 0.1, 0.2, 0.3
    ),
    Factor("fps", "frames a second", _frame_rate),
    Factor("picture", "picture", _picture),
    Factor("arrival", "before the exercise", _arrival),
    Factor("distractor", "what is done besides", _distraction),
)


def worn(looks: Sequence[Mapping[str, object]]) -> list[Factor]:
    """A factor for each word or number of the looks that differs between people.

    Numbers are parted into three groups of like size.
    """
    keys = sorted({key for look in looks for key in look})
    factors = []
    for key in keys:
        values = [look[key] for look in looks if key in look]
        if all(isinstance(value, str | bool) for value in values):
            factors.append(Factor(key, key.replace("_", " "), _word(key)))
        elif all(isinstance(value, (int, float)) for value in values):
            ordered = sorted(float(v) for v in values)  # type: ignore[arg-type]
            edges = sorted({ordered[len(ordered) // 3], ordered[2 * len(ordered) // 3]})
            factors.append(_number(key, key.replace("_", " "), lambda t: t.look, *edges))
    return factors


def _word(key: str) -> Callable[[Truth], Group | None]:
    return lambda truth: Group(0, str(truth.look[key])) if key in truth.look else None
