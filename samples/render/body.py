"""A baked body and how joint angles pose it (numpy only).

World and body frame: x to the subject's left, -y forward, z up. Angles are degrees and zero in
upright standing with arms and legs straight down. Flexion is positive at hip, knee, elbow and
shoulder, rounding is positive in the spine, dorsiflexion at the ankle, outward in abduction,
chin to chest in neck and head, to the subject's left in turn.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from samples.render.geometry import Array, frame, rotation
from samples.render.posture import SIDES, SPINE, Limb, Posture, angle_names

__all__ = [
    "SIDES",
    "SKIN_VERTICES",
    "Body",
    "Limb",
    "Posed",
    "Posture",
    "angle_names",
    "body_names",
    "hung",
]

BODIES = Path(__file__).parent / "bodies"
_MESH = "mesh.npz"
"""Faces, bones and weights, the same for all bodies."""
SKIN_VERTICES = 13380
"""Vertices of the visible skin come first; the rest are helpers for clothes and eyes."""

_JOINT_BONES = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
_NECK = ("neck01", "neck02", "neck03")
_SEGMENT_PREFIXES = {
    "thigh": ("upperleg",),
    "shank": ("lowerleg",),
    "foot": ("foot", "toe"),
    "upper_arm": ("upperarm",),
    "half_twisted_forearm": ("lowerarm02",),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "finger", "metacarpal"),
    "clavicle": ("clavicle", "shoulder"),
}
_TOE_OUT = 6.0
_HAND = 0.03
"""Metres that the middle of a hanging hand keeps off the hip."""


def body_names() -> list[str]:
    """The baked bodies that lie in the folder, sorted."""
    return sorted(path.stem for path in BODIES.glob("*.npz") if path.name != _MESH)


@dataclass(frozen=True, slots=True)
class Posed:
    """A body in a posture.

    vertices: (n, 3) metres; joints: centres by name; lateral: unit left; posture: its angles;
    frames: (4 x segments, 3), what `hung` points are to be multiplied with.
    """

    vertices: NDArray[np.float32]
    joints: dict[str, Array]
    lateral: Array
    posture: Posture
    frames: NDArray[np.float32]

    def moved(self, offset: Array) -> "Posed":
        """The same, shifted by (3,) metres."""
        joints = {name: point + offset for name, point in self.joints.items()}
        shift = offset.astype(np.float32)
        frames = self.frames.copy()
        frames[3::4] += shift
        return Posed(self.vertices + shift, joints, self.lateral, self.posture, frames)


class Body:
    """Mesh, skeleton and skin weights of one person.

    rest: (n, 3) resting vertices; shares: (n, segments), on which segment each hangs how much;
    heads: (bones, 3); faces: (m, 3) by mesh name.
    """

    def __init__(self, path: Path) -> None:
        """path: a baked body; what all bodies share lies beside it."""
        mesh = np.load(path.parent / _MESH, allow_pickle=False)
        data = np.load(path, allow_pickle=False)
        self.name = path.stem
        self.rest: Array = data["v"] * data["step"] + data["low"]
        self.heads: Array = data["heads"].astype(float)
        self.parents: list[int] = mesh["parents"].tolist()
        self.bones: list[str] = [str(name) for name in mesh["labels"]]
        self.faces: dict[str, NDArray[np.int32]] = {
            key[2:]: mesh[key].astype(np.int32) for key in mesh.files if key.startswith("f_")
        }
        self.bone_index = {name: i for i, name in enumerate(self.bones)}
        self.weights = np.zeros((len(self.rest), len(self.bones)), np.float32)
        np.put_along_axis(self.weights, mesh["wi"].astype(int), mesh["ww"] / np.float32(65535), 1)
        self.weights /= self.weights.sum(1, keepdims=True)
        self._zero = self._zeroing()
        self._skeleton = _skeleton(self.bones, self.parents, self.heads)
        self.shares = self._segment_shares()
        self._skinning = hung(self.rest, self.shares)
        self._hips_in_the_way = self._hip_width_angle()
        self._marks = self._surface_marks()

    @classmethod
    def named(cls, name: str) -> "Body":
        """One of the baked bodies, see `body_names`."""
        return cls(BODIES / f"{name}.npz")

    def head_of(self, bone: str) -> Array:
        """Rest position of a bone's head, (3,)."""
        head: Array = self.heads[self.bone_index[bone]]
        return head

    def share(self, *prefixes: str) -> NDArray[np.float32]:
        """How much of each vertex hangs on the bones with these prefixes, (n,) 0..1."""
        columns = [i for i, name in enumerate(self.bones) if name.startswith(prefixes)]
        total: NDArray[np.float32] = self.weights[:, columns].sum(1)
        return total

    def segment_of(self, bone: str) -> int:
        """The number of the segment a bone belongs to, the column of `shares`."""
        return self._skeleton.segment_of_bone[self.bone_index[bone]]

    def length(self, first: str, second: str) -> float:
        """Distance between two joint centres at rest, by joint name ("hip", "knee") on the left."""
        a, b = (self.head_of(f"{_JOINT_BONES[name]}.L") for name in (first, second))
        return float(np.linalg.norm(a - b))

    def joints(self, posture: Posture) -> dict[str, Array]:
        """Joint centres of a posture, unplaced, by name ("left_hip", ...)."""
        return self._joint_centres(self._frames(posture))

    def pose(self, posture: Posture) -> Posed:
        """Skin the mesh into the posture, pelvis at the origin."""
        frames = self._frames(posture)
        stacked = _stacked(frames)
        vertices = self.skinned(stacked)
        joints = self._joint_centres(frames)
        joints |= {name: vertices[i].mean(0).astype(float) for name, i in self._marks.items()}
        return Posed(vertices, joints, frames[0, :, 0].copy(), posture, stacked)

    def skinned(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """The vertices, (n, 3), from the frames of a posed body."""
        vertices: NDArray[np.float32] = self._skinning @ frames
        return vertices

    def _joint_centres(self, frames: Array) -> dict[str, Array]:
        skeleton = self._skeleton
        own = frames[skeleton.joint_segments]
        centres = np.einsum("nij,nj->ni", own[:, :, :3], skeleton.joint_heads) + own[:, :, 3]
        return dict(zip(skeleton.joint_names, centres, strict=True))

    def _segment_shares(self) -> Array:
        """How much of each vertex hangs on each segment, (n, segments)."""
        shares = np.zeros((len(self.rest), len(self._skeleton.names)))
        for bone, segment in enumerate(self._skeleton.segment_of_bone):
            shares[:, segment] += self.weights[:, bone]
        return shares

    def _zeroing(self) -> dict[str, Array]:
        """Rotations that bring the baked rest limbs into the zero posture."""
        down, left, forward = np.array([0, 0, -1.0]), np.array([1.0, 0, 0]), np.array([0, -1.0, 0])
        up = -down
        zero: dict[str, Array] = {}
        for s in "LR":
            hip, knee, ankle = (
                self.head_of(f"{b}.{s}") for b in ("upperleg01", "lowerleg01", "foot")
            )
            zero["thigh" + s] = frame(down, left) @ frame(knee - hip, left).T
            zero["shank" + s] = frame(down, left) @ frame(ankle - knee, left).T
            toe = self.head_of(f"toe2-1.{s}") - ankle
            toe[2] = 0
            heading = rotation("z", _TOE_OUT if s == "L" else -_TOE_OUT) @ forward
            zero["foot" + s] = frame(heading, up) @ frame(toe, up).T
            shoulder, elbow, wrist = (
                self.head_of(f"{b}.{s}") for b in ("upperarm01", "lowerarm01", "wrist")
            )
            hinge = np.cross(elbow - shoulder, wrist - elbow)
            zero["upper_arm" + s] = frame(down, -left) @ frame(elbow - shoulder, hinge).T
            zero["forearm" + s] = frame(down, -left) @ frame(wrist - elbow, hinge).T
        return zero

    def _frames(self, posture: Posture) -> Array:
        """What takes every segment from its resting to its posed place, (segments, 3, 4)."""
        rotations = self._segment_rotations(posture)
        skeleton = self._skeleton
        turns = np.array([rotations[name] for name in skeleton.names])
        steps = np.einsum("nij,nj->ni", turns[skeleton.parents], skeleton.lengths)
        at = skeleton.chains @ steps
        frames = np.empty((len(turns), 3, 4))
        frames[:, :, :3] = turns
        frames[:, :, 3] = at - np.einsum("nij,nj->ni", turns, skeleton.heads)
        return frames

    def _segment_rotations(self, p: Posture) -> dict[str, Array]:
        pelvis = rotation("z", p.yaw) @ rotation("y", p.roll) @ rotation("x", p.pitch)
        world = {"pelvis": pelvis}
        r = pelvis
        lean = rotation("z", p.axial / 5) @ rotation("y", p.side_bend / 5)
        for name, angle in zip(SPINE, p.spine, strict=True):
            r = r @ rotation("x", angle) @ lean
            world[name] = r
        nod = rotation("x", p.neck / 3) @ rotation("z", p.turn / 6)
        for name in _NECK:
            r = r @ nod
            world[name] = r
        world["head"] = r @ rotation("x", p.head) @ rotation("z", p.turn / 2)
        for side in SIDES:
            s, sign = (side[0].upper(), 1.0 if side == "left" else -1.0)
            limb = p.side(side)
            girdle = rotation("z", -sign * p.forward) @ rotation("y", -sign * p.raised)
            world |= self._leg(pelvis, limb, s, sign)
            world |= self._arm(world["spine01"], girdle, limb, s, sign)
        return world

    def _leg(self, pelvis: Array, q: Limb, s: str, sign: float) -> dict[str, Array]:
        thigh = pelvis @ rotation("x", -q.hip) @ rotation("y", -sign * q.hip_abduction)
        thigh = thigh @ rotation("z", sign * q.hip_rotation)
        shank = thigh @ rotation("x", q.knee)
        foot = shank @ rotation("x", -q.ankle)
        zero = self._zero
        return {
            "thigh" + s: thigh @ zero["thigh" + s],
            "shank" + s: shank @ zero["shank" + s],
            "foot" + s: foot @ zero["foot" + s],
        }

    def _clearance(self, q: Limb) -> float:
        """Degrees a hanging arm gives way to wide hips; a raised one does not."""
        hanging = max(math.cos(math.radians(q.shoulder)), 0.0)
        return self._hips_in_the_way * hanging * min(max(1 - q.shoulder_abduction / 40, 0.0), 1.0)

    def _hip_width_angle(self) -> float:
        """How far arms must be spread to hang beside the hips, beyond what they do anyway."""
        shoulder, hip = self.head_of("upperarm01.L"), self.head_of("upperleg01.L")
        trunk = self.share("spine", "pelvis", "root", "upperleg")[:SKIN_VERTICES] > 0.5
        low = np.abs(self.rest[:SKIN_VERTICES, 2] - hip[2]) < 0.12
        widest = float(self.rest[:SKIN_VERTICES][trunk & low, 0].max())
        arm = self.length("shoulder", "elbow") + self.length("elbow", "wrist")
        needed = np.degrees(np.arcsin((widest + _HAND - shoulder[0]) / arm))
        return max(float(needed) - Limb().shoulder_abduction, 0.0)

    def _arm(self, chest: Array, girdle: Array, q: Limb, s: str, sign: float) -> dict[str, Array]:
        # The shoulder blade follows the arm from about 30 degrees of elevation on.
        raised = math.hypot(q.shoulder, q.shoulder_abduction)
        lift = min(max((raised - 30) * 0.28, 0.0), 30.0)
        outward = sign * (q.shoulder_abduction + self._clearance(q))
        upper = chest @ rotation("x", -q.shoulder) @ rotation("y", -outward)
        upper = upper @ rotation("z", sign * q.shoulder_rotation)
        fore = upper @ rotation("x", -q.elbow)
        hand = fore @ rotation("z", -sign * q.pronation) @ rotation("y", -sign * q.wrist)
        zero = self._zero["forearm" + s]
        return {
            "clavicle" + s: chest @ girdle @ rotation("y", -sign * lift),
            "upper_arm" + s: upper @ self._zero["upper_arm" + s],
            "forearm" + s: fore @ zero,
            "half_twisted_forearm" + s: fore @ rotation("z", -sign * q.pronation * 0.6) @ zero,
            "hand" + s: hand @ zero,
        }

    def _surface_marks(self) -> dict[str, NDArray[np.intp]]:
        """Vertices of heels, toes, ears and nose, found by their extreme places at rest."""
        skin = self.rest[:SKIN_VERTICES]
        foot, head = (self.share(*p)[:SKIN_VERTICES] > 0.9 for p in (("foot", "toe"), ("head",)))
        eye_height = self.rest[np.unique(self.faces["leye"])].mean(0)[2]
        marks: dict[str, NDArray[np.intp]] = {}
        for side, sign in (("left", 1), ("right", -1)):
            own = foot & (skin[:, 0] * sign > 0)
            marks[f"{side}_heel"] = _extreme(skin[:, 1], own)
            marks[f"{side}_toe"] = _extreme(-skin[:, 1], own)
            level = head & (np.abs(skin[:, 2] - eye_height) < 0.04)
            marks[f"{side}_ear"] = _extreme(sign * skin[:, 0], level)
        marks["nose"] = _extreme(-skin[:, 1], head & (np.abs(skin[:, 0]) < 0.01))
        return marks


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """Bones that turn together are one segment; the first is the pelvis, parents come first.

    heads: (segments, 3) where each joins its parent, at rest. lengths: (segments, 3) from where the
    parent joins its own. chains: (segments, segments) 1 for a segment and all that it hangs on.
    joint_segments, joint_heads: for every joint centre its segment and its place at rest.
    """

    names: list[str]
    parents: list[int]
    heads: Array
    lengths: Array
    chains: Array
    segment_of_bone: list[int]
    joint_names: list[str]
    joint_segments: list[int]
    joint_heads: Array


def _skeleton(bones: list[str], parents: list[int], heads: Array) -> _Skeleton:
    names: list[str] = []
    own: list[int] = []
    joined_to: list[int] = []
    roots: list[int] = []
    for bone, (label, parent) in enumerate(zip(bones, parents, strict=True)):
        segment = _segment(label)
        if segment not in names:
            names.append(segment)
            joined_to.append(own[parent] if parent >= 0 else 0)
            roots.append(bone)
        own.append(names.index(segment))
    places = {
        f"{side}_{joint}": bones.index(f"{bone}.{side[0].upper()}")
        for joint, bone in _JOINT_BONES.items()
        for side in SIDES
    }
    joined = heads[roots]
    return _Skeleton(
        names=names,
        parents=joined_to,
        heads=joined,
        lengths=joined - joined[joined_to],
        chains=_chains(joined_to),
        segment_of_bone=own,
        joint_names=list(places),
        joint_segments=[own[bone] for bone in places.values()],
        joint_heads=heads[list(places.values())],
    )


def _chains(parents: list[int]) -> Array:
    """Row i: 1 for segment i and every one between it and the first, which stays at the origin."""
    chains = np.eye(len(parents))
    for i, parent in enumerate(parents):
        if i:
            chains[i] += chains[parent]
    return chains


def hung(points: Array, shares: Array, *, way: bool = False) -> NDArray[np.float32]:
    """Resting points (n, 3) and their shares (n, segments) as one matrix, (n, 4 x segments).

    Times the frames of a posed body it gives where they come to. way: not places but directions.
    """
    last = np.zeros if way else np.ones
    at_rest = np.concatenate([points, last((len(points), 1))], axis=1)
    spread = shares[:, :, None] * at_rest[:, None, :]
    return np.ascontiguousarray(spread.reshape(len(points), -1), np.float32)


def _stacked(frames: Array) -> NDArray[np.float32]:
    """(segments, 3, 4) as the right-hand side of the skinning, (4 x segments, 3)."""
    return np.ascontiguousarray(frames.transpose(0, 2, 1).reshape(-1, 3), np.float32)


def _extreme(key: Array, allowed: NDArray[np.bool_], count: int = 6) -> NDArray[np.intp]:
    order: NDArray[np.intp] = np.argsort(np.where(allowed, -key, np.inf))
    return order[:count]


def _segment(bone: str) -> str:
    base, _, side = bone.partition(".")
    for segment in ("half_twisted_forearm", *_SEGMENT_PREFIXES):
        if side and base.startswith(_SEGMENT_PREFIXES[segment]):
            return segment + side
    if base.startswith(("root", "pelvis")):
        return "pelvis"
    if base in SPINE or base in _NECK:
        return base
    return "head"
