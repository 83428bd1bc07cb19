"""What posecheck remembers from day to day, in one SQLite file of the user's own."""

from posecheck.store.database import Store, connect, open_store

__all__ = ["Store", "connect", "open_store"]
