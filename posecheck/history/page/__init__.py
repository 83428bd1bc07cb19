"""A page of the history, one month say: static HTML without a script, to keep or to print."""

from posecheck.history.page.month import history_page

__all__ = ["history_page"]
