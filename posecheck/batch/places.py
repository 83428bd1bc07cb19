"""A folder of its own for every clip of a batch."""

from itertools import count
from pathlib import Path

from posecheck.batch.clips import Clip
from posecheck.session.place import fingerprint, may_use


class Places:
    """Gives out folders below `root`, none twice; one that a clip had before it gets again.

    known: the folders of earlier runs, by clip.
    """

    def __init__(self, root: Path, known: dict[str, Path]) -> None:
        self._root = root
        self._known = known
        self._taken = set(known.values())

    def folder_for(self, clip: Clip) -> Path:
        """The folder, which is not made yet. Raises InputError when the clip cannot be read."""
        mark = fingerprint(clip.path)
        if (own := self._known.get(str(clip.path))) is not None:
            return own
        for number in count(1):
            folder = self._root / clip.place
            if number > 1:
                folder = folder.with_name(f"{folder.name}-{number}")
            if folder not in self._taken and may_use(folder, mark):
                self._taken.add(folder)
                return folder
        raise AssertionError("count() never ends")
