"""Real films against counts and times that people took from them by eye.

The films stay where they are; of each only its bare name goes into the page.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from samples.accuracy.running import Task
from samples.accuracy.seen import Seen, spans
from samples.accuracy.spans import Span, matched

LABELS = "clips.json"
EXERCISES = {
    "wall slide": "wall-slide",
    "bridge": "bridge",
    "donkey kick": "all-fours-leg-lift",
    "swimmer": "prone-leg-raise",
    "single knee to chest": "single-knee-to-chest",
    "toe touch": "toe-touch-avoid",
    "side-lying leg raise": "side-lying-leg-lift",
    "cobra": "cobra",
}
"""Words in a label's `exercise`, and what of ours it is."""
STRANGER = "all-fours-leg-lift"
"""As what a film of any other movement is watched: nothing in it counts."""


@dataclass(frozen=True, slots=True)
class Label:
    """What people saw in a film. ours: whether it shows an exercise that posecheck knows."""

    file: str
    exercise: str
    ours: bool
    repetitions: tuple[Span, ...]
    number: int
    holds: tuple[Span, ...]

    @property
    def name(self) -> str:
        """The film's bare name."""
        return Path(self.file).stem


@dataclass(frozen=True, slots=True)
class FootageResult:
    """A film: the repetitions that people and posecheck saw, and seconds between their times."""

    name: str
    exercise: str
    ours: bool
    true: int
    seen: int
    counted: int
    boundary_s: float | None
    hold_s: float | None
    holds: int
    warnings: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """The same number of repetitions; of another movement: none that counts."""
        return self.seen == self.true if self.ours else self.counted == 0


@dataclass(frozen=True, slots=True)
class SpoiledResult:
    """All films spoiled in one way: of how many the count is the true one still, and of how many it
    is that of the film as it was."""

    words: str
    films: int
    exact: int
    same: int


def labels(folder: Path) -> list[Label]:
    """The labels of a folder of films, those without a film left out."""
    entries = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    return [_label(entry) for entry in entries if (folder / entry["file"]).is_file()]


def tasks(folder: Path, known: Sequence[Label]) -> list[Task]:
    """What is to be analysed."""
    return [Task(folder / label.file, label.exercise) for label in known]


def compare(label: Label, seen: Seen | None) -> FootageResult:
    """A film's labels against what posecheck says of it; None: it said nothing."""
    if seen is None:
        return FootageResult(
            label.name, label.exercise, label.ours, label.number, 0, 0, None, None, 0, ()
        )
    cycles = seen.cycles
    found = matched(label.repetitions, spans(cycles)) if label.ours else []
    apart = [
        abs(ours - theirs)
        for i, j in found
        for ours, theirs in (
            (cycles[j].start_s, label.repetitions[i].start),
            (cycles[j].end_s, label.repetitions[i].end),
        )
    ]
    held = seen.session.holds
    both = matched(label.holds, spans(held)) if label.ours else []
    errors = [abs(held[j].seconds - label.holds[i].seconds) for i, j in both]
    return FootageResult(
        name=label.name,
        exercise=label.exercise,
        ours=label.ours,
        true=label.number,
        seen=len(cycles),
        counted=sum(cycle.counted for cycle in cycles),
        boundary_s=float(np.median(apart)) if apart else None,
        hold_s=float(np.median(errors)) if errors else None,
        holds=len(errors),
        warnings=tuple(sorted({warning.fault for warning in seen.session.warnings})),
    )


def spoiled(
    words: str, plain: Sequence[FootageResult], worse: Sequence[FootageResult]
) -> SpoiledResult:
    """What became of the films, told beside what they were before, in the same order."""
    pairs = list(zip(plain, worse, strict=True))
    return SpoiledResult(
        words,
        len(pairs),
        sum(after.exact for _, after in pairs),
        sum(_number(before) == _number(after) for before, after in pairs),
    )


def _number(film: FootageResult) -> int:
    return film.seen if film.ours else film.counted


def _label(entry: Mapping[str, Any]) -> Label:
    words = str(entry["exercise"])
    ours = next((known for word, known in EXERCISES.items() if word in words), None)
    return Label(
        file=entry["file"],
        exercise=ours or STRANGER,
        ours=ours is not None,
        repetitions=tuple(Span(float(start), float(end)) for start, end in entry["rep_times"]),
        number=int(entry["reps"]),
        holds=tuple(Span(float(h["start"]), float(h["end"])) for h in entry["holds"]),
    )
