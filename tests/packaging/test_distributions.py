"""What is shipped: everything that posecheck needs to run, and nothing of anybody's own."""

import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from posecheck import __version__
from posecheck.doctor import MEDIAPIPE
from tests.packaging.conftest import ROOT, build

PACKAGE = ROOT / "posecheck"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def package_files(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob(pattern)}


@pytest.mark.parametrize(
    "pattern", ["*.py", "*.toml", "*.ttf", "OFL.txt", "*.html", "*.css", "*.js", "py.typed"]
)
def test_the_wheel_has_every_file_of_the_package(wheel_files: set[str], pattern: str) -> None:
    wanted = package_files(pattern)
    assert wanted
    assert wanted <= wheel_files


@pytest.mark.parametrize("name", ["lite.task", "full.task"])
def test_the_wheel_has_the_models(wheel_files: set[str], name: str) -> None:
    assert f"posecheck/_models/pose_landmarker_{name}" in wheel_files
    assert "posecheck/_models/SHA256SUMS" in wheel_files


def test_the_wheel_has_every_sample_clip(wheel_files: set[str]) -> None:
    clips = {path.name for path in (ROOT / "samples" / "clips").glob("*.mp4")}
    assert clips
    assert {f"posecheck/_samples/{name}" for name in clips} <= wheel_files


def test_the_wheel_has_both_licences(wheel_files: set[str]) -> None:
    info = f"posecheck-{__version__}.dist-info"
    assert f"{info}/licenses/LICENSE" in wheel_files
    assert f"{info}/licenses/models/LICENSE.models" in wheel_files


def test_the_wheel_has_the_package_alone(wheel_files: set[str]) -> None:
    assert {name.partition("/")[0] for name in wheel_files} == {
        "posecheck",
        f"posecheck-{__version__}.dist-info",
    }
    assert not [name for name in wheel_files if "__pycache__" in name]


@pytest.mark.parametrize(
    "name",
    [
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "Makefile",
        ".ci/run",
        "docs/exercise-files.md",
        "models/build.py",
        "models/pose_landmarker_full.task",
        "tests/packaging/test_distributions.py",
    ],
)
def test_the_source_archive_has_what_a_checkout_has(sdist_files: set[str], name: str) -> None:
    assert name in sdist_files


def test_the_source_archive_has_no_leavings(sdist_files: set[str]) -> None:
    parts = {part for name in sdist_files for part in name.split("/")}
    assert not parts & {".venv", ".git", "__pycache__", ".mypy_cache", "posecheck-results"}


def test_a_wheel_made_of_the_source_archive_is_the_same(
    distributions: Path, wheel_files: set[str], tmp_path: Path
) -> None:
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    build(next(tmp_path.iterdir()), tmp_path / "dist", "-t", "wheel")
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))) as again:
        assert set(again.namelist()) == wheel_files


def test_one_version_everywhere() -> None:
    assert PROJECT["version"] == __version__
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_doctor_asks_for_the_pinned_pose_library() -> None:
    assert f"mediapipe=={MEDIAPIPE}" in PROJECT["dependencies"]
