"""`posecheck doctor`: what works on this machine."""

import typer

from posecheck.cli.say import say
from posecheck.samples import find_sample, samples


def doctor() -> None:
    """Look at what posecheck needs here: model, speed, video, display, voice, camera.

    Leaves with 1 when something is missing that `analyze` needs.
    """
    from posecheck.doctor import examine

    found = samples()
    broken = False
    for finding in examine(find_sample(found[0]) if found else None):
        broken = broken or (finding.needed and not finding.ok)
        say(
            f"{'ok    ' if finding.ok else 'not ok'}  {finding.what}: {finding.text}",
            "" if finding.ok else "red" if finding.needed else "yellow",
        )
    if broken:
        raise typer.Exit(1)
