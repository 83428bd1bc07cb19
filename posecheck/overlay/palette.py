"""The colours of the overlay, RGB; told apart by colour-blind eyes (after Okabe and Ito).

No state is told by colour alone: each has a shape or a word of its own as well.
"""

Colour = tuple[int, int, int]

GROUND: Colour = (18, 22, 28)  # behind the panel
EDGE: Colour = (52, 60, 70)  # lines and empty tracks in the panel
TEXT: Colour = (244, 246, 248)
QUIET: Colour = (166, 176, 188)  # words of lesser weight
OUTLINE: Colour = (16, 18, 22)  # round whatever is drawn on the picture

BONE: Colour = (240, 242, 244)
FAR_BONE: Colour = (158, 166, 176)
LIMB: Colour = (86, 180, 233)  # the limb being judged
GOOD: Colour = (64, 214, 164)  # inside the target
TARGET: Colour = (250, 232, 120)

INFO: Colour = (86, 180, 233)
WARN: Colour = (240, 178, 40)
STOP: Colour = (213, 94, 0)
