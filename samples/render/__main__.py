"""python -m samples.render: draw clips together with their exact truth."""

import argparse
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from samples.render import scenes, showcase
from samples.render.asking import asks
from samples.render.clip import Clip, make, tell_again
from samples.render.walks import walks

COMMITTED = Path(__file__).parents[1] / "clips"


def main() -> None:
    """Render the chosen clips that are not there yet."""
    parser = argparse.ArgumentParser(prog="python -m samples.render", description=__doc__)
    sets = parser.add_subparsers(dest="set", required=True)
    samples = sets.add_parser("samples", help="the clips that come with the project")
    samples.add_argument("names", nargs="*", help="only clips whose names start so")
    samples.add_argument("--again", action="store_true", help="replace clips that are there")
    samples.add_argument(
        "--truth", action="store_true", help="only tell the truth of clips that are there anew"
    )
    sampled = sets.add_parser("scenes", help="sampled scenes, any number of them")
    sampled.add_argument("--count", type=int, default=20, help="how many (default: %(default)s)")
    sampled.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    sampled.add_argument("--bodies", nargs="*", help="only these bodies")
    sampled.add_argument("--exercises", nargs="*", help="only these exercises")
    sampled.add_argument("--list", action="store_true", help="say what they are, draw nothing")
    walked = sets.add_parser("walks", help="people who walk in, get down and begin")
    asking = sets.add_parser("asks", help="people who ask the coach for something by hand")
    for each in (walked, asking):
        each.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    for each in (samples, sampled, walked, asking):
        each.add_argument("--to", type=Path, default=COMMITTED, help="folder")
        each.add_argument("--jobs", type=int, default=1, help="processes (default: %(default)s)")
    options = parser.parse_args()
    if options.set == "samples":
        chosen = [c for c in showcase.clips() if c.name.startswith(tuple(options.names or [""]))]
        if options.truth:
            _draw(_sample_truth, chosen, options.to, options.jobs, again=True)
            return
        _draw(_sample, chosen, options.to, options.jobs, again=options.again)
        return
    if options.set in ("walks", "asks"):
        made = walks if options.set == "walks" else asks
        _draw(make, made(options.seed), options.to, options.jobs)
        return
    chosen = scenes.scenes(
        options.count, options.seed, bodies=options.bodies, exercises=options.exercises
    )
    if options.list:
        _tell(chosen)
        return
    _draw(make, chosen, options.to, options.jobs)


def _draw(
    draw: Callable[[Clip, Path], Path],
    clips: Sequence[Clip],
    folder: Path,
    jobs: int,
    *,
    again: bool = False,
) -> None:
    """Draw what is not there yet, or all of it again."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [clip for clip in clips if again or not (folder / f"{clip.name}.json").exists()]
    with ProcessPoolExecutor(jobs) as pool:
        for path in pool.map(draw, missing, [folder] * len(missing)):
            print(path, flush=True)


def _sample(clip: Clip, folder: Path) -> Path:
    """A clip that is committed: its truth is slim."""
    path = make(clip, folder)
    _slim(path.with_suffix(".json"))
    return path


def _sample_truth(clip: Clip, folder: Path) -> Path:
    """The slim truth of a clip that is committed, anew."""
    path = tell_again(clip, folder)
    _slim(path.with_suffix(".json"))
    return path


def _slim(path: Path) -> None:
    """Round the joints of a truth that is committed: to a pixel and a centimetre."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    for key, digits in (("joints_px", 0), ("joints_m", 2)):
        joints = {name: np.round(places, digits) for name, places in truth[key].items()}
        whole = {
            name: places.astype(int) if digits == 0 else places for name, places in joints.items()
        }
        truth[key] = {name: places.tolist() for name, places in whole.items()}
    path.write_text(json.dumps(truth, separators=(",", ":")) + "\n", encoding="utf-8")


def _tell(clips: Sequence[Clip]) -> None:
    """A line for each clip: its name, what it shows, from where, how long."""
    for clip in clips:
        program = clip.program(np.random.default_rng([clip.seed, 4]))
        frames = round(program.duration * clip.filming.fps)
        tags = ", ".join(f"{key} {value}" for key, value in clip.tags.items())
        print(
            f"{clip.name:44s} {clip.exercise:24s} {clip.kind:10s} {clip.person:14s} "
            f"{clip.filming.yaw:6.1f} {clip.filming.facing:5s} {program.duration:5.1f} s "
            f"{frames:5d}  {tags}"
        )


if __name__ == "__main__":
    main()
