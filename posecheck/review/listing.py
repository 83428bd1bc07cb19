"""The sessions of a folder, those that need a look first, and why."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from posecheck.errors import InputError
from posecheck.review.findings import Finding, findings
from posecheck.review.judgements import REVIEW
from posecheck.session.model import Session, read_session
from posecheck.session.place import SESSION

_DEEPEST = 4
"""Folders within folders that are looked into: a practice, a patient, a day, a session."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One session. name: its folder as seen from the one that was asked for."""

    folder: Path
    name: str
    session: Session
    findings: tuple[Finding, ...]

    @property
    def reviewed(self) -> bool:
        """Whether there are judgements of it by now."""
        return (self.folder / REVIEW).is_file()

    @property
    def weight(self) -> int:
        """How much it needs a look; 0 for one without a remark, less for one that was reviewed."""
        weight = self.findings[0].weight if self.findings else 0
        return weight - 1000 if self.reviewed else weight

    @property
    def order(self) -> tuple[float, str]:
        """Sorts sessions in time; those without a date come first, by name."""
        return (0.0 if self.when is None else self.when.timestamp()), self.name

    @property
    def when(self) -> datetime | None:
        """When it was filmed, where that is known."""
        recorded = self.session.video.recorded
        try:
            return datetime.fromisoformat(recorded).astimezone() if recorded else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Listing:
    """sessions: those that need a look first. unreadable: sentences on what is no session."""

    sessions: tuple[Listed, ...]
    unreadable: tuple[str, ...]


def list_sessions(places: Iterable[Path]) -> Listing:
    """All sessions in session folders and in folders of them.

    Raises InputError when a place does not exist or none of them holds a session.
    """
    found: list[Listed] = []
    bad: list[str] = []
    asked = list(places)
    for place in asked:
        if not place.is_dir():
            raise InputError(f"There is no folder {place}.")
        for folder in _session_folders(place):
            try:
                found.append(_listed(folder, place))
            except InputError as error:
                bad.append(str(error))
    if not found:
        if bad:
            raise InputError(bad[0])
        names = ", ".join(str(place) for place in asked)
        raise InputError(f"There is no session in {names}; posecheck analyze makes them.")
    found.sort(key=lambda listed: (-listed.weight, listed.name))
    return Listing(tuple(found), tuple(bad))


def _session_folders(place: Path) -> list[Path]:
    folders = []
    # Not into links: what lies outside of the folder was not asked for.
    for here, inside, files in os.walk(place):
        folder = Path(here)
        if SESSION in files:
            folders.append(folder)
            inside.clear()
        elif len(folder.relative_to(place).parts) >= _DEEPEST:
            inside.clear()
        inside.sort()
    return folders


def _listed(folder: Path, place: Path) -> Listed:
    session = read_session(folder / SESSION)
    name = str(folder.relative_to(place)) if folder != place else folder.resolve().name
    return Listed(folder, name, session, tuple(findings(session)))
