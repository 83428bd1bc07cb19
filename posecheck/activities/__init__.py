"""Activities that no camera judges: minutes, against a weekly goal."""
