"""Draws people doing exercises and knows the exact truth of every frame."""
