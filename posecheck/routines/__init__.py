"""Routines: exercises in order, with their doses, for one level."""
