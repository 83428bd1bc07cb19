"""docs/live.md has tables that benchmarks write, each between two marks of its own."""

from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "live.md"


def put(name: str, text: str, page: Path = PAGE) -> None:
    """Write a benchmark's text in the place of the one before.

    name: the benchmark's. Raises ValueError where the page has no place for it.
    """
    begin, end = f"<!-- {name}: written by python -m benchmarks.{name} -->", f"<!-- {name}: end -->"
    before, opened, rest = page.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        raise ValueError(f"{page} has no place for {name}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")
