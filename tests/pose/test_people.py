"""Everybody in a picture is found, so that every head can be blurred."""

from pathlib import Path

import numpy as np

from posecheck.frame import Frame
from posecheck.overlay.blur import head_of
from posecheck.pose.people import A_CROWD, ANY_DOUBT, People
from posecheck.video import open_video

CLIP = Path(__file__).parents[2] / "samples" / "clips" / "wall-slide-right.mp4"


def test_two_people_side_by_side_are_both_found() -> None:
    with open_video(CLIP) as reader:
        image = next(iter(reader)).image
    people = People(A_CROWD, ANY_DOUBT)
    try:
        alone = people.find(Frame(image, 0.0, 0))
        both = np.ascontiguousarray(np.concatenate([image, image[:, ::-1]], axis=1))
        found = people.find(Frame(both, 0.1, 1))
        nobody = people.find(Frame(np.full_like(image, 90), 0.2, 2))
    finally:
        people.close()
        people.close()
    assert len(alone) == 1
    heads = sorted(head.x for person in found if (head := head_of(person)) is not None)
    one = head_of(alone[0])
    assert one is not None
    assert len(heads) == 2
    # The second picture is the first one mirrored.
    width = image.shape[1]
    assert abs(heads[0] - one.x) < one.radius
    assert abs(heads[1] - (2 * width - one.x)) < one.radius
    assert nobody == []
