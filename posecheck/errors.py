"""The errors a user can cause, each with one clear sentence and an exit code."""


class PosecheckError(Exception):
    """Something went wrong that the user can understand and act on.

    The message is one sentence that says what is wrong and, where possible, what to do.
    `exit_code` is what the command line leaves with: 1, the input could not be analysed.
    """

    exit_code = 1


class InputError(PosecheckError):
    """A video, camera or file that cannot be used: missing, broken, empty, unwritable."""


class UsageError(PosecheckError):
    """The command was called in a wrong way: no such exercise, a broken exercise file."""

    exit_code = 2
