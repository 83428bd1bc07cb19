"""Decoding and the pose network alone: no measures, no checking, nothing drawn.

    python -m benchmarks.inference CLIP THREADS [MODEL]

Each thread decodes the whole clip with OpenCV and shows its own network every frame as it is.
Prints the frames of all threads a second, from the first frame on, and the CPU seconds of one
inference, of decoding one picture, and of making it RGB; the last three for one thread only.
"""

import sys
import time
from pathlib import Path
from threading import Barrier, Thread

import cv2
import mediapipe
from mediapipe.tasks.python import BaseOptions, vision

from posecheck.pose.models import ModelName, find_model


def decode_and_infer(clip: Path, model: ModelName, ready: Barrier) -> int:
    """One thread's part; returns the number of frames."""
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(find_model(model))),
        running_mode=vision.RunningMode.VIDEO,
    )
    capture = cv2.VideoCapture(str(clip))
    fps, count = capture.get(cv2.CAP_PROP_FPS), 0
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        ready.wait()
        while True:
            found, bgr = capture.read()
            if not found:
                break
            rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
            image = mediapipe.Image(mediapipe.ImageFormat.SRGB, rgb)
            landmarker.detect_for_video(image, round(count * 1000 / fps))
            count += 1
    capture.release()
    return count


def work_of_one(clip: Path, model: ModelName, frames: int = 150) -> float:
    """CPU seconds of one inference as posecheck asks for it, with nothing else at work."""
    from posecheck.pose.landmarker import PoseLandmarker
    from posecheck.video import open_video

    spent = 0.0
    with open_video(clip) as pictures, PoseLandmarker(model) as poses:
        for frame in pictures:
            if frame.index == 0:
                # Also looks for others, which is not inference of this network.
                poses.detect(frame)
                continue
            before = time.process_time()
            poses.detect(frame)
            spent += time.process_time() - before
            if frame.index == frames:
                break
    return spent / frames


def work_of_reading(clip: Path) -> tuple[float, float]:
    """CPU seconds of decoding one picture and of turning it into RGB, with nothing else at work.

    The decoder has threads of its own that run ahead, so both are told apart by two passes.
    """
    from posecheck.video import open_video

    spent = []
    for turns in (False, True):
        before = time.process_time()
        with open_video(clip) as reader:
            pictures = 0
            for picture, _ in reader.decoded():
                pictures += 1
                if turns:
                    reader.to_rgb(picture)
        spent.append((time.process_time() - before) / pictures)
    return spent[0], spent[1] - spent[0]


def main() -> None:
    """Measure and print."""
    clip, threads = Path(sys.argv[1]), int(sys.argv[2])
    model: ModelName = (sys.argv[3:] or ["full"])[0]  # type: ignore[assignment]
    ready, counts = Barrier(threads + 1), list[int]()
    workers = [
        Thread(target=lambda: counts.append(decode_and_infer(clip, model, ready)))
        for _ in range(threads)
    ]
    for worker in workers:
        worker.start()
    ready.wait()
    start = time.perf_counter()
    for worker in workers:
        worker.join()
    print(sum(counts) / (time.perf_counter() - start))
    if threads == 1:
        print(work_of_one(clip, model), *work_of_reading(clip))


if __name__ == "__main__":
    main()
