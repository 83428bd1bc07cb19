"""The page's plots: dark on white, told apart by marker and line as well as by shade."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator, PercentFormatter
from PIL import Image

from samples.accuracy.factors import VIEWS
from samples.accuracy.results import (
    ALL_BACKS,
    BOUNDARY_EDGES,
    HOLD_EDGES,
    AngleRow,
    Results,
    Row,
)
from samples.accuracy.seen import JOINTS, TRUNK
from samples.accuracy.spine import SpineCheck
from samples.accuracy.statistics import Share
from samples.accuracy.summaries import HOLD_S, Effect
from samples.accuracy.targets import AIMED_JOINTS, ANGLE_MAE_DEG

INK, BLUE, PALE = "#222222", "#1f4e79", "#b8c4d0"
COLOURS = 64
SHOWN_DEG = 35.0
"""Larger errors run out of the plot of joints; the tables have them."""
_LINES = ("-o", "--s", ":^", "-.v", "-D")
_SHADES = (INK, BLUE, "#777777", "#777777", "#9aa9b8")
_STYLE: Any = {
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#666666",
    "axes.grid": True,
    "grid.color": "#e4e4e4",
    "axes.axisbelow": True,
    "legend.frameon": False,
}


def draw_plots(results: Results, folder: Path) -> list[Path]:
    """Draw every plot into the folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    with matplotlib.rc_context(_STYLE):
        for name, draw in PLOTS.items():
            path = folder / f"{name}.png"
            _save(draw(results), path)
            paths.append(path)
    return paths


def _save(figure: Figure, path: Path) -> None:
    """Few colours make a small file; nothing in it depends on when or by what it was drawn."""
    raw = io.BytesIO()
    figure.savefig(raw, dpi=110, metadata={"Software": None})
    image = Image.open(raw).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _figure(width: float = 7.2, height: float = 3.6) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.add_subplot()


def _empty(axes: Axes) -> None:
    axes.text(0.5, 0.5, "nothing measured", transform=axes.transAxes, ha="center", color="#888888")


def angles(results: Results) -> Figure:
    """Bias with spread, and the 95 % limits, of every joint from the side."""
    figure, axes = _figure(height=4.6)
    wanted = [("trunk", joint) for joint in TRUNK]
    wanted += [(limb, joint) for joint in JOINTS for limb in ("near", "far")]
    own = {(r.limb, r.joint): r for r in results.angles if (r.by, r.group) == ("view", VIEWS[0])}
    shown = [own[key] for key in wanted if key in own and own[key].errors.n]
    for place, row in enumerate(reversed(shown)):
        _one_joint(axes, place, row)
    axes.set_yticks(range(len(shown)), [_called(row) for row in reversed(shown)])
    axes.axvline(0, color=INK, lw=0.8)
    axes.set_xlim(-SHOWN_DEG, SHOWN_DEG)
    axes.axvspan(-ANGLE_MAE_DEG, ANGLE_MAE_DEG, color="#f0f3f6", zorder=0)
    axes.set_xlabel(
        "measured less true, degrees: mean, standard deviation (thick), 95 % of sizes (thin)"
    )
    if not shown:
        _empty(axes)
    return figure


def _one_joint(axes: Axes, place: int, row: AngleRow) -> None:
    errors = row.errors
    shade = "#8a97a3" if row.limb == "far" else BLUE
    bias, sd, p95 = errors.bias or 0.0, errors.sd or 0.0, errors.p95 or 0.0
    axes.plot([-p95, p95], [place, place], color=shade, lw=0.9)
    axes.plot([bias - sd, bias + sd], [place, place], color=shade, lw=4.5, solid_capstyle="butt")
    axes.plot(bias, place, "o", color="white", mec=INK, ms=5)


def _called(row: AngleRow) -> str:
    name = row.joint.replace("_", " ")
    return name if row.limb == "trunk" else f"{name}, {row.limb}"


def angles_yaw(results: Results) -> Figure:
    """Mean error of the aimed joints by view."""
    figure, axes = _figure()
    views = [v for v in VIEWS if any(r.by == "view" and r.group == v for r in results.angles)]
    for (joint, limb, name), line, shade in zip(AIMED_JOINTS, _LINES, _SHADES, strict=True):
        by = {
            row.group: row.errors.mae
            for row in results.angles
            if row.by == "view" and (row.joint, row.limb) == (joint, limb)
        }
        axes.plot(
            range(len(views)), [by[v] or np.nan for v in views], line, color=shade, label=name
        )
    axes.axhline(ANGLE_MAE_DEG, color=INK, lw=0.8, ls=(0, (2, 3)))
    axes.set_xticks(range(len(views)), [v if v != "side" else "side (to 15)" for v in views])
    axes.set_ylim(0)
    axes.set_ylabel("mean error, degrees")
    axes.set_xlabel("turn of the camera from the side view")
    axes.legend(ncols=5)
    return figure


def bias(results: Results) -> Figure:
    """Mean error against the true angle: what is systematic."""
    figure, axes = _figure()
    for (joint, bins), line, shade in zip(results.bias.items(), _LINES, _SHADES, strict=False):
        middles = [(b.low + b.high) / 2 for b in bins]
        means = [b.mean or 0.0 for b in bins]
        axes.plot(middles, means, line, color=shade, label=joint.replace("_", " "))
    axes.axhline(0, color=INK, lw=0.8)
    axes.set_xlabel("true angle, degrees")
    axes.set_ylabel("bias, degrees")
    if any(results.bias.values()):
        axes.legend()
    else:
        _empty(axes)
    return figure


