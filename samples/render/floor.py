"""Settings on the mat: all fours, supine, prone."""

from samples.render.all_fours import AllFours
from samples.render.prone import Prone
from samples.render.supine import Bridge, KneeToChest

__all__ = ["AllFours", "Bridge", "KneeToChest", "Prone"]
