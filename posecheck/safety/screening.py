"""What has to be known, and the signs that are asked about, page after page; one answer to each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from posecheck.safety.words import Safety

BEFORE = "Before you exercise"
STOP_IF = "Stop at once, and get help, at any of these:"
EMERGENCY = "Does any of these apply to you now?"
URGENT = "And does any of these?"
NOT_NOW = "Not now"
CLEARED = "Has a clinician cleared you to exercise?"
UNDERSTOOD = "Have you read and understood this? It is asked once a month."
_AT_ONCE = 4
"""Signs on one page: so many can be read from three metres."""


class Answer(Enum):
    """What the person says to a page."""

    ON = auto()
    YES = auto()
    NO = auto()
    LEAVE = auto()


class Result(Enum):
    """How it ended: they may exercise; a clinician has cleared them to; they had better not now."""

    CLEAR = auto()
    CLEARED = auto()
    NOT_NOW = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. asks: whether it wants a yes or a no, and not only to be read.

    grave: it says not to exercise now.
    """

    title: str
    text: str = ""
    items: tuple[str, ...] = ()
    asks: bool = False
    grave: bool = False

    @property
    def question(self) -> str:
        """The sentence that is asked, empty where nothing is."""
        if not self.asks:
            return ""
        return self.title if self.title.endswith("?") else self.text


class Screening:
    """Goes from page to page.

    page: the one to show now. result: None until it is over. number, of: where in the pages one is.
    """

    def __init__(self, words: Safety, emergency_number: str | None) -> None:
        self._words = words
        self._refusals = (words.emergency_answer(emergency_number), words.answers.urgent)
        emergency, urgent = (
            [Page(title, items=items, asks=True) for items in _few(signs)]
            for title, signs in ((EMERGENCY, words.emergency), (URGENT, words.urgent))
        )
        understood = Page(BEFORE, UNDERSTOOD, asks=True)
        told = [Page(BEFORE, text) for text in words.full]
        self._pages = [
            *told,
            Page(STOP_IF, items=words.stop_if),
            *emergency,
            *urgent,
            understood,
        ]
        self._asked: dict[Page, Callable[[bool], None]] = {
            **dict.fromkeys(emergency, self._emergency),
            **dict.fromkeys(urgent, self._urgent),
            understood: self._understood,
        }
        self._at = 0
        self._aside: Page | None = None
        self._cleared = False
        self.result: Result | None = None

    @property
    def page(self) -> Page:
        """What to show now."""
        return self._aside or self._pages[self._at]

    @property
    def number(self) -> int:
        """Of the page, from 1."""
        return self._at + 1

    @property
    def of(self) -> int:
        """How many pages there are, questions that only follow a yes left out."""
        return len(self._pages)

    def answer(self, answer: Answer) -> None:
        """Take an answer; one that does not fit the page is passed over."""
        if answer is Answer.LEAVE or (self.page.grave and answer is Answer.ON):
            self.result = Result.NOT_NOW
        elif self.page.asks and answer in (Answer.YES, Answer.NO):
            asked = self._asked.get(self.page, self._clearance)
            asked(answer is Answer.YES)
        elif not self.page.asks and answer is Answer.ON:
            self._at += 1

    def _emergency(self, yes: bool) -> None:
        if yes:
            self._aside = Page(NOT_NOW, self._refusals[0], grave=True)
        else:
            self._at += 1

    def _urgent(self, yes: bool) -> None:
        if yes:
            self._aside = Page(CLEARED, self._refusals[1], asks=True)
        else:
            self._at += 1

    def _clearance(self, yes: bool) -> None:
        if not yes:
            self.result = Result.NOT_NOW
            return
        self._aside, self._cleared = None, True
        self._at += 1

    def _understood(self, yes: bool) -> None:
        if not yes:
            self.result = Result.NOT_NOW
        else:
            self.result = Result.CLEARED if self._cleared else Result.CLEAR


def _few(signs: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [signs[at : at + _AT_ONCE] for at in range(0, len(signs), _AT_ONCE)]
