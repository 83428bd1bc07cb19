"""Stick figures: a person with known joint angles, seen by a camera that is placed at will."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from posecheck.measures.centres import ANTERIOR
from posecheck.pose.types import Landmark, Pose

THIGH = SHANK = 0.42
TRUNK, NECK, UPPER_ARM, FOREARM = 0.50, 0.22, 0.29, 0.25
FAR_VISIBILITY = 0.8
_FACE_M, _HEEL_M, _TOES_M, _SOLE_M = 0.11, 0.05, 0.15, 0.05


@dataclass(frozen=True)
class Leg:
    """Angles of a leg, degrees: hip bend, knee bend (minus: beyond straight), toes pointed."""

    hip: float = 0.0
    knee: float = 3.0
    toes: float = 0.0


@dataclass(frozen=True)
class Body:
    """A person in their own sagittal plane; all angles in degrees, signed as the measures are.

    trunk: lean forward from upright; 90 is prone, -90 supine, one rigid figure turned.
    left_arm, right_arm: (shoulder, elbow) of one arm that does something else.
    roll: metres (forward, up) by which the shoulders are moved against the trunk.
    anchor, at: the point of the left side that stays at (forward, up) metres in the room.
    """

    trunk: float = 0.0
    neck: float = 12.0
    left: Leg = Leg()
    right: Leg = Leg()
    shoulder: float = 5.0
    elbow: float = 8.0
    anchor: str = "ankle"
    at: tuple[float, float] = (0.0, 0.0)
    aside: "Aside | None" = None
    left_arm: tuple[float, float] | None = None
    right_arm: tuple[float, float] | None = None
    roll: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Aside:
    """What leaves the sagittal plane; angles in degrees, metres, + to the person's left.

    turn, hips_turn: of shoulders and of hips about the trunk's line; head_turn: of the head.
    lean: of the trunk to the side. sway, chest_sway: hips and shoulders moved aside, feet planted.
    spread: of the left and of the right leg away from the other one. arms: straight out to the
    sides, lifted by so much towards the back; None: as the plane has them. roll: of the whole
    person about the trunk, 90 from the back to the side. step: the whole person moved aside.
    """

    turn: float = 0.0
    hips_turn: float = 0.0
    head_turn: float = 0.0
    lean: float = 0.0
    sway: float = 0.0
    chest_sway: float = 0.0
    spread: tuple[float, float] = (0.0, 0.0)
    arms: tuple[float, float] | None = None
    roll: float = 0.0
    step: float = 0.0


STANDING = Body()
SUPINE = Body(trunk=-90.0, anchor="hip")
PRONE = Body(trunk=90.0, anchor="hip", left=Leg(0, 3, 70), right=Leg(0, 3, 70), shoulder=150)
ALL_FOURS = Body(
    trunk=80.0, anchor="wrist", left=Leg(80, 90, 60), right=Leg(80, 90, 60), shoulder=80, elbow=5
)
POSTURES = {"standing": STANDING, "supine": SUPINE, "prone": PRONE, "all-fours": ALL_FOURS}


@dataclass(frozen=True)
class Camera:
    """Where the camera stands and what it does to the picture.

    yaw: 0 side-on, 90 the person faces it. scale: pixels a metre. offset: pixels by which the
    person is moved. roll: degrees by which the picture is turned. noise: pixels, standard
    deviation. visibility: by landmark's name without side, or with it, as in "left_knee".
    """

    yaw: float = 0.0
    facing: str = "right"
    scale: float = 300.0
    size: tuple[int, int] = (1280, 720)
    offset: tuple[float, float] = (0.0, 0.0)
    roll: float = 0.0
    mirrored: bool = False
    noise: float = 0.0
    seed: int = 0
    visibility: Mapping[str, float] = field(default_factory=dict)


def _down(degrees: float) -> np.ndarray:
    """Direction (forward, up) that many degrees from straight down towards the front."""
    return np.array([math.sin(math.radians(degrees)), -math.cos(math.radians(degrees))])


def reach(trunk: float, hip: tuple[float, float], ankle: tuple[float, float]) -> Leg:
    """The leg that joins a hip to an ankle, both (forward, up), its knee bent the normal way."""
    out = np.subtract(ankle, hip)
    knee = 2 * np.degrees(np.arccos(min(1.0, float(np.hypot(*out)) / (THIGH + SHANK))))
    line = np.degrees(np.arctan2(out[0], -out[1]))
    return Leg(float((line + knee / 2 + trunk + 180) % 360 - 180), float(knee))


def plane(body: Body) -> dict[str, np.ndarray]:
    """All points in the sagittal plane, (2,) as (forward, up) in metres, by landmark's name."""
    points: dict[str, np.ndarray] = {}
    up = -_down(-body.trunk)
    face = body.trunk + body.neck + 78
    for side, leg in (("left", body.left), ("right", body.right)):
        hip = np.zeros(2)
        shoulder = hip + TRUNK * up
        ear = shoulder + NECK * -_down(-(body.trunk + body.neck))
        shoulder = shoulder + np.asarray(body.roll)
        own = body.left_arm if side == "left" else body.right_arm
        raised, bent = own or (body.shoulder, body.elbow)
        elbow = shoulder + UPPER_ARM * _down(raised - body.trunk)
        wrist = elbow + FOREARM * _down(raised + bent - body.trunk)
        thigh = leg.hip - body.trunk
        knee = hip + THIGH * _down(thigh)
        ankle = knee + SHANK * _down(thigh - leg.knee)
        foot = _down(thigh - leg.knee + 90 - leg.toes)
        sole = ankle + _SOLE_M * _down(thigh - leg.knee)
        named = {
            "hip": hip, "shoulder": shoulder, "ear": ear, "elbow": elbow, "wrist": wrist,
            "knee": knee, "ankle": ankle, "heel": sole - _HEEL_M * foot,
            "foot_index": sole + _TOES_M * foot,
        }  # fmt: skip
        points |= {f"{side}_{name}": point for name, point in named.items()}
        points["nose"] = ear + _FACE_M * -_down(-face)
    shift = np.asarray(body.at) - points[f"left_{body.anchor}"]
    return {name: point + shift for name, point in points.items()}


