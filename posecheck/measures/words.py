"""Measures and their values in plain words."""

from posecheck.measures.registry import find_measure


def label(measure: str) -> str:
    """What a measure is called: "near.knee_flexion" -> "knee bend"."""
    try:
        return find_measure(measure).label
    except KeyError:
        return measure.rpartition(".")[2].replace("_", " ")


def amount_words(measure: str, value: float | None) -> str:
    """A value with its unit: "38.2°"; a dash where nothing was measured."""
    if value is None:
        return "-"
    return f"{value:.1f}°" if _in_degrees(measure) else f"{value:.2f}"


def limit_words(measure: str, value: float | None) -> str:
    """A limit or a target with its unit, as short as it is written: "38°"."""
    if value is None:
        return "-"
    return f"{value:g}°" if _in_degrees(measure) else f"{value:g}"


def roughly(amount: str, sure: bool) -> str:
    """An amount in words, said to be about so much where it is not sure."""
    return amount if sure else f"about {amount}"


def _in_degrees(measure: str) -> bool:
    try:
        return find_measure(measure).unit == "deg"
    except KeyError:
        return False
