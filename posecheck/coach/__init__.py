"""The coach: what to show and say next. State machines on steps and requests; no clock, no I/O."""
