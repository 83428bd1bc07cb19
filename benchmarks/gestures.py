"""Are the coach's gestures seen, and are any seen that nobody made? On rendered people.

    python -m benchmarks.gestures                    # six people ask in every posture
    python -m benchmarks.gestures --nobody-asks DIR  # clips in which nobody does: false alarms

The first draws its clips (samples/render/asking.py), unless they are in the folder already, and
prints how many of each gesture were seen in each posture; --write puts the table into
docs/live.md. The second takes clips with their truth
beside them, as `python -m samples.render scenes` and `walks` draw them, watches in each for the
gestures that its exercise leaves free, and prints how often one was seen, and in how many minutes.
Patting and kicking of who is just getting down or up are left out, as the coach leaves them out.
"""

import argparse
import json
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.drawn import draw_missing
from benchmarks.live_page import put
from posecheck.coach.gestures import WATCHERS, Gesture, Watcher, gestures_for
from posecheck.exercises.load import load_exercise
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.smoothing import Smoother
from posecheck.pose.types import Pose
from posecheck.video import open_video

FOLDER = Path("build") / "asks"
_ON_THE_FLOOR = (Gesture.PATTING, Gesture.KICKING, Gesture.RAISED_TWICE)
_MEANS = {
    "raised hand": Gesture.RAISED_HAND,
    "hands to the head": Gesture.HANDS_TO_HEAD,
    "patting": Gesture.PATTING,
    "kicking": Gesture.KICKING,
    "foot up": Gesture.FOOT_UP,
    "hand raised twice": Gesture.RAISED_TWICE,
    "heel raised behind twice": Gesture.HEEL_TWICE,
}
"""What is made, and the watcher that shall see it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure one of the two, and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--seed", type=int, default=1, help="of the clips that are drawn")
    parser.add_argument("--nobody-asks", type=Path, metavar="DIR", help="clips without a gesture")
    parser.add_argument("--write", action="store_true", help="put the table into docs/live.md")
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    if chosen.nobody_asks is not None:
        false_alarms(chosen.nobody_asks, chosen.model)
        return
    draw_asks(chosen.folder, chosen.seed)
    text = hits(chosen.folder, chosen.model)
    if chosen.write:
        put("gestures", text)


def draw_asks(folder: Path, seed: int) -> None:
    """Draw the clips that are not there yet; only for this OpenGL and its library are needed."""
    from samples.render.asking import asks

    draw_missing(asks(seed), folder)


def hits(folder: Path, model: ModelName) -> str:
    """How many of the gestures that were made were seen, by gesture and posture, as a table."""
    seen: Counter[tuple[str, str]] = Counter()
    made: Counter[tuple[str, str]] = Counter()
    for clip, known in clips_of(folder):
        tags = known["tags"]
        what, posture = tags["gesture"], tags["posture"]
        watcher = WATCHERS[_MEANS[what]]()
        found = any(watcher.update(time, pose) for time, pose in poses(clip, model))
        made[what, posture] += 1
        seen[what, posture] += found
        if not found:
            print(f"not seen: {clip.stem}, {known['person']}, {tags['hand']} limb", flush=True)
    rows = [
        f"| {what} | {posture} | {seen[what, posture]} of {count} |"
        for (what, posture), count in sorted(made.items())
    ]
    rows.append(f"| all | | {seen.total()} of {made.total()} |")
    text = "\n".join(["| made | by somebody | seen |", "| --- | --- | --- |", *rows])
    print(text)
    return text


def false_alarms(folder: Path, model: ModelName) -> None:
    """How often a gesture was seen that nobody made, and in how many minutes."""
    alarms: Counter[Gesture] = Counter()
    seconds: Counter[Gesture] = Counter()
    for clip, known in clips_of(folder):
        free = gestures_for(load_exercise(known["exercise"]))
        watchers: dict[Gesture, Watcher] = {
            gesture: WATCHERS[gesture]() for gesture in (free.pause, free.pain) if gesture
        }
        last = 0.0
        for last, pose in poses(clip, model):
            for gesture, watcher in watchers.items():
                if watcher.update(last, pose) and not _on_the_way(gesture, known, last):
                    alarms[gesture] += 1
                    print(f"{clip.stem}: {gesture.value} at {last:.1f} s", flush=True)
        seconds.update({gesture: round(last) for gesture in watchers})
    for gesture, watched in seconds.items():
        print(f"{gesture.value:24} {alarms[gesture]:3} in {watched / 60:.0f} minutes")


def _on_the_way(gesture: Gesture, known: dict[str, Any], time: float) -> bool:
    at = min(bisect(known["time"], time), len(known["phase"]) - 1)
    return gesture in _ON_THE_FLOOR and known["phase"][at] == "away"


def clips_of(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The clips of a folder with the truth beside them."""
    for truth in sorted(folder.glob("*.json")):
        yield truth.with_suffix(".mp4"), json.loads(truth.read_text(encoding="utf-8"))


def poses(clip: Path, model: ModelName) -> Iterator[tuple[float, Pose | None]]:
    """The person of each frame as the coach gets them."""
    smoother = Smoother()
    with PoseLandmarker(model) as found, open_video(clip) as video:
        for frame in video:
            yield frame.time, smoother.update(frame.time, found.detect(frame))


if __name__ == "__main__":
    main()
