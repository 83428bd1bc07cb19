"""Memory that networks leave behind."""

import ctypes
import sys
from functools import cache
from typing import Any


def give_back_memory() -> None:
    """Return what closed networks have freed to the system, where the C library does not by itself.

    glibc keeps it, in pieces that the next network does not fit into: a clip of ten minutes, which
    is followed by twenty landmarkers one after the other, took 1.2 GB instead of half of that.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


@cache
def _malloc_trim() -> Any:
    """The C library's function of that name; None where it has none."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