def warned(results: Results) -> Figure:
    """Share of clips warned, by how far beyond its limit a fault was."""
    figure, axes = _figure()
    known = [b for b in results.curve if b.share.value is not None]
    middles = [(b.low + b.high) / 2 for b in known]
    _with_intervals(axes, middles, [b.share for b in known], "-o", INK)
    axes.axvline(0, color=BLUE, lw=0.9)
    axes.axvline(1, color=BLUE, lw=0.9, ls="--")
    axes.set_ylim(-0.03, 1.03)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_ylabel("warned")
    axes.set_xlabel(
        "worst margin kept for the fault's dwell: 0 at the limit, 1 is 10 degrees or 0.1 body"
        " lengths beyond"
    )
    if not known:
        _empty(axes)
    return figure


def _with_intervals(
    axes: Axes, places: Sequence[float], shares: Sequence[Share], line: str, shade: str
) -> None:
    values = np.array([s.value for s in shares], float)
    low = values - np.array([s.low for s in shares], float)
    high = np.array([s.high for s in shares], float) - values
    limits = np.clip([low, high], 0, None)
    axes.errorbar(places, values, limits, fmt=line, color=shade, ecolor=PALE, elinewidth=2, ms=4)


def _histogram(axes: Axes, numbers: Sequence[int], edges: Sequence[float], unit: str) -> None:
    axes.stairs(numbers, edges, fill=True, color=PALE)
    axes.stairs(numbers, edges, color=INK, lw=0.8)
    axes.axvline(0, color=INK, lw=0.8)
    axes.set_xlim(edges[0], edges[-1])
    axes.xaxis.set_major_locator(MultipleLocator(0.5))
    axes.set_xlabel(unit)
    if not any(numbers):
        _empty(axes)


def holds(results: Results) -> Figure:
    """Errors of the recorded holds."""
    figure, axes = _figure(height=2.8)
    _histogram(axes, results.hold_errors, HOLD_EDGES, "recorded hold less true plateau, seconds")
    for edge in (-HOLD_S, HOLD_S):
        axes.axvline(edge, color=BLUE, lw=0.9, ls="--")
    axes.set_ylabel("holds")
    return figure


def boundaries(results: Results) -> Figure:
    """Errors of starts and ends."""
    figure = Figure(figsize=(7.2, 2.8), layout="constrained")
    both: Sequence[Axes] = figure.subplots(1, 2, sharey=True)
    _histogram(both[0], results.start_errors, BOUNDARY_EDGES, "start, seconds late")
    _histogram(both[1], results.end_errors, BOUNDARY_EDGES, "end, seconds late")
    both[0].set_ylabel("repetitions")
    return figure


def falloff(results: Results) -> Figure:
    """Exact counts, strong faults warned of and mean error against what makes it harder."""
    keys = ("yaw_deg", "person_px", "light", "noise")
    names = (
        "turn from the side,\ndegrees",
        "size of the person,\npixels",
        "light",
        "grain,\nlevels",
    )
    figure = Figure(figsize=(7.2, 6.0), layout="constrained")
    grid = figure.subplots(3, 4, sharey="row")
    for column, (key, name) in enumerate(zip(keys, names, strict=True)):
        rows = results.effects.get(key, [])
        grid[0, column].set_title(name, fontsize=9)
        _shares(grid[0, column], [row.value.exact for row in rows])
        _shares(grid[1, column], [row.value.strong_recall for row in rows])
        _mean_errors(grid[2, column], rows)
    for place, words in enumerate(("exact counts", "strong faults found", "mean error, degrees")):
        grid[place, 0].set_ylabel(words)
    grid[2, 0].set_ylim(bottom=0)
    return figure


def _shares(axes: Axes, shares: Sequence[Share]) -> None:
    known = [(place, one) for place, one in enumerate(shares) if one.of]
    _with_intervals(axes, [p for p, _ in known], [s for _, s in known], "-o", INK)
    axes.set_ylim(0, 1.03)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_xticks(range(len(shares)), [""] * len(shares))
    axes.set_xlim(-0.5, max(len(shares), 1) - 0.5)


def _mean_errors(axes: Axes, rows: Sequence[Row[Effect]]) -> None:
    values = [np.nan if row.value.mae is None else row.value.mae for row in rows]
    axes.plot(range(len(rows)), values, "--s", color=BLUE, ms=4)
    axes.set_xlim(-0.5, max(len(rows), 1) - 0.5)
    axes.set_xticks(range(len(rows)), [row.group for row in rows], rotation=90)


def spine(results: Results) -> Figure:
    """Bent backs found against neutral ones taken for bent, over all limits."""
    figure, axes = _figure(3.8, 3.6)
    axes.plot([0, 1], [0, 1], color=PALE, lw=0.9)
    for (name, check), line, shade in zip(
        results.spine.items(), ("-", "--", ":"), _SHADES, strict=False
    ):
        if check.curve is not None:
            axes.plot(check.curve.false, check.curve.found, line, color=shade, label=name)
    _chosen(axes, results.spine[ALL_BACKS])
    if results.spine[ALL_BACKS].curve is None:
        _empty(axes)
    else:
        axes.legend(loc="lower right")
    axes.set_xlabel("neutral taken for bent")
    axes.set_ylabel("bent found")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1))
    axes.set_aspect("equal")
    return figure


def _chosen(axes: Axes, check: SpineCheck) -> None:
    """Where the limits of the exercise files lie."""
    hits = check.rounded.hits + check.sagged.hits
    of = check.rounded.of + check.sagged.of
    if check.kept.value is not None and of:
        axes.plot(1 - check.kept.value, hits / of, "o", color=BLUE, label="limits of the files")


PLOTS: dict[str, Callable[[Results], Figure]] = {
    "boundaries": boundaries,
    "holds": holds,
    "angles": angles,
    "angles-yaw": angles_yaw,
    "bias": bias,
    "warned": warned,
    "falloff": falloff,
    "spine": spine,
}
