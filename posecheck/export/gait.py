"""TRC and MOT, the text formats of OpenSim and other gait tools.

There is no small, kept library that writes both; OpenSim itself is one, at several hundred
megabytes. The forms are those of OpenSim's documentation, "Marker (.trc) Files" and "Motion (.mot)
Files".
"""

from pathlib import Path

import numpy as np

from posecheck.export.frames import Floats, evenly, mean_rate, read_frames
from posecheck.measures.registry import find_measure
from posecheck.pose.types import Landmark
from posecheck.session.atomic import write_text
from posecheck.session.table import SURE_COLUMNS

_AXES = ("x", "y", "z")
# The network's y grows down and its z away from the camera; gait tools want Y up, right-handed.
_SIGNS = np.array([1.0, -1.0, -1.0])
ANGLES = tuple(name for name in SURE_COLUMNS if find_measure(name).unit == "deg")


def write_trc(folder: Path, path: Path) -> Path:
    """Landmarks in metres, origin between the hips: the shape of the body, not its way.

    Raises InputError when the session cannot be read or the file not be written.
    """
    names = [landmark.name.lower() for landmark in Landmark]
    columns = [f"{name}.world_{axis}" for name in names for axis in _AXES]
    times, values, rate = _read(folder, columns)
    values = values.reshape(len(times), -1, 3) * _SIGNS
    write_text(path, trc_text(path.name, rate, names, times, values.reshape(len(times), -1)))
    return path


def write_mot(folder: Path, path: Path) -> Path:
    """Joint angles and angles of the trunk in degrees; NaN where not seen. Raises InputError."""
    times, values, _ = _read(folder, ANGLES)
    # A dot parts a path in OpenSim.
    names = [name.replace(".", "_") for name in ANGLES]
    write_text(path, mot_text(path.stem, names, times, values))
    return path


def trc_text(name: str, rate: float, markers: list[str], times: Floats, values: Floats) -> str:
    """A TRC file. values: (n, 3 times the markers), metres; empty fields where NaN."""
    count, many = len(times), len(markers)
    heads = ("DataRate", "CameraRate", "NumFrames", "NumMarkers", "Units", "OrigDataRate",
             "OrigDataStartFrame", "OrigNumFrames")  # fmt: skip
    facts = (f"{rate:g}", f"{rate:g}", count, many, "m", f"{rate:g}", 1, count)
    labels = [f"{axis}{number}" for number in range(1, many + 1) for axis in "XYZ"]
    lines = [
        f"PathFileType\t4\t(X/Y/Z)\t{name}",
        "\t".join(heads),
        "\t".join(map(str, facts)),
        "Frame#\tTime\t" + "\t\t\t".join(markers) + "\t\t",
        "\t\t" + "\t".join(labels),
        "",
    ]
    for number, (time, row) in enumerate(zip(times, values, strict=True), 1):
        cells = ("" if np.isnan(value) else f"{value:.5f}" for value in row)
        lines.append("\t".join((str(number), f"{time:.5f}", *cells)))
    return "\n".join(lines) + "\n"


def mot_text(name: str, names: list[str], times: Floats, values: Floats) -> str:
    """A MOT file. values: (n, k) degrees."""
    lines = [
        name,
        "version=1",
        f"nRows={len(times)}",
        f"nColumns={len(names) + 1}",
        "inDegrees=yes",
        "endheader",
        "\t".join(("time", *names)),
    ]
    for time, row in zip(times, values, strict=True):
        cells = ("NaN" if np.isnan(value) else f"{value:.3f}" for value in row)
        lines.append("\t".join((f"{time:.5f}", *cells)))
    return "\n".join(lines) + "\n"


def _read(folder: Path, columns: list[str] | tuple[str, ...]) -> tuple[Floats, Floats, float]:
    table = read_frames(folder, ["time", *columns])
    times = table.column("time").to_numpy().astype(np.float64)
    values = np.column_stack([table.column(name).to_numpy().astype(np.float64) for name in columns])
    rate = mean_rate(times)
    even, found = evenly(times, values, rate)
    return even, found, rate
