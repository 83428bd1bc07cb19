"""Settings of the exercises that bend and stretch the legs: squats, heel raises."""

import numpy as np

from samples.render.body import Body, Limb, Posture
from samples.render.geometry import Array
from samples.render.keys import FEET, STAND
from samples.render.mesh import ball
from samples.render.passage import Key
from samples.render.setting import Params, Setting
from samples.render.standing import WallSlide
from samples.render.surface import Material, Surface, box

_BALL_COLOUR = (0.10, 0.22, 0.45)
_BALL_RADIUS = 0.27
_PRESSED = 0.05
"""How far the ball gives way on either side, metres."""


class Squat(Setting):
    """Free on the feet. Parameters: knee, shank (how far it leans forward), lean (trunk), heel
    (feet tipped onto the toes), arms (raised forwards), neck."""

    def __init__(self, body: Body) -> None:
        super().__init__(body, anchors=("left_toe", "right_toe"))

    def posture(self, params: Params) -> Posture:
        """Thigh and hip follow from knee and shank: the feet stay where they are."""
        knee, shank = params["knee"], params.get("shank", 0.0)
        lean, heel = params.get("lean", 0.0), params.get("heel", 0.0)
        limb = Limb(
            hip=knee - shank + lean,
            hip_abduction=4.0,
            knee=knee,
            ankle=shank - heel,
            shoulder=params.get("arms", 6.0) + lean,
            elbow=8.0,
        )
        neck = params.get("neck", 0.0) - 0.3 * lean
        return Posture(pitch=lean, neck=neck, left=limb, right=limb)

    def way_out(self) -> list[Key]:
        """Standing easily."""
        return [Key(STAND, 0.8, FEET)]


class BallSquat(WallSlide):
    """As at the wall, with a big ball between the small of the back and the wall."""

    def __init__(self, body: Body, feet_out: float = 0.55) -> None:
        super().__init__(body, feet_out)
        assert self.wall_y is not None
        self._back_y = self.wall_y
        self.wall_y = self._back_y + 2 * (_BALL_RADIUS - _PRESSED)

    def way_out(self) -> list[Key]:
        """A step off the ball."""
        return [Key(STAND, 1.3, FEET)]

    def props(self) -> list[Surface]:
        """The ball, where it is half-way down."""
        hip = self.place({"knee": 25.0}).joints["left_hip"]
        middle = np.array([0.0, self._back_y + _BALL_RADIUS - _PRESSED, hip[2] + 0.12])
        return [_sphere(middle, _BALL_RADIUS)]


def _sphere(middle: Array, radius: float) -> Surface:
    points, normals, faces = ball(middle, np.full(3, radius), rings=14)
    order = faces.ravel()
    colours = np.tile(_BALL_COLOUR, (len(order), 1))
    return Surface(
        points[order], normals[order], colours, np.full(len(order), float(Material.FABRIC))
    )


class HeelRaise(Setting):
    """Rising onto the toes, the hands on a sideboard. Parameters: heel, knee, lean."""

    def __init__(self, body: Body) -> None:
        super().__init__(body, anchors=("left_toe", "right_toe"))

    def posture(self, params: Params) -> Posture:
        """The feet tip about their toes; legs and trunk stay as upright as they are."""
        knee, heel, lean = params["knee"], params.get("heel", 0.0), params.get("lean", 0.0)
        thigh = 0.5 * knee
        limb = Limb(
            hip=thigh + lean,
            hip_abduction=2.0,
            knee=knee,
            ankle=knee - thigh - heel,
            shoulder=28.0 + lean - 0.25 * heel,
            elbow=46.0 + 0.4 * heel,
            pronation=80.0,
        )
        return Posture(pitch=lean, left=limb, right=limb)

    def way_out(self) -> list[Key]:
        """The hands off."""
        return [Key(STAND, 0.9, FEET)]

    def props(self) -> list[Surface]:
        """The sideboard under the hands."""
        rest = self.place({"knee": 9.0})
        wrist = (rest.joints["left_wrist"] + rest.joints["right_wrist"]) / 2
        low = np.array([-0.45, wrist[1] - 0.40, 0.0])
        high = np.array([0.45, wrist[1] + 0.01, wrist[2] - 0.05])
        return [box(low, high, Material.PAINTED)]
