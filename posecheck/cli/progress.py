"""A progress bar on stderr, where stderr is a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Update(Protocol):
    """Told how much is done, of how much where that is known, and a new title if there is one."""

    def __call__(self, done: int, total: int | None, title: str | None = None, /) -> None:
        """Tell it."""


@contextmanager
def progress_bar(title: str) -> Iterator[Update]:
    """Give a function that is told how many frames are done, and of how many."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=None)

        def update(done: int, total: int | None, title: str | None = None) -> None:
            known = None if total is None else max(total, done)
            bar.update(task, completed=done, total=known, description=title)

        yield update


@contextmanager
def clips_bar(total: int) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many clips are done, and how many of them failed."""
    with progress_bar(f"{total} clips") as progress:

        def update(done: int, failed: int) -> None:
            title = f"{total} clips, {failed} failed" if failed else None
            progress(done, total, title)

        yield update
