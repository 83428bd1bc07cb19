"""The command line: thin; it asks the other packages and says in words what they answer."""

from posecheck.cli.main import main

__all__ = ["main"]
