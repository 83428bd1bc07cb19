"""The parts of the benchmark: each makes its clips, runs its processes and returns plain data."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow.parquet as pq

from benchmarks.clips import EXERCISE, FPS, HD, SIZES, VGA, Size, make
from benchmarks.measuring import POSECHECK, Command, Cost, in_turn, ratio, run, seconds, work
from posecheck.analyze.cores import usable_cores
from posecheck.errors import InputError
from posecheck.pose.models import ModelName, find_model
from posecheck.session.place import MEASURES

AT_60_FPS_S = 60.0
"""No longer than this: more than these cores can look at, it leaves pictures out from the start."""
Tell = Callable[[str], None]
Data = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """Where clips and results go, and how long everything may be.

    rounds: of each paired comparison. main_s, models_s: lengths of their clips. live_s: of each
    live run. memory_s: lengths of clips, one of them 60. batch: clips of each batch.
    """

    folder: Path
    rounds: int = 3
    main_s: int = 38
    models_s: int = 20
    live_s: float = 15.0
    memory_s: tuple[int, ...] = (10, 60, 180)
    batch: int = 16

    def clip(self, size: Size, seconds: float, fps: float | None = None) -> Path:
        """A clip of that kind, made once."""
        name = f"{size.name.replace(' ', '-')}-{seconds:g}s-{fps or 'own'}.mp4"
        path = self.folder / name
        return path if path.exists() else make(path, size, seconds, fps)


def analyze(clip: Path, out: Path, *options: object) -> Command:
    """The command line of `posecheck analyze`."""
    return (*POSECHECK, "analyze", clip, "-e", EXERCISE, "-o", out, *options)


def main_comparison(plan: Plan, tell: Tell) -> Data:
    """720p, model full: the plain loop, the network alone, and analyze, in turn."""
    clip, cores = plan.clip(HD, plan.main_s), usable_cores()
    frames = plan.main_s * FPS
    costs = in_turn(
        {
            "plain": ("-m", "benchmarks.plain_loop", clip, plan.folder / "plain.mp4"),
            "alone": ("-m", "benchmarks.inference", clip, 1),
            "side by side": ("-m", "benchmarks.inference", clip, cores),
            "no video": analyze(clip, plan.folder / "out", "--no-video"),
            "video": analyze(clip, plan.folder / "out"),
            "every, no video": analyze(clip, plan.folder / "every", "--no-video", "--every-frame"),
            "every, video": analyze(clip, plan.folder / "every", "--every-frame"),
        },
        plan.rounds,
        tell,
    )
    looked = looked_at(plan.folder / "out" / clip.stem)
    share = {"no video": looked, "video": looked, "every, no video": 1.0, "every, video": 1.0}
    alone = [float(cost.said.split()[0]) for cost in costs["alone"]]
    side_by_side = [float(cost.said.split()[0]) for cost in costs["side by side"]]
    inference, decoding, turning = (
        median(float(cost.said.split()[place]) for cost in costs["alone"]) for place in (1, 2, 3)
    )
    return {
        "frames": frames,
        "looked_at": looked,
        "fps": {name: frames / seconds(costs[name]) for name in ("plain", *share)}
        | {"alone": median(alone), "side by side": median(side_by_side)},
        "video_to_plain": ratio(costs["plain"], costs["video"]),
        "no_video_to_plain": ratio(costs["plain"], costs["no video"]),
        "no_video_to_alone": median(
            frames / ours.elapsed / fps for ours, fps in zip(costs["no video"], alone, strict=True)
        ),
        "side_by_side_to_alone": median(
            two / one for one, two in zip(alone, side_by_side, strict=True)
        ),
        "inference_ms": inference * 1000,
        "decoding_ms": decoding * 1000,
        "turning_ms": turning * 1000,
        "other_share": {
            name: 1 - inference * part * frames / work(costs[name]) for name, part in share.items()
        },
        "work_ms": {name: work(costs[name]) / frames * 1000 for name in share},
    }


def looked_at(session: Path) -> float:
    """Share of the frames of a session's folder that the network was shown."""
    between = pq.read_table(session / MEASURES, columns=["between"])["between"].to_pylist()
    return 1.0 - float(sum(between)) / len(between)


def models_and_sizes(plan: Plan, tell: Tell) -> Data:
    """Every model at every size, once each, beside the plain loop with the same."""
    rows = []
    for model in ("lite", "full", "heavy"):
        if not _there(model):
            continue
        for size in SIZES if model != "heavy" else (HD,):
            clip, frames = plan.clip(size, plan.models_s), plan.models_s * FPS
            costs = in_turn(
                {
                    "plain": ("-m", "benchmarks.plain_loop", clip, plan.folder / "p.mp4", model),
                    "no video": analyze(clip, plan.folder / "o", "--no-video", "--model", model),
                    "video": analyze(clip, plan.folder / "o", "--model", model),
                },
                1,
                lambda text, model=model, size=size: tell(f"{model} {size.name}, {text}"),  # type: ignore[misc]
            )
            rows.append(
                {"model": model, "size": size.name}
                | {name: frames / seconds(cost) for name, cost in costs.items()}
            )
    return {"rows": rows, "heavy": _there("heavy"), "seconds": plan.models_s}


