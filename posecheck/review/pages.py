"""The pages around the review page: the list of sessions, two compared, a patient's weeks."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from string import Template
from xml.etree.ElementTree import Element

from posecheck.measures.words import amount_words, label
from posecheck.review.compare import Comparison, Means, Pair, cycles, means
from posecheck.review.listing import Listed, Listing
from posecheck.review.page.bundle import hash_of, part, standalone
from posecheck.review.page.elements import Child, element, to_html
from posecheck.review.page.tables import table
from posecheck.review.weeks import weeks_drawing
from posecheck.review.wording import comparison_rows, cycle_words
from posecheck.session.words import count_words

_LOOK = "Look at first"


def list_page(listing: Listing) -> str:
    """Every session with the reason to look at it; two of them can be picked to compare."""
    rows = [_row(number, listed) for number, listed in enumerate(listing.sessions)]
    waiting = sum(not listed.reviewed for listed in listing.sessions)
    heads = ("", "Session", "Exercise", "Filmed", "Result", _LOOK, "Reviewed")
    form = element(
        "form",
        table(heads, rows),
        element("p", element("button", "Compare the two that are ticked", type="submit")),
        action="compare",
        method="get",
    )
    parts: list[Element] = [
        element("p", f"{len(rows)} sessions, {waiting} not reviewed yet. Those that need a look "
                     "stand first."),
        form,
        element("p", element("a", "Each exercise over time", href="weeks")),
        *(element("p", sentence, class_="problem") for sentence in listing.unreadable),
    ]  # fmt: skip
    return _page("Sessions", parts, home=None)


def comparison_page(
    found: Comparison,
    names: tuple[str, str],
    home: str | None,
    videos: tuple[str, str] | None = None,
) -> str:
    """Two sessions side by side; videos: the addresses of both, to be played together."""
    # A name stays as it is written.
    shown = [element("span", name) for name in names]
    pairs = [
        (
            _pair_name(pair, playable=videos is not None),
            cycle_words(pair.before, found.measure),
            cycle_words(pair.after, found.measure),
        )
        for pair in found.pairs
    ]
    parts = [
        *(_side_by_side(names, videos) if videos else ()),
        element("p", "Means are those of the counted repetitions."),
        table(("", *shown, "Change"), list(comparison_rows(found))),
        element("h2", "Repetition by repetition"),
        table(("Repetition", *shown), pairs),
    ]
    script = standalone("compare.js") if videos else ""
    return _page(f"{found.exercise_name}: two sessions", parts, home, script)


def _pair_name(pair: Pair, playable: bool) -> Child:
    name = f"{pair.number}" if pair.side == "both" else f"{pair.side} {pair.number}"
    if not playable or pair.before is None or pair.after is None:
        return name
    spans = [f"{cycle.start_s} {cycle.end_s}" for cycle in (pair.before, pair.after)]
    return element(
        "button", f"play {name}", type="button", class_="seek", data_pair=" ".join(spans)
    )


def _side_by_side(names: tuple[str, str], videos: tuple[str, str]) -> list[Element]:
    figures = [
        element(
            "figure",
            element("figcaption", name),
            element("video", src=address, preload="auto", playsinline="", muted="",
                    aria_label=f"The annotated clip of {name}"),
        )
        for name, address in zip(names, videos, strict=True)
    ]  # fmt: skip
    rates = [
        element("option", words, value=rate, **({"selected": ""} if rate == "1" else {}))
        for rate, words in (("0.25", "1/4"), ("0.5", "1/2"), ("1", "1"))
    ]
    speed = element("label", "Speed ", element("select", *rates, id="rate"))
    both = element("button", "Play both", type="button", id="both")
    hint = "Choose a repetition below: both clips begin where it begins."
    return [
        element("div", *figures, class_="two"),
        element("div", both, speed, element("span", hint, class_="hint"), class_="buttons"),
    ]


def weeks_page(sessions: Sequence[Listed], home: str | None) -> str:
    """A table for each exercise, its sessions in the order of time."""
    parts: list[Element] = []
    for name, listed in by_exercise(sessions):
        found = [means(one.session, cycles(one.folder, one.session)) for one in listed]
        drawn = weeks_drawing(listed, found)
        parts += [element("h2", name), *([] if drawn is None else [drawn])]
        parts.append(table(week_heads(listed), week_rows(listed, found)))
    return _page("Over time", parts, home)


def sentence_page(sentence: str) -> str:
    """A page that only says what is wrong."""
    return _page("That cannot be shown", [element("p", sentence)], home=".")


def by_exercise(sessions: Sequence[Listed]) -> list[tuple[str, list[Listed]]]:
    """The sessions of each exercise, the earliest first."""
    ordered = sorted(sessions, key=lambda one: (one.session.exercise_name, one.order))
    groups = groupby(ordered, key=lambda one: one.session.exercise_name)
    return [(name, list(group)) for name, group in groups]


def week_heads(listed: Sequence[Listed]) -> tuple[str, ...]:
    """The heads of an exercise's table over time."""
    measure = label(listed[0].session.goal.measure)
    return ("Filmed", "Session", "Counted", "Not counted", measure, "Range", "Hold", "Left less "
            "right", "Warnings")  # fmt: skip


def week_rows(listed: Sequence[Listed], all_means: Sequence[Means]) -> list[tuple[str, ...]]:
    """A row for each session."""
    rows: list[tuple[str, ...]] = []
    for one, found in zip(listed, all_means, strict=True):
        measure = one.session.goal.measure
        rows.append(
            (
                when_words(one),
                one.name,
                str(found.reps),
                str(found.attempts),
                amount_words(measure, found.peak),
                amount_words(measure, found.travel),
                "-" if found.hold_s is None else f"{found.hold_s:.1f} s",
                amount_words(measure, found.left_less_right),
                str(sum(found.warnings.values())),
            )
        )
    return rows


def _row(number: int, listed: Listed) -> tuple[Child, ...]:
    session = listed.session
    reasons = [element("li", finding.text) for finding in listed.findings[:3]]
    more = len(listed.findings) - len(reasons)
    if more > 0:
        reasons.append(element("li", f"and {more} more"))
    return (
        element("input", type="checkbox", name="s", value=number,
                aria_label=f"Compare {listed.name}"),
        element("a", listed.name, href=f"s/{number}/"),
        session.exercise_name,
        when_words(listed),
        count_words(session),
        element("ul", *reasons) if reasons else "nothing out of the ordinary",
        "yes" if listed.reviewed else "no",
    )  # fmt: skip


def when_words(listed: Listed) -> str:
    """When a session was filmed, or a dash."""
    return "-" if listed.when is None else f"{listed.when:%Y-%m-%d %H:%M}"


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<style>$css</style>
</head>
<body>
<main>
<header><p class="brand">posecheck$home</p><h1>$title</h1></header>
$body
</main>
<footer><p>posecheck is not a medical device. Angles are estimates from one camera.</p></footer>
$script
</body>
</html>
"""


def _page(title: str, parts: Sequence[Element], home: str | None, script: str = "") -> str:
    css = part("page.css")
    rules = {
        "default-src": "'none'",
        "style-src": hash_of(css),
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    if script:
        rules |= {"script-src": hash_of(script), "media-src": "'self'"}
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    back = "" if home is None else " " + to_html(element("a", "All sessions", href=home))
    return Template(_PAGE).substitute(
        policy=escape(policy),
        title=escape(title),
        css=css,
        home=back,
        body=to_html(*parts),
        script=f"<script>{script}</script>" if script else "",
    )
