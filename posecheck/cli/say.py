"""What goes to the terminal: results to stdout, complaints to stderr."""

import sys


def complain(sentence: str) -> None:
    """One sentence to stderr."""
    print(f"posecheck: {sentence}", file=sys.stderr, flush=True)


def say(line: str = "", style: str = "") -> None:
    """One line to stdout; coloured only on a terminal, and never broken or interpreted."""
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text(line, style=style), soft_wrap=True)
