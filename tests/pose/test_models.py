import hashlib
import zipfile
from pathlib import Path

import pytest

from posecheck.errors import InputError
from posecheck.pose.models import find_model

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
SUMS = {
    name: digest
    for digest, name in (line.split() for line in (MODELS / "SHA256SUMS").read_text().splitlines())
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["lite", "full"])
def test_a_committed_bundle_is_the_one_that_was_listed(name: str) -> None:
    path = MODELS / f"pose_landmarker_{name}.task"
    assert sha256(path.read_bytes()) == SUMS[path.name]


@pytest.mark.parametrize("name", ["lite", "full"])
def test_a_bundle_holds_the_published_detector_and_a_landmark_network(name: str) -> None:
    with zipfile.ZipFile(MODELS / f"pose_landmarker_{name}.task") as bundle:
        assert sha256(bundle.read("pose_detector.tflite")) == SUMS["pose_detection.tflite"]
        assert "pose_landmarks_detector.tflite" in bundle.namelist()


@pytest.mark.parametrize("name", ["lite", "full"])
def test_the_members_of_a_bundle_are_stored_plain_and_aligned(name: str) -> None:
    path = MODELS / f"pose_landmarker_{name}.task"
    data = path.read_bytes()
    with zipfile.ZipFile(path) as bundle:
        for member in bundle.infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert data.index(bundle.read(member)) % 4 == 0


def test_a_checkout_has_its_models_beside_the_package() -> None:
    assert find_model("full") == MODELS / "pose_landmarker_full.task"


def test_an_installed_wheel_has_its_models_inside_the_package(tmp_path: Path) -> None:
    inside = tmp_path / "posecheck" / "_models"
    inside.mkdir(parents=True)
    (inside / "pose_landmarker_lite.task").touch()
    found = find_model("lite", folders=(tmp_path / "models", inside))
    assert found == inside / "pose_landmarker_lite.task"


def test_a_wheel_takes_the_models_to_where_they_are_looked_for() -> None:
    """The build configuration and the search path are two places that must agree."""
    pyproject = (ROOT / "pyproject.toml").read_text()
    for name in ("lite", "full"):
        file_name = f"pose_landmarker_{name}.task"
        assert f'"models/{file_name}" = "posecheck/_models/{file_name}"' in pyproject


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("full", "install posecheck again"), ("heavy", "python models/build.py heavy")],
)
def test_a_missing_model_says_what_to_do(tmp_path: Path, name: str, remedy: str) -> None:
    with pytest.raises(InputError, match=remedy):
        find_model(name, folders=(tmp_path,))  # type: ignore[arg-type]
