"""The live coach: camera, pipeline, overlay, window, and whoever listens."""

# Before PyAV, whatever else is imported: both wheels bring parts of the X11 client library, and
# with PyAV's loaded first Qt waits for ever when it opens its first window.
import cv2  # noqa: F401
