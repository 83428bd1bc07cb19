"""The whole run: draw, analyse, compare, write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from posecheck import __version__
from posecheck.exercises.load import all_exercises, load_exercise
from samples.accuracy.drawing import Order, draw
from samples.accuracy.files import results_json, scenes_csv, worst
from samples.accuracy.footage import (
    FootageResult,
    Label,
    SpoiledResult,
    compare,
    labels,
    spoiled,
    tasks,
)
from samples.accuracy.page import page
from samples.accuracy.results import Results, Run, results
from samples.accuracy.running import Task, analyse, has_session
from samples.accuracy.scene import Scene, measured
from samples.accuracy.seen import read_seen
from samples.accuracy.spoiling import SPOILS, spoil
from samples.accuracy.targets import Target
from samples.accuracy.truth import Truth, read_truth
from samples.calibration import TUNED

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for.

    bodies: None takes all that nothing was fitted to or chosen by.
    models: the page is about the first.
    backs: films of each way to bend a back, of each body.
    spoiled: judge the footage as a worse camera would have filmed it as well.
    as_drawn: take scenes that are there as they are, though the renderer has changed since.
    """

    scenes: int
    seed: int
    bodies: tuple[str, ...] | None
    models: tuple[str, ...]
    jobs: int
    work: Path
    to: Path
    footage: Path | None
    keep: bool
    spoiled: bool = False
    as_drawn: bool = False
    backs: int = 2


def measure_and_write(options: Options, say: Say) -> Results:
    """Do everything that is not done yet, and write the page anew."""
    drawn = options.work / "scenes"
    bodies = options.bodies or fresh_bodies()
    order = Order(options.scenes, options.seed, bodies, options.backs)
    names = draw(order, drawn, options.jobs, say, as_drawn=options.as_drawn)
    truths = [read_truth(drawn / f"{name}.json") for name in names]
    sampled, backs = truths[: options.scenes], truths[options.scenes :]
    scenes = {model: _scenes(options, model, sampled, say) for model in options.models}
    bent = _scenes(options, options.models[0], backs, say)
    run = _run(options, sampled, backs, scenes[options.models[0]])
    films = _footage(options, say)
    worse = _spoiled(options, films, say) if options.spoiled else []
    found = results(run, scenes, bent, all_exercises(), films, worse)
    write(found, scenes[options.models[0]], options.to)
    report(found, scenes[options.models[0]], say)
    return found


def fresh_bodies() -> tuple[str, ...]:
    """The bodies that nothing in posecheck was fitted to or chosen by."""
    from samples.render.body import body_names

    return tuple(name for name in body_names() if name not in TUNED)


def write(found: Results, scenes: Sequence[Scene], to: Path) -> None:
    """Write the page, its plots and its data."""
    from samples.accuracy.plots import draw_plots

    beside = to / "accuracy"
    draw_plots(found, beside)
    (beside / "results.json").write_text(results_json(found), encoding="utf-8")
    (beside / "scenes.csv").write_text(scenes_csv(scenes), encoding="utf-8")
    (to / "accuracy.md").write_text(page(found), encoding="utf-8")


def report(found: Results, scenes: Sequence[Scene], say: Say) -> None:
    """The summary on the terminal: what is aimed at, and the scenes that went worst."""
    say("")
    for target in found.targets:
        say(f"{_met(target):12} {target.what}: {_reached(target)} ({target.cases})")
    say("\nThe worst scenes:")
    for scene, why in worst(scenes):
        say(f"  {scene.name}: {why}")


def _scenes(options: Options, model: str, truths: Sequence[Truth], say: Say) -> list[Scene]:
    drawn, folder = options.work / "scenes", options.work / "sessions" / model
    films = [Task(drawn / f"{truth.name}.mp4", truth.exercise) for truth in truths]
    analyse(films, folder, model, options.jobs, say)
    return [
        measured(
            truth,
            read_seen(folder / truth.name) if has_session(folder / truth.name) else None,
            load_exercise(truth.exercise),
        )
        for truth in truths
    ]


def _footage(options: Options, say: Say) -> list[FootageResult]:
    if options.footage is None:
        return []
    known = labels(options.footage)
    return _compared(options, known, tasks(options.footage, known), "as it is", say)


def _spoiled(options: Options, plain: Sequence[FootageResult], say: Say) -> list[SpoiledResult]:
    """The films are somebody's: what is made of them is gone again when it has been looked at."""
    if options.footage is None:
        return []
    known, found = labels(options.footage), []
    for name, how in SPOILS.items():
        with TemporaryDirectory(prefix="posecheck-") as folder:
            todo = []
            for label in known:
                film = Path(folder) / f"{label.name}.mp4"
                spoil(options.footage / label.file, how, film)
                todo.append(Task(film, label.exercise))
            worse = _compared(options, known, todo, name, say)
        found.append(spoiled(how.words, plain, worse))
    return found


def _compared(
    options: Options, known: Sequence[Label], films: Sequence[Task], name: str, say: Say
) -> list[FootageResult]:
    folder = options.work / "footage" / options.models[0] / name
    analyse(films, folder, options.models[0], options.jobs, say)
    return [
        compare(label, read_seen(folder / label.name) if has_session(folder / label.name) else None)
        for label in known
    ]


def _run(
    options: Options, truths: Sequence[Truth], backs: Sequence[Truth], scenes: Sequence[Scene]
) -> Run:
    return Run(
        date=datetime.now(UTC).date().isoformat(),
        posecheck=__version__,
        mediapipe=version("mediapipe"),
        models=options.models,
        scenes=len(truths),
        seed=options.seed,
        bodies=tuple(sorted({truth.person for truth in truths})),
        fitted=TUNED,
        backs=len(backs),
        minutes=sum(truth.seconds for truth in truths) / 60,
        not_analysed=tuple(scene.name for scene in scenes if not scene.analysed),
    )


def _met(target: Target) -> str:
    return {None: "not measured", True: "met", False: "not met"}[target.met]


def _reached(target: Target) -> str:
    if target.value is None:
        return "nothing"
    if target.unit == "share":
        return f"{100 * target.value:.1f} % of {100 * target.aim:.0f} %"
    if target.unit == "deg":
        return f"{target.value:.1f} of at most {target.aim:g} degrees"
    return f"{10 * target.value:.2f} in 10 minutes, of at most {10 * target.aim:g}"
