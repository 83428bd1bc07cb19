"""From the checker's events to entries of `session.json`: rounded, and with frame numbers."""

from collections.abc import Callable

from posecheck.checking.events import Hold, NotSeen, Repetition, WarningCleared
from posecheck.measures.registry import find_measure
from posecheck.session.model import HoldEntry, NotSeenEntry, RepetitionEntry, WarningEntry, Why

FrameAt = Callable[[float], int]
"""Seconds -> number of the frame that shows this moment."""


def seconds(time: float) -> float:
    """A time as it is written: to the millisecond."""
    return round(time, 3)


def amount(measure: str, value: float) -> float:
    """A measured value as it is written: a tenth of a degree, a thousandth of a ratio."""
    try:
        unit = find_measure(measure).unit
    except KeyError:
        unit = ""
    return round(value, 1 if unit == "deg" else 3)


def _optional(measure: str, value: float | None) -> float | None:
    return None if value is None else amount(measure, value)


def repetition_entry(event: Repetition, frame_at: FrameAt) -> RepetitionEntry:
    """One cycle, counted or not."""
    reason = event.reason
    return RepetitionEntry(
        start_s=seconds(event.start_s),
        peak_s=seconds(event.peak_s),
        end_s=seconds(event.end_s),
        side=event.side.value,
        counted=event.counted,
        reason=None if reason is None else Why(code=reason.code, text=reason.text),
        measure=event.measure,
        peak=_optional(event.measure, event.peak),
        limit=_optional(event.measure, event.limit),
        hold_s=seconds(event.hold_s),
        start_frame=frame_at(event.start_s),
        peak_frame=frame_at(event.peak_s),
        end_frame=frame_at(event.end_s),
        direction=event.direction,
        sways=event.sways,
        hold_sure=event.hold_sure,
    )


def hold_entry(event: Hold, frame_at: FrameAt) -> HoldEntry:
    """A stretch in the target band."""
    return HoldEntry(
        start_s=seconds(event.start_s),
        end_s=seconds(event.end_s),
        seconds=seconds(event.seconds),
        side=event.side.value,
        start_frame=frame_at(event.start_s),
        end_frame=frame_at(event.end_s),
        sure=event.sure,
    )


def warning_entry(event: WarningCleared, frame_at: FrameAt) -> WarningEntry:
    """A fault from its first sign to its end."""
    raised = event.raised
    return WarningEntry(
        fault=raised.fault,
        severity=raised.severity.value,
        start_s=seconds(raised.since_s),
        end_s=seconds(event.end_s),
        side=None if raised.side is None else raised.side.value,
        measure=raised.measure,
        of=raised.of,
        value=amount(raised.measure, event.worst),
        limit=amount(raised.measure, raised.limit),
        message=raised.show,
        say=raised.say,
        raised_s=seconds(raised.time_s),
        raised_value=amount(raised.measure, raised.value),
        start_frame=frame_at(raised.since_s),
        end_frame=frame_at(event.end_s),
    )


def not_seen_entry(event: NotSeen) -> NotSeenEntry:
    """Something the camera could not see for a while."""
    return NotSeenEntry(start_s=seconds(event.start_s), end_s=seconds(event.end_s), what=event.what)
