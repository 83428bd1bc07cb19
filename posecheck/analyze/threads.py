"""The two helpers beside the pose network: one decodes ahead, one draws and encodes behind."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from threading import Thread, get_native_id
from types import TracebackType
from typing import Generic, Self, TypeVar

from posecheck.analyze.handover import Handover

T = TypeVar("T")

# Frames on their way at any one time: enough to smooth out slow ones, 11 MB at 1280x720.
ROOM = 4


def _stand_back() -> None:
    """Let the pose network go first: all else waits for it, and on two cores gets in its way.

    Worth 6 % of the time of a 720p clip with one network. Not where there is one for each core:
    what stands back then never gets its turn, and may do so while the networks wait for Python's
    lock. Only Linux has a priority for a single thread.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), 10)


class ReadAhead(Generic[T]):
    """Iterates in a thread of its own and gives what comes, in order, to the one who asks.

    What the source raises is raised here, after everything that came before it. Leaving the
    `with` block stops the thread and waits for it. behind: see `_stand_back`.
    """

    def __init__(self, source: Iterable[T], room: int = ROOM, *, behind: bool = True) -> None:
        self._source = source
        self._behind = behind
        self._handover: Handover[T] = Handover(room)
        self._thread = Thread(target=self._work, name="read-ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._handover.leave()
        self._thread.join()

    def __iter__(self) -> Iterator[T]:
        return iter(self._handover)

    def _work(self) -> None:
        if self._behind:
            _stand_back()
        try:
            for thing in self._source:
                if not self._handover.give(thing):
                    return
            self._handover.end()
        except BaseException as error:
            self._handover.end(error)


class WriteBehind(Generic[T]):
    """Calls `write` for each thing in a thread of its own, in order.

    What `write` raises is raised by the next `add`, or by `close`. behind: see `_stand_back`.
    """

    def __init__(
        self, write: Callable[[T], None], room: int = ROOM, *, behind: bool = True
    ) -> None:
        self._write = write
        self._behind = behind
        self._handover: Handover[T] = Handover(room)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._work, name="write-behind", daemon=True)
        self._thread.start()

    def add(self, thing: T) -> None:
        """Hand over one thing, waiting while the thread is behind."""
        if not self._handover.give(thing):
            self.close()

    def close(self) -> None:
        """Wait until everything is written; may be called twice."""
        self._handover.end()
        self._thread.join()
        error, self._error = self._error, None
        if error is not None:
            raise error

    def _work(self) -> None:
        if self._behind:
            _stand_back()
        try:
            for thing in self._handover:
                self._write(thing)
        except BaseException as error:
            self._error = error
        finally:
            self._handover.leave()
