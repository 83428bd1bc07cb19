"""The checker: readings in, events out; no clock, no image, no input or output."""
