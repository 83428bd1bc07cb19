"""The loop that everybody writes, to be measured against: one thread, one frame after the other.

    python -m benchmarks.plain_loop CLIP RESULT [MODEL]

OpenCV decodes, MediaPipe (VIDEO mode) looks at each frame, OpenCV draws landmarks and connections
and writes mp4v.
"""

import sys
from pathlib import Path

import cv2
import mediapipe
from mediapipe.tasks.python import BaseOptions, vision

from posecheck.pose.models import ModelName, find_model


def plain_loop(clip: Path, result: Path, model: ModelName) -> int:
    """The loop itself; returns the number of frames."""
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(find_model(model))),
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


if __name__ == "__main__":
    chosen: ModelName = (sys.argv[3:] or ["full"])[0]  # type: ignore[assignment]
    print(plain_loop(Path(sys.argv[1]), Path(sys.argv[2]), chosen))
