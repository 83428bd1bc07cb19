"""Plays one tone, named on stdin; a program of its own, so that sound can never delay a frame.

    echo attention | python -m posecheck.voice.sounding

Leaves with 1 where there is no sound.
"""

import sys

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
_LOUD = 0.25
_FADE_S = 0.015
# Notes of each tone: hertz and seconds. Low and mild: they are heard by somebody at rest.
_NOTES: dict[str, tuple[tuple[float, float], ...]] = {
    "tick": ((660.0, 0.09),),
    "good": ((523.3, 0.12), (784.0, 0.18)),
    "attention": ((587.3, 0.16), (440.0, 0.22)),
    "stop": ((330.0, 0.25), (262.0, 0.4)),
    "next": ((523.3, 0.12), (523.3, 0.12)),
}


def samples(tone: str) -> NDArray[np.float32]:
    """The samples of a tone, (n,), mono, -1..1; each note fades in and out."""
    return np.concatenate([_note(*note) for note in _NOTES.get(tone, _NOTES["tick"])])


def _note(hertz: float, seconds: float) -> NDArray[np.float32]:
    time = np.arange(round(seconds * RATE)) / RATE
    envelope = np.clip(np.minimum(time, seconds - time) / _FADE_S, 0.0, 1.0)
    return (_LOUD * envelope * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def main() -> int:
    """Play the tone; 1 where that cannot be done."""
    # Ahead of the word: the library is ready when the tone is wanted.
    try:
        import sounddevice

        sound = samples(sys.stdin.read().strip())
        sounddevice.play(sound, RATE, blocking=True)
    except Exception:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
