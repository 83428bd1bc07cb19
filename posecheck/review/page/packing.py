"""Frame times and curves as a few bytes: whole numbers, differences, gzip, base64.

`decode.js` undoes it.
"""

import base64
import gzip
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.review.page.tracks import Track, Tracks
from posecheck.video.writer import TICKS_PER_SECOND

NOT_SEEN = -32768
_STEPS = {"deg": 0.1, "ratio": 0.001}
"""A tenth of a degree, a thousandth of a length: finer than anything that is read off."""
_MOST_BYTES = 750_000
"""For all curves together; with it a page of half an hour stays below 1.5 MB."""


@dataclass(frozen=True, slots=True)
class Packed:
    """layout: how to read the bytes, for JSON. data: the bytes as base64 text."""

    layout: dict[str, Any]
    data: str


def pack(found: Tracks) -> Packed:
    """The times of all frames, exact to a tick, and the curves.

    Where there are too many frames for a page, each value of a curve stands for several frames:
    their least and their greatest are kept, so that no peak is lost.
    """
    per_bin = 1
    while True:
        packed = _packed(found, per_bin)
        if len(packed.data) <= _MOST_BYTES * 4 / 3 or per_bin >= len(found.times):
            return packed
        per_bin *= 2


def _packed(found: Tracks, per_bin: int) -> Packed:
    pieces, tracks = [], []
    ticks = np.round((found.times - found.times[0]) * TICKS_PER_SECOND).astype(np.int32)
    pieces.append(_planes(np.diff(ticks, prepend=np.int32(0))))
    for track in found.tracks:
        low, high = _least_and_greatest(track, per_bin)
        pieces.append(_planes(_differences(low)))
        if per_bin > 1:
            pieces.append(_planes(_differences(high)))
        tracks.append(_about(track))
    layout = {
        "frames": len(ticks),
        "ticks": TICKS_PER_SECOND,
        "perBin": per_bin,
        "bins": -(-len(ticks) // per_bin),
        "notSeen": NOT_SEEN,
        "tracks": tracks,
    }
    data = gzip.compress(b"".join(pieces), mtime=0)
    return Packed(layout, base64.b64encode(data).decode("ascii"))


def _about(track: Track) -> dict[str, Any]:
    return {
        "name": track.name,
        "unit": track.unit,
        "step": _STEPS[track.unit],
        "band": track.band,
        "lines": [
            {
                "value": line.value,
                "warnedFrom": line.warned_from,
                "text": line.text,
                "severity": line.severity,
            }
            for line in track.lines
        ],
        "warned": track.warned,
    }


def _least_and_greatest(track: Track, per_bin: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    values = track.values
    short = -len(values) % per_bin
    bins = np.concatenate([values, np.full(short, np.nan)]).reshape(-1, per_bin)
    seen = ~np.isnan(bins)
    least = np.where(seen, bins, np.inf).min(axis=1)
    greatest = np.where(seen, bins, -np.inf).max(axis=1)
    empty = ~seen.any(axis=1)
    return tuple(_whole(np.where(empty, np.nan, edge), track.unit) for edge in (least, greatest))  # type: ignore[return-value]


def _whole(values: NDArray[np.float64], unit: str) -> NDArray[np.int16]:
    whole = np.clip(np.round(values / _STEPS[unit]), NOT_SEEN + 1, -NOT_SEEN - 1)
    return np.where(np.isnan(whole), NOT_SEEN, whole).astype(np.int16)


def _differences(values: NDArray[np.int16]) -> NDArray[np.int16]:
    # Overflow wraps round, and wraps back when they are added up again.
    return np.diff(values, prepend=np.int16(0)).astype(np.int16)


def _planes(values: NDArray[np.generic]) -> bytes:
    """The lowest bytes of all values, then the next ones: alike beside alike packs better."""
    little = values.astype(values.dtype.newbyteorder("<"))
    width = little.dtype.itemsize
    return little.view(np.uint8).reshape(-1, width).T.tobytes()
