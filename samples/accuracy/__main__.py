"""python -m samples.accuracy: measure how right posecheck is, and write docs/accuracy.md."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from samples.accuracy.command import Options, measure_and_write

WORK = Path("build") / "accuracy"


def options(words: Sequence[str] | None = None) -> Options:
    """The command line, understood."""
    parser = argparse.ArgumentParser(prog="python -m samples.accuracy", description=__doc__)
    parser.add_argument("--scenes", type=int, default=300, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="which ones (default: %(default)s)")
    parser.add_argument(
        "--bodies",
        help="with commas; default: all but those fitted to",
    )
    parser.add_argument(
        "--backs", type=int, default=2, help="films of each bend of each body's back (%(default)s)"
    )
    parser.add_argument("--model", default="full", help="pose models, with commas between them")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--work", type=Path, help=f"films and sessions, kept; default: {WORK}")
    parser.add_argument("--to", type=Path, default=Path("docs"), help="where the page goes")
    parser.add_argument("--footage", type=Path, help="folder of labelled real films")
    parser.add_argument(
        "--spoiled",
        action="store_true",
        help="judge the real films mirrored, small, dark, tilted, grainy and jerky as well",
    )
    parser.add_argument("--keep", action="store_true", help=f"keep {WORK} when done")
    parser.add_argument(
        "--as-drawn",
        action="store_true",
        help="take what was drawn by an earlier renderer as it is",
    )
    chosen = parser.parse_args(words)
    return Options(
        scenes=chosen.scenes,
        seed=chosen.seed,
        bodies=tuple(chosen.bodies.split(",")) if chosen.bodies else None,
        models=tuple(chosen.model.split(",")),
        jobs=chosen.jobs,
        work=chosen.work or WORK,
        to=chosen.to,
        footage=chosen.footage,
        spoiled=chosen.spoiled,
        backs=chosen.backs,
        as_drawn=chosen.as_drawn,
        keep=chosen.keep or chosen.work is not None,
    )


def main() -> None:
    """Run it all; a run that was broken off goes on where it stopped."""
    chosen = options()
    measure_and_write(chosen, say)
    if not chosen.keep:
        shutil.rmtree(chosen.work)


def say(words: str) -> None:
    """A line on the terminal."""
    print(words, file=sys.stdout, flush=True)


if __name__ == "__main__":
    main()
