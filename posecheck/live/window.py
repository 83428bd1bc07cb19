"""The window that the person exercising looks at."""

from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.live.keys import Command, command_of

_OPENED = (1280, 720)
_WIDEST = 8192  # a window dragged to a sliver is no reason to fill the memory


class Window(Protocol):
    """Shows pictures and hears keys."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels, or those that it will open with."""
        ...

    def show(self, image: NDArray[np.uint8]) -> None:
        """Show a picture (H, W, 3), RGB."""
        ...

    def command(self) -> Command | None:
        """What the user has asked for since the last call, closing the window included."""
        ...

    def close(self) -> None:
        """Take the window away; may be called twice."""
        ...


class QtWindow:
    """A full-screen window of OpenCV's; only for the main thread, and after `require_display`."""

    def __init__(self, title: str, *, full_screen: bool = True) -> None:
        self._title = title
        self._full = full_screen
        self._open = False
        self._shown = False
        self._buffer: NDArray[np.uint8] | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels, or those that it will open with."""
        if not self._shown:
            return _OPENED
        across, down = cv2.getWindowImageRect(self._title)[2:]
        return (across, down) if across > 0 and down > 0 else _OPENED

    def show(self, image: NDArray[np.uint8]) -> None:
        """Show a picture (H, W, 3), RGB; the first one opens the window."""
        height, width = image.shape[:2]
        if not self._open:
            self._create(width, height)
        across, down = self._room(width, height)
        if self._buffer is None or self._buffer.shape != (down, across, 3):
            self._buffer = np.zeros((down, across, 3), np.uint8)
        left, top = (across - width) // 2, (down - height) // 2
        middle = self._buffer[top : top + height, left : left + width]
        cv2.cvtColor(image, cv2.COLOR_RGB2BGR, dst=middle)
        cv2.imshow(self._title, self._buffer)
        if not self._shown:
            self._begin()

    def command(self) -> Command | None:
        """Let the window draw itself, and say what the user asked for."""
        command = command_of(cv2.pollKey())
        if command is Command.FULL_SCREEN:
            self._full = not self._full
            self._apply_full()
        if self._open and cv2.getWindowProperty(self._title, cv2.WND_PROP_VISIBLE) < 1:
            self._open = False
            return Command.QUIT
        return command

    def close(self) -> None:
        """Take the window away; may be called twice."""
        if self._open:
            self._open = False
            cv2.destroyWindow(self._title)
            cv2.pollKey()

    def _room(self, width: int, height: int) -> tuple[int, int]:
        """A picture's size with as much black around it as gives it the window's shape.

        Qt would leave the window's own light grey there.
        """
        across, down = cv2.getWindowImageRect(self._title)[2:]
        if across < 1 or down < 1:
            return width, height
        wide, tall = round(height * across / down), round(width * down / across)
        room = max(width, wide), max(height, tall)
        return room if max(room) <= _WIDEST else (width, height)

    def _create(self, width: int, height: int) -> None:
        flags = cv2.WINDOW_NORMAL | cv2.WINDOW_FREERATIO | cv2.WINDOW_GUI_NORMAL
        cv2.namedWindow(self._title, flags)
        cv2.resizeWindow(self._title, width, height)
        self._open = True
        self._shown = False

    def _begin(self) -> None:
        """Fill the screen, if wanted, once there is a window.

        One told to do so before it was ever drawn at times stays undrawn without a window manager.
        """
        self._shown = True
        cv2.pollKey()
        if self._full:
            self._apply_full()

    def _apply_full(self) -> None:
        mode = cv2.WINDOW_FULLSCREEN if self._full else cv2.WINDOW_NORMAL
        cv2.setWindowProperty(self._title, cv2.WND_PROP_FULLSCREEN, mode)
