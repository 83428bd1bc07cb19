"""Draws the scenes in processes of their own, and leaves alone what is drawn."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import posecheck
import samples.render
from samples.accuracy.running import files_mark

_BACKS = Path(__file__).with_name("backs.py")
_CRASHES = 5
"""The software driver for OpenGL crashes now and then, once in some hundred films."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which scenes: scene i of a seed is the same in every order that has it.

    backs: how many films of each way to bend a back are made of each body.
    """

    count: int
    seed: int
    bodies: tuple[str, ...]
    backs: int = 0


def draw(
    order: Order,
    folder: Path,
    jobs: int,
    said: Callable[[str], None] = lambda _: None,
    *,
    as_drawn: bool = False,
) -> list[str]:
    """Draw NAME.mp4 and NAME.json of every scene that is not there yet; returns their names.

    A scene is there when its recipe, NAME.recipe, is that of the renderer's code as it is now.
    as_drawn: whatever its recipe. The films of backs come last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = [clip.name for clip in _scenes(order)]
    recipes = [recipe_mark(order)] * order.count
    recipes += [recipe_mark(order, _BACKS)] * (len(names) - order.count)
    known = [None if as_drawn else recipe for recipe in recipes]

    def waiting() -> list[int]:
        return [i for i, name in enumerate(names) if not is_drawn(folder, name, known[i])]

    # One process draws on one core: neither its software driver nor the arrays' own threads may
    # take the others' as well.
    os.environ |= {"LP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for left in range(_CRASHES, -1, -1):
        todo = waiting()
        said(f"drawing {len(todo)} of {len(names)} scenes")
        try:
            for number, done in enumerate(_drawn(todo, order, folder, recipes, jobs), 1):
                said(f"  {number} of {len(todo)}: {done}")
            break
        except BrokenProcessPool:
            if not left:
                raise
            said("  a process that draws died; going on with another")
    return names


def _drawn(
    todo: Sequence[int], order: Order, folder: Path, recipes: Sequence[str], jobs: int
) -> Iterator[str]:
    """The names of the scenes as they are finished."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        futures = [pool.submit(draw_one, order, i, folder, recipes[i]) for i in todo]
        for future in as_completed(futures):
            yield future.result()


def is_drawn(folder: Path, name: str, recipe: str | None) -> bool:
    """Whether film and truth are there, by the same recipe; None: by any."""
    note = folder / f"{name}.recipe"
    whole = all((folder / f"{name}{end}").is_file() for end in (".mp4", ".json"))
    if not (whole and note.is_file()):
        return False
    return recipe is None or note.read_text(encoding="utf-8") == recipe


def recipe_mark(order: Order, *more: Path) -> str:
    """A short hash of all that decides the scenes but their number; `more` files may belong to it.

    The exercise files belong to it: truth tells by them what is a fault.
    """
    package = Path(samples.render.__file__).parent
    files = [path for path in package.rglob("*") if "__pycache__" not in path.parts]
    files += (Path(posecheck.__file__).parent / "exercises" / "data").glob("*.toml")
    return files_mark([*files, *more], str(order.seed), *order.bodies)


def draw_one(order: Order, place: int, folder: Path, recipe: str) -> str:
    """Draw one scene aside and put it in its place whole; returns its name."""
    from samples.render.clip import make

    clip = _scenes(order)[place]
    aside = folder / f".{clip.name}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    make(clip, aside)
    for end in (".mp4", ".json"):
        (aside / f"{clip.name}{end}").replace(folder / f"{clip.name}{end}")
    aside.rmdir()
    (folder / f"{clip.name}.recipe").write_text(recipe, encoding="utf-8")
    return str(clip.name)


@cache
def _scenes(order: Order) -> Sequence[Any]:
    from samples.accuracy.backs import back_clips
    from samples.render.scenes import scenes

    sampled = scenes(order.count, order.seed, bodies=order.bodies)
    return [*sampled, *back_clips(order.seed, order.bodies, order.backs)]
