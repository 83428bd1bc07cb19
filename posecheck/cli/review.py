"""`posecheck review`: the therapist's page, served to the browser of this computer."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.say import complain, say


def review(
    sessions: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER", help="A session's folder, or one with many of them."),
    ],
    prescription: Annotated[
        Path | None,
        typer.Option(
            "--prescription", metavar="FILE", help="Where the page writes prescriptions to."
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only say the address; open it yourself.")
    ] = False,
) -> None:
    """Review sessions in the browser; Ctrl-C ends it.

    Judgements are kept as review.json beside each session. Nobody but this computer can connect.
    """
    from posecheck.errors import InputError
    from posecheck.review.listing import list_sessions
    from posecheck.review.server import ReviewServer
    from posecheck.review.site import Site
    from posecheck.session.words import plural

    listing = list_sessions(sessions)
    for sentence in listing.unreadable:
        complain(sentence)
    try:
        server = ReviewServer(Site(listing, prescription), port)
    except OSError as error:
        raise InputError(f"The port {port} cannot be used: {error.strerror}.") from error
    with server:
        say(f"{plural(len(listing.sessions), 'session')} at {server.address}")
        say("Ctrl-C ends it.")
        if not no_browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say()
