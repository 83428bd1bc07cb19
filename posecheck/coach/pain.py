"""Pain reported by the user: the one fault that no camera sees, in the catalogue's words."""

from posecheck.checking.events import WarningRaised
from posecheck.exercises.terms import Severity

FAULT = "pain-reported"
SHOW = "Stopped. Rest now."
SAY = (
    "Stopping. Rest in a comfortable position. "
    "If the pain is sudden, sharp or unusual, see your doctor."
)


def pain_reported(time_s: float) -> WarningRaised:
    """The event of pain reported at a time; nothing is measured, so value and limit are 0."""
    return WarningRaised(
        fault=FAULT,
        severity=Severity.STOP,
        since_s=time_s,
        time_s=time_s,
        side=None,
        measure="",
        value=0.0,
        limit=0.0,
        show=SHOW,
        say=SAY,
    )
