"""Shows sessions to a browser on this computer, and to nobody else.

The server listens on the loopback address only. Every address of a run begins with a secret, so
that neither another user of the computer nor a page of the web can ask for anything; requests with
a foreign Host, Origin or Sec-Fetch-Site are refused as well. Files are asked for by the number of a
session and one of a few names, never by a path.
"""

import secrets
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from posecheck import __version__
from posecheck.errors import PosecheckError
from posecheck.review.answer import Answer
from posecheck.review.pages import sentence_page
from posecheck.review.ranges import Range, range_of
from posecheck.review.site import Site

LOOPBACK = "127.0.0.1"
_CHUNK = 1 << 18
_MOST_BODY = 4_000_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves a site until it is shut down.

    port: 0 takes one that is free. Raises OSError when the port is taken.
    """

    daemon_threads = True

    def __init__(self, site: Site, port: int = 0) -> None:
        self.site = site
        self.secret = secrets.token_urlsafe(16)
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.secret}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the midst of a video is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class RefusedError(Exception):
    """A request that is not answered; status and a sentence say why."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        super().__init__(text)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = f"posecheck/{__version__}"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer(lambda path, query: self.server.site.get(path, query))

    do_HEAD = do_GET  # noqa: N815

    def do_PUT(self) -> None:
        self._answer(lambda path, _: self.server.site.put(path, self._body()))

    def do_POST(self) -> None:
        self._answer(lambda path, query: self.server.site.post(path, query, self._body()))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is looked at is nobody's business."""

    def _answer(self, ask: Callable[[str, dict[str, list[str]]], Answer]) -> None:
        try:
            path, query = self._allowed()
            answer = ask(path, query)
        except RefusedError as refused:
            # What was sent is not read, so the connection cannot go on.
            self.close_connection = True
            answer = Answer.text(str(refused), refused.status)
        except PosecheckError as error:
            answer = self._sentence(str(error))
        self._send(answer)

    def _sentence(self, sentence: str) -> Answer:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if self.command in ("GET", "HEAD"):
            return Answer.page(sentence_page(sentence), status)
        return Answer.text(sentence, status)

    def _allowed(self) -> tuple[str, dict[str, list[str]]]:
        """The path behind the secret, and the query. Raises RefusedError for anybody else."""
        port = self.server.server_port
        hosts = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
        if self.headers.get("Host") not in hosts:
            raise RefusedError(HTTPStatus.FORBIDDEN, "This host is not served here.")
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            raise RefusedError(HTTPStatus.FORBIDDEN, "Requests of other pages are not answered.")
        # "none" is the user, who opened the address.
        if self.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            raise RefusedError(HTTPStatus.FORBIDDEN, "Requests of other pages are not answered.")
        parts = urlsplit(self.path)
        secret, slash, path = parts.path.lstrip("/").partition("/")
        if not slash or not secrets.compare_digest(secret.encode(), self.server.secret.encode()):
            raise RefusedError(HTTPStatus.NOT_FOUND, "There is nothing here.")
        return path, parse_qs(parts.query, keep_blank_values=True)

    def _body(self) -> bytes:
        if self.headers.get_content_type() != "application/json":
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is taken.")
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            raise RefusedError(HTTPStatus.LENGTH_REQUIRED, "How long is it?") from None
        if not 0 <= length <= _MOST_BODY:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too much.")
        return self.rfile.read(length)

    def _send(self, answer: Answer) -> None:
        if answer.file is not None:
            with answer.file as file:
                self._send_file(answer, file)
            return
        self._head(answer.status, answer.kind, len(answer.body), answer.headers)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_file(self, answer: Answer, file: BinaryIO) -> None:
        size = file.seek(0, 2)
        wanted = range_of(self.headers.get("Range"), size)
        headers = {"Accept-Ranges": "bytes", **answer.headers}
        if wanted is None:
            headers["Content-Range"] = f"bytes */{size}"
            self._head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, answer.kind, 0, headers)
            return
        status = HTTPStatus.OK
        if wanted.partial:
            status = HTTPStatus.PARTIAL_CONTENT
            headers["Content-Range"] = f"bytes {wanted.first}-{wanted.last}/{size}"
        self._head(status, answer.kind, wanted.length, headers)
        if self.command != "HEAD":
            self._copy(file, wanted)

    def _copy(self, file: BinaryIO, wanted: Range) -> None:
        file.seek(wanted.first)
        left = wanted.length
        while left > 0 and (piece := file.read(min(_CHUNK, left))):
            self.wfile.write(piece)
            left -= len(piece)

    def _head(self, status: HTTPStatus, kind: str, length: int, more: dict[str, str]) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(length), **_HEADERS, **more}
        if self.close_connection:
            headers["Connection"] = "close"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
