"""Runs a command as a process and says what it took."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

POSECHECK = ("-c", "import sys; sys.argv[0] = 'posecheck'; from posecheck.cli import main; main()")
Command = Sequence[object]
_WAITER = """
import os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
elapsed, code = time.perf_counter() - start, os.waitstatus_to_exitcode(status)
print(code, elapsed, used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
"""Waits for a command in a process of its own: on Linux the peak of a process is never less than
what its parent held when it was started, and the benchmark itself is large."""


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
    words = [sys.executable, *map(str, command)]
    waiter = subprocess.run(
        [sys.executable, "-S", "-c", _WAITER, *words], capture_output=True, text=True, check=True
    )
    code, elapsed, work, memory = waiter.stderr.split()[-4:]
    if int(code):
        raise subprocess.CalledProcessError(int(code), words)
    kilo = 1 if sys.platform == "darwin" else 1024
    return Cost(float(elapsed), float(work), int(memory) * kilo, waiter.stdout)


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
