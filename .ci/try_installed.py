"""Analyse a sample with an installed posecheck, away from its checkout.

    python try_installed.py SAMPLE

SAMPLE: a rendered clip; the truth about it lies beside it as JSON.
"""

import json
import subprocess
import sys
from pathlib import Path

import posecheck

FILES = ("measures.parquet", "annotated.mp4", "report.html")


def main() -> None:
    """Analyse the clip in the current folder; an AssertionError says what is not as it should."""
    sample = Path(sys.argv[1])
    truth = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    package = Path(posecheck.__file__)
    assert package.is_relative_to(sys.prefix), f"{package} is not the installed package"

    command = Path(sys.executable).with_name("posecheck")
    options = ("--exercise", truth["exercise"], "--out", "results")
    subprocess.run([command, "analyze", sample, *options], check=True)

    folder = Path("results") / sample.stem
    session = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    found, expected = session["counts"]["reps"], len(truth["repetitions"])
    assert found == expected, f"{found} repetitions counted, but there are {expected}"
    for name in FILES:
        assert (folder / name).stat().st_size > 0, f"{name} is empty"
    print(f"The installed posecheck counts {found} of {expected} repetitions.")


if __name__ == "__main__":
    main()
