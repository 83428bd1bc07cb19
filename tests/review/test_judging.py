"""Agreement: what the therapist said, found again in the session, and counted honestly."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from posecheck.errors import InputError
from posecheck.review.agreement import REPETITIONS, Tally, agreement
from posecheck.review.events import Kind, happenings
from posecheck.review.findings import findings
from posecheck.review.judgements import parse_review, read_review, write_review
from posecheck.session.model import Session, WarningEntry, read_session
from tests.review.made import make_session

WARNING = WarningEntry(
    fault="heels-up", severity="warn", start_s=3.0, end_s=5.0, side=None,
    measure="near.foot_pitch", of="change", value=16.0, limit=12.0, message="Heels down",
    say="Heels down.", raised_s=3.7, raised_value=13.0, start_frame=30, end_frame=50,
)  # fmt: skip


def with_warnings(folder: Path, *starts: float, severity: Any = "warn") -> Session:
    session = make_session(folder)
    warnings = tuple(
        WARNING.model_copy(
            update={"start_s": start, "end_s": start + 2, "raised_s": start + 0.7,
                    "severity": severity}
        )
        for start in starts
    )  # fmt: skip
    session = session.model_copy(update={"warnings": warnings})
    (folder / "session.json").write_text(session.to_json(), encoding="utf-8")
    return session


def review(folder: Path, verdicts: Sequence[tuple[Any, str]], **more: Any) -> None:
    data = {
        "schema": 1,
        "session": {"exercise": "wall-slide"},
        "reviewed": "2026-03-02T10:00:00Z",
        "verdicts": [
            {"event": e.id, "start_s": e.start_s, "end_s": e.end_s, "side": e.side,
             "fault": e.fault, "verdict": verdict}
            for e, verdict in verdicts
        ],
        **more,
    }  # fmt: skip
    write_review(folder, parse_review(json.dumps(data)))


def of(session: Session, kind: Kind) -> list[Any]:
    return [event for event in happenings(session) if event.kind is kind]


def test_agreement_is_counted_for_each_fault(tmp_path: Path) -> None:
    session = with_warnings(tmp_path / "a", 3.0, 8.0, 20.0)
    warned, counted = of(session, Kind.WARNING), of(session, Kind.REPETITION)
    review(
        tmp_path / "a",
        [(warned[0], "agree"), (warned[1], "disagree"), (counted[0], "agree")],
        missed=[{"what": "heels-up", "at_s": 30.0}],
        counts={"reps": 3},
    )
    make_session(tmp_path / "b", count=120)
    found = agreement([tmp_path / "a", tmp_path / "b"])
    assert (found.sessions, found.without_review, found.lost) == (1, 1, 0)
    heels = found.tallies["heels-up"]
    assert (heels.found, heels.agreed, heels.disagreed, heels.missed) == (3, 1, 1, 1)
    assert heels.agreement == pytest.approx(1 / 3)
    assert found.tallies[REPETITIONS].agreement == 1.0
    assert [(c.program, c.therapist) for c in found.counts] == [(2, 3)]


def test_what_was_not_judged_is_no_agreement() -> None:
    assert Tally(found=5).agreement is None
    assert Tally(found=5).interval is None


def test_the_interval_is_wide_for_few_and_narrow_for_many() -> None:
    few, many = Tally(agreed=3, disagreed=1).interval, Tally(agreed=300, disagreed=100).interval
    assert few is not None
    assert many is not None
    # Wilson's, worked out by hand for 3 of 4.
    assert few == pytest.approx((0.301, 0.954), abs=1e-3)
    assert many[1] - many[0] < 0.09


def test_a_verdict_finds_its_event_again_after_a_new_analysis(tmp_path: Path) -> None:
    session = with_warnings(tmp_path, 3.0)
    review(tmp_path, [(of(session, Kind.WARNING)[0], "agree")])
    with_warnings(tmp_path, 3.4)
    found = agreement([tmp_path])
    assert (found.tallies["heels-up"].agreed, found.lost) == (1, 0)


def test_a_verdict_on_what_is_gone_is_told_and_not_counted(tmp_path: Path) -> None:
    session = with_warnings(tmp_path, 3.0)
    review(tmp_path, [(of(session, Kind.WARNING)[0], "agree")])
    with_warnings(tmp_path, 20.0)
    found = agreement([tmp_path])
    assert (found.tallies["heels-up"].judged, found.lost) == (0, 1)


def test_without_any_review_it_says_so(tmp_path: Path) -> None:
    make_session(tmp_path, count=120)
    with pytest.raises(InputError, match="None of these sessions has been reviewed"):
        agreement([tmp_path])


def test_a_broken_review_is_one_sentence(tmp_path: Path) -> None:
    make_session(tmp_path, count=120)
    (tmp_path / "review.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"review\.json is no posecheck review: session"):
        read_review(tmp_path)


def test_a_stop_comes_before_a_warning_and_an_attempt_before_a_hint(tmp_path: Path) -> None:
    stop = with_warnings(tmp_path / "stop", 3.0, severity="stop")
    hint = with_warnings(tmp_path / "hint", 3.0, 8.0, severity="info")
    texts = [finding.text for finding in findings(stop)]
    assert texts[0].startswith("Heels down")
    assert "limit of 12°" in texts[0]
    texts = [finding.text for finding in findings(hint)]
    assert texts[0].startswith("1 repetition did not reach the target")
    assert texts[-1].startswith("Heels down (2 times)")


def test_every_event_has_a_name_of_its_own(tmp_path: Path) -> None:
    session = with_warnings(tmp_path, 3.0, 8.0)
    names = [event.id for event in happenings(session)]
    assert len(set(names)) == len(names) >= 6
    assert read_session(tmp_path / "session.json") == session
