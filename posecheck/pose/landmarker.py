"""The pose network: a frame in, one person's pose out."""

from collections.abc import Iterable
from contextlib import nullcontext
from functools import partial
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.pose.company import Company, TwoPeople
from posecheck.pose.impossible import Impossible
from posecheck.pose.looking import looks_at
from posecheck.pose.memory import give_back_memory, settle_allocator
from posecheck.pose.models import ModelName, find_model
from posecheck.pose.quiet import quiet_library
from posecheck.pose.scaling import mask_from_confidence
from posecheck.pose.timestamps import RisingMilliseconds
from posecheck.pose.types import Pose

_EMPTY = np.zeros((64, 64, 3), np.uint8)


class PoseLandmarker:
    """Finds and follows one person through the frames of one source.

    The person it finds first is followed from frame to frame; only when that person is lost does it
    look at the whole picture again. Others who come into the picture do not take over. Whoever lies
    is found far better in a picture turned by a quarter, one way or the other, and whoever is small
    in a square of it, so while nobody is followed the frames are looked at in turn as they are and
    in these ways. Who is followed as a body that nobody has is looked for anew.
    Frames must come from one source in order: use a new landmarker for the next clip.

    A context manager; one landmarker is for one thread at a time, several may run side by side
    and then look for others in the picture with the same `people`.

    Raises InputError when the model is missing or cannot be loaded.
    """

    def __init__(
        self, model: ModelName = "full", with_mask: bool = False, people: TwoPeople | None = None
    ) -> None:
        path = find_model(model)
        settle_allocator()
        self._with_mask = with_mask
        self._timestamp = RisingMilliseconds()
        self._chatters = True
        with quiet_library():
            # Here, not at the top: it takes a moment, which `posecheck --help` need not wait for.
            import mediapipe
            from mediapipe.tasks.python import BaseOptions, vision

            self._mediapipe = mediapipe
            options = vision.PoseLandmarkerOptions(
                base_options=BaseOptions(model_asset_path=str(path)),
                running_mode=vision.RunningMode.VIDEO,
                num_poses=1,
                output_segmentation_masks=with_mask,
            )
            self._open = partial(vision.PoseLandmarker.create_from_options, options)
            try:
                self._network = self._open()
            except (RuntimeError, ValueError, OSError) as error:
                raise InputError(f"The pose model {path} cannot be loaded.") from error
        self._company = Company(people)
        self._impossible = Impossible()
        self._look = 0

    def detect(self, frame: Frame) -> Pose | None:
        """Return the pose of the person in `frame`, or None when nobody is seen.

        Frame times may repeat or step back; steps between them are what tracking goes by.
        """
        looks = looks_at(frame.size)
        look = looks[self._look % len(looks)]
        image = self._mediapipe.Image(self._mediapipe.ImageFormat.SRGB, look.shown(frame.image))
        # The library has its last word when it first sees a person.
        with quiet_library() if self._chatters else nullcontext():
            result = self._network.detect_for_video(image, self._timestamp(frame.time))
        if not (result.pose_landmarks and result.pose_world_landmarks):
            self._look += 1
            return None
        self._chatters = False
        company = self._company.seen(frame)
        found = _pose(result, look.size(frame.size), self._with_mask, company)
        pose = look.in_picture(found, frame.size)
        if not look.holds(pose):
            self._look_elsewhere()
            return None
        if self._impossible.update(frame.time, pose):
            self.look_anew()
        return pose

    def _look_elsewhere(self) -> None:
        """Somebody is no longer wholly in what is shown.

        The network would go on where it saw them last, which is another place in another picture.
        """
        self._look += 1
        with quiet_library():
            self._network.close()
            self._network = self._open()

    def look_anew(self) -> None:
        """Follow nobody any more: the next frame is looked at as if it were the first.

        Whoever turns over while they are followed may be taken with their head for their feet, and
        is followed that way for good. One look at an empty picture has the network let go.
        """
        empty = self._mediapipe.Image(self._mediapipe.ImageFormat.SRGB, _EMPTY)
        self._network.detect_for_video(empty, self._timestamp.next())
        self._look = 0

    def close(self) -> None:
        """Free the networks; closing twice is harmless."""
        self._network.close()
        self._company.close()
        give_back_memory()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _pose(result: Any, size: tuple[int, int], with_mask: bool, company: bool) -> Pose:
    landmarks = result.pose_landmarks[0]
    mask = None
    if with_mask and result.segmentation_masks:
        mask = mask_from_confidence(result.segmentation_masks[0].numpy_view()[:, :, 0])
    return Pose(
        landmarks=_array((point.x, point.y) for point in landmarks) * size,
        visibility=_array(point.visibility for point in landmarks),
        world=_array((point.x, point.y, point.z) for point in result.pose_world_landmarks[0]),
        size=size,
        mask=mask,
        company=company,
    )


def _array(values: Iterable[Any]) -> NDArray[np.float64]:
    return np.array(list(values), dtype=np.float64)
