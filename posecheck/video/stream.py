"""An address that sends pictures."""

import errno
import time
from functools import partial
from threading import Event

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.video.container import video_stream
from posecheck.video.orientation import orientation_of, plain_array
from posecheck.video.source import LOST, Pace, Picture
from posecheck.video.timeline import Timeline

OPEN_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 5.0

# Streams carry their pictures themselves. Playlists (HLS, DASH), which would lead on to other
# addresses, are left out: nothing is contacted but what the user named.
FORMATS = "mpjpeg,mjpeg,jpeg_pipe,rtsp,rtp,sdp,mpegts,h264,hevc,flv,matroska,webm,mov,mp4"
PROTOCOLS = "http,https,httpproxy,tls,tcp,udp,rtp,rtsp,rtsps,rtmp,rtmps"


class StreamSource:
    """An address that sends pictures: MJPEG over HTTP, RTSP.

    What lies there may be a whole clip; it is played at its own speed, as a file is.
    """

    def __init__(self, url: str) -> None:
        options = {
            "protocol_whitelist": PROTOCOLS,
            "format_whitelist": FORMATS,
            "max_redirects": "0",
            "rtsp_transport": "tcp",
            # Begin with what arrives instead of watching it for five seconds first. No "nobuffer":
            # it throws away the first key frame, and nothing decodes until the next.
            "fpsprobesize": "0",
            "analyzeduration": "500000",
        }
        try:
            self._container = av.open(
                url, options=options, timeout=(OPEN_TIMEOUT_S, READ_TIMEOUT_S)
            )
        except (av.FFmpegError, OSError, ValueError) as error:
            raise InputError(
                f"No pictures come from {url}; check the address and that the camera is on."
            ) from error
        try:
            stream = video_stream(self._container, url)
        except InputError:
            self._container.close()
            raise
        # Decoding several pictures at once would hold each back until the next ones are there.
        stream.thread_type = "SLICE"
        self._packets = self._container.demux(stream)
        self._reformatter = VideoReformatter()
        self._waiting: list[av.VideoFrame] = []
        self.eager = not self._container.duration
        assert stream.time_base is not None
        self._timeline = Timeline(stream.time_base, 1 / 30)
        self._pace = Pace()

    def grab(self, stop: Event) -> Picture | None:
        """The next picture of the stream."""
        while not stop.is_set():
            if self._waiting:
                picture = self._waiting.pop(0)
                to_rgb = partial(self._to_rgb, picture)
                if self.eager:
                    return Picture(to_rgb, time.monotonic())
                moment = self._timeline.seconds(picture.pts)
                if moment is None or not self._pace.wait(moment, stop):
                    continue
                return Picture(to_rgb, time.monotonic(), moment)
            try:
                packet = next(self._packets, None)
            except (av.FFmpegError, OSError) as error:
                # So the MJPEG reader reports a connection that the other side has closed.
                if error.errno == errno.EIO:
                    return None
                raise InputError(LOST) from error
            if packet is None:
                return None
            try:
                self._waiting = packet.decode()
            except av.FFmpegError:
                continue
        return None

    def close(self) -> None:
        """End the connection."""
        self._container.close()

    def _to_rgb(self, picture: av.VideoFrame) -> NDArray[np.uint8]:
        rgb = self._reformatter.reformat(picture, format="rgb24")
        return orientation_of(picture).apply(plain_array(rgb))
