"""Pictures in and out: recorded clips, live sources and the H.264 writer."""

# Before PyAV: with PyAV's copy of the X11 client library loaded first, Qt waits for ever when it
# opens its first window.
import cv2  # noqa: F401

from posecheck.video.camera import Camera, open_camera
from posecheck.video.reader import VideoInfo, VideoReader, open_video
from posecheck.video.writer import VideoWriter

__all__ = ["Camera", "VideoInfo", "VideoReader", "VideoWriter", "open_camera", "open_video"]
