"""Draw the pictures of docs/images anew, from the rendered samples.

    python docs/make_images.py

Each is one frame of the annotated video that `posecheck analyze` makes of a sample.
"""

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


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for exercise, clip in SHOWN.items():
            file = FOLDER / f"{exercise}.png"
            picture(CLIPS / clip, exercise, Path(scratch)).save(file, optimize=True)
            print(file)


if __name__ == "__main__":
    main()
