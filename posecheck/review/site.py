"""What can be asked of the review server: pages, the video, judgements, prescriptions."""

import json
import threading
from http import HTTPStatus
from pathlib import Path
from typing import Any

from posecheck.errors import PosecheckError, UsageError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.prescription.apply import prescribe
from posecheck.prescription.load import (
    PRESCRIPTION,
    parse_prescription,
    with_entry,
    write_prescription,
)
from posecheck.prescription.model import Entry
from posecheck.prescription.safety import protected
from posecheck.review.answer import Answer, nothing_here
from posecheck.review.compare import compare
from posecheck.review.judgements import REVIEW, parse_review, review_of, write_review
from posecheck.review.listing import Listed, Listing
from posecheck.review.page import Served, report_page
from posecheck.review.pages import comparison_page, list_page, weeks_page
from posecheck.review.recheck import recheck
from posecheck.review.wording import recheck_words
from posecheck.session.model import Session, read_session
from posecheck.session.place import SESSION, VIDEO

Query = dict[str, list[str]]


class Site:
    """The sessions of a listing. Addresses hold numbers of sessions, never paths.

    prescription: the file that prescriptions are written to; None: one beside each session.
    """

    def __init__(self, listing: Listing, prescription: Path | None = None) -> None:
        self._listing = listing
        self._prescription = prescription
        self._writing = threading.Lock()

    def get(self, path: str, query: Query) -> Answer:
        """A page or a file. Raises PosecheckError with a sentence for the reader."""
        if path == "":
            many = len(self._listing.sessions) > 1
            return Answer.page(list_page(self._listing)) if many else Answer.elsewhere("s/0/")
        if path == "compare":
            return self._compare(query)
        if path == "weeks":
            return Answer.page(weeks_page(self._listing.sessions, "."))
        listed, name = self._of_session(path)
        if listed is None:
            return nothing_here()
        if name == "":
            return Answer.page(self._review_page(listed))
        if name == VIDEO:
            return _video(listed.folder / VIDEO)
        return nothing_here()

    def put(self, path: str, body: bytes) -> Answer:
        """Keep the judgements of a session. Raises InputError for what are none."""
        listed, name = self._of_session(path)
        if listed is None or name != REVIEW:
            return nothing_here()
        with self._writing:
            write_review(listed.folder, parse_review(body))
        return Answer.json({"kept": True})

    def post(self, path: str, query: Query, body: bytes) -> Answer:
        """Try a prescription on a session, or write it."""
        listed, name = self._of_session(path)
        if listed is None or name != "prescription":
            return nothing_here()
        try:
            sentences = self._prescribe(listed, body, write="write" in query)
        except PosecheckError as error:
            return Answer.json({"sentences": [str(error)]}, HTTPStatus.UNPROCESSABLE_ENTITY)
        return Answer.json({"sentences": sentences})

    def _of_session(self, path: str) -> tuple[Listed | None, str]:
        """The session of an address such as `s/3/annotated.mp4`, and what of it is asked for."""
        parts = path.split("/")
        if len(parts) != 3 or parts[0] != "s" or not (parts[1].isascii() and parts[1].isdigit()):
            return None, ""
        number = int(parts[1])
        known = self._listing.sessions
        return (known[number], parts[2]) if number < len(known) else (None, "")

    def _review_page(self, listed: Listed) -> str:
        session = read_session(listed.folder / SESSION)
        review = review_of(listed.folder, session.exercise)
        stored = None if review is None else json.loads(review.model_dump_json(by_alias=True))
        served = Served(_addresses(session), self._links(listed))
        return report_page(listed.folder, session, review=stored, served=served)

    def _links(self, listed: Listed) -> tuple[tuple[str, str], ...]:
        """To the list, and to the session that needs a look next."""
        sessions = self._listing.sessions
        following = sessions.index(listed) + 1
        links = [("All sessions", "../../")] if len(sessions) > 1 else []
        if following < len(sessions):
            links.append(("Next session", f"../{following}/"))
        return tuple(links)

    def _compare(self, query: Query) -> Answer:
        try:
            chosen = [self._listing.sessions[int(number)] for number in query.get("s", [])]
        except (ValueError, IndexError):
            return nothing_here()
        if len(chosen) != 2:
            raise UsageError("Tick two sessions to compare them.")
        one, other = sorted(chosen, key=lambda listed: listed.order)
        found = compare(one.folder, other.folder)
        both = [self._video_of(listed) for listed in (one, other)]
        videos = (both[0], both[1]) if both[0] and both[1] else None
        return Answer.page(comparison_page(found, (one.name, other.name), ".", videos))

    def _video_of(self, listed: Listed) -> str | None:
        known = (listed.folder / VIDEO).is_file()
        return f"s/{self._listing.sessions.index(listed)}/{VIDEO}" if known else None

    def _prescribe(self, listed: Listed, body: bytes, write: bool) -> list[str]:
        exercise = load_exercise(listed.session.exercise)
        entry = _entry(exercise, body)
        sentences = recheck_words(recheck(listed.folder, prescribe(exercise, entry)))
        if not write:
            return ["Tried, not written.", *sentences]
        path = self._prescription or listed.folder / PRESCRIPTION
        with self._writing:
            write_prescription(path, with_entry(path, entry))
        return [f"Written to {path.name}.", *sentences]


def _video(path: Path) -> Answer:
    # A link could lead anywhere; what posecheck writes is a plain file.
    if path.is_symlink() or not path.is_file():
        return nothing_here()
    return Answer(kind="video/mp4", file=path.open("rb"))


def _addresses(session: Session) -> dict[str, Any]:
    found: dict[str, Any] = {"review": REVIEW, "prescription": None}
    try:
        exercise = load_exercise(session.exercise)
    except UsageError:
        return found
    if exercise.discouraged:
        return found
    target = exercise.movement.target
    found["prescription"] = "prescription"
    found["asked"] = {
        "reps": exercise.dose.reps[0],
        "hold_s": exercise.dose.hold_s[0] or None,
        "target_from": target.low,
        "target_to": target.high,
        "ideal": target.ideal,
    }
    found["optional"] = [
        [fault.id, fault.show] for fault in exercise.fault if protected(fault) is None
    ]
    return found


def _entry(exercise: Exercise, body: bytes) -> Entry:
    """What the page's form was filled in with; of a target only what differs."""
    try:
        data = dict(json.loads(body))
    except (ValueError, TypeError):
        raise UsageError("The form could not be read.") from None
    before = exercise.movement.target
    edges = {"from": ("target_from", before.low), "to": ("target_to", before.high)}
    edges["ideal"] = ("ideal", before.ideal)
    asked = {key: (data.pop(name, None), old) for key, (name, old) in edges.items()}
    target = {key: new for key, (new, old) in asked.items() if new is not None and new != old}
    if target:
        data["target"] = target
    for name, old in (("reps", exercise.dose.reps[0]), ("hold_s", exercise.dose.hold_s[0])):
        if data.get(name) == old:
            del data[name]
    data["id"] = exercise.id
    return parse_prescription({"exercise": [data]}, "The prescription").exercise[0]
