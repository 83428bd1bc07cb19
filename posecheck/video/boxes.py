"""The outermost boxes of an mp4 file: enough to see whether it is whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Box:
    """One top-level box: its four-letter kind and where it begins and ends, in bytes.

    `end` is what the box itself claims; in a file that was cut off it lies past the end.
    """

    kind: str
    start: int
    end: int


def top_level_boxes(path: Path) -> list[Box]:
    """All boxes of the outermost level in file order, the last one possibly incomplete.

    Empty for a file that does not begin like an mp4 or QuickTime file. Raises OSError.
    """
    size = path.stat().st_size
    boxes: list[Box] = []
    with path.open("rb") as file:
        position = 0
        while position < size:
            box = _read_box(file, position, size)
            if box is None:
                break
            boxes.append(box)
            position = box.end
    return boxes if boxes and boxes[0].kind in {"ftyp", "moov", "wide", "mdat"} else []


def _read_box(file: BinaryIO, position: int, file_size: int) -> Box | None:
    file.seek(position)
    head = file.read(16)
    if len(head) < 8:
        return None
    length = int.from_bytes(head[:4], "big")
    kind = head[4:8].decode("latin-1")
    if length == 1 and len(head) == 16:
        length = int.from_bytes(head[8:16], "big")
    elif length == 0:
        # It goes on to the end of the file.
        length = file_size - position
    return Box(kind, position, position + length) if length >= 8 else None


def is_cut_off(path: Path) -> bool:
    """Whether an mp4 file ends before its last box does; False for any other kind of file.

    Only boxes that matter count: some cameras leave rubbish behind the last one. Raises OSError.
    """
    boxes = top_level_boxes(path)
    if not boxes or boxes[-1].kind not in {"moov", "mdat", "moof"}:
        return False
    return boxes[-1].end > path.stat().st_size
