"""A drawing of one exercise over time: how far, session by session, beside what was asked for."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from posecheck.measures.words import amount_words, label, limit_words
from posecheck.review.compare import Means
from posecheck.review.listing import Listed
from posecheck.review.page.elements import element

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960.0, 170.0, 90.0, 60.0, 22.0, 26.0
_MOST_DATES = 8


def weeks_drawing(listed: Sequence[Listed], found: Sequence[Means]) -> Element | None:
    """Means of the counted repetitions as points over the days, with the latest target as a band.

    None where fewer than two sessions have a date and a counted repetition.
    """
    points = [
        (one.when.timestamp(), means.peak, one)
        for one, means in zip(listed, found, strict=True)
        if one.when is not None and means.peak is not None
    ]
    if len(points) < 2:
        return None
    goal = points[-1][2].session.goal
    edges = [edge for edge in (goal.low, goal.high) if edge is not None]
    values = [peak for _, peak, _ in points] + edges
    low, high = min(values), max(values)
    margin = (high - low) * 0.1 or 1.0
    low, high = low - margin, high + margin
    first, last = points[0][0], points[-1][0]

    def across(time: float) -> float:
        share = (time - first) / (last - first) if last > first else 0.5
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def down(value: float) -> float:
        return round(TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM), 1)

    svg = element(
        "svg",
        element("text", label(goal.measure), x=8, y=15, class_="lane"),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="img",
        aria_label=f"{label(goal.measure)} over time; the table below says the same",
        class_="weeks",
    )
    top = down(high if goal.high is None else goal.high)
    bottom = down(low if goal.low is None else goal.low)
    wide = WIDTH - LEFT - RIGHT
    if edges:
        svg.append(element("rect", class_="band", x=LEFT, y=top, width=wide, height=bottom - top))
    for edge in edges:
        svg.append(element("text", limit_words(goal.measure, edge), x=8, y=down(edge) + 4))
    line = " ".join(f"{across(time):g},{down(peak):g}" for time, peak, _ in points)
    svg.append(element("polyline", class_="curve", points=line))
    every = -(-len(points) // _MOST_DATES)
    for number, (time, peak, one) in enumerate(points):
        value = amount_words(goal.measure, peak)
        title = element("title", f"{one.name}: {value}")
        svg.append(element("circle", title, cx=across(time), cy=down(peak), r=4))
        if number % every == 0:
            svg.append(element("text", f"{one.when:%Y-%m-%d}", x=across(time) - 32, y=HEIGHT - 8))
    return svg
