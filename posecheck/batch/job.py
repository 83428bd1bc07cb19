"""One clip's analysis, as it is handed to whichever process does it."""

import time
from dataclasses import dataclass
from pathlib import Path

from posecheck.batch.row import Row
from posecheck.errors import PosecheckError
from posecheck.exercises.model import Exercise
from posecheck.pose.models import ModelName
from posecheck.prescription.load import prescribed_by
from posecheck.prescription.model import Prescription
from posecheck.session.model import Session


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all clips of a batch.

    prescription: for exercises that are recognised; one that is given has it in it already.
    cores: for one clip. every_frame: see `analyze_clip`.
    """

    model: ModelName = "full"
    with_video: bool = True
    blur_faces: bool = False
    prescription: Prescription | None = None
    cores: int = 1
    every_frame: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A clip to analyse into a folder. exercise: None to recognise it."""

    clip: Path
    folder: Path
    exercise: Exercise | None
    settings: Settings


def run(job: Job) -> Row:
    """Analyse the clip; what is wrong with it is said in the row, and raises nothing."""
    # Here: the parent of a pool of processes has no use for these.
    from posecheck.analyze import analyze_clip

    settings, begun = job.settings, time.monotonic()
    try:
        exercise = _exercise(job)
        analysis = analyze_clip(
            job.clip,
            exercise,
            job.folder.parent,
            folder=job.folder,
            model=settings.model,
            with_video=settings.with_video,
            blur_faces=settings.blur_faces,
            cores=settings.cores,
            every_frame=settings.every_frame,
        )
    except PosecheckError as error:
        return failed(job, str(error))
    return done(job, analysis.session, time.monotonic() - begun)


def done(job: Job, session: Session, seconds: float) -> Row:
    """The row of a clip that has its session."""
    kinds = [warning.severity for warning in session.warnings]
    return Row(
        clip=str(job.clip),
        folder=str(job.folder),
        state="done" if session.end.reason in ("complete", "too-short", "no-person") else "partly",
        text=session.end.text or " ".join(session.notes) or None,
        exercise=session.exercise,
        exercise_name=session.exercise_name,
        end=session.end.reason,
        frames=session.video.frames,
        duration_s=session.video.duration_s,
        fps=session.video.fps,
        pose_found=session.pose_found,
        view=session.view.seen,
        view_ok=session.view.ok,
        reps=session.counts.reps,
        left=session.counts.left,
        right=session.counts.right,
        attempts=session.counts.attempts,
        hold_s=round(sum(hold.seconds for hold in session.holds), 3),
        stops=kinds.count("stop"),
        warnings=kinds.count("warn"),
        hints=kinds.count("info"),
        not_seen=len(session.not_seen),
        seconds=round(seconds, 2),
    )


def failed(job: Job, sentence: str) -> Row:
    """The row of a clip that could not be analysed."""
    name = job.exercise.id if job.exercise is not None else None
    return Row(
        clip=str(job.clip), folder=str(job.folder), state="failed", text=sentence, exercise=name
    )


def _exercise(job: Job) -> Exercise:
    if job.exercise is not None:
        return job.exercise
    from posecheck.recognition.clip import recognise_clip, sure_exercise

    exercise = sure_exercise(job.clip, recognise_clip(job.clip, model=job.settings.model))
    prescription = job.settings.prescription
    if prescription is None:
        return exercise
    return prescribed_by(prescription, exercise, "The prescription")
