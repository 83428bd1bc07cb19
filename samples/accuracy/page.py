"""Writes the page: the template with the tables of a run filled in."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from string import Template

from posecheck.measures.registry import OUTLINE_MEASURE
from samples.accuracy import summaries as sums
from samples.accuracy.factors import FACTORS, VIEWS
from samples.accuracy.footage import FootageResult, SpoiledResult
from samples.accuracy.markdown import NOTHING, between, number, percent, signed, table
from samples.accuracy.results import ALL_BACKS, AngleRow, Results, Row
from samples.accuracy.seen import JOINTS, TRUNK
from samples.accuracy.spine import BENT_DEG, BENT_SLACK_DEG, NONE_DEG, WINDOW_S, SpineCheck
from samples.accuracy.statistics import Spread
from samples.accuracy.targets import AIMED_JOINTS, Target

TEMPLATE = Path(__file__).with_name("template.md")


def page(results: Results) -> str:
    """The whole page."""
    run = results.run
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        date=run.date,
        posecheck=run.posecheck,
        mediapipe=run.mediapipe,
        model=run.models[0],
        scenes=run.scenes,
        seed=run.seed,
        backs=run.backs,
        minutes=f"{run.minutes:.0f}",
        bodies=", ".join(run.bodies),
        body_count=len(run.bodies),
        fitted=", ".join(run.fitted) or "none",
        not_analysed=", ".join(run.not_analysed) or "none",
        targets=_targets(results.targets),
        counting=_by("", COUNTING, results.counting),
        verdicts=_by("", VERDICTS, results.verdicts, ("all", "view", "exercise")),
        boundaries=_by("", BOUNDARIES, results.boundaries, ("all", "view", "exercise")),
        holding=_by("", HOLDING, results.holding, ("all", "view", "exercise")),
        angles_side=_angles_side(results.angles),
        angles_view=_angles_view(results.angles),
        angles_body=_angles_by(results.angles, "body"),
        angles_exercise=_angles_by(results.angles, "exercise"),
        faults_overall=_by("", WARNED, results.faults, ("all", "view", "exercise")),
        faults=_by("fault", WARNED, results.faults, ("fault",)),
        untested=", ".join(results.untested) or "none",
        unfilmed=", ".join(results.unfilmed) or "none",
        alarms=_by("", ALARMS, results.alarms, ("all", "view", "exercise", "shown")),
        sighting=_by("", SIGHTING, results.sighting, ("all", "view", "exercise")),
        effects=_effects(results.effects),
        window=WINDOW_S,
        bent=f"{BENT_DEG:g}",
        slack=f"{BENT_SLACK_DEG:g}",
        none=f"{NONE_DEG:g}",
        limits=_spine_limits(results.spine[ALL_BACKS]),
        spine=_spine(results.spine),
        models=_by("model", EFFECT, results.models),
        footage=_footage(results.footage) + _spoiled(results.spoiled),
    )


def _cell(text: str, of: Callable[..., str]) -> tuple[str, Callable[..., str]]:
    return text, of


COUNTING = (
    _cell("clips", lambda v: str(v.clips)),
    _cell("exact", lambda v: between(v.exact)),
    _cell("sure", lambda v: percent(v.sure.value, 0)),
    _cell("exact of the sure", lambda v: between(v.sure_exact)),
    _cell("sides", lambda v: between(v.sides)),
    _cell("mean error", lambda v: number(v.mean_error, 2)),
    _cell("too many", lambda v: str(v.too_many)),
    _cell("too few", lambda v: str(v.too_few)),
)
VERDICTS = (
    _cell("judged", lambda v: str(v.right.of)),
    _cell("verdict right", lambda v: between(v.right)),
    _cell("not judged", lambda v: str(v.not_judged)),
    _cell("not found", lambda v: str(v.not_found)),
)
BOUNDARIES = (
    _cell("repetitions", lambda v: str(v.start.n)),
    _cell("start, median", lambda v: signed(v.start.median, 2)),
    _cell("95 % within", lambda v: number(v.start.p95, 2)),
    _cell("end, median", lambda v: signed(v.end.median, 2)),
    _cell("95 % within", lambda v: number(v.end.p95, 2)),
)
HOLDING = (
    _cell("timed", lambda v: str(v.error.n)),
    _cell("missed", lambda v: str(v.missed)),
    _cell("not judged", lambda v: str(v.not_judged)),
    _cell("within 0.3 s", lambda v: between(v.within)),
    _cell("sure", lambda v: percent(v.sure.value, 0)),
    _cell("within 0.3 s of the sure", lambda v: between(v.sure_within)),
    _cell("bias, s", lambda v: signed(v.error.bias, 2)),
    _cell("spread, s", lambda v: number(v.error.sd, 2)),
    _cell("95 % within, s", lambda v: number(v.error.p95, 2)),
    _cell("timed without a hold", lambda v: str(v.extra)),
)
WARNED = (
    _cell("due", lambda v: str(v.episodes)),
    _cell("recall", lambda v: between(v.recall)),
    _cell("recall, strong", lambda v: between(v.strong_recall)),
    _cell("not judged", lambda v: str(v.not_judged)),
    _cell("far side", lambda v: str(v.far_side)),
    _cell("warnings", lambda v: str(v.warnings)),
    _cell("precision", lambda v: between(v.precision)),
    _cell("F1", lambda v: number(v.f1, 2)),
    _cell("delay, s", lambda v: signed(v.delay.median, 2)),
)
ALARMS = (
    _cell("minutes", lambda v: number(v.minutes)),
    _cell("false warnings", lambda v: str(v.false)),
    _cell("far off", lambda v: str(v.far_off)),
    _cell("in 10 minutes", lambda v: number(_tenfold(v.per_minute), 2)),
    _cell("at most", lambda v: number(_tenfold(v.upper_per_minute), 2)),
)
SIGHTING = (
    _cell("a part", lambda v: percent(v.by_kind.get("a part of the body"))),
    _cell("anybody", lambda v: percent(v.by_kind.get("anybody"))),
    _cell("the side view", lambda v: percent(v.by_kind.get("the side view"))),
    _cell("who is meant", lambda v: percent(v.by_kind.get("who is meant"))),
    _cell("the form", lambda v: percent(v.by_kind.get("the form"))),
    _cell("hidden and said", lambda v: f"{v.said.hits} of {v.said.of}"),
    _cell("without cause", lambda v: percent(v.astray)),
)
EFFECT = (
    _cell("clips", lambda v: str(v.clips)),
    _cell("exact count", lambda v: between(v.exact)),
    _cell("mean error, degrees", lambda v: number(v.mae)),
    _cell("recall, strong faults", lambda v: between(v.strong_recall)),
    _cell("false warnings in 10 min", lambda v: number(_tenfold(v.alarms.per_minute), 2)),
)


def _tenfold(value: float | None) -> float | None:
    return None if value is None else 10 * value


def _by(
    what: str,
    cells: Sequence[tuple[str, Callable[..., str]]],
    rows: Sequence[Row[object]],
    ways: Sequence[str] = ("all", "view", "exercise", "body", "shown", "model"),
) -> str:
    """A table of rows, those of each way after the other; the first cell names the group."""
    lines = [
        [f"**{row.group}**" if row.by == "all" else row.group, *(of(row.value) for _, of in cells)]
        for way in ways
        for row in rows
        if row.by == way
    ]
    return table([what, *(head for head, _ in cells)], lines)


def _targets(targets: Sequence[Target]) -> str:
    rows = []
    for target in targets:
        shown: Callable[[float | None], str] = percent if target.unit == "share" else _plain(target)
        value = shown(target.value)
        if target.between is not None:
            value += f" ({100 * target.between[0]:.0f} to {100 * target.between[1]:.0f})"
        aim = ("at most " if target.at_most else "at least ") + shown(target.aim)
        met = {None: "not measured", True: "**met**", False: "not met"}[target.met]
        rows.append([target.what, aim, value, target.cases, met])
    return table(["", "aim", "reached", "from", ""], rows)


def _plain(target: Target) -> Callable[[float | None], str]:
    if target.unit == "deg":
        return lambda value: number(value, 1, "°")
    return lambda value: number(_tenfold(value), 2, " in 10 min")


def _angles_side(rows: Sequence[AngleRow]) -> str:
    own = [row for row in rows if row.by == "view" and row.group == VIEWS[0] and row.errors.n]
    return table(
        [
            "joint",
            "limb",
            "frames",
            "bias",
            "mean error",
            "without its bias",
            "spread",
            "95 %",
            "seen",
        ],
        [
            [
                _joint(row.joint),
                row.limb if row.limb != "trunk" else NOTHING,
                str(row.errors.n),
                signed(row.errors.bias),
                number(row.errors.mae),
                number(row.about_own.mae),
                number(row.errors.sd),
                number(row.errors.p95),
                percent(row.seen.value, 0),
            ]
            for row in own
        ],
    )


def _angles_view(rows: Sequence[AngleRow]) -> str:
    own = [row for row in rows if row.by == "view" and row.limb != "far"]
    views = [view for view in VIEWS if any(row.group == view for row in own)]
    by = {(row.group, row.joint): row.errors for row in own}
    return table(
        ["joint", *(f"{view}: mean error" for view in views), *(f"{view}: bias" for view in views)],
        [
            [
                _joint(joint),
                *(number(by[view, joint].mae) for view in views),
                *(signed(by[view, joint].bias) for view in views),
            ]
            for joint in (*TRUNK, *JOINTS)
            if views
        ],
    )


def _angles_by(rows: Sequence[AngleRow], way: str) -> str:
    own = {
        (row.group, row.joint): row.errors for row in rows if row.by == way and row.limb != "far"
    }
    groups = sorted({group for group, _ in own})
    return table(
        ["", *(name for _, _, name in AIMED_JOINTS)],
        [
            [group, *(_mae_and_bias(own[group, joint]) for joint, _, _ in AIMED_JOINTS)]
            for group in groups
        ],
    )


def _mae_and_bias(errors: Spread) -> str:
    return NOTHING if errors.mae is None else f"{errors.mae:.1f} ({signed(errors.bias)})"


def _joint(name: str) -> str:
    return name.replace("_", " ")


def _effects(effects: dict[str, list[Row[sums.Effect]]]) -> str:
    """One table of all factors by which the scenes differ, a line with its name before each."""
    lines = []
    for factor in FACTORS:
        rows = effects.get(factor.key, [])
        if len(rows) > 1:
            lines.append([f"**{factor.label}**", *[""] * len(EFFECT)])
            lines += [[row.group, *(of(row.value) for _, of in EFFECT)] for row in rows]
    return table(["", *(head for head, _ in EFFECT)], lines)


def _spine(checks: Mapping[str, SpineCheck]) -> str:
    rows: tuple[tuple[str, Callable[[SpineCheck], str]], ...] = (
        ("rounded and said so", lambda c: between(c.rounded)),
        ("sagging and said so", lambda c: between(c.sagged)),
        ("neutral and left alone", lambda c: between(c.kept)),
        ("balanced accuracy with these limits", lambda c: percent(c.accuracy)),
        ("best balanced accuracy", lambda c: percent(c.curve.best_accuracy if c.curve else None)),
        ("with a limit of", lambda c: _reading(c.curve.best if c.curve else None)),
        ("area under the curve", lambda c: number(c.curve.area if c.curve else None, 3)),
    )
    lines = [[words, *(of(check) for check in checks.values())] for words, of in rows]
    return table(["", *checks], lines)


def _spine_limits(check: SpineCheck) -> str:
    return f"{_reading(check.limits[0])} for rounding and {_reading(check.limits[1])} for sagging"


def _reading(value: float | None) -> str:
    """A change of what is read off the outline, in its own unit."""
    if OUTLINE_MEASURE.unit == "deg":
        return number(value, 1, " degrees")
    return number(value, 3, " of the trunk's length")


def _spoiled(ways: Sequence[SpoiledResult]) -> str:
    if not ways:
        return ""
    rows = table(
        ["filmed", "films", "exact", "as before"],
        [[way.words, str(way.films), str(way.exact), str(way.same)] for way in ways],
    )
    return (
        "\n\nThe same films as a worse camera would have filmed them. What the person does stays"
        " the same, so a number that changes was right by luck.\n\n"
        f"{rows}"
    )


def _footage(films: Sequence[FootageResult]) -> str:
    if not films:
        return (
            "This run was given none. `make accuracy FOOTAGE=folder` takes a folder with films"
            " and a `clips.json` of labels made by eye."
        )
    ours = [film for film in films if film.ours]
    others = [film for film in films if not film.ours]
    known = table(
        ["film", "exercise", "labelled", "seen", "counted", "start and end off by, s",
         "hold off by, s", "warnings"],
        [
            [f.name, f.exercise, str(f.true), str(f.seen), str(f.counted), number(f.boundary_s, 2),
             number(f.hold_s, 2), ", ".join(f.warnings) or "none"]
            for f in ours
        ],
    )  # fmt: skip
    exact = sum(film.exact for film in ours)
    quiet = sum(film.exact for film in others)
    return (
        f"{len(ours)} films of exercises that posecheck knows, labelled by eye: the number of"
        f" repetitions is exact in {exact}. Times are medians within a film; labels by eye are"
        " themselves some tenths of a second off.\n\n"
        f"{known}\n\n"
        f"{len(others)} films of other movements, watched as a leg lift on all fours: in {quiet} of"
        " them nothing was counted, as it should be."
    )
