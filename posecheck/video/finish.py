"""From a clip written in parts to the finished file."""

import errno
from pathlib import Path

import av
from av.video.stream import VideoStream

from posecheck.video.boxes import is_cut_off, top_level_boxes


def finish(part: Path, path: Path, pictures: int, last_ticks: int) -> None:
    """Turn a clip in parts into one with its index in front, and give it its name.

    The pictures are copied as they are. Where there is no room for the copy, the clip in parts
    takes the name itself: it plays as well, only jumping about in it is slower.
    pictures: how many there must be. last_ticks: how long the last one shows, in ticks.
    Leaves nothing behind if there are none. Raises OSError if some did not reach the disk.
    """
    if not pictures:
        part.unlink()
        return
    # Counted, since the library does not report a failure to write the end of a file.
    if is_cut_off(part) or _pictures_in(part) < pictures:
        raise OSError(errno.EIO, "its last pictures did not reach the disk")
    copy = path.with_name(path.name + ".copy.part")
    try:
        _copy_with_index_in_front(part, copy, last_ticks)
        if is_cut_off(copy) or _pictures_in(copy) < pictures:
            raise OSError(errno.EIO, "the copy is incomplete")
        copy.replace(path)
    except (av.FFmpegError, OSError):
        copy.unlink(missing_ok=True)
        part.replace(path)
        return
    part.unlink()


def keep_whole_parts(part: Path, path: Path) -> bool:
    """Cut what is incomplete off a clip whose writing failed, and give the rest its name.

    Returns False, and leaves nothing behind, if not even one part is whole. Raises OSError.
    """
    end = _end_of_whole_parts(part)
    if not end:
        part.unlink()
        return False
    with part.open("r+b") as file:
        file.truncate(end)
    part.replace(path)
    return True


def _end_of_whole_parts(part: Path) -> int:
    """Where the last whole pair of index (moof) and pictures (mdat) ends; 0 if there is none."""
    size = part.stat().st_size
    boxes = [box for box in top_level_boxes(part) if box.end <= size]
    return max((box.end for box in boxes if box.kind == "mdat"), default=0)


def _pictures_in(clip: Path) -> int:
    with av.open(f"file:{clip}") as container:
        return sum(packet.size > 0 for packet in container.demux(video=0))


def _copy_with_index_in_front(part: Path, copy: Path, last_ticks: int) -> None:
    options = {"movflags": "faststart"}
    with (
        av.open(f"file:{part}") as source,
        av.open(f"file:{copy}", "w", format="mp4", options=options) as target,
    ):
        pictures = source.streams.video[0]
        stream = target.add_stream_from_template(pictures, opaque=True)
        held: av.Packet[VideoStream] | None = None
        for packet in source.demux(pictures):
            if held is not None:
                held.stream = stream
                if packet.dts is None:
                    # The one after the last is the end's mark.
                    held.duration = last_ticks
                target.mux_one(held)
            held = packet
