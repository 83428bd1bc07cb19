"""Where a clip can be read from, so that several readers can share it."""

from collections.abc import Sequence
from pathlib import Path

import av

from posecheck.errors import InputError
from posecheck.video.boxes import is_cut_off
from posecheck.video.container import open_file, video_stream
from posecheck.video.timeline import RESTART_SECONDS


def seekable_length(path: Path) -> float | None:
    """Seconds from the first picture to the last, or None for a clip to be read from its start.

    Only packets are read, nothing is decoded. A clip can be shared out when every picture has a
    time of its own, the clock never starts anew, and nothing is damaged or cut off: then a reader
    that jumps sees the very pictures and times that one from the start does.
    """
    try:
        with open_file(path) as container:
            stream = video_stream(container, str(path))
            if "mp4" in container.format.name and is_cut_off(path):
                return None
            stamps = []
            for packet in container.demux(stream):
                if packet.size == 0:
                    continue
                if packet.pts is None or packet.is_corrupt:
                    return None
                stamps.append(packet.pts)
            assert stream.time_base is not None
            return _length([float(stamp * stream.time_base) for stamp in stamps])
    except (InputError, av.FFmpegError, OSError):
        return None


def _length(times: Sequence[float]) -> float | None:
    """Between the earliest and the latest of times in the order of the file."""
    if not times or len(set(times)) < len(times):
        return None
    latest = times[0]
    for time in times:
        if time < latest - RESTART_SECONDS:
            return None
        latest = max(latest, time)
    return latest - min(times)
