"""python -m samples.signatures FOLDER...: measure anew how each exercise looks.

A folder is one that `python -m samples.accuracy` has worked in: `scenes` with each clip's truth,
`sessions/MODEL` with what posecheck measured in it. Which bodies may be used says
`samples.calibration.TUNED`; clips of others are left out.
"""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path

import posecheck.recognition.signatures as signatures
from posecheck.exercises.load import load_exercise
from posecheck.recognition.appearance import FEATURES, Appearance
from posecheck.recognition.clip import LONGEST_S
from posecheck.recognition.recogniser import STEP_S
from posecheck.session.readings import read_readings
from samples.calibration import TUNED
from samples.signatures.fit import Clip, as_values, fit


def main() -> None:
    """Write the signatures, and say how many clips are told by those of the other people."""
    parser = argparse.ArgumentParser(prog="python -m samples.signatures", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--model", default="full")
    options = parser.parse_args()
    clips = [clip for folder in options.folders for clip in _clips(folder, options.model)]
    found = fit(clips)
    path = Path(signatures.__file__).with_name(signatures.DATA)
    path.write_text(_text(found, len(clips)), encoding="utf-8")
    told = sum(_told(clips, person) for person in {clip.person for clip in clips})
    print(
        f"{len(found.exercises)} exercises from {len(clips)} clips; by looks alone {told} are told"
    )


def _text(found: signatures.Signatures, clips: int) -> str:
    """JSON with a line for each exercise and each row of the correlations."""
    data = signatures.as_data(found)
    exercises = ",\n".join(f"{_json(name)}:{_json(one)}" for name, one in data["exercises"].items())
    rows = ",\n".join(_json(row) for row in data["correlation"])
    head = f'"made_by":"python -m samples.signatures","clips":{clips}'
    return (
        f'{{{head},\n"features":{_json(data["features"])},\n'
        f'"exercises":{{\n{exercises}}},\n"correlation":[\n{rows}]}}\n'
    )


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _clips(folder: Path, model: str) -> Iterator[Clip]:
    for path in sorted((folder / "scenes").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        table = folder / "sessions" / model / path.stem / "measures.parquet"
        if truth["person"] in TUNED and table.is_file():
            exercise = truth["exercise"]
            exercise = load_exercise(exercise).like or exercise
            yield Clip(exercise, truth["person"], as_values(_features(table)))


def _features(table: Path) -> dict[str, float]:
    """The numbers of as much of a clip as `recognise_clip` looks at."""
    appearance = Appearance()
    first_s = last_s = None
    for reading in read_readings(table):
        if last_s is not None and reading.time - last_s < STEP_S:
            continue
        last_s = reading.time
        first_s = reading.time if first_s is None and reading.person else first_s
        if first_s is not None and reading.time - first_s > LONGEST_S:
            break
        appearance.update(reading)
    return appearance.features()


def _told(clips: list[Clip], person: str) -> int:
    """How many of a person's clips are told right by the signatures of everybody else."""
    others = fit(clip for clip in clips if clip.person != person)
    return sum(
        others.exercises[int(others.log_likelihoods(_numbers(clip)).argmax())] == clip.exercise
        for clip in clips
        if clip.person == person
    )


def _numbers(clip: Clip) -> dict[str, float]:
    both = zip(FEATURES, clip.values.tolist(), strict=True)
    return {name: value for name, value in both if not math.isnan(value)}


if __name__ == "__main__":
    main()
