"""Measures everything and writes docs/performance.md, and its figures beside it as JSON.

python -m benchmarks           about ten minutes on two idle cores
python -m benchmarks --long    also ten minutes of live, a clip of half an hour, 200 clips
python -m benchmarks --quick   short clips, one round: to try the benchmark out
python -m benchmarks --only memory --long   one part anew, the others stay as they are
"""

import argparse
import json
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import parts
from benchmarks.machine import describe
from benchmarks.page import page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
PARTS = {
    "start_up": parts.start_up,
    "main": parts.main_comparison,
    "models": parts.models_and_sizes,
    "live": parts.live,
    "memory": parts.memory,
    "batch": parts.batch,
}


def main() -> None:
    """Run the parts in turn, print the page and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--long", action="store_true", help="all that takes long as well")
    parser.add_argument("--quick", action="store_true", help="short clips, one round")
    parser.add_argument("--rounds", type=int, default=3, help="of each paired comparison")
    parser.add_argument("--only", choices=[*PARTS], nargs="+", help="measure these parts anew")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write")
    chosen = parser.parse_args()
    start = time.monotonic()

    def tell(text: str) -> None:
        print(f"{time.monotonic() - start:6.0f} s  {text}", flush=True)

    figures = chosen.out.with_suffix(".json")
    data: dict[str, Any] = {"taken": {}}
    if chosen.only and figures.is_file():
        data = json.loads(figures.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="posecheck-bench-") as folder:
        plan = _plan(Path(folder), chosen)
        for name in chosen.only or PARTS:
            began = time.monotonic()
            data[name] = PARTS[name](plan, tell)
            data["taken"][name] = {
                "date": str(date.today()),
                "minutes": (time.monotonic() - began) / 60,
                "kind": "long" if chosen.long else "quick" if chosen.quick else "",
            }
            data["machine"] = describe()
            figures.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    missing = [name for name in PARTS if name not in data]
    if missing:
        print(f"No page yet: {', '.join(missing)} not measured. The figures are in {figures}.")
        return
    text = page(data)
    print(text)
    chosen.out.write_text(text, encoding="utf-8")


def _plan(folder: Path, chosen: argparse.Namespace) -> parts.Plan:
    plan = parts.Plan(folder, chosen.rounds)
    if chosen.long:
        return replace(plan, live_s=600.0, memory_s=(10, 60, 600, 1800), batch=200)
    if chosen.quick:
        return replace(
            plan, rounds=1, main_s=16, models_s=4, live_s=4.0, memory_s=(10, 60), batch=4
        )
    return plan


if __name__ == "__main__":
    main()
