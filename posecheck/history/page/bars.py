"""A small drawing of one exercise, set by set: what counted, what did not, what was asked for."""

from xml.etree.ElementTree import Element

from posecheck.history.model import History, SetDone
from posecheck.history.words import day_words, set_words
from posecheck.review.page.elements import element

HEIGHT, LEFT, TOP, BOTTOM = 96.0, 26.0, 8.0, 20.0
WIDEST, GAP = 26.0, 6.0
MOST = 31
"""Sets in one drawing, the latest ones; more would be too narrow to read."""


def bars(history: History) -> Element:
    """Bars for the sets of one exercise, as SVG."""
    shown = history.sets[-MOST:]
    sets = [one for _, one in shown]
    goals = [one.goal_reps * _sides(one) for one in sets if one.goal_reps]
    top = max([len(one.repetitions) for one in sets] + goals + [1])
    width = LEFT + len(sets) * (WIDEST + GAP) + GAP
    scale = (HEIGHT - TOP - BOTTOM) / top
    floor = HEIGHT - BOTTOM
    svg = element(
        "svg", viewBox=f"0 0 {width:g} {HEIGHT:g}", width=width, height=HEIGHT, role="img",
        aria_label="; ".join(f"{day_words(s.day)}: {set_words(one)}" for s, one in shown),
        class_="bars",
    )  # fmt: skip
    svg.append(element("text", str(top), x=2, y=TOP + 9))
    svg.append(element("line", class_="axis", x1=LEFT, x2=width, y1=floor, y2=floor))
    for number, (session, one) in enumerate(shown):
        left = LEFT + GAP + number * (WIDEST + GAP)
        y = floor
        group = element("g", element("title", f"{day_words(session.day)}: {set_words(one)}"))
        missed = len(one.repetitions) - one.counted
        for kind, count in (("clean", one.clean), ("warned", one.counted - one.clean),
                            ("missed", missed)):  # fmt: skip
            if count:
                tall = count * scale
                y -= tall
                group.append(
                    element("rect", class_=kind, x=left, y=round(y, 1), width=WIDEST,
                            height=round(tall, 1))
                )  # fmt: skip
        if one.goal_reps:
            at = round(floor - one.goal_reps * _sides(one) * scale, 1)
            group.append(
                element("line", class_="goal", x1=left - 2, x2=left + WIDEST + 2, y1=at, y2=at)
            )
        svg.append(group)
        if number == 0 or shown[number - 1][0].day != session.day:
            svg.append(element("text", str(session.day.day), x=left + 6, y=HEIGHT - 5))
    return svg


def _sides(one: SetDone) -> int:
    """How often the goal is asked for: the goal of a one-sided exercise is that of each side."""
    return 2 if any(r.side in ("left", "right") for r in one.repetitions) else 1