def _seen_in_front(points: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The same with hips and shoulders where the network sees them: in front of their joints."""
    moved = dict(points)
    for side in ("left", "right"):
        up = points[f"{side}_shoulder"] - points[f"{side}_hip"]
        for name, share in ANTERIOR.items():
            moved[f"{side}_{name}"] = points[f"{side}_{name}"] + share * np.array([up[1], -up[0]])
    return moved


def _bare(name: str) -> str:
    return name.replace("left_", "").replace("right_", "")


# Whoever rests or holds is the same body for many frames.
@lru_cache(maxsize=256)
def _room(body: Body) -> np.ndarray:
    """All landmarks as (33, 3): forward, up, to the person's left, metres. Not to be written to."""
    points = _seen_in_front(plane(body))
    room = np.array([(*points[name], width) for name, width in _LAYOUT])
    room = room if body.aside is None else _beside(room, body.trunk, body.aside)
    room.setflags(write=False)
    return room


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """A vector times each of many (n, 3); numpy's own is slow for so few."""
    skew = np.array([[0.0, -a[2], a[1]], [a[2], 0.0, -a[0]], [-a[1], a[0], 0.0]])
    return np.asarray(b @ skew.T)


def _about(axis: np.ndarray, degrees: float, points: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Points turned about an axis through a centre (Rodrigues)."""
    t, out = np.radians(degrees), points - centre
    along = np.outer(out @ axis, axis)
    turned = out * np.cos(t) + _cross(axis, out) * np.sin(t) + along * (1 - np.cos(t))
    return np.asarray(turned + centre)


def _marks(*names: str) -> list[int]:
    return [mark for mark in Landmark if _bare(mark.name.lower()) in names]


_ARM = ("elbow", "wrist", "pinky", "index", "thumb")
_HEAD = ("nose", "eye", "eye_inner", "eye_outer", "ear", "mouth_left", "mouth_right", "mouth")
_EARS, _SHOULDERS, _KNEES = _marks("ear"), _marks("shoulder"), _marks("knee")
_UPPER = _marks("shoulder", *_ARM, *_HEAD)
_FACE = _marks(*_HEAD)
_PELVIS = _marks("hip")


def _beside(room: np.ndarray, trunk: float, a: Aside) -> np.ndarray:
    """The landmarks with what leaves the sagittal plane; axes forward, up, to the left."""
    room = room.copy()
    t = np.radians(trunk)
    up = np.array([np.sin(t), np.cos(t), 0.0])
    front, left = np.array([np.cos(t), -np.sin(t), 0.0]), np.array([0.0, 0.0, 1.0])
    hip = room[_PELVIS].mean(axis=0)
    for side, sign, spread in (("LEFT", 1.0, a.spread[0]), ("RIGHT", -1.0, a.spread[1])):
        leg = [Landmark[f"{side}_{n}"] for n in ("KNEE", "ANKLE", "HEEL", "FOOT_INDEX")]
        room[leg] = _about(front, -sign * spread, room[leg], room[Landmark[f"{side}_HIP"]])
        if a.arms is not None:
            shoulder = room[Landmark[f"{side}_SHOULDER"]]
            lift = np.radians(a.arms[0 if side == "LEFT" else 1])
            way = sign * left * np.cos(lift) - front * np.sin(lift)
            room[Landmark[f"{side}_ELBOW"]] = shoulder + UPPER_ARM * way
            room[_marks_of(side)] = shoulder + (UPPER_ARM + FOREARM) * way
    ears = room[_EARS].mean(axis=0)
    # Forward, up and left are a left-handed frame: a positive angle turns left to right.
    room[_FACE] = _about(up, -a.head_turn, room[_FACE], ears)
    chest = room[_SHOULDERS].mean(axis=0)
    room[_UPPER] = _about(up, -a.turn, room[_UPPER], chest)
    room[_PELVIS] = _about(up, -a.hips_turn, room[_PELVIS], hip)
    room[_UPPER] = _about(front, a.lean, room[_UPPER], hip)
    room[_PELVIS] += a.sway * left
    room[_KNEES] += a.sway / 2 * left
    room[_UPPER] += a.chest_sway * left
    room += a.step * left
    return _about(up, a.roll, room, hip) if a.roll else room


def _marks_of(side: str) -> list[int]:
    return [Landmark[f"{side}_{name}"] for name in ("WRIST", "PINKY", "INDEX", "THUMB")]


def _layout(name: str) -> tuple[str, float]:
    """The point of the plane that a landmark takes, and its distance to the person's left."""
    bare, side = _bare(name), "left" if "left" in name else "right"
    sign = 1.0 if side == "left" else -1.0
    if name == "nose":
        return "nose", 0.0
    if "eye" in bare or "mouth" in bare:
        return "nose", 0.03 * sign
    if bare in ("pinky", "index", "thumb"):
        return f"{side}_wrist", 0.18 * sign
    arm = bare in ("shoulder", "elbow", "wrist")
    return name, sign * (0.18 if arm else 0.07 if bare == "ear" else 0.12)


_LAYOUT = [_layout(mark.name.lower()) for mark in Landmark]


def _turned(room: np.ndarray, camera: Camera) -> np.ndarray:
    """The same in the camera's axes: x right, y down, z away."""
    yaw = np.radians(camera.yaw if camera.facing == "right" else 180 - camera.yaw)
    forward = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    left = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    seen = room[:, :1] * forward - room[:, 1:2] * [0, 1, 0] + room[:, 2:] * left
    c, s = np.cos(np.radians(camera.roll)), np.sin(np.radians(camera.roll))
    seen = seen @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    return _mirrored(seen) if camera.mirrored else seen


def _swap(name: str) -> str:
    return name.replace("LEFT", "-").replace("RIGHT", "LEFT").replace("-", "RIGHT")


_SWAPPED = [Landmark[_swap(mark.name)] for mark in Landmark]


def _mirrored(seen: np.ndarray) -> np.ndarray:
    return np.asarray(seen[_SWAPPED] * [-1, 1, 1])


def _visibility(seen: np.ndarray, camera: Camera) -> np.ndarray:
    depth = seen[:, 2] - seen[:, 2].mean()
    values = np.where(depth > 0.02, FAR_VISIBILITY, 0.99)
    for key, value in camera.visibility.items():
        for mark in Landmark:
            name = mark.name.lower()
            if key in (name, _bare(name)):
                values[mark] = value
    return values


def pose(body: Body, camera: Camera | None = None, frame: int = 0) -> Pose:
    """The pose that a network with no other error finds, `camera.noise` apart. frame: its seed."""
    camera = camera or Camera()
    seen = _turned(_room(body), camera)
    width, height = camera.size
    centre = np.array([width / 2, height * 0.6]) + camera.offset
    pixels = centre + camera.scale * seen[:, :2]
    if camera.noise:
        random = np.random.default_rng((camera.seed, frame))
        pixels = pixels + random.normal(0.0, camera.noise, pixels.shape)
    hips = (seen[Landmark.LEFT_HIP] + seen[Landmark.RIGHT_HIP]) / 2
    return Pose(pixels, _visibility(seen, camera), seen - hips, camera.size)
