"""Makes any attempt to reach a network deadly to this process, wherever in it the attempt is made.

For a child process: call `forbid_network()` before anything else is imported. From then on the
kernel ends the process (SIGSYS) when any thread asks for a socket that is not a local one, be it
from Python or from C++; a name lookup asks for one too. Needs Linux, but no privilege and no
system package.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from typing import Any

# <linux/filter.h>, <linux/seccomp.h>, <linux/prctl.h>, <linux/audit.h>
_LOAD_WORD = 0x20
_JUMP_IF_EQUAL = 0x15
_RETURN = 0x06
_ALLOW = 0x7FFF0000
_KILL_PROCESS = 0x80000000
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_AF_UNIX = 1

# Machine: its architecture constant, the number of its system call socket().
_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}

PYTHON_ATTEMPT = 97
_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "urllib.Request",
    }
)


def guard_is_possible() -> bool:
    """Say whether the kernel here can be asked to do this."""
    return sys.platform == "linux" and platform.machine() in _SOCKET_CALL


def forbid_network() -> None:
    """End this process at its next attempt to reach a network.

    An attempt from Python ends it with PYTHON_ATTEMPT and a line on stderr, any other by SIGSYS.
    """
    forbid_sockets()
    sys.addaudithook(_end_on_network_event)


def forbid_sockets() -> None:
    """Have the kernel end this process when it asks for any socket but a local (AF_UNIX) one."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    instructions = _filter()
    program = ctypes.create_string_buffer(instructions, len(instructions))
    descriptor = ctypes.create_string_buffer(
        struct.pack("@HP", len(instructions) // 8, ctypes.addressof(program))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if (
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        or libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, descriptor, 0, 0) != 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel refused the filter")


def _filter() -> bytes:
    architecture, socket_call = _SOCKET_CALL[platform.machine()]
    # Each instruction: code, steps to skip if true, steps to skip if false, constant.
    instructions = [
        (_LOAD_WORD, 0, 0, _ARCHITECTURE),
        (_JUMP_IF_EQUAL, 0, 5, architecture),  # else (another system call table): kill
        (_LOAD_WORD, 0, 0, _NUMBER),
        (_JUMP_IF_EQUAL, 0, 2, socket_call),  # else: allow
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 0, 1, _AF_UNIX),  # else: kill
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)


def _end_on_network_event(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _EVENTS:
        os.write(2, f"{event} {arguments!r}\n".encode())
        os._exit(PYTHON_ATTEMPT)
