import numpy as np
import pytest

from posecheck.overlay import text
from posecheck.overlay.text import draw_text, fit_text, line_height, number_text, text_width

WHITE = (255, 255, 255)


def black(width=200, height=60):
    return np.zeros((height, width, 3), np.uint8)


def test_a_text_is_rendered_once():
    text._bitmap.cache_clear()
    for _ in range(5):
        draw_text(black(), "Soften your knees", (5, 30), 20, WHITE)
    assert text._bitmap.cache_info().misses == 1


def test_capitals_have_their_middle_at_the_given_height():
    image = black()
    draw_text(image, "H", (20, 30), 40, WHITE)
    rows = np.flatnonzero(image.any(axis=(1, 2)))
    assert (rows[0] + rows[-1]) / 2 == pytest.approx(29.5, abs=1)


def test_an_anchor_says_where_the_text_begins():
    for anchor, side in (("left", (100, 200)), ("right", (0, 100))):
        image = black()
        draw_text(image, "Hold", (100, 30), 30, WHITE, anchor=anchor)
        columns = np.flatnonzero(image.any(axis=(0, 2)))
        assert side[0] - 1 <= columns[0]
        assert columns[-1] <= side[1]


@pytest.mark.parametrize("at", [(-40, 30), (190, 30), (50, -5), (50, 62), (900, 900)])
def test_what_lies_outside_is_cut_off(at):
    draw_text(black(), "Hold", at, 30, WHITE, bold=True, edge=2)


def test_a_colour_is_laid_over_fully_and_the_ground_shows_between_letters():
    image = np.full((60, 200, 3), 90, np.uint8)
    draw_text(image, "█", (50, 30), 30, (10, 200, 30))
    assert (image == (10, 200, 30)).all(axis=2).any()
    assert (image[:, 150:] == 90).all()


def test_letters_of_many_tongues_are_in_the_font():
    unknown = text._bitmap("\uffff", 40, False, 0)[0]
    for letter in "äßéñłőžğΑωЖщ°\N{MINUS SIGN}✓½→":
        drawn = text._bitmap(letter, 40, False, 0)[0]
        assert drawn.shape != unknown.shape or (drawn != unknown).any(), letter


def test_no_text_is_no_work():
    image = black()
    draw_text(image, "", (5, 30), 20, WHITE)
    assert not image.any()
    assert text_width("", 20) == 0


@pytest.mark.parametrize("words", ["Hold", "Keep your hips level", "one two three four five six"])
@pytest.mark.parametrize("box", [(300, 80), (120, 90), (60, 40)])
def test_a_fitted_text_fits(words, box):
    size, lines = fit_text(words, box, 60)
    assert " ".join(lines) == words
    assert len(lines) <= 2
    assert max(text_width(line, size) for line in lines) <= box[0]
    assert len(lines) * line_height(size) <= box[1]


def test_text_for_which_there_is_no_room_gets_the_smallest_size():
    size, lines = fit_text("Donaudampfschiffahrtsgesellschaft", (5, 5), 60)
    assert size == text.SMALLEST
    assert lines == ["Donaudampfschiffahrtsgesellschaft"]


def test_no_word_is_left_over_alone():
    size, lines = fit_text("Stopped. Rest now.", (400, 120), 60, bold=True)
    assert lines in (["Stopped. Rest now."], ["Stopped.", "Rest now."])
    assert size > 30


def test_a_number_has_a_real_minus():
    assert number_text(-23, "°") == "\N{MINUS SIGN}23°"
    assert number_text(7) == "7"
