"""Times `posecheck analyze` against the loop that everybody writes, on the same clip.

The plain loop is one thread: OpenCV decodes, MediaPipe (full model, VIDEO mode) looks at each
frame, OpenCV draws landmarks and connections and writes mp4v. posecheck does the same and more:
it measures, checks, draws its overlay, and writes H.264, the measures and the report.

Each run is a process of its own, the two take turns, and the ratio is the median over the pairs:

    python benchmarks/plain_loop.py clip.mp4 wall-slide --pairs 5
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import av
import cv2

from posecheck.pose.models import find_model

HEIGHT = 720
FULL_SCREEN = (1280, HEIGHT)
COMMAND = "import sys; sys.argv[0] = 'posecheck'; from posecheck.cli import main; main()"


def scale_to_720p(clip: Path, result: Path) -> None:
    """Write the clip at 1280x720, letterboxed, as a phone or a webcam would have filmed it."""
    box = (
        f"scale={FULL_SCREEN[0]}:{HEIGHT}:force_original_aspect_ratio=decrease,"
        f"pad={FULL_SCREEN[0]}:{HEIGHT}:(ow-iw)/2:(oh-ih)/2"
    )
    with av.open(str(clip)) as source, av.open(str(result), "w") as target:
        shown = source.streams.video[0]
        stream = target.add_stream("libx264", rate=shown.average_rate)
        stream.width, stream.height = FULL_SCREEN
        stream.pix_fmt = "yuv420p"
        stream.codec_context.options = {"preset": "medium", "crf": "21"}
        stream.codec_context.time_base = shown.time_base
        graph = av.filter.Graph()
        first = graph.add_buffer(template=shown)
        for step in box.split(","):
            name, _, options = step.partition("=")
            node = graph.add(name, options)
            first.link_to(node)
            first = node
        sink = graph.add("buffersink")
        first.link_to(sink)
        graph.configure()
        for frame in source.decode(shown):
            graph.push(frame)
            target.mux(stream.encode(graph.pull()))
        target.mux(stream.encode(None))


def plain_loop(clip: Path, result: Path) -> int:
    """The loop itself; returns the number of frames."""
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(find_model("full"))),
        running_mode=vision.RunningMode.VIDEO,
    )
    connections = vision.PoseLandmarksConnections.POSE_LANDMARKS
    capture = cv2.VideoCapture(str(clip))
    fps = capture.get(cv2.CAP_PROP_FPS)
    width, height = (
        int(capture.get(side)) for side in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)
    )
    writer = cv2.VideoWriter(str(result), cv2.VideoWriter.fourcc(*"mp4v"), fps, (width, height))
    count = 0
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        while True:
            found, bgr = capture.read()
            if not found:
                break
            rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
            image = mediapipe.Image(mediapipe.ImageFormat.SRGB, rgb)
            poses = landmarker.detect_for_video(image, round(count * 1000 / fps)).pose_landmarks
            for pose in poses:
                points = [(round(p.x * width), round(p.y * height)) for p in pose]
                for line in connections:
                    cv2.line(bgr, points[line.start], points[line.end], (255, 255, 255), 2)
                for point in points:
                    cv2.circle(bgr, point, 4, (0, 255, 0), -1)
            writer.write(bgr)
            count += 1
    capture.release()
    writer.release()
    return count


class Cost(NamedTuple):
    """What a process took from start to end: seconds on the clock, and of all cores' work."""

    elapsed: float
    work: float


def timed(*command: object) -> Cost:
    """Run a process and measure it."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(elapsed, work)


def compare(clip: Path, exercise: str, pairs: int) -> None:
    """Run both in turn and print what they took."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "clip.mp4"
        scale_to_720p(clip, whole)
        with av.open(str(whole)) as opened:
            frames = opened.streams.video[0].frames
        print(f"{frames} frames of 1280x720")
        for pair in range(pairs):
            plain_run = (__file__, whole, exercise, "--plain", Path(folder) / "plain.mp4")
            ours_run = ("-c", COMMAND, "analyze", whole, "-e", exercise, "-o", folder)
            # First the one, then the other: neither always gets the warmer machine.
            if pair % 2:
                ours, plain = timed(*ours_run), timed(*plain_run)
            else:
                plain, ours = timed(*plain_run), timed(*ours_run)
            ratios.append(plain.elapsed / ours.elapsed)
            print(
                f"plain loop {plain.elapsed:5.1f} s (work {plain.work:5.1f} s)   "
                f"posecheck {ours.elapsed:5.1f} s (work {ours.work:5.1f} s)   "
                f"{ratios[-1]:.2f} times as fast"
            )
    print(f"median: posecheck is {statistics.median(ratios):.2f} times as fast")


def main() -> None:
    """Read the arguments and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("exercise", nargs="?", default="wall-slide")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--plain", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.plain is not None:
        plain_loop(chosen.clip, chosen.plain)
    else:
        compare(chosen.clip, chosen.exercise, chosen.pairs)


if __name__ == "__main__":
    main()
