"""Stick figures of the catalogue's exercises: a body for a value of the exercise's measure."""

from dataclasses import replace

import numpy as np

from tests.figures import (
    ALL_FOURS,
    FOREARM,
    PRONE,
    STANDING,
    SUPINE,
    THIGH,
    TRUNK,
    UPPER_ARM,
    Aside,
    Body,
    Leg,
    reach,
)
from tests.motions import crook, flat, four

LONG = Leg(0, 3)
_SOFT = replace(STANDING, left=flat(Leg(6, 12), 0.0), right=flat(Leg(6, 12), 0.0))
_LYING = replace(SUPINE, anchor="shoulder", left=LONG, right=LONG)


def _arm_to(wrist: tuple[float, float], trunk: float) -> tuple[float, float]:
    """The arm (shoulder, elbow) that brings the wrist there, (forward, up) from the shoulder."""
    out = np.asarray(wrist)
    far = min(float(np.hypot(*out)), UPPER_ARM + FOREARM - 1e-6)
    inner = (UPPER_ARM**2 + FOREARM**2 - far**2) / (2 * UPPER_ARM * FOREARM)
    elbow = 180 - float(np.degrees(np.arccos(np.clip(inner, -1, 1))))
    aside = (UPPER_ARM**2 + far**2 - FOREARM**2) / (2 * UPPER_ARM * far)
    line = float(np.degrees(np.arctan2(out[0], -out[1])))
    return line - float(np.degrees(np.arccos(np.clip(aside, -1, 1)))) + trunk, elbow


def neck(turn: float, chin: float = 40.0) -> Body:
    """Facing the camera, chin down as soon as the head turns."""
    down = chin * min(1.0, abs(turn) / 15)
    return replace(STANDING, neck=12 + down, aside=Aside(head_turn=turn))


def shoulders(phase: float, radius: float = 0.022, flat_loop: float = 1.0) -> Body:
    """Shoulders that have come so many turns round, from the lowest point forwards."""
    angle = 2 * np.pi * phase
    forward = -radius * flat_loop * float(np.sin(angle))
    return replace(_SOFT, roll=(forward, radius * (1 - float(np.cos(angle)))))


def twist(turn: float) -> Body:
    """Facing the camera, shoulders turned."""
    return replace(STANDING, aside=Aside(turn=turn))


def hips(phase: float, radius: float = 0.055) -> Body:
    """Facing the camera, hips that have come so many turns round."""
    return replace(STANDING, aside=Aside(sway=radius * float(np.sin(2 * np.pi * phase))))


def pump(toes: float) -> Body:
    """On the back, feet pointed so far."""
    leg = Leg(0, 3, toes)
    return replace(_LYING, left=leg, right=leg)


def slide_heel(knee: float) -> Body:
    """On the back, one heel drawn up along the floor."""
    drawn = reach(-90, (0.0, 0.0), (2 * THIGH * float(np.cos(np.radians(knee) / 2)), 0.0))
    return replace(_LYING, right=drawn)


def tiptoe(pitch: float, knee: float = 8.0) -> Body:
    """Standing, heels up so far that the feet slope by so much."""
    leg = flat(Leg(knee / 2, knee), 0.0)
    leg = replace(leg, toes=leg.toes + pitch)
    return replace(STANDING, left=leg, right=leg, anchor="foot_index")


def crook_lying(trunk: float = -90.0) -> Body:
    """On the back, both knees bent, feet on the floor."""
    return replace(_LYING, trunk=trunk, left=crook(), right=crook())


def brace(_: float) -> Body:
    """The same; nothing moves."""
    return crook_lying()


def raise_one(lift: float) -> Body:
    """On the back, one long leg lifted, the other knee bent."""
    return replace(_LYING, left=crook(), right=Leg(lift, 8))


def raise_long(lift: float) -> Body:
    """On the back, one long leg lifted, the other one long too."""
    return replace(_LYING, right=Leg(lift, 8))


def hug(hip: float, rock: float = 0.0) -> Body:
    """On the back, both knees drawn up so far, the whole person rocked by so much."""
    leg = Leg(hip, max(110.0, hip))
    body = replace(_LYING, left=leg, right=leg, shoulder=50, elbow=5)
    return replace(body, trunk=-90 + rock)


def hamstring(knee: float, thigh: float = 85.0) -> Body:
    """On the back, one thigh upright, its knee bent by so much, hands behind it."""
    return replace(_LYING, right=Leg(thigh, knee), left=crook(), shoulder=60, elbow=5)


def back_bend(lean: float, knee: float = 8.0) -> Body:
    """Standing, bent backwards (minus) by so much, hands on the small of the back."""
    leg = flat(Leg(lean + knee / 2, knee), lean)
    return Body(trunk=lean, left=leg, right=leg, shoulder=-30, elbow=60)


def press_up(slope: float) -> Body:
    """On the stomach, chest lifted by so much, hips and legs on the floor."""
    leg = Leg(-slope, 3, 70)
    return replace(PRONE, trunk=90 - slope, left=leg, right=leg, shoulder=100, elbow=80)


