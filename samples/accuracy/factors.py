"""What may make a scene hard, and the groups into which scenes fall by it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
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


_VIEW, _FILM = "view", "film"


def _number(key: str, label: str, where: str, *edges: float) -> Factor:
    def of(truth: Truth) -> Group | None:
        value = (truth.view if where == _VIEW else truth.film).get(key)
        if not isinstance(value, (int, float)):
            return None
        return binned(abs(float(value)), edges)

    return Factor(key, label, of)


def _yaw(truth: Truth) -> Group:
    return binned(truth.yaw, (7.5, 15, 22.5, 30, 37.5))


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


def _word(key: str, label: str) -> Factor:
    def of(truth: Truth) -> Group | None:
        return Group(0, str(truth.look[key])) if key in truth.look else None

    return Factor(key, label, of)


def _skin(truth: Truth) -> Group | None:
    """By the mean of its red, green and blue, 0 to 1."""
    colour = truth.look.get("skin")
    if not isinstance(colour, list):
        return None
    place = bisect_right((0.25, 0.5), sum(colour) / len(colour))
    return Group(place, ("dark", "medium", "light")[place])


FACTORS = (
    Factor("yaw_deg", "turn from the view that is needed, degrees", _yaw),
    _number("person_px", "size of the person, pixels", _VIEW, 100, 150, 200, 250, 300, 400),
    _number("distance_m", "distance of the camera, metres", _VIEW, 2, 2.5, 3, 4, 5),
    _number("height_m", "height of the camera, metres", _VIEW, 0.5, 0.8, 1.1, 1.4),
    _number("roll_deg", "tilt of the camera, degrees", _VIEW, 1, 2, 4),
    _number("light", "light (1 is a normal room)", _FILM, 0.3, 0.5, 0.7, 0.9),
    _number("noise", "grain, 8-bit levels", _FILM, 2, 4, 8),
    _number("blur", "blur, pixels at 480 lines", _FILM, 0.5, 1, 1.5),
    _number("crf", "compression (x264's crf)", _FILM, 23, 26, 29),
    _number("contrast_to_background", "contrast to the background", _FILM, 0.15, 0.25, 0.4),
    Factor("fps", "frames a second", _frame_rate),
    Factor("picture", "picture", _picture),
    Factor("arrival", "before the exercise", _arrival),
    Factor("distractor", "what is done besides", _distraction),
    _word("top", "top"),
    _word("top_fit", "fit of the top"),
    _word("bottom", "trousers"),
    _word("bottom_fit", "fit of the trousers"),
    _word("feet", "feet"),
    _word("camouflage", "clothes in the colour of the background"),
    _word("hair_style", "hair"),
    Factor("skin", "skin", _skin),
)
