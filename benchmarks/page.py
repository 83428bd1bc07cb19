"""docs/performance.md, written wholly from one run's figures."""

from collections.abc import Iterable, Sequence
from typing import Any

Data = dict[str, Any]

MANY = (10_000, 1_000_000)
CLIP_S = 60
"""What a home exercise clip is taken to last, for the costs of many."""


def page(data: Data) -> str:
    """The whole page."""
    sections = (
        _head(data), _targets(data), _main(data["main"]), _models(data["models"]),
        _live(data["live"]), _memory(data["memory"]), _start(data["start_up"]),
        _batch(data["batch"]), _many(data),
    )  # fmt: skip
    return "\n".join(sections)


HOW = {
    "": "`make bench`",
    "long": "`make bench LONG=1`",
    "quick": "`make bench QUICK=1` (short clips, one round: nothing to go by)",
}


def _head(data: Data) -> str:
    machine, taken = data["machine"], data["taken"]
    minutes = sum(part["minutes"] for part in taken.values())
    ways = {kind: [n for n, part in taken.items() if part["kind"] == kind] for kind in HOW}
    used = {kind: names for kind, names in ways.items() if names}
    how = " and ".join(
        HOW[kind] if len(used) == 1 else f"{HOW[kind]} ({', '.join(names)})"
        for kind, names in used.items()
    ).replace("_", "-")
    dates = " to ".join(
        sorted({min(p["date"] for p in taken.values()), max(p["date"] for p in taken.values())})
    )
    return f"""# How fast it is

Written by {how}, which took {minutes:.0f} minutes; no number here was typed in. Frames a
second differ from machine to machine, and on one from hour to hour; the ratios were taken in turn,
on the same clips, so that two machines' pages can be compared.

| | |
| --- | --- |
| cores | {machine["cores"]} |
| processor | {machine["processor"]}, {machine["system"]} |
| versions | Python {machine["python"]}, {machine["libraries"]} |
| date | {dates} |

The clips are a shipped sample at other sizes, 25 frames a second unless it says otherwise. The
**plain loop** is what everybody writes: OpenCV decodes, MediaPipe looks at each frame, OpenCV draws
and writes mp4v, one after the other. posecheck does more: it also measures and checks, and writes
H.264, the measures and the report.
"""


def _targets(data: Data) -> str:
    main, batch = data["main"], data["batch"]
    first, last = _one_minute(data["memory"]), data["memory"]["rows"][-1]
    grown = max(last[name] / first[name] for name in ("video", "no video"))
    lines = [
        ("analyze with video, against the plain loop", main["video_to_plain"], 1.6, True),
        (
            "analyze without video, against decoding and inference in one thread",
            main["no_video_to_alone"], 1.8, True,
        ),
        *(
            (f"CPU that is not inference, {how}", main["other_share"][name], most, False)
            for how, name, most in (
                ("without video", "no video", 0.20), ("with video", "video", 0.45),
                ("without video, `--every-frame`", "every, no video", 0.20),
                ("with video, `--every-frame`", "every, video", 0.45),
            )
        ),
        (
            f"memory of a clip of {_length(last['seconds'])}, against one of a minute",
            grown, 1.3, False,
        ),
        ("`posecheck --help`, seconds", data["start_up"]["--help"], 0.3, False),
        (
            f"a batch of {batch['clips']} clips on all cores, against one core",
            batch["pool_to_one"], 1.8, True,
        ),
    ]  # fmt: skip
    if "dask_to_pool" in batch:
        lines.append(
            ("the same on a Dask cluster on this machine", batch["dask_to_pool"], 0.9, True)
        )
    rows = [
        (
            what,
            f"{value:.2f}",
            f"{'at least' if up else 'at most'} {limit:g}",
            _met(value, limit, up),
        )
        for what, value, limit, up in lines
    ]
    for row in data["live"]["rows"]:
        if row["fps"] == 30:
            limit = 1000 / row["fps"] + 1.2 * row["inference"]
            met = row["drawn"] <= limit and row["dropped"] == 0
            rows.append(
                (
                    f"live {row['size']} at 30 fps: capture to overlay, frames dropped",
                    f"{row['drawn']:.0f} ms, {row['dropped']} of {row['frames']}",
                    f"at most {limit:.0f} ms, none",
                    "yes" if met else "**no**",
                )
            )
    return "## What it is to reach, on two cores\n\n" + _table(
        ("720p, model full", "measured", "wanted", "reached"), rows
    )


def _main(main: Data) -> str:
    fps = main["fps"]
    names = (
        ("the plain loop", "plain", fps["plain"] / fps["plain"]),
        ("decoding and inference, one thread", "alone", fps["alone"] / fps["plain"]),
        (
            "the same in as many threads as cores",
            "side by side",
            fps["side by side"] / fps["plain"],
        ),
        ("posecheck analyze --no-video", "no video", main["no_video_to_plain"]),
        ("posecheck analyze", "video", main["video_to_plain"]),
        *(
            (f"posecheck analyze {options}--every-frame", name, fps[name] / fps["plain"])
            for options, name in (("--no-video ", "every, no video"), ("", "every, video"))
        ),
    )
    rows = [(what, f"{fps[name]:.1f}", f"{ratio:.2f}") for what, name, ratio in names]
    work, share = main["work_ms"], main["other_share"]
    costs = [
        (options, f"{work[name]:.1f}", f"{share[name]:.0%}")
        for options, name in (
            ("`--no-video`", "no video"), ("without options", "video"),
            ("`--no-video --every-frame`", "every, no video"), ("`--every-frame`", "every, video"),
        )
    ]  # fmt: skip
    return (
        f"## 720p, model full, {main['frames']} frames\n\n"
        + _table(("", "frames a second", "times the plain loop"), rows)
        + f"""
Whole processes, start and report included, but for the two in the middle, which are counted from
their first frame. {main["side_by_side_to_alone"]:.2f} times one thread is what these cores can do
at most where each frame is looked at. posecheck looks as often as the movement asks for, here at
{main["looked_at"]:.0%} of the frames, unless it is told `--every-frame`.

One inference takes {main["inference_ms"]:.1f} ms of CPU time. A frame's work, over all cores:

"""
        + _table(("posecheck analyze", "ms", "of which not inference"), costs)
        + _limit(main)
    )


