"""Where the shipped sample clips lie."""

from pathlib import Path

from posecheck.errors import InputError

_PACKAGE = Path(__file__).resolve().parent
# A checkout keeps the clips beside the package, an installed wheel inside it.
_FOLDERS = (_PACKAGE.parent / "samples" / "clips", _PACKAGE / "_samples")


def find_sample(exercise: str, folders: tuple[Path, ...] = _FOLDERS) -> Path:
    """The sample clip of an exercise, rather one done right. Raises InputError without one."""
    for folder in folders:
        named = [folder / f"{exercise}.mp4", folder / f"{exercise}-right.mp4"]
        found = [*named, *sorted(folder.glob(f"{exercise}-*.mp4"))]
        for path in found:
            if path.is_file():
                return path
    shipped = ", ".join(samples(folders)) or "none"
    raise InputError(f"No sample clip of {exercise} is shipped; there are: {shipped}.")


def samples(folders: tuple[Path, ...] = _FOLDERS) -> list[str]:
    """The names of all sample clips, without their ending."""
    return sorted({path.stem for folder in folders for path in folder.glob("*.mp4")})
