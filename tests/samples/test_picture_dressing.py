"""Clothes, hair and looks: what is worn covers what it should, the same seed looks the same."""

from dataclasses import replace

import numpy as np
import pytest

from samples.render.body import SKIN_VERTICES, Body, Limb, Posture
from samples.render.hair import hair
from samples.render.look import Look, chosen_look, sampled_look
from samples.render.mesh import ball, divided, thinned, vertex_normals
from samples.render.person import Person
from samples.render.regions import Regions, scalp
from samples.render.wardrobe import clothes, covered

LOOKS = [chosen_look(seed) for seed in range(300)]


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.named("woman")


def test_the_same_seed_gives_the_same_look() -> None:
    assert sampled_look(np.random.default_rng(7)) == sampled_look(np.random.default_rng(7))
    assert chosen_look(3) == chosen_look(3) != chosen_look(4)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("top", {"t-shirt", "long-sleeved", "sleeveless"}),
        ("bottom", {"shorts", "three-quarter", "long"}),
        ("top_fit", {"tight", "loose"}),
        ("feet", {"bare", "socks", "shoes"}),
        ("hair_style", {"short", "bald", "bun", "ponytail", "long"}),
        ("floor_kind", {"boards", "carpet", "tiles"}),
        ("wall_kind", {"plain", "panelled", "two-coloured"}),
        ("camouflage", {"none", "top", "bottom"}),
        ("window", {True, False}),
    ],
)
def test_every_kind_of_thing_comes_up(field: str, words: set[object]) -> None:
    assert {getattr(look, field) for look in LOOKS} == words


def test_numbers_of_a_look_stay_within_their_ranges() -> None:
    for look in LOOKS:
        assert 0 <= look.sleeve < 1
        assert 0.2 < look.leg < 1
        assert 0.003 < look.top_gap < 0.04
        assert 0 < look.sun_strength < 1.2
        assert -1 <= look.warmth <= 1
        for colour in (look.shirt, look.trousers, look.skin, look.hair, look.wall, look.floor):
            assert 0.005 < min(colour) <= max(colour) <= 0.9


def test_skins_reach_from_pale_to_dark() -> None:
    brightness = [np.mean(look.skin) for look in LOOKS]
    assert min(brightness) < 0.12
    assert max(brightness) > 0.6


def test_a_camouflaged_top_has_a_colour_of_the_room() -> None:
    for look in LOOKS:
        if look.camouflage == "top":
            off = [np.abs(np.log(np.divide(look.shirt, c))).max() for c in (look.wall, look.floor)]
            assert min(off) < 0.5


def test_sleeves_end_where_they_are_said_to(body: Body) -> None:
    regions = Regions.of(body)
    for sleeve in (0.1, 0.5, 0.95):
        inside = regions.shirt(sleeve, 0.05) > 0
        on_arm = regions.arm > -0.5
        assert regions.arm[inside & on_arm].max() == pytest.approx(sleeve, abs=0.06)


def test_clothes_cover_the_trunk_and_leave_hands_and_head(body: Body) -> None:
    hidden = covered(body, Look())
    chest = body.share("spine02", "spine03")[:SKIN_VERTICES] > 0.9
    assert hidden[:SKIN_VERTICES][chest].all()
    assert not hidden[body.share("head", "finger") > 0.5].any()


def test_loose_clothes_stand_further_off_than_tight_ones(body: Body) -> None:
    def widest(look: Look) -> float:
        return float(clothes(body, look)[0].points[:, 1].max())

    tight = Look()
    loose = replace(tight, top_fit="loose", top_gap=0.03)
    assert widest(loose) > widest(tight) + 0.01


def test_loose_cloth_has_slack_and_tight_has_none(body: Body) -> None:
    tight = Look()
    loose = replace(tight, top_fit="loose", top_gap=0.03)
    assert clothes(body, tight)[0].slack.max() == 0
    assert clothes(body, loose)[0].slack.max() > 0.015


@pytest.mark.parametrize("style", ["short", "bun", "ponytail", "long"])
def test_hair_is_on_the_head_and_not_before_the_face(body: Body, style: str) -> None:
    points = np.concatenate([one.points for one in hair(body, replace(Look(), hair_style=style))])
    eye = body.rest[np.unique(body.faces["leye"])].mean(axis=0)
    assert points[:, 2].max() > body.rest[:SKIN_VERTICES, 2].max()
    face = [eye[0], 0.07, 0.08]
    on_face = (np.abs(points - [0, eye[1] - 0.07, eye[2] - 0.08]) < face).all(axis=1)
    assert not on_face.any()
    assert hair(body, replace(Look(), hair_style="bald")) == []


def test_the_scalp_is_on_the_head_only(body: Body) -> None:
    on_scalp = scalp(body) > 0
    assert on_scalp.sum() > 200
    assert body.share("head")[on_scalp].min() > 0.5


def test_a_person_moves_with_the_body(body: Body) -> None:
    person = Person(body, chosen_look(1))
    straight = body.pose(Posture())
    bent = body.pose(Posture(left=Limb(knee=90)))
    first, second = (person.rows(posed) for posed in (straight, bent))
    assert first.shape == (2, len(person.paint), 3)
    low, high = straight.vertices.min(0) - 0.1, straight.vertices.max(0) + 0.1
    assert ((first[0] > low) & (first[0] < high)).all()
    assert np.ptp(second[0][:, 1]) > np.ptp(first[0][:, 1]) + 0.1
    for faces in (person.solid, person.thin, person.casting):
        assert 0 <= faces.min() <= faces.max() < len(person.paint)
    assert len(person.casting) < 0.5 * (len(person.solid) + len(person.thin))


def test_dividing_keeps_what_is_inside() -> None:
    corners = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])
    faces = np.array([[0, 1, 2], [0, 2, 3]])
    values, kept = divided(corners, faces, corners[:, 0] - 0.25)
    a, b, c = (values[kept[:, k]] for k in range(3))
    u, v = b - a, c - a
    assert (u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]).sum() / 2 == pytest.approx(0.75)
    assert values[kept].reshape(-1, 2)[:, 0].min() == pytest.approx(0.25)


def test_thinning_leaves_fewer_triangles_of_the_same_ball() -> None:
    points, normals, faces = ball(np.zeros(3), np.ones(3), rings=16)
    coarse = thinned(points, faces, 0.4)
    assert 20 < len(coarse) < len(faces) / 3
    assert (vertex_normals(points, faces) * normals).sum(axis=1).mean() > 0.95
