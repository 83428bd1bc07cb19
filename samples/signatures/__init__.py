"""Measures how each exercise looks, so that it can be recognised."""
