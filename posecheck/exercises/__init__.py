"""Exercises as data files, and the words their files may use."""
