from dataclasses import replace

import numpy as np
import pytest

from posecheck.checking.events import Phase, Reason, Side
from posecheck.exercises.terms import Band, Severity
from posecheck.overlay import Overlay, notice
from tests.overlay.people import knee_bend, person, picture, status, warning

SIZES = [(1280, 720), (640, 480), (640, 360), (720, 1280), (161, 121), (121, 161), (16, 16)]


def picture_part(canvas, size):
    width, height = size
    return canvas[:height, :width]


@pytest.mark.parametrize("size", SIZES)
def test_any_size_gives_an_even_canvas_that_holds_the_picture(size):
    overlay = Overlay(size, title="Wall slide")
    canvas = overlay.draw(picture(size), person(size), status())
    width, height = overlay.size
    assert canvas.shape == (height, width, 3)
    assert canvas.dtype == np.uint8
    assert width % 2 == height % 2 == 0


def test_nothing_is_drawn_on_a_picture_without_a_person():
    image = picture()
    canvas = Overlay((640, 360)).draw(image, None, status(warnings=(warning("Stand tall"),)))
    assert np.array_equal(picture_part(canvas, (640, 360)), image)


def test_the_frame_itself_stays_as_it_was():
    image = picture()
    Overlay((640, 360), mirror=True).draw(image, person(), status())
    assert np.array_equal(image, picture())


@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
def test_no_word_of_the_panel_reaches_into_the_picture(size):
    plain = Overlay(size).draw(picture(size), person(size), status())
    loud = Overlay(size).draw(
        picture(size),
        person(size),
        status(
            reps=188,
            goal_reps=200,
            warnings=(warning("Keep your hips level and look at the floor " * 3, Severity.STOP),),
        ),
    )
    assert np.array_equal(picture_part(plain, size), picture_part(loud, size))
    assert not np.array_equal(plain, loud)


def test_the_skeleton_follows_the_person_and_leaves_the_rest_alone():
    size = (640, 360)
    canvas = picture_part(Overlay(size).draw(picture(), person(), status()), size)
    touched = np.argwhere((canvas != picture()).any(axis=2))
    left, right = person().landmarks[:, 0].min(), person().landmarks[:, 0].max()
    assert touched[:, 1].min() > left - 100
    assert touched[:, 1].max() < right + 100
    knee = person().landmarks[26].astype(int)
    assert (canvas[knee[1], knee[0]] != picture()[knee[1], knee[0]]).any()


def test_unseen_limbs_are_left_out():
    size = (640, 360)
    hidden = replace(person(), visibility=np.zeros(33))
    canvas = Overlay(size).draw(picture(), hidden, status())
    assert np.array_equal(picture_part(canvas, size), picture())


def test_a_limb_that_is_hardly_seen_is_drawn_with_less_ink():
    def ink(visibility):
        pose = replace(person(), visibility=np.full(33, visibility))
        canvas = Overlay((640, 360)).draw(picture(), pose, status(joint=None))
        return np.count_nonzero((picture_part(canvas, (640, 360)) != picture()).any(axis=2))

    assert ink(0.1) == 0
    assert 0 < ink(0.35) < 0.5 * ink(0.9)


def test_landmarks_that_are_no_numbers_are_not_drawn():
    pose = replace(person(), landmarks=np.full((33, 2), np.nan))
    canvas = Overlay((640, 360)).draw(picture(), pose, status())
    assert np.array_equal(picture_part(canvas, (640, 360)), picture())


def test_landmarks_far_outside_do_no_harm():
    pose = replace(person(), landmarks=person().landmarks * 1e7)
    Overlay((640, 360)).draw(picture(), pose, status())


def test_a_mirror_turns_the_picture_and_no_letter():
    size = (640, 360)
    plain = Overlay(size).draw(picture(), None, status())
    mirrored = Overlay(size, mirror=True).draw(picture(), None, status())
    assert np.array_equal(picture_part(mirrored, size), picture()[:, ::-1])
    assert np.array_equal(mirrored[360:], plain[360:])


def test_a_mirror_shows_the_skeleton_where_the_person_is():
    size = (640, 360)
    pose = replace(person(), landmarks=person().landmarks - (200, 0))
    plain = np.zeros((360, 640, 3), np.uint8)
    canvas = Overlay(size, mirror=True).draw(plain, pose, status())
    touched = np.argwhere(picture_part(canvas, size).any(axis=2))
    assert touched[:, 1].min() > 320