def doorway(lean: float) -> Body:
    """Leaning as one line, the hands staying where they are."""
    leg = flat(Leg(4, 8), lean)
    height = 2 * THIGH * float(np.cos(np.radians(4))) + TRUNK
    shoulder = height * np.array([np.sin(np.radians(lean)), np.cos(np.radians(lean))])
    wrist = np.array([0.12, height - 0.05])
    arm = _arm_to(tuple(wrist - shoulder), lean)
    return Body(trunk=lean, left=leg, right=leg, shoulder=arm[0], elbow=arm[1])


def squeeze(lift: float) -> Body:
    """On the stomach, arms out to the sides, lifted by so many degrees."""
    return replace(PRONE, aside=Aside(arms=(lift, lift)))


def side_lift(lift: float) -> Body:
    """On the left side, the upper leg lifted."""
    return replace(SUPINE, aside=Aside(roll=-90, spread=(0, lift)))


def reach_up(slope: float) -> Body:
    """On the back, knees bent, arms up, shoulders lifted so that the trunk slopes by so much."""
    leg = crook()
    leg = replace(leg, hip=leg.hip + slope)
    body = crook_lying(-90 + slope)
    return replace(body, left=leg, right=leg, shoulder=90 + slope, anchor="ankle")


def crossed(hip: float) -> Body:
    """On the back, the right foot on the left knee, the left hip bent by so much."""
    carrying = Leg(hip, max(90.0, hip))
    knee = THIGH * np.array([np.sin(np.radians(hip + 90)), -np.cos(np.radians(hip + 90))])
    return replace(
        _LYING, left=carrying, right=reach(-90, (0.0, 0.0), (float(knee[0]), float(knee[1]))),
        shoulder=60, elbow=5,
    )  # fmt: skip


def ball_bridge(line: float) -> Body:
    """On the back, heels on a ball, the hip bent by so much (0: one line)."""
    rises = np.linspace(-4.0, 40.0, 89)
    bends = np.array([_on_ball(rise).hip for rise in rises])
    rise = float(np.interp(-line, -bends, rises))
    leg = _on_ball(rise)
    return replace(_LYING, trunk=-90 - rise, neck=12 + rise, left=leg, right=leg)


def _on_ball(rise: float) -> Leg:
    hip = TRUNK * np.cos(np.radians(rise)), TRUNK * np.sin(np.radians(rise))
    line = float(np.degrees(np.arctan2(0.45 - hip[1], 1.24 - hip[0])))
    return Leg(line - rise + 5, 10)


def ball_reach(knee: float) -> Body:
    """On the back, calves on a ball, one knee bent by so much."""
    return replace(_LYING, left=Leg(80, 85), right=Leg(80, knee))


def half_kneel(hip: float) -> Body:
    """The right knee on the floor, that hip bent by so much (minus: behind the trunk)."""
    return Body(right=Leg(hip, 90 + hip, 60), left=Leg(88, 88), anchor="ankle")


def bird(hip: float, arm: float | None = None) -> Body:
    """On all fours, the right leg and with it the left arm lifted."""
    body = four(hip)
    share = (80 - hip) / 80
    lifted = body.shoulder + share * 85 if arm is None else arm
    return replace(body, left_arm=(lifted, 5), anchor="knee")


def plank(hip: float) -> Body:
    """On forearms and toes, the hip bent by so much (0: one line, minus: sagging)."""
    leg = Leg(hip, 3, 10)
    return Body(trunk=80, neck=5, left=leg, right=leg, shoulder=80, elbow=90, anchor="elbow")


def bug(hip: float, arm: float | None = None) -> Body:
    """On the back, the right leg and with it the left arm let down."""
    lifted = 90 + (90 - hip) * 0.9 if arm is None else arm
    body = replace(_LYING, left=Leg(90, 90), right=Leg(hip, max(10.0, hip)), shoulder=90, elbow=5)
    return replace(body, left_arm=(lifted, 5))


def child(hip: float) -> Body:
    """Sitting back on the heels, folded forward so far."""
    leg = Leg(hip, 150, 60)
    return Body(trunk=hip - 35, left=leg, right=leg, shoulder=150, elbow=5, anchor="knee")


def squat(knee: float, lean: float | None = None) -> Body:
    """Knees bent by so much, the trunk leaning forwards with it."""
    trunk = 0.45 * knee if lean is None else lean
    leg = flat(Leg(trunk + 0.7 * knee, knee), trunk)
    return Body(trunk=trunk, left=leg, right=leg, shoulder=trunk + 60)


def sit_up(slope: float) -> Body:
    """On the back, knees bent, the trunk lifted by so much."""
    leg = crook()
    leg = replace(leg, hip=leg.hip + slope)
    return replace(crook_lying(-90 + slope), left=leg, right=leg, anchor="ankle")


def cat(_: float) -> Body:
    """On all fours; the back shows in no landmark."""
    return ALL_FOURS
