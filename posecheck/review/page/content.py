"""All that the page's script is told, as plain data for JSON."""

from typing import Any

from posecheck.review.events import Happening, Kind, happenings
from posecheck.review.findings import findings
from posecheck.session.model import Session

LANES = {
    Kind.REPETITION: "Repetitions",
    Kind.ATTEMPT: "Not counted",
    Kind.HOLD: "Holds",
    Kind.WARNING: "Warnings",
    Kind.UNSEEN: "Not seen",
}


def content(session: Session) -> dict[str, Any]:
    """Lanes of events, what to look at first, and the faults that can be told to be missing."""
    events = happenings(session)
    lanes = [
        {"name": name, "kind": kind.value, "events": _rows([e for e in events if e.kind is kind])}
        for kind, name in LANES.items()
    ]
    counts = session.counts
    return {
        "duration": session.video.duration_s,
        "lanes": [lane for lane in lanes if lane["events"]],
        "findings": [
            {"text": finding.text, "event": finding.event} for finding in findings(session)
        ],
        "faults": list({w.fault: [w.fault, w.message] for w in session.watched}.values()),
        "counts": {"reps": counts.reps, "left": counts.left, "right": counts.right},
        "session": about(session),
    }


def about(session: Session) -> dict[str, Any]:
    """What a file of judgements says of the session it belongs to."""
    return {"exercise": session.exercise, "fingerprint": session.video.fingerprint}


def _rows(events: list[Happening]) -> list[dict[str, Any]]:
    """Events of a lane, each with the row in which it overlaps no other."""
    free_from: list[float] = []
    laid: list[dict[str, Any]] = []
    for event in sorted(events, key=lambda e: e.start_s):
        row = next((n for n, end in enumerate(free_from) if end <= event.start_s), len(free_from))
        if row == len(free_from):
            free_from.append(0.0)
        free_from[row] = event.end_s
        laid.append(
            {
                "id": event.id,
                "start": event.start_s,
                "end": event.end_s,
                "at": event.at_s,
                "looks": event.looks,
                "title": event.title,
                "row": row,
                "judged": event.judged,
                "number": event.number,
                "fault": event.fault,
                "side": event.side,
            }
        )
    return laid
