"""Where the pose network's files lie."""

from pathlib import Path
from typing import Literal

from posecheck.errors import InputError

ModelName = Literal["lite", "full", "heavy"]

_PACKAGE = Path(__file__).resolve().parent.parent
# A checkout keeps the models beside the package, an installed wheel inside it.
_FOLDERS = (_PACKAGE.parent / "models", _PACKAGE / "_models")


def find_model(name: ModelName, folders: tuple[Path, ...] = _FOLDERS) -> Path:
    """Return the path of the model bundle called `name`, from the first folder that has it.

    Raises InputError when it is in none of them.
    """
    file_name = f"pose_landmarker_{name}.task"
    for folder in folders:
        if (path := folder / file_name).is_file():
            return path
    raise InputError(_missing(name))


def _missing(name: str) -> str:
    if name == "heavy":
        return (
            "The heavy pose model is not shipped with posecheck: in a checkout, "
            "`python models/build.py heavy` makes it."
        )
    return (
        f"The {name} pose model is missing from this installation: install posecheck again, "
        f"or in a checkout run `python models/build.py {name}`."
    )