def _limit(main: Data) -> str:
    every, some = (_reading(main, share) for share in (1.0, main["looked_at"]))
    return f"""
To decode a picture takes {main["decoding_ms"]:.1f} ms of CPU time, to make RGB of one that is
looked at {main["turning_ms"]:.1f} ms. Where each frame is looked at that alone is {every:.0%} of
what reading and inference take, and where {main["looked_at"]:.0%} are, {some:.0%}: the less often
the network is asked, the larger the share of all that is done for every frame.
"""


def _reading(main: Data, looked_at: float) -> float:
    """The share of decoding and RGB in what these and inference take, nothing else done."""
    reading = float(main["decoding_ms"] + looked_at * main["turning_ms"])
    return reading / (reading + looked_at * float(main["inference_ms"]))


def _models(models: Data) -> str:
    rows = [
        (
            row["model"], row["size"], f"{row['plain']:.1f}",
            f"{row['no video']:.1f}", f"{row['no video'] / row['plain']:.2f}",
            f"{row['video']:.1f}", f"{row['video'] / row['plain']:.2f}",
        )
        for row in models["rows"]
    ]  # fmt: skip
    left_out = (
        "" if models["heavy"] else "\nThe heavy model is not shipped and was not built here.\n"
    )
    head = ("model", "clip", "plain loop", "no video", "times", "with video", "times")
    return (
        f"## Models and sizes\n\nFrames a second on clips of {models['seconds']} s, one round "
        "each, start and report included.\n\n" + _table(head, rows) + left_out
    )


def _live(live: Data) -> str:
    rows = [
        (
            row["size"], row["fps"], _length(row["seconds"]), f"{row['inference']:.1f}",
            f"{row['drawn']:.1f}", f"{row['drawn_95']:.1f}", f"{row['dropped']} of {row['frames']}",
        )
        for row in live["rows"]
    ]  # fmt: skip
    head = ("clip", "fps", "for", "inference", "to overlay", "95th percentile", "dropped")
    window = "" if live["window"] else " There was no display, so no window was painted."
    return (
        "## Live\n\nModel full, a clip that plays at its own speed in a camera's place. "
        f"Milliseconds from a picture's arrival to its overlay drawn, at the median.{window}\n\n"
        + _table(head, rows)
    )


def _memory(memory: Data) -> str:
    rows = [
        (_length(row["seconds"]), f"{row['no video'] / 1e6:.0f}", f"{row['video'] / 1e6:.0f}")
        for row in memory["rows"]
    ]
    return "## Memory\n\nThe peak of `analyze` in MB, model lite, 480p.\n\n" + _table(
        ("clip", "no video", "with video"), rows
    )


def _start(start: Data) -> str:
    rows = [(f"`posecheck {name}`", f"{value:.2f}") for name, value in start.items()]
    return (
        "## Start-up\n\nSeconds until it is done; neither loads MediaPipe, OpenCV or PyAV.\n\n"
        + (_table(("", "s"), rows))
    )


def _batch(batch: Data) -> str:
    names = {
        "one": "`--jobs 1`", "pool": "a process for each core", "dask": "`--scheduler local`",
    }  # fmt: skip
    rate = batch["clips_a_minute"]
    rows = [
        (names[name], f"{value:.1f}", f"{value / rate['one']:.2f}") for name, value in rate.items()
    ]
    return (
        f"## Many clips\n\n`posecheck batch --no-video` on {batch['clips']} clips of "
        f"{batch['each_s']} s, 720p, model full; start and summary included.\n\n"
        + _table(("", "clips a minute", "times one process"), rows)
    )


def _many(data: Data) -> str:
    main, batch = data["main"], data["batch"]
    frames = CLIP_S * 25
    hours = {name: ms / 1000 * frames / 3600 for name, ms in main["work_ms"].items()}
    size = batch["bytes_of_a_clip"] * CLIP_S / batch["each_s"]
    rows = [
        (
            f"{clips:,}".replace(",", " "), _amount(clips * hours["no video"]),
            _amount(clips * hours["video"]), _amount(clips * size / 1e9),
        )
        for clips in MANY
    ]  # fmt: skip
    return (
        "## What very many cost\n\n"
        f"Reckoned from the work of a frame above, for clips of {CLIP_S} s at 25 frames a second, "
        "720p, model full, on cores like these. Core hours times what a core hour costs you is the "
        "bill; [cluster.md](cluster.md) says how to spend them.\n\n"
        + _table(
            ("clips", "core hours, no video", "core hours, with video", "GB of results, no video"),
            rows,
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def _met(value: float, limit: float, up: bool) -> str:
    return "yes" if (value >= limit if up else value <= limit) else "**no**"


def _one_minute(memory: Data) -> Data:
    row: Data = next(row for row in memory["rows"] if row["seconds"] == 60)
    return row


def _length(seconds: float) -> str:
    return f"{seconds:g} s" if seconds < 120 else f"{seconds / 60:g} min"


def _amount(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}".replace(",", " ")
