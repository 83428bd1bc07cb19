"""What can speak or sound here: a command of this system for each, fed through its stdin.

A command rather than a binding: every system brings one that is kept up by its own makers, it lives
in a process of its own, and a process can be killed whatever it hangs in.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from posecheck.coach.said import Say, seconds_to_say

_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_TONE_S = 0.6
_PATIENCE_S = 3.0
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Engine:
    """Something that is heard.

    command: reads what to say from its stdin, says it and ends; it is started ahead of need.
    words: what it is given. seconds: about how long it takes.
    """

    name: str
    command: tuple[str, ...]
    words: Callable[[Say], str]
    seconds: Callable[[Say], float]

    def patience_s(self, say: Say) -> float:
        """After so long it has hung."""
        return _PATIENCE * self.seconds(say) + _PATIENCE_S


def speech() -> Engine | None:
    """This system's speech engine; None where there is none."""
    command = _speech_command()
    if command is None:
        return None
    return Engine(command[0], command, lambda say: say.text, lambda say: seconds_to_say(say.text))


def tones() -> Engine:
    """Short tones, through the sound library that the pose library brings along."""
    command = (sys.executable, "-m", "posecheck.voice.sounding")
    return Engine("tones", command, lambda say: say.tone.value, lambda _: _TONE_S)


def _speech_command() -> tuple[str, ...] | None:
    if sys.platform == "darwin":
        return ("say", "-f", "-") if shutil.which("say") else None
    if sys.platform == "win32":
        if not shutil.which("powershell"):
            return None
        return ("powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS)
    for name in ("espeak-ng", "espeak"):
        if shutil.which(name):
            return (name, "-v", "en", "-s", "155", "--stdin")
    return None
