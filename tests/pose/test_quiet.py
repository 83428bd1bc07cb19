import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.pose.quiet import quiet_library

ROOT = Path(__file__).resolve().parents[2]

CHATTER = (
    b"INFO: Created TensorFlow Lite XNNPACK delegate for CPU.\n"
    b"WARNING: All log messages before absl::InitializeLog() is called are written to STDERR\n"
    b"W0000 00:00:1795257608.143533   25886 inference_feedback_manager.cc:114] Feedback manager\n"
    b"I0000 00:00:1795257608.143533   25886 gl_context.cc:357] GL version\n"
)

DETECT = """
import sys
import numpy as np
from posecheck.frame import Frame
from posecheck.pose.landmarker import PoseLandmarker

pictures = np.load(sys.argv[1])
with PoseLandmarker("lite", with_mask=True) as landmarker:
    for index, picture in enumerate(pictures):
        landmarker.detect(Frame(picture, index / 25, index))
"""


def test_chatter_is_dropped_and_everything_else_passed_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with quiet_library():
        os.write(2, CHATTER)
        os.write(2, b"something real\n")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "something real\nafterwards\n"


def test_an_error_inside_leaves_stderr_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="inside"), quiet_library():
        raise ValueError("inside")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "afterwards\n"


def test_threads_may_overlap_in_any_order(capfd: pytest.CaptureFixture[str]) -> None:
    first_may_leave, second_is_in = threading.Event(), threading.Event()

    def first() -> None:
        with quiet_library():
            os.write(2, CHATTER)
            second_is_in.wait(5)

    def second() -> None:
        with quiet_library():
            second_is_in.set()
            first_may_leave.wait(5)
            os.write(2, b"from the second\n" + CHATTER)

    threads = [threading.Thread(target=work) for work in (first, second)]
    threads[0].start()
    threads[1].start()
    threads[0].join()
    first_may_leave.set()
    threads[1].join()
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "from the second\nafterwards\n"


def test_detecting_prints_nothing(tmp_path: Path, pictures: list[NDArray[np.uint8]]) -> None:
    """The library has things to say when it starts and again when it first sees a person."""
    nobody = np.zeros_like(pictures[0])
    np.save(tmp_path / "pictures.npy", np.array([nobody, nobody, *pictures, nobody, *pictures]))
    child = subprocess.run(
        [sys.executable, "-c", DETECT, str(tmp_path / "pictures.npy")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (child.returncode, child.stdout, child.stderr) == (0, "", "")
