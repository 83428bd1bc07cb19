"""Handing things from one thread to the next, a few at a time, with an end from either side."""

from collections import deque
from collections.abc import Iterator
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Handover(Generic[T]):
    """A short queue with one giver and one taker.

    The giver calls `give` and at last `end`; the taker iterates. A giver that runs ahead by
    `room` things waits. A taker that has gone (`leave`) sets the giver free.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._things: deque[T] = deque()
        self._changed = Condition()
        self._ended = False
        self._left = False
        self._error: BaseException | None = None

    def give(self, thing: T) -> bool:
        """Hand over one thing, waiting for room; False when the taker has gone."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._things) < self._room or self._left)
            if self._left:
                return False
            self._things.append(thing)
            self._changed.notify_all()
            return True

    def end(self, error: BaseException | None = None) -> None:
        """Nothing more comes; an error is raised where the taker iterates, after the rest."""
        with self._changed:
            self._ended, self._error = True, error
            self._changed.notify_all()

    def leave(self) -> None:
        """The taker takes no more."""
        with self._changed:
            self._left = True
            self._changed.notify_all()

    def __iter__(self) -> Iterator[T]:
        """Everything that is given, until the end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._things or self._ended)
                if not self._things:
                    break
                thing = self._things.popleft()
                self._changed.notify_all()
            yield thing
        if self._error is not None:
            raise self._error
