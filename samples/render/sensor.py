"""What a camera makes of the light: exposure, tint, blur and noise."""

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.render.filming import Filming

Image = NDArray[np.uint8]
_EXPOSURE = 0.42
"""A camera makes up for most of the light that is missing: levels fall with this power of it."""
_SPARE = 64
_SHEETS = 3
_LINES = 480
"""The picture height that blur is told for."""
_CHROMA = 0.45
"""How much of the noise differs between the colours."""


class Sensor:
    """Turns clean pictures into those of a camera, in the order of the film."""

    def __init__(self, filming: Filming, warmth: float, rng: np.random.Generator) -> None:
        """warmth: of the light, -1 bluish .. 1 yellowish."""
        self._filming = filming
        self._levels = _levels(filming.light, warmth)
        self._rng = rng
        self._sheets = _noise(filming, rng) if filming.noise > 0 else []
        self._sigma = filming.blur * min(filming.size) / _LINES
        self._before: Image | None = None

    def take(self, picture: Image) -> Image:
        """The picture (H, W, 3) as the camera delivers it."""
        seen = self._moving(picture)
        if self._sigma > 0:
            seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), self._sigma), np.uint8)
        seen = np.asarray(cv2.LUT(seen, self._levels), np.uint8)
        return self._noisy(seen) if self._sheets else seen

    def _moving(self, picture: Image) -> Image:
        """What moves leaves a trace of where it was."""
        share, before = self._filming.motion, self._before
        self._before = picture
        if share == 0 or before is None:
            return picture
        return np.asarray(cv2.addWeighted(picture, 1 - share, before, share, 0), np.uint8)

    def _noisy(self, picture: Image) -> Image:
        sheet = self._sheets[int(self._rng.integers(len(self._sheets)))]
        x, y = self._rng.integers(0, _SPARE, 2)
        height, width = picture.shape[:2]
        noise = sheet[y : y + height, x : x + width]
        return np.asarray(cv2.add(picture, noise, dtype=cv2.CV_8U), np.uint8)


def _levels(light: float, warmth: float) -> NDArray[np.uint8]:
    """A look-up table from clean to delivered levels of red, green and blue, (1, 256, 3)."""
    tint = np.array([1 + 0.10 * warmth, 1 + 0.01 * warmth, 1 - 0.14 * warmth])
    # A gain of light before the gamma of the screen is its 1/2.2th power after it.
    gain = light ** (_EXPOSURE / 2.2) * tint
    table = np.arange(256)[:, None] * gain
    levels: NDArray[np.uint8] = np.clip(np.round(table), 0, 255).astype(np.uint8)
    return levels[None]


def _noise(filming: Filming, rng: np.random.Generator) -> list[NDArray[np.int16]]:
    """Sheets of noise larger than the picture, of which each frame takes a part."""
    width, height = (edge + _SPARE for edge in filming.size)
    sheets = []
    for _ in range(_SHEETS):
        own = rng.standard_normal((height, width, 3), np.float32) * _CHROMA
        common = rng.standard_normal((height, width, 1), np.float32) * (1 - _CHROMA**2) ** 0.5
        sheets.append(np.round((own + common) * filming.noise).astype(np.int16))
    return sheets
