"""Lets engines speak, one utterance at a time: the latest and most important wins.

`say` only leaves a note for the speaker's thread, so whatever an engine does costs no frame. Each
utterance is spoken by a process of its own that was started ahead of need; one that hangs is
killed, and whoever fails twice is given up for the next engine: tones, and last the bell.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread

from posecheck.coach.said import Say
from posecheck.voice.engines import Engine

FAILURES = 2
_LOOK_S = 0.02
_LEAST = 0.2
"""Of the time it should take; who is sooner done has not been heard."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    say: Say
    since: float

    def stale(self, now: float) -> bool:
        return now - self.since > self.say.fresh_s


class Speaker:
    """Speaks with the first engine that works.

    engine: the name of the one in use. heard: called in the speaker's thread with each utterance
    as it begins.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        *,
        bell: Callable[[], None] | None = None,
        heard: Callable[[Say], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engines = list(engines)
        self._bell = bell or ring_bell
        self._heard = heard
        self._clock = clock
        self._news = Condition()
        self._waiting: _Waiting | None = None
        self._closed = False
        self._failures = 0
        self._ready: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    @property
    def engine(self) -> str:
        """What is heard now."""
        return self._engines[0].name if self._engines else "bell"

    def say(self, say: Say) -> None:
        """Take something to say; returns at once. What waits gives way to what matters as much."""
        with self._news:
            if self._waiting is None or say.rank >= self._waiting.say.rank:
                self._waiting = _Waiting(say, self._clock())
                self._news.notify()

    def close(self) -> None:
        """Fall silent and end every process."""
        with self._news:
            self._closed = True
            self._news.notify()
        self._thread.join(5.0)

    def _work(self) -> None:
        try:
            while (waiting := self._next()) is not None:
                if not waiting.stale(self._clock()):
                    self._speak(waiting.say)
        finally:
            if self._ready is not None:
                _kill(self._ready)

    def _next(self) -> _Waiting | None:
        """What to say next, with a process made ready for it meanwhile; None at the end."""
        if self._ready is None and self._engines and not self._closed:
            self._ready = _start(self._engines[0])
        with self._news:
            self._news.wait_for(lambda: self._waiting is not None or self._closed)
            waiting, self._waiting = self._waiting, None
            return None if self._closed else waiting

    def _speak(self, say: Say) -> None:
        if self._heard is not None:
            self._heard(say)
        if not self._engines:
            self._bell()
        elif self._speak_with(self._engines[0], say):
            self._failures = 0
        else:
            self._failed(say)

    def _speak_with(self, engine: Engine, say: Say) -> bool:
        """Whether the engine has said it, or was interrupted by something graver."""
        process, self._ready = self._ready or _start(engine), None
        if process is None or not _tell(process, engine.words(say)):
            if process is not None:
                _kill(process)
            return False
        began = self._clock()
        deadline = began + engine.patience_s(say)
        while process.poll() is None:
            if self._interrupted(say):
                _kill(process)
                return True
            if self._clock() > deadline:
                _kill(process)
                return False
        # Without a sound card espeak-ng is done at once, and content.
        took = self._clock() - began
        return process.returncode == 0 and took >= _LEAST * engine.seconds(say)

    def _interrupted(self, say: Say) -> bool:
        """Wait a moment; whether what is waiting comes first, or all is over."""
        with self._news:
            return self._news.wait_for(
                lambda: (
                    self._closed or (self._waiting is not None and self._waiting.say.wins_over(say))
                ),
                _LOOK_S,
            )

    def _failed(self, say: Say) -> None:
        """Go on to the next engine after a second failure; what was not heard sounds at once."""
        self._failures += 1
        if self._failures >= FAILURES:
            self._failures = 0
            del self._engines[0]
        following = self._engines[1:] if self._failures else self._engines
        if self._closed:
            return
        if not following or not self._speak_with(following[0], say):
            self._bell()


def ring_bell() -> None:
    """The terminal's bell, if there is a terminal."""
    with suppress(OSError, ValueError):
        if sys.stderr.isatty():
            sys.stderr.write("\a")
            sys.stderr.flush()


def _start(engine: Engine) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            engine.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # A group of its own: Ctrl-C is not for it, and it is killed with all it has started.
            start_new_session=True,
        )
    except OSError:
        return None


def _tell(process: subprocess.Popen[bytes], words: str) -> bool:
    assert process.stdin is not None
    try:
        process.stdin.write(words.encode() + b"\n")
        process.stdin.close()
    except OSError:
        return False
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(1.0)
