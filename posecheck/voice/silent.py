"""No voice at all."""

from posecheck.coach.said import Say


class Silent:
    """Says nothing."""

    def say(self, say: Say) -> None:
        """Let it be."""

    def close(self) -> None:
        """Nothing to let go of."""
