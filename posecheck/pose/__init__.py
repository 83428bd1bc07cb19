"""From a frame to a Pose; nothing beyond this package knows the pose library."""
