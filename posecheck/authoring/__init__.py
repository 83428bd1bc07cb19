"""Helps to write an exercise file: a commented one to start from, or one measured on a clip."""
