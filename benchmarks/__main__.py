"""Measures everything and writes docs/performance.md.

python -m benchmarks           about ten minutes on two idle cores
python -m benchmarks --long    also ten minutes of live, a clip of half an hour, 200 clips
python -m benchmarks --quick   short clips, one round: to try the benchmark out
"""

import argparse
import json
import tempfile
import time
from dataclasses import replace
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
    parser.add_argument("--only", choices=[*PARTS], help="print one part's figures, no page")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write")
    chosen = parser.parse_args()
    start = time.monotonic()

    def tell(text: str) -> None:
        print(f"{time.monotonic() - start:6.0f} s  {text}", flush=True)

    with tempfile.TemporaryDirectory(prefix="posecheck-bench-") as folder:
        plan = parts.Plan(Path(folder), chosen.rounds)
        if chosen.long:
            lengths = (10, 60, 600, 1800)
            plan = replace(plan, live_s=600.0, memory_s=lengths, batch=200)
        elif chosen.quick:
            plan = replace(
                plan, rounds=1, main_s=16, models_s=4, live_s=4.0, memory_s=(10, 60), batch=4
            )
        if chosen.only:
            print(json.dumps(PARTS[chosen.only](plan, tell), indent=2))
            return
        data: dict[str, Any] = {name: part(plan, tell) for name, part in PARTS.items()}
    data["machine"] = describe()
    data["minutes"] = (time.monotonic() - start) / 60
    data["kind"] = "long" if chosen.long else "quick" if chosen.quick else ""
    text = page(data)
    print(text)
    chosen.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