def live(plan: Plan, tell: Tell) -> Data:
    """The loop of `posecheck live` before a clip that plays at its own speed."""
    window = sys.platform != "linux" or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}
    rows = []
    for size in (VGA, HD):
        for fps, length in ((30, plan.live_s), (60, min(plan.live_s, AT_60_FPS_S))):
            # Longer than what is measured, for the warm-up.
            clip = plan.clip(size, length + 3, fps)
            cost = run(
                "-m", "benchmarks.live_latency", clip, "-e", EXERCISE, "--json",
                "--frames", round(length * fps), *(() if window else ("--no-window",)),
            )  # fmt: skip
            said = json.loads(cost.said.splitlines()[-1])
            rows.append({"size": size.name, "fps": fps, "seconds": length, **said})
            tell(f"live {size.name} at {fps} fps: {rows[-1]['dropped']} dropped")
    return {"rows": rows, "window": bool(window)}


def memory(plan: Plan, tell: Tell) -> Data:
    """The peak of `analyze` as the clip grows."""
    rows = []
    for length in plan.memory_s:
        clip = plan.clip(VGA, length)
        row: Data = {"seconds": length}
        for name, options in (("video", ()), ("no video", ("--no-video",))):
            cost = run(*analyze(clip, plan.folder / "m", "--model", "lite", *options))
            row[name] = cost.memory
            tell(f"memory, {length} s, {name}: {cost.memory / 1e6:.0f} MB")
        rows.append(row)
    return {"rows": rows}


def start_up(plan: Plan, tell: Tell) -> Data:
    """How long the commands take that only print."""
    costs = in_turn(
        {"--help": (*POSECHECK, "--help"), "exercises": (*POSECHECK, "exercises")},
        2 * plan.rounds + 1,
        tell,
    )
    return {name: seconds(cost) for name, cost in costs.items()}


def batch(plan: Plan, tell: Tell) -> Data:
    """Many short clips: one process, as many as there are cores, and a Dask cluster made here."""
    source, cores, each_s = plan.folder / f"batch-{plan.batch}", usable_cores(), 4
    source.mkdir(exist_ok=True)
    clip = plan.clip(HD, each_s)
    for number in range(plan.batch):
        (source / f"{number:03}.mp4").write_bytes(clip.read_bytes())

    def command(name: str, *options: object) -> Command:
        # A folder of its own each time, for what is done is not done again.
        out = plan.folder / f"batch-out-{name}-{os.urandom(4).hex()}"
        return (*POSECHECK, "batch", source, "-e", EXERCISE, "--no-video", "-o", out, *options)

    costs: dict[str, list[Cost]] = {
        "one": [run(*command("one", "--jobs", 1))],
        "pool": [run(*command("pool", "--jobs", cores))],
    }
    tell(f"batch: one {costs['one'][0].elapsed:.1f} s, pool {costs['pool'][0].elapsed:.1f} s")
    data: Data = {
        "clips": plan.batch,
        "each_s": each_s,
        "pool_to_one": ratio(costs["one"], costs["pool"]),
        "clips_a_minute": {name: 60 * plan.batch / seconds(cost) for name, cost in costs.items()},
        "work_of_a_clip_s": work(costs["pool"]) / plan.batch,
        "bytes_of_a_clip": _size_of_results(plan.folder),
    }
    try:
        import distributed  # noqa: F401
    except ImportError:
        return data
    costs["dask"] = [run(*command("dask", "--jobs", cores, "--scheduler", "local"))]
    tell(f"batch: Dask {costs['dask'][0].elapsed:.1f} s")
    data["dask_to_pool"] = ratio(costs["pool"], costs["dask"])
    data["clips_a_minute"]["dask"] = 60 * plan.batch / seconds(costs["dask"])
    return data


def _size_of_results(folder: Path) -> float:
    """Of the session folders of the newest batch, on average."""
    newest = max(folder.glob("batch-out-pool-*"), key=lambda path: path.stat().st_mtime)
    sessions = [path.parent for path in newest.glob("*/session.json")]
    total = sum(file.stat().st_size for session in sessions for file in session.iterdir())
    return total / max(1, len(sessions))


def _there(model: str) -> bool:
    known: ModelName = model  # type: ignore[assignment]
    try:
        find_model(known)
    except InputError:
        return False
    return True
