"""What holds for all tests."""

import os
import signal
from collections.abc import Iterator

import pytest


def pytest_configure() -> None:
    """A shell starts what runs in its background deaf to Ctrl-C, and children inherit it; the tests
    that press it in a child would wait for ever."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test does, in whatever process, gets into the history of who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "POSECHECK_DATA", str(tmp_path_factory.mktemp("data")))
        yield