def test_a_frame_of_another_size_is_scaled_with_its_person():
    size = (640, 360)
    small = Overlay(size).draw(picture((320, 180)), person((320, 180)), status())
    assert small.shape == Overlay(size).draw(picture(), person(), status()).shape


def test_a_canvas_can_be_used_again():
    overlay = Overlay((640, 360))
    first = overlay.draw(picture(), person(), status())
    again = overlay.draw(picture(), None, status(), out=first)
    assert again is first
    assert np.array_equal(picture_part(again, (640, 360)), picture())


def test_the_limb_changes_its_colour_within_the_target():
    pose = person()
    bend = knee_bend(pose)
    out = Overlay((640, 360)).draw(picture(), pose, status(value=bend, target=Band(bend + 9, None)))
    within = Overlay((640, 360)).draw(
        picture(), pose, status(value=bend, target=Band(None, bend + 9))
    )
    knee = pose.landmarks[26].astype(int)
    assert (out[knee[1], knee[0]] != within[knee[1], knee[0]]).any()


def test_a_target_that_cannot_be_judged_is_not_drawn():
    pose = person()
    judged = Overlay((640, 360)).draw(picture(), pose, status(value=knee_bend(pose)))
    unjudged = Overlay((640, 360)).draw(
        picture(), pose, status(value=knee_bend(pose), depth_judged=False)
    )
    no_target = Overlay((640, 360)).draw(
        picture(), pose, status(value=knee_bend(pose), target=None, depth_judged=False)
    )
    size = (640, 360)
    assert not np.array_equal(picture_part(judged, size), picture_part(unjudged, size))
    assert np.array_equal(picture_part(no_target, size), picture_part(unjudged, size))


@pytest.mark.parametrize(
    "changes",
    [
        {"phase": Phase.WAITING, "hint": "Stelle dich seitlich hin: größer, bitte!"},
        {
            "phase": Phase.PAUSED,
            "not_seen": (
                "\u041d\u0435 \u0432\u0438\u0434\u043d\u043e \u043a\u043e\u043b\u0435\u043d\u043e",
            ),
            "value": None,
        },
        {"warnings": (warning("Ελαφρώς λυγισμένα γόνατα ✓ → ½"),)},
        {"last": Reason("too-shallow", "38 of 45 degrees")},
        {"last": Reason("depth-not-judged", "depth not judged")},
        {"warnings": (warning("Rest your head down", Severity.INFO),)},
        {"finished": True},
        {"measure": "hip_height", "joint": None, "value": 0.12, "target": Band(0.1, None)},
        {"measure": "unheard_of", "target": None, "goal_reps": None, "goal_hold_s": None},
        {"joint": ("vertical", "hip", "shoulder"), "value": 5.0, "joint_side": None},
        {"joint": ("horizontal", "hip", "ankle"), "value": -60.0, "joint_side": Side.BOTH},
        {"target": Band(None, 20.0)},
    ],
)
@pytest.mark.parametrize("size", [(640, 360), (90, 160)])
def test_whatever_the_checker_says_can_be_drawn(changes, size):
    said = status(**changes)
    canvas = Overlay(size, title="Übung").draw(picture(size), person(size), said)
    silent = Overlay(size).draw(picture(size), person(size), status())
    assert not np.array_equal(canvas, silent)


def test_a_message_of_the_driver_goes_before_the_checkers():
    said = status(warnings=(warning("Soften your knees"),))
    own = Overlay((640, 360)).draw(picture(), None, said, notice("Paused"))
    other = Overlay((640, 360)).draw(picture(), None, said)
    assert not np.array_equal(own[360:], other[360:])


def test_what_has_not_changed_stands_still():
    overlay = Overlay((640, 360))
    first = overlay.draw(picture(), None, status(time_s=1.0))
    later = overlay.draw(picture(), None, status(time_s=5.0))
    assert np.array_equal(first, later)


def test_a_measure_of_a_side_is_named_like_any_other():
    shown = [
        Overlay((640, 360)).draw(picture(), person(), status(measure=name))
        for name in ("knee_flexion", "near.knee_flexion")
    ]
    assert np.array_equal(*shown)
