"""posecheck watches back-pain exercises and says, truthfully and kindly, how they go."""

__version__ = "0.1.0"
