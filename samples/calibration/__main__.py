"""python -m samples.calibration: measure anew what posecheck corrects, and say how well it does."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from samples.calibration import FITTED
from samples.calibration.backs import backs
from samples.calibration.films import POINTS, by_body, films
from samples.calibration.fit import anterior_offsets, back_error, back_weights, joint_errors
from samples.calibration.shots import Shot, shots
from samples.render.body import body_names
from samples.render.geometry import Array


def main() -> None:
    """Print the corrections and the errors, on the fitted bodies and on the others."""
    parser = argparse.ArgumentParser(prog="python -m samples.calibration", description=__doc__)
    parser.add_argument("--each", type=int, default=16, help="pictures of each kind of posture")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument(
        "--films",
        type=Path,
        metavar="WORK",
        help="only the offsets, in the films that `python -m samples.accuracy --work WORK` left",
    )
    options = parser.parse_args()
    if options.films is not None:
        _say_films(options.films)
        return
    others = [name for name in body_names() if name not in FITTED]
    own, new = (_all_shots(bodies, options.each, options.seed) for bodies in (FITTED, others))
    for point, (mean, spread) in anterior_offsets(own).items():
        print(f"{point:9s} {mean:+.3f} +- {spread:.3f} trunk lengths in front of its joint")
    _say_joints("fitted bodies", own)
    _say_joints("other bodies", new)
    fitted_backs = [b for body in FITTED for b in backs(body, seed=options.seed)]
    weights = back_weights(fitted_backs)
    print("weights of the back's waves:", ", ".join(f"{w:.1f}" for w in weights))
    _say_error("spine, fitted bodies", back_error(fitted_backs, weights))
    new_backs = [b for body in others for b in backs(body, seed=options.seed)]
    _say_error("spine, other bodies", back_error(new_backs, weights))


def _say_films(work: Path) -> None:
    bodies = by_body(films(work))
    for body, offsets in sorted(bodies.items()):
        told = ", ".join(f"{point} {offset:+.3f}" for point, offset in offsets.items())
        print(f"{body:15s} {told} trunk lengths in front of its joint")
    fitted = [offsets for body, offsets in bodies.items() if body in FITTED]
    for point in POINTS if fitted else ():
        values = [offsets[point] for offsets in fitted]
        print(f"fitted bodies   {point} {np.mean(values):+.3f} +- {np.std(values):.3f}")


def _all_shots(bodies: Sequence[str], each: int, seed: int) -> list[Shot]:
    return [shot for body in bodies for shot in shots(body, each=each, seed=seed)]


def _say_joints(who: str, shots: Sequence[Shot]) -> None:
    for error in joint_errors(shots):
        _say_error(f"{error.joint}, {who}, before", error.before)
        _say_error(f"{error.joint}, {who}, after", error.after)


def _say_error(what: str, error: Array) -> None:
    absolute = np.abs(error)
    print(
        f"{what:42s} bias {error.mean():+5.1f}  spread {error.std():4.1f}  "
        f"mean absolute {absolute.mean():4.1f}  95 % within {np.percentile(absolute, 95):4.1f}"
    )


if __name__ == "__main__":
    main()
