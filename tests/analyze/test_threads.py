"""Decoding ahead and writing behind: in order, bounded, and honest about errors."""

from collections.abc import Iterator
from threading import Event, active_count

import pytest

from posecheck.analyze.threads import ReadAhead, WriteBehind


def test_everything_comes_in_order() -> None:
    with ReadAhead(range(100), room=3) as ahead:
        assert list(ahead) == list(range(100))


def test_what_was_read_before_an_error_comes_before_it() -> None:
    def source() -> Iterator[int]:
        yield 1
        yield 2
        raise OSError("torn")

    seen = []
    with ReadAhead(source()) as ahead, pytest.raises(OSError, match="torn"):
        seen.extend(ahead)
    assert seen == [1, 2]


def test_the_reader_waits_rather_than_fill_the_memory() -> None:
    read = []
    enough = Event()

    def source() -> Iterator[int]:
        for number in range(1000):
            read.append(number)
            if number == 3:
                enough.set()
            yield number

    with ReadAhead(source(), room=3) as ahead:
        enough.wait(5)
        assert next(iter(ahead)) == 0
    # Three that wait, one taken, and one or two under way.
    assert len(read) <= 6


def test_leaving_early_ends_the_thread() -> None:
    before = active_count()
    with ReadAhead(iter(int, 1)) as ahead:
        next(iter(ahead))
    assert active_count() == before


def test_everything_is_written_in_order_before_close_returns() -> None:
    written: list[int] = []
    behind = WriteBehind(written.append, room=2)
    for number in range(50):
        behind.add(number)
    behind.close()
    behind.close()
    assert written == list(range(50))


def test_an_error_in_writing_reaches_the_one_who_adds() -> None:
    def write(number: int) -> None:
        if number == 3:
            raise OSError("full")

    behind = WriteBehind(write, room=1)

    def add_many() -> None:
        for number in range(100):
            behind.add(number)

    with pytest.raises(OSError, match="full"):
        add_many()
    behind.close()


def test_an_error_in_the_last_writing_reaches_the_one_who_closes() -> None:
    def write(_number: int) -> None:
        raise OSError("full")

    behind = WriteBehind(write)
    behind.add(1)
    with pytest.raises(OSError, match="full"):
        behind.close()
