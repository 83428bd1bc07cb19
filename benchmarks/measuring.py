"""Runs a command as a process and says what it took."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

POSECHECK = ("-c", "import sys; sys.argv[0] = 'posecheck'; from posecheck.cli import main; main()")
Command = Sequence[object]


class Cost(NamedTuple):
    """What a process took with all that it started.

    elapsed: seconds on the clock. work: seconds of all cores together. memory: its largest
    process's peak in bytes. said: what it printed.
    """

    elapsed: float
    work: float
    memory: int
    said: str


def run(*command: object) -> Cost:
    """Run Python with these arguments. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *map(str, command)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [*map(str, command)])
    kilo = 1 if sys.platform == "darwin" else 1024
    return Cost(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kilo, said)


def in_turn(
    commands: Mapping[str, Command], rounds: int, tell: Callable[[str], None]
) -> dict[str, list[Cost]]:
    """Run each command once a round, in turn and every other round backwards.

    Whatever else the machine does then hits all of them alike; see `ratio`.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds):
        names = [*commands] if number % 2 == 0 else [*commands][::-1]
        for name in names:
            costs[name].append(run(*commands[name]))
            tell(f"{name}: {costs[name][-1].elapsed:.1f} s")
    return costs


def ratio(slow: Sequence[Cost], quick: Sequence[Cost]) -> float:
    """How many times as fast the second is: the median over pairs of one round."""
    return median(a.elapsed / b.elapsed for a, b in zip(slow, quick, strict=True))


def seconds(costs: Sequence[Cost]) -> float:
    """The median of the time on the clock."""
    return median(cost.elapsed for cost in costs)


def work(costs: Sequence[Cost]) -> float:
    """The median of the work of all cores."""
    return median(cost.work for cost in costs)
