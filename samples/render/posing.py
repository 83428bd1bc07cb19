"""How far a body must go for a fault to be so strong: bodies differ, and limits are theirs."""

from functools import cache

import numpy as np

from posecheck.exercises.fault import LEVELS, Fault
from posecheck.exercises.load import load_exercise
from samples.render.anatomy import true_measures
from samples.render.body import Body, Posed
from samples.render.excursions import Measured
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.geometry import Array
from samples.render.judging import Judge
from samples.render.setting import Setting

_REST, _TOP = 20, 40
"""Frames of rest, and of the top that follows it."""
_TRIED = np.array([-1.2, 0.0, 1.0, 2.0, 3.2])


def parameter_for(exercise: str, fault: str, person: str, strength: float) -> float:
    """What to pose a fault with so that this body comes to the strength.

    The repertoire's own figures are right for a middling body; where a fault shows in a still
    pose, they are put right by posing it. Speeds and swings are as good as they are.
    """
    wrong = REPERTOIRES[exercise].wrongs[fault]
    conditions = [c for c in _fault(exercise, fault).conditions if c.of != "speed"]
    if wrong.late or not conditions or any(c.of not in LEVELS for c in conditions):
        return strength
    # Between two limits there is a strongest place, beyond which it is less.
    usual = _TRIED[: _TRIED.searchsorted(wrong.most + 0.8)]
    tried = np.linspace(-1.2, 1.0, 9) if wrong.most < 1 else usual
    found = np.array([_strength(exercise, fault, person, float(s)) for s in tried])
    tried = tried[: int(found.argmax()) + 1]
    came_to = np.maximum.accumulate(found[: len(tried)])
    posed = float(np.interp(strength, came_to, tried))
    if strength > came_to[-1] and wrong.most >= 1 and len(tried) > 1:
        slope = (tried[-1] - tried[-2]) / max(came_to[-1] - came_to[-2], 0.3)
        posed = tried[-1] + min((strength - came_to[-1]) * slope, 0.5)
    return posed


@cache
def _strength(exercise: str, fault: str, person: str, posed: float) -> float:
    """What a pose of the repertoire comes to."""
    repertoire = REPERTOIRES[exercise]
    wrong = repertoire.wrongs[fault]
    side = "both" if repertoire.sides == ("both",) else "right"
    setting = wrong.setting(posed)(_body(person)) if wrong.setting else _usual(exercise, person)
    rep = wrong.rep(posed, side)
    rest = dict(repertoire.rest)
    top = {
        name: rest.get(name, 0.0) + (1 - rep.sink) * (value - rest.get(name, 0.0))
        for name, value in {**rep.first, **rep.lead, **rep.targets}.items()
    }
    series = _series(setting.place(rest), setting.place(rest | top))
    frames = len(next(iter(series.values())))
    whole = Measured(side, "", _REST, _REST, _TOP - 1, ((_REST, _TOP - 1),), _TOP - 1, 0.0, 0.0)
    away = np.zeros(frames, bool)
    # A still pose is in no phase: the fault is looked for in all of them.
    alone = _fault(exercise, fault).model_copy(update={"during": ()})
    only = load_exercise(exercise).model_copy(update={"fault": (alone,)})
    (judged,) = Judge(only, np.arange(frames) / 10, series, [whole], away, "right").faults()
    return float(judged.margin[_REST + 8 : _TOP - 8].max())


def _fault(exercise: str, fault: str) -> Fault:
    return next(one for one in load_exercise(exercise).fault if one.id == fault)


def _series(rest: Posed, top: Posed) -> dict[str, Array]:
    """All measures of a rest, a top and a rest, (frames,) each."""
    low, high = (
        true_measures(posed, "right") | {"spine_flexion": sum(posed.posture.spine)}
        for posed in (rest, top)
    )
    raised = np.zeros(_TOP + _REST, bool)
    raised[_REST:_TOP] = True
    return {name: np.where(raised, high[name], low[name]) for name in low}


@cache
def _body(person: str) -> Body:
    return Body.named(person)


@cache
def _usual(exercise: str, person: str) -> Setting:
    make = (*REPERTOIRES[exercise].settings, EXERCISES[exercise].setting)[0]
    return make(_body(person))
