"""Giving memory back is harmless wherever it is done, and done where networks are closed."""

import pytest

import posecheck.pose.landmarker as landmarker
from posecheck.pose import memory


def test_both_may_be_done_again_and_again():
    for _ in range(2):
        memory.settle_allocator()
        memory.give_back_memory()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nothing_is_called(monkeypatch, platform):
    memory._glibc.cache_clear()
    monkeypatch.setattr(memory.sys, "platform", platform)
    monkeypatch.setattr(memory.ctypes, "CDLL", None)
    try:
        memory.give_back_memory()
    finally:
        memory._glibc.cache_clear()


def test_a_closed_landmarker_gives_its_memory_back(monkeypatch):
    given = []
    monkeypatch.setattr(landmarker, "give_back_memory", lambda: given.append(True))
    landmarker.PoseLandmarker("lite").close()
    assert given == [True]
