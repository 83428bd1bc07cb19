"""The pages that are asked in the window."""

import pytest

from posecheck.coach.shown import Kind
from posecheck.live.keys import Command
from posecheck.live.questions import ask_in_window, page_screen
from posecheck.live.screen import Screen
from posecheck.safety.screening import Answer, Result, Screening
from posecheck.safety.words import safety
from posecheck.screen import Painter
from tests.live.fakes import FakeWindow

READ = [Answer.ON] * 5
NONE = [Answer.NO] * 4


def answered(*answers, number=None):
    screening = Screening(safety(), number)
    for answer in answers:
        assert screening.result is None
        screening.answer(answer)
    return screening


def test_every_sign_is_asked_about():
    screening, asked = Screening(safety(), None), []
    while screening.number < screening.of:
        asked += screening.page.items if screening.page.asks else ()
        screening.answer(Answer.NO if screening.page.asks else Answer.ON)
    assert asked == [*safety().emergency, *safety().urgent]


def test_who_has_no_sign_and_read_it_may_begin():
    assert answered(*READ, *NONE, Answer.YES).result is Result.CLEAR


def test_who_has_not_read_it_does_not_begin():
    assert answered(*READ, *NONE, Answer.NO).result is Result.NOT_NOW


@pytest.mark.parametrize("before", [0, 1])
def test_an_emergency_sign_ends_it_with_the_number_to_call(before):
    screening = answered(*READ, *NONE[:before], Answer.YES, number="112")
    assert screening.page.grave
    assert "call 112" in screening.page.text
    # Nothing leads on from there.
    for answer in (Answer.NO, Answer.YES):
        screening.answer(answer)
        assert screening.page.grave
    screening.answer(Answer.ON)
    assert screening.result is Result.NOT_NOW


@pytest.mark.parametrize(
    ("cleared", "result"), [(Answer.YES, Result.CLEARED), (Answer.NO, Result.NOT_NOW)]
)
def test_with_a_sign_for_a_doctor_only_who_is_cleared_may_begin(cleared, result):
    screening = answered(*READ, *NONE[:2], Answer.YES, cleared)
    for answer in (Answer.NO, Answer.YES):
        screening.answer(answer)
    assert screening.result is result


def test_a_question_of_health_is_not_answered_by_going_on():
    screening = answered(*READ, Answer.ON, Answer.ON)
    assert screening.page.items == safety().emergency[:4]


def test_leaving_is_possible_on_every_page():
    for count in range(len(READ) + len(NONE)):
        assert answered(*[*READ, *NONE][:count], Answer.LEAVE).result is Result.NOT_NOW


def test_in_the_window_keys_answer():
    keys = [Command.PAUSE] * 5 + [Command.NO] * 4 + [Command.YES]
    # Two pictures of each page: on the first nobody has pressed a key yet.
    window = FakeWindow({2 * number + 2: key for number, key in enumerate(keys)})
    result = ask_in_window(
        Screening(safety(), None), Screen(Painter(), window), window, pause=lambda _: None
    )
    assert result is Result.CLEAR
    assert len(window.shown) == 20


def test_closing_the_window_is_no_acknowledgement():
    window = FakeWindow({1: Command.QUIT})
    screen = Screen(Painter(), window)
    assert ask_in_window(Screening(safety(), None), screen, window) is Result.NOT_NOW


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (720, 1280)])
def test_the_signs_are_written_large(size):
    """Lines of a twentieth of the shorter side and more: so many pixels are as bright as ink."""
    from posecheck.screen.layout import layout_for
    from posecheck.screen.pages import largest_size

    screening = answered(*READ)
    while screening.page.items:
        shown = page_screen(screening.page, (screening.number, screening.of))
        assert shown.kind is Kind.SAFETY
        assert largest_size(layout_for(size), shown) >= min(size) / 20
        screening.answer(Answer.NO)
