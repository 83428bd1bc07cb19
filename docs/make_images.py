"""Draw the pictures of docs/images anew, from the rendered samples.

    python docs/make_images.py            # all of them
    python docs/make_images.py --stills   # those of the exercises' pages alone, in seconds

The README's are frames of the annotated video that `posecheck analyze` makes of a sample. Those of
the exercises' pages are two plain frames of one: the start, and the first repetition at its top.
"""

import argparse
import json
import tempfile
from pathlib import Path

from PIL import Image

from posecheck.analyze import analyze_clip
from posecheck.exercises.load import load_exercise
from posecheck.session import Session
from posecheck.session.place import VIDEO
from posecheck.video import open_video

FOLDER = Path(__file__).with_name("images")
WIDTH = 960
COLOURS = 256
STILL = (320, 240)
STILL_COLOURS = 128
CLIPS = Path(__file__).resolve().parent.parent / "samples" / "clips"
SHOWN = {
    "wall-slide": "wall-slide-right.mp4",
    "all-fours-leg-lift": "all-fours-leg-lift-right.mp4",
    "toe-touch-avoid": "toe-touch-avoid-fault.mp4",
}


def moment(session: Session) -> float:
    """A moment worth showing: a warning just raised, or else within the third good hold."""
    if session.counts.reps == 0:
        return session.warnings[0].raised_s + 0.5
    third = [entry for entry in session.repetitions if entry.counted][:3][-1]
    hold = next(hold for hold in session.holds if third.start_s <= hold.start_s <= third.end_s)
    return hold.start_s + 0.6 * min(hold.seconds, session.goal.hold_s or hold.seconds)


def picture(clip: Path, exercise: str, scratch: Path) -> Image.Image:
    """One annotated frame of a clip of the exercise."""
    session, folder = analyze_clip(clip, load_exercise(exercise), scratch)
    wanted = moment(session)
    with open_video(folder / VIDEO) as reader:
        frame = next(frame for frame in reader if frame.time >= wanted)
    image = Image.fromarray(frame.image)
    if image.width > WIDTH:
        size = (WIDTH, round(image.height * WIDTH / image.width))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return image.quantize(COLOURS, dither=Image.Dither.NONE)


def stills() -> dict[str, Path]:
    """For every exercise that has samples the clip to show: of a discouraged one the fault."""
    names = sorted(path.stem.removesuffix("-right") for path in CLIPS.glob("*-right.mp4"))
    kinds = {name: "fault" if load_exercise(name).discouraged else "right" for name in names}
    return {name: CLIPS / f"{name}-{kind}.mp4" for name, kind in kinds.items()}


def start_and_top(clip: Path) -> Image.Image:
    """A clip just before its first repetition and at the top of it, side by side."""
    truth = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
    first = truth["repetitions"][0]
    wanted = (first["start_s"] - 0.3, (first["hold_start_s"] + first["hold_end_s"]) / 2)
    if truth["holds"] == []:
        wanted = (wanted[0], first["peak_s"])
    both = Image.new("RGB", (2 * STILL[0], STILL[1]))
    for place, time in enumerate(wanted):
        with open_video(clip) as reader:
            frame = next(frame for frame in reader if frame.time >= time)
        still = Image.fromarray(frame.image).resize(STILL, Image.Resampling.LANCZOS)
        both.paste(still, (place * STILL[0], 0))
    return both.quantize(STILL_COLOURS, dither=Image.Dither.NONE)


def draw_stills() -> None:
    """Draw the pictures of the exercises' pages."""
    folder = FOLDER / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    for exercise, clip in stills().items():
        start_and_top(clip).save(folder / f"{exercise}.png", optimize=True)
        print(folder / f"{exercise}.png")


def main() -> None:
    """Draw them all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stills", action="store_true", help="the exercises' pages' alone")
    draw_stills()
    if parser.parse_args().stills:
        return
    with tempfile.TemporaryDirectory() as scratch:
        for exercise, clip in SHOWN.items():
            file = FOLDER / f"{exercise}.png"
            picture(CLIPS / clip, exercise, Path(scratch)).save(file, optimize=True)
            print(file)


if __name__ == "__main__":
    main()
