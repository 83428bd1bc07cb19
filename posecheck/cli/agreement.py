"""`posecheck agreement`: how often the program and the therapist agree."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.review.agreement import Tally


def agreement(
    sessions: Annotated[
        list[Path],
        typer.Argument(metavar="SESSION", help="Sessions' folders, or folders of them."),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say how often posecheck and the therapist agree, for each fault and for repetitions."""
    from posecheck.review.agreement import agreement as agree
    from posecheck.review.listing import list_sessions

    found = agree(sorted(one.folder for one in list_sessions(sessions).sessions))
    if as_json:
        typer.echo(json.dumps(found.to_data(), indent=2, ensure_ascii=False))
        return
    say(f"{found.sessions} reviewed sessions, {found.without_review} not reviewed yet.")
    width = max(len(name) for name in ("what", *found.tallies))
    say(f"{'what':<{width}}  found  agreed  not agreed  missed  agreement (95 % interval)", "bold")
    for name, tally in found.tallies.items():
        say(
            f"{name:<{width}}  {tally.found:>5}  {tally.agreed:>6}  {tally.disagreed:>10}  "
            f"{tally.missed:>6}  {_share(tally)}"
        )
    for pair in found.counts:
        say(f"{pair.session}: posecheck counted {pair.program}, the therapist {pair.therapist}.")
    if found.lost:
        say(f"{found.lost} verdicts are on something that a later analysis does not find any more.")


def _share(tally: "Tally") -> str:
    if tally.agreement is None or tally.interval is None:
        return "not judged"
    low, high = tally.interval
    return f"{tally.agreed} of {tally.judged}: {tally.agreement:.0%} ({low:.0%} to {high:.0%})"
