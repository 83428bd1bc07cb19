"""What the review server answers with."""

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import BinaryIO, Self

HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(slots=True)
class Answer:
    """A status, and a body or an open file; kind: its media type."""

    body: bytes = b""
    kind: str = HTML
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)
    file: BinaryIO | None = None

    @classmethod
    def text(cls, sentence: str, status: HTTPStatus) -> Self:
        """A plain sentence."""
        return cls(sentence.encode(), "text/plain; charset=utf-8", status)

    @classmethod
    def page(cls, html: str, status: HTTPStatus = HTTPStatus.OK) -> Self:
        """A page."""
        return cls(html.encode(), status=status)

    @classmethod
    def json(cls, data: object, status: HTTPStatus = HTTPStatus.OK) -> Self:
        """Data."""
        return cls(json.dumps(data, ensure_ascii=False).encode(), JSON, status)

    @classmethod
    def elsewhere(cls, address: str) -> Self:
        """Another page of the same site, by its address from here."""
        return cls(status=HTTPStatus.SEE_OTHER, headers={"Location": address})


def nothing_here() -> Answer:
    """There is no such page."""
    return Answer.text("There is nothing here.", HTTPStatus.NOT_FOUND)
