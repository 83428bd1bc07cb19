"""Finding and reading exercise files; one sentence that says what is wrong with one."""

from importlib import resources

import pytest

from posecheck.errors import UsageError
from posecheck.exercises.load import all_exercises, check_file, load_exercise

WALL = (resources.files("posecheck.exercises") / "data" / "wall-slide.toml").read_text("utf-8")


def said(path, text):
    """What is said about a file with that text."""
    path = path / "mine.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        check_file(path)
    message = str(error.value)
    assert str(path) in message
    assert "\n" not in message
    assert message.endswith(".")
    return message.replace(str(path), "FILE")


def test_an_exercise_is_found_by_its_id():
    assert load_exercise("wall-slide").name == "Wall slide to 45 degrees"


def test_a_file_of_ones_own_is_read(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(WALL.replace('id = "wall-slide"', 'id = "my-slide"'), "utf-8")
    assert load_exercise(str(path)).id == "my-slide"


@pytest.mark.parametrize("asked", ["Wall-Slide", "Partial wall sit", "wall slide to 45 degrees"])
def test_an_exercise_is_found_by_any_of_its_names(asked):
    assert load_exercise(asked).id == "wall-slide"


@pytest.mark.parametrize(
    ("asked", "near"),
    [("wall-slid", "wall-slide"), ("wal", "wall-slide"),
     ("donkey kicks", "all-fours-leg-lift"),
     ("brigde", "bridge"), ("toe touching", "toe-touch-avoid")],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_nearest(asked, near):
    with pytest.raises(UsageError, match=f"Did you mean {near}\\?"):
        load_exercise(asked)


def test_a_name_like_no_other_is_answered_with_all():
    with pytest.raises(UsageError) as error:
        load_exercise("xyzzy")
    for exercise in all_exercises():
        assert exercise.id in str(error.value)
    assert error.value.exit_code == 2


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(UsageError, match="There is no exercise file"):
        load_exercise(str(tmp_path / "none.toml"))


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        check_file(tmp_path / "folder.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(UsageError, match="cannot be read"):
        check_file(tmp_path / "bytes.toml")


def test_broken_toml_is_said_with_its_place(tmp_path):
    message = said(tmp_path, WALL.replace("[camera]", "[camera"))
    assert message.startswith("FILE is not valid TOML:")
    assert "line" in message


def test_a_missing_key_is_named(tmp_path):
    message = said(tmp_path, WALL.replace('view = "side"\n', ""))
    assert message == "FILE: camera.view: is missing; add it."


def test_an_unknown_key_is_named(tmp_path):
    message = said(tmp_path, WALL.replace("[movement]", "[movement]\nspeeed = 3"))
    assert message.startswith("FILE: movement.speeed: is not a key that exercise files know")


def test_a_wrong_value_is_named(tmp_path):
    assert "camera.view" in said(tmp_path, WALL.replace('view = "side"', 'view = "above"'))
    assert "dose.reps" in said(tmp_path, WALL.replace("reps = [5, 10]", 'reps = "many"'))


def test_several_mistakes_are_counted(tmp_path):
    text = WALL.replace('view = "side"\n', "").replace('level = "initial"\n', "")
    assert "(1 more after that)" in said(tmp_path, text)


def test_an_unknown_measure_is_named(tmp_path):
    text = WALL.replace('measure = "knee_flexion"', 'measure = "knee_bend"')
    assert said(tmp_path, text) == "FILE: there is no measure called knee_bend."
    text = WALL.replace('measure = "near.shank_tilt"', 'measure = "near.shin"')
    assert said(tmp_path, text) == "FILE: there is no measure called near.shin."


def test_a_measure_without_its_prefix_is_named(tmp_path):
    text = WALL.replace('measure = "near.shank_tilt"', 'measure = "shank_tilt"')
    assert said(tmp_path, text).endswith("shank_tilt needs a prefix: near, working or other.")
    text = WALL.replace('measure = "neck_line"', 'measure = "near.neck_line"')
    assert said(tmp_path, text).endswith("near.neck_line takes no prefix.")


def test_an_unknown_prefix_is_named(tmp_path):
    text = WALL.replace('measure = "near.shank_tilt"', 'measure = "front.shank_tilt"')
    assert said(tmp_path, text).endswith("needs a prefix: near, working or other.")


def test_the_movement_says_its_side_by_limb(tmp_path):
    text = WALL.replace('measure = "knee_flexion"', 'measure = "near.knee_flexion"')
    assert said(tmp_path, text) == (
        "FILE: movement.measure: near.knee_flexion takes no prefix; `limb` says whose it is."
    )
    text = WALL.replace('limb = "near"', 'limb = "none"')
    assert said(tmp_path, text).endswith("`limb` must be near, working or other for knee_flexion.")
    text = WALL.replace('measure = "knee_flexion"', 'measure = "trunk_lean"')
    assert said(tmp_path, text).endswith("`limb` must be none for trunk_lean.")


def test_rest_and_target_must_say_where_the_way_between_them_lies(tmp_path):
    text = WALL.replace("{ from = 38, to = 55, ideal = 45 }", "{ to = 55, ideal = 45 }")
    assert said(tmp_path, text) == (
        "FILE: movement: `rest` and `target` must say where one ends and the other begins."
    )


def test_a_band_must_run_upwards(tmp_path):
    text = WALL.replace("from = 38, to = 55", "from = 55, to = 38")
    assert said(tmp_path, text) == (
        "FILE: movement.target: `from` (55) must be less than `to` (38)."
    )


def test_a_band_needs_an_edge_and_an_ideal_inside(tmp_path):
    text = WALL.replace("rest = { to = 20 }", "rest = {}")
    assert "movement.rest: needs `from`, `to` or both" in said(tmp_path, text)
    text = WALL.replace("ideal = 45", "ideal = 75")
    assert "movement.target: `ideal` (75) lies outside the band" in said(tmp_path, text)


FAULT = """
[[fault]]
id = "mine"
for_s = 1
severity = "info"
show = "s"
say = "s"
source = "own"
"""


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ("", "needs conditions"),
        ('measure = "trunk_lean"', "a condition needs `above` or `below`"),
        ('measure = "trunk_lean"\nabove = 3\nany_of = []', "either one `measure` or"),
        ('measure = "trunk_lean"\nabove = 3\nwindow_s = 0', "window_s"),
        ("any_of = []", "needs conditions"),
    ],
)  # fmt: skip
def test_a_fault_needs_one_kind_of_condition(tmp_path, keys, what):
    assert what in said(tmp_path, WALL + FAULT + keys)


def test_a_fault_that_is_no_table_is_said(tmp_path):
    text = WALL.split("[[fault]]")[0]
    text = text.replace('level = "initial"', 'level = "initial"\nfault = "none"')
    assert "fault" in said(tmp_path, text)
    text = text.replace('fault = "none"', 'fault = ["none"]')
    assert "fault.0" in said(tmp_path, text)


def written(path, text):
    path = path / "mine.toml"
    path.write_text(text, "utf-8")
    return {fault.id: fault for fault in check_file(path).fault}


def test_a_fault_may_be_taken_from_the_library(tmp_path):
    faults = written(tmp_path, WALL + '\n[[fault]]\nuse = "head-back"\n')
    assert faults["head-back"].show == "Eyes down, long neck"


def test_own_keys_win_over_the_library(tmp_path):
    text = '\n[[fault]]\nuse = "head-back"\nfor_s = 3\nmeasure = "neck_line"\nbelow = -40\n'
    fault = written(tmp_path, WALL + text)["head-back"]
    assert fault.for_s == 3
    assert [c.below for c in fault.conditions] == [-40]
    assert fault.severity == "warn"


def test_an_unknown_fault_of_the_library_is_named(tmp_path):
    message = said(tmp_path, WALL + '\n[[fault]]\nuse = "head-bck"\n')
    assert "head-bck" in message
    assert "head-back" in message


LIKE = """
id = "mine"
name = "Mine"
level = "initial"
like = "wall-slide"
without = ["too-deep"]
sources = ["own"]

[dose]
reps = [2, 3]
sides = "both-together"
source = "own"

[[fault]]
id = "heels-up"
measure = "near.foot_pitch"
of = "change"
above = 20
for_s = 1
severity = "info"
show = "Heels down"
say = "Heels down."
source = "own"
"""


def test_a_file_that_is_like_another_takes_over_what_it_does_not_say(tmp_path):
    (tmp_path / "mine.toml").write_text(LIKE, "utf-8")
    mine, theirs = check_file(tmp_path / "mine.toml"), load_exercise("wall-slide")
    assert mine.movement == theirs.movement
    assert mine.dose.reps == (2, 3)
    ids = [fault.id for fault in mine.fault]
    assert set(ids) == {fault.id for fault in theirs.fault} - {"too-deep"}
    assert len(set(ids)) == len(ids)
    assert next(fault for fault in mine.fault if fault.id == "heels-up").severity == "info"


def test_a_file_that_is_like_none_is_told_so(tmp_path):
    assert "there is no exercise 'nothing'" in said(tmp_path, LIKE.replace("wall-slide", "nothing"))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("[movement]", '[movement]\nkind = "sweep"'), "a sweep needs `opposite`"),
        (("[movement]", '[movement]\nkind = "timer"'), "a timer needs `prompt`"),
        (("[movement]", '[movement]\nkind = "rock"'), "a rock needs `sway`"),
        (("rest = { to = 20 }\n", ""), "a cycle needs `rest`"),
        (("[movement]", '[movement]\nacross = "hip_forward"'), "means nothing in a cycle"),
    ],
)
def test_a_kind_of_movement_needs_what_belongs_to_it(tmp_path, change, what):
    assert what in said(tmp_path, WALL.replace(*change, 1))
