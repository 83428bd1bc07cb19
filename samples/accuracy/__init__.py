"""How right posecheck is: fresh rendered scenes, the shipped command line, and their exact truth.

`python -m samples.accuracy` draws the scenes, analyses them as a user would, compares what
posecheck says with what was true, and writes `docs/accuracy.md` with its plots and tables.
"""
