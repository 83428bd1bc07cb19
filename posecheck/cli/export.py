"""`posecheck export`: sessions for other programs and other people."""

from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.say import say


def export(
    sessions: Annotated[
        list[Path],
        typer.Argument(metavar="SESSION", help="Sessions' folders, or folders of them."),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="Where the files go.")
    ] = Path("posecheck-export"),
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help="csv (if left out), parquet, trc, mot, zip; repeat."),
    ] = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep names of clips and folders, and dates.")
    ] = False,
) -> None:
    """Write sessions as tables, for gait tools, or as a folder to hand on.

    Files carry no name of a clip or a folder unless --with-names says so. What a video shows is
    not changed; analyze --blur-face makes one with a softened face.
    """
    from posecheck.export import export as write
    from posecheck.review.listing import list_sessions

    folders = sorted(listed.folder for listed in list_sessions(sessions).sessions)
    for path in write(folders, out, formats or ["csv"], with_names=with_names):
        say(str(path))
