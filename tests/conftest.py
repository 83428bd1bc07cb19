"""What holds for all tests."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test does, in whatever process, gets into the history of who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "POSECHECK_DATA", str(tmp_path_factory.mktemp("data")))
        yield
