"""The other commands: catalogue, doctor, demo, version, help."""

import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from posecheck import __version__, doctor
from posecheck.errors import InputError
from posecheck.samples import find_sample, samples
from tests.cli.command import Command
from tests.session.puppet import SIZE
from tests.video.clips import even_times, make_clip

ROOT = Path(__file__).parents[2]
HEAVY = ("mediapipe", "cv2", "av", "pyarrow", "numpy", "PIL", "rich.progress")


def loaded(*arguments: str) -> set[str]:
    """Those of the heavy libraries that a command has loaded when it is done."""
    code = (
        "import sys, atexit; sys.argv = ['posecheck', *sys.argv[1:]]\n"
        f"atexit.register(lambda: print('\\n', *(m for m in {HEAVY} if m in sys.modules)))\n"
        "from posecheck.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["analyze", "--help"]])
def test_help_waits_for_no_library(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


@pytest.mark.parametrize("arguments", [["exercises"], ["exercises", "show", "bridge"]])
def test_the_catalogue_waits_for_no_pose_network_and_no_video(arguments: list[str]) -> None:
    assert not loaded(*arguments) & {"mediapipe", "cv2", "av", "PIL"}


def test_version(command: Command) -> None:
    assert command("--version").out == f"posecheck {__version__}\n"


def test_nothing_asked_shows_the_commands(command: Command) -> None:
    done = command()
    assert done.code == 2
    assert all(name in done.out + done.err for name in ("analyze", "live", "exercises", "doctor"))


def test_the_catalogue_for_people_and_for_programs(command: Command) -> None:
    listed = command("exercises")
    known = json.loads(command("exercises", "--json").out)
    assert {"wall-slide", "bridge", "prone-leg-raise"} <= {entry["id"] for entry in known}
    assert all(entry["id"] in listed.out for entry in known)
    assert listed.code == 0


def test_one_exercise(command: Command) -> None:
    done = command("exercises", "show", "wall-slide")
    assert done.code == 0
    assert "Wall slide to 45 degrees" in done.out
    assert "Come up a little (warning): knee bend over 62°, for 0.7 s (ARTICLE 002" in done.out
    assert "Knee bend 38° to 55°, best 45°" in done.out
    assert json.loads(command("exercises", "show", "bridge", "--json").out)["id"] == "bridge"


def test_an_exercise_that_is_none(command: Command) -> None:
    done = command("exercises", "show", "brigde")
    assert done.code == 2
    assert "bridge" in done.sentence


def test_checking_a_file(command: Command, tmp_path: Path) -> None:
    shipped = ROOT / "posecheck" / "exercises" / "data" / "bridge.toml"
    assert command("exercises", "check", shipped).code == 0
    broken = tmp_path / "broken.toml"
    broken.write_text(shipped.read_text(encoding="utf-8").replace("purpose", "porpoise", 1))
    done = command("exercises", "check", broken)
    assert done.code == 2
    assert "broken.toml" in done.sentence


def test_samples_are_found_by_exercise_and_missed_in_a_sentence(tmp_path: Path) -> None:
    for name in ("bridge-oblique.mp4", "wall-slide.mp4", "wall-slide-fault.mp4"):
        (tmp_path / name).touch()
    assert find_sample("wall-slide", (tmp_path / "no", tmp_path)).name == "wall-slide.mp4"
    assert find_sample("bridge", (tmp_path,)).name == "bridge-oblique.mp4"
    assert samples((tmp_path,)) == ["bridge-oblique", "wall-slide", "wall-slide-fault"]
    with pytest.raises(InputError, match=r"No sample clip of squat .* wall-slide-fault"):
        find_sample("squat", (tmp_path,))


@pytest.mark.usefixtures("with_puppet")
def test_demo_analyses_a_sample(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = make_clip(tmp_path / "wall-slide-right.mp4", even_times(10, 5), size=SIZE)
    monkeypatch.setattr("posecheck.cli.demo.find_sample", lambda _exercise: clip)
    done = command("demo", "-o", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert f"Files in {tmp_path / 'out' / 'wall-slide-right'}:" in done.out
    assert command("demo", "no-such").code == 2


def test_doctor_says_a_line_for_everything(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "camera", lambda: doctor.Finding("camera", False, "none here"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    done = command("doctor")
    lines = done.out.splitlines()
    assert all(re.match(r"(ok    |not ok)  \w", line) for line in lines)
    assert "not ok  camera: none here" in lines
    assert done.code == 0, done.out


def test_doctor_leaves_with_1_only_when_analyze_cannot_work(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for needed, code in ((True, 1), (False, 0)):
        finding = doctor.Finding("models", False, "damaged", needed)
        monkeypatch.setattr(doctor, "examine", lambda _sample, one=finding: iter([one]))
        assert command("doctor").code == code


def test_doctor_notices_two_opencvs(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"cv2": ["opencv-python", "opencv-contrib-python"]}
    monkeypatch.setattr(metadata, "packages_distributions", lambda: two)
    finding = doctor.one_opencv()
    assert not finding.ok
    assert "pip uninstall opencv-contrib-python opencv-python" in finding.text


def test_doctor_notices_another_pose_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _name: "1.2.2")
    assert not doctor.pose_library().ok


def test_doctor_goes_on_after_a_check_that_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> doctor.Finding:
        raise ImportError("libGL.so.1")

    for name in ("one_opencv", "models", "display", "camera"):
        monkeypatch.setattr(doctor, name, broken)
    monkeypatch.setattr(doctor, "speed", lambda _sample: doctor.Finding("speed", True, "1 ms"))
    findings = {finding.what: finding for finding in doctor.examine(None)}
    assert findings["OpenCV"] == ("OpenCV", False, "ImportError: libGL.so.1", True)
    assert findings["display"].needed is False
    assert findings["speed"].ok


def test_the_pin_that_doctor_looks_for_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"mediapipe=={doctor.MEDIAPIPE}" in project["dependencies"]
