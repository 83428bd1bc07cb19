"""python -m samples.render: draw clips together with their exact truth."""

import argparse
from pathlib import Path

from samples.render import showcase, testset
from samples.render.clip import make

SETS = {"samples": showcase.clips, "tests": testset.clips}
COMMITTED = Path(__file__).parents[1] / "clips"


def main() -> None:
    """Render the chosen clips that are not there yet."""
    parser = argparse.ArgumentParser(prog="python -m samples.render", description=__doc__)
    parser.add_argument("set", choices=sorted(SETS), help="the project's samples or the test set")
    parser.add_argument("names", nargs="*", help="only clips whose names start so")
    parser.add_argument("--to", type=Path, default=COMMITTED, help="folder (default: %(default)s)")
    parser.add_argument("--again", action="store_true", help="replace clips that are there")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for clip in SETS[options.set]():
        wanted = not options.names or clip.name.startswith(tuple(options.names))
        if wanted and (options.again or not (options.to / f"{clip.name}.json").exists()):
            print(make(clip, options.to), flush=True)


if __name__ == "__main__":
    main()
