"""The speaker with engines of every kind: a real one, small scripts, and one that hangs."""

import shutil
import sys
import threading
import time
import wave

import pytest

from posecheck.coach.said import Rank, Say
from posecheck.voice.engines import Engine, speech
from posecheck.voice.speaker import Speaker

PATIENCE_S = 20.0


def script(code, *arguments, seconds=0.0, name="script"):
    """An engine that is a small program; nothing it does is too quick."""
    command = (sys.executable, "-S", "-c", code, *map(str, arguments))
    return Engine(name, command, lambda say: say.text, lambda _: seconds)


# Writes down when it began to speak and when it was done.
DIARY = """
import sys, time
text = sys.stdin.read().strip()
with open(sys.argv[1], "a") as diary:
    print("begin", text, file=diary, flush=True)
    time.sleep(float(sys.argv[2]))
    print("end", text, file=diary, flush=True)
"""
HANGS = "import time; time.sleep(1000)"
FAILS = "import sys; sys.stdin.read(); sys.exit(1)"


def until(condition, patience_s=PATIENCE_S):
    end = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


@pytest.fixture
def diary(tmp_path):
    file = tmp_path / "diary"
    file.touch()
    return file


def entries(diary):
    return diary.read_text().splitlines()


def speaking(*engines, **options):
    return Speaker(engines, **options)


def test_one_thing_is_said_after_the_other_and_never_two_at_once(diary):
    speaker = speaking(script(DIARY, diary, 0.2))
    speaker.say(Say("first", Rank.WARN))
    until(lambda: "begin first" in entries(diary))
    speaker.say(Say("second", Rank.WARN))
    until(lambda: "end second" in entries(diary))
    speaker.close()
    assert entries(diary) == ["begin first", "end first", "begin second", "end second"]


def test_what_matters_more_is_said_at_once(diary):
    speaker = speaking(script(DIARY, diary, 100))
    speaker.say(Say("three", Rank.COUNT))
    until(lambda: "begin three" in entries(diary))
    speaker.say(Say("unlock your knee", Rank.STOP))
    until(lambda: "begin unlock your knee" in entries(diary))
    speaker.close()
    assert "end three" not in entries(diary)


def test_of_what_waits_the_latest_and_most_important_wins(diary):
    speaker = speaking(script(DIARY, diary, 0.5))
    speaker.say(Say("first", Rank.WARN))
    until(lambda: "begin first" in entries(diary))
    for text, rank in (("old", Rank.INFO), ("new", Rank.INFO), ("count", Rank.COUNT)):
        speaker.say(Say(text, rank))
    until(lambda: "end new" in entries(diary))
    speaker.close()
    assert [line for line in entries(diary) if line.startswith("begin")] == [
        "begin first",
        "begin new",
    ]


def test_an_instruction_that_has_been_followed_gives_way(diary):
    speaker = speaking(script(DIARY, diary, 100))
    speaker.say(Say("lie down", Rank.PROMPT))
    until(lambda: "begin lie down" in entries(diary))
    speaker.say(Say("3.", Rank.PROMPT, cuts=True))
    until(lambda: "begin 3." in entries(diary))
    speaker.close()


def test_a_count_that_comes_too_late_is_left_out(diary):
    now = [0.0]
    speaker = speaking(script(DIARY, diary, 0.3), clock=lambda: now[0])
    speaker.say(Say("first", Rank.WARN))
    until(lambda: "begin first" in entries(diary))
    speaker.say(Say("4.", Rank.COUNT))
    now[0] = 1.0
    until(lambda: "end first" in entries(diary))
    speaker.say(Say("last", Rank.WARN))
    until(lambda: "end last" in entries(diary))
    speaker.close()
    assert "begin 4." not in entries(diary)


def test_an_engine_that_hangs_is_killed_and_the_next_is_heard(diary):
    now = [0.0]
    hanging = script(HANGS, name="hanging")
    speaker = speaking(hanging, script(DIARY, diary, 0), clock=lambda: now[0])
    speaker.say(Say("knee", Rank.STOP))
    until(lambda: now.__setitem__(0, now[0] + 0.1) or "end knee" in entries(diary))
    speaker.say(Say("back", Rank.STOP))
    until(lambda: now.__setitem__(0, now[0] + 0.1) or "end back" in entries(diary))
    assert speaker.engine == "script"
    speaker.close()


def test_while_an_engine_hangs_nobody_waits(diary):
    now = [0.0]
    speaker = speaking(script(HANGS), script(DIARY, diary, 0), clock=lambda: now[0])
    # On a clock that stands still the engine may hang for ever; every call returns all the same.
    for number in range(1000):
        speaker.say(Say(str(number), Rank.WARN))
    assert entries(diary) == []
    speaker.close()


@pytest.mark.parametrize("engine", [script(FAILS), Engine("none", ("/no/such",), str, lambda _: 0)])
def test_who_fails_is_not_asked_again_and_the_bell_is_rung(engine):
    rung = threading.Semaphore(0)
    speaker = speaking(engine, bell=rung.release)
    for text in ("one", "two", "three"):
        speaker.say(Say(text, Rank.STOP))
        assert rung.acquire(timeout=PATIENCE_S)
    assert speaker.engine == "bell"
    speaker.close()


def test_who_is_done_much_too_soon_has_not_been_heard():
    rung = threading.Semaphore(0)
    speaker = speaking(script("import sys; sys.stdin.read()", seconds=1000), bell=rung.release)
    speaker.say(Say("one", Rank.STOP))
    assert rung.acquire(timeout=PATIENCE_S)
    speaker.close()


def test_closing_ends_what_is_being_said(diary):
    speaker = speaking(script(DIARY, diary, 100))
    speaker.say(Say("a long sentence", Rank.STOP))
    until(lambda: entries(diary))
    speaker.close()
    assert entries(diary) == ["begin a long sentence"]
    assert not any(thread.name == "voice" for thread in threading.enumerate())


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_real_engine_speaks_into_a_file(tmp_path):
    file = tmp_path / "spoken.wav"
    command = ("espeak-ng", "-v", "en", "-s", "155", "--stdin", "-w", str(file))
    engine = Engine("espeak-ng", command, lambda say: say.text, lambda _: 0.0)
    rung = []
    speaker = speaking(engine, bell=lambda: rung.append(1))
    words = "Soften your knees, keep a tiny bend."
    speaker.say(Say(words, Rank.WARN))
    # Its head says how long it is only once all of it is there.
    until(lambda: file.exists() and file.stat().st_size > 30_000 and seconds_of(file) < 60)
    speaker.close()
    assert 1.0 < seconds_of(file) < 4.0
    assert rung == []


def seconds_of(file):
    with wave.open(str(file)) as spoken:
        return spoken.getnframes() / spoken.getframerate()


def test_every_system_has_its_own_engine(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for platform, command in (("linux", "espeak-ng"), ("darwin", "say"), ("win32", "powershell")):
        monkeypatch.setattr(sys, "platform", platform)
        assert speech().command[0] == command
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert speech() is None
