"""The commands around reviewing: what they print, write and leave with."""

import json
import re
import signal
import urllib.request
from pathlib import Path

import pytest

from posecheck.session import read_session
from tests.cli.command import Command, elsewhere
from tests.review.made import make_session


@pytest.fixture
def session(tmp_path: Path) -> Path:
    make_session(tmp_path / "one")
    return tmp_path / "one"


def test_a_prescription_is_written_checked_and_used(
    command: Command, session: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rx.toml"
    options = ("--hold", 1.5, "--ideal", 35, "--from", 20, "--to", 50, "--leave-out", "too-deep")
    written = command("prescribe", file, "wall-slide", *options)
    assert written.code == 0
    assert "Held for 1.5 s (the exercise says 5 s)." in written.out
    assert "in order" in command("prescribe", file).out
    found = command("recheck", session, "--prescription", file)
    assert found.code == 0
    assert "Before: 2 repetitions counted, 1 not counted." in found.out
    assert "Now: 3 repetitions counted." in found.out
    assert read_session(session / "session.json").counts.reps == 2
    command("recheck", session, "--prescription", file, "--write")
    kept = read_session(session / "session.json")
    assert kept.counts.reps == 3
    assert "Not told: too-deep." in kept.prescribed
    assert "Prescribed: Not told: too-deep." in (session / "report.html").read_text("utf-8")


@pytest.mark.usefixtures("with_puppet")
def test_analyze_takes_a_prescription(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "rx.toml"
    command("prescribe", file, "wall-slide", "--reps", 3)
    clip = Path(__file__).parents[2] / "samples" / "clips" / "wall-slide-right.mp4"
    found = command(
        "analyze", clip, "-e", "wall-slide", "-o", tmp_path, "--no-video", "--json",
        "--prescription", file,
    )  # fmt: skip
    data = json.loads(found.out)
    assert data["goal"]["reps"] == 3
    assert data["prescribed"] == ["3 repetitions (the exercise says 5)."]
    assert data["video"]["recorded"]


def test_an_unsafe_prescription_leaves_with_2_and_writes_nothing(
    command: Command, tmp_path: Path
) -> None:
    found = command("prescribe", tmp_path / "rx.toml", "wall-slide", "--leave-out", "far-too-deep")
    assert found.code == 2
    assert "cannot be left out" in found.sentence
    assert not (tmp_path / "rx.toml").exists()
    found = command("prescribe", tmp_path / "rx.toml", "wall-slide", "--limit", "too-deep")
    assert (found.code, found.sentence) == (
        2, '"too-deep" is no limit; write it as too-deep=50.',
    )  # fmt: skip


def test_recheck_json_is_the_session_and_nothing_else(command: Command, session: Path) -> None:
    found = command("recheck", session, "--json")
    assert json.loads(found.out)["counts"]["reps"] == 2


def test_two_sessions_are_compared(command: Command, session: Path, tmp_path: Path) -> None:
    make_session(tmp_path / "two", count=150)
    found = command("compare", session, tmp_path / "two", "--page", tmp_path / "page.html")
    assert found.code == 0
    assert re.search(r"repetitions counted +2 +1 +-1", found.out)
    assert "<!doctype html>" in (tmp_path / "page.html").read_text("utf-8")
    data = json.loads(command("compare", session, tmp_path / "two", "--json").out)
    assert data["before"]["reps"] == 2
    weeks = command("compare", tmp_path)
    assert "Wall slide" in weeks.out
    assert command("compare", session, session, session).code == 2


def test_agreement_is_printed_with_its_numbers(command: Command, session: Path) -> None:
    assert command("agreement", session).code == 1
    entry = read_session(session / "session.json").repetitions[0]
    verdict = {
        "event": f"repetition:{entry.start_s:.3f}:both", "start_s": entry.start_s,
        "end_s": entry.end_s, "side": "both", "verdict": "agree",
    }  # fmt: skip
    review = {
        "schema": 1, "session": {"exercise": "wall-slide"}, "reviewed": "x",
        "verdicts": [verdict], "counts": {"reps": 2},
    }  # fmt: skip
    (session / "review.json").write_text(json.dumps(review), encoding="utf-8")
    found = command("agreement", session)
    assert "1 of 1: 100%" in found.out
    assert "posecheck counted 2, the therapist 2." in found.out
    data = json.loads(command("agreement", session, "--json").out)
    assert data["tallies"]["repetitions"]["agreement"] == 1.0


def test_exports_say_what_they_wrote(command: Command, session: Path, tmp_path: Path) -> None:
    found = command("export", session, "-o", tmp_path / "out", "-f", "trc", "-f", "csv")
    names = {Path(line).name for line in found.out.splitlines()}
    assert names == {
        "repetitions.csv", "warnings.csv", "wall-slide-1.csv", "wall-slide-1.trc", "README.txt",
    }  # fmt: skip
    assert command("export", session, "-f", "xls").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("review", "nowhere"),
        ("recheck", "nowhere"),
        ("compare", "nowhere"),
        ("compare", "nowhere", "there"),
        ("agreement", "nowhere"),
        ("export", "nowhere"),
    ],
)
def test_what_is_no_session_is_one_sentence(command: Command, arguments: tuple[str, ...]) -> None:
    found = command(*arguments)
    assert found.code == 1
    assert "nowhere" in found.sentence


def test_review_serves_until_ctrl_c(session: Path) -> None:
    child = elsewhere("review", session, "--no-browser")
    assert child.stdout is not None
    line = child.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/", line)
    assert address, line
    with urllib.request.urlopen(address[0]) as answer:
        assert answer.url.endswith("/s/0/")
        assert b"Wall slide" in answer.read()
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=20) == 0
    assert child.stderr is not None
    assert child.stderr.read() == ""
    child.stdout.close()
    child.stderr.close()
