"""The review server answers this computer's own pages, and nobody and nothing else."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from posecheck.review.judgements import REVIEW, read_review
from posecheck.review.server import LOOPBACK, ReviewServer
from posecheck.session.place import VIDEO
from tests.review.conftest import serving
from tests.review.made import make_session

GOOD = {
    "schema": 1,
    "session": {"exercise": "wall-slide", "fingerprint": "f"},
    "reviewed": "2026-03-02T10:00:00Z",
    "verdicts": [],
    "counts": {"reps": 2, "left": None, "right": None},
    "missed": [],
    "notes": [{"at_s": 1.5, "text": "here", "strokes": [[[0.1, 0.2], [0.3, 0.4]]]}],
}


class Client:
    def __init__(self, server: ReviewServer) -> None:
        self.server = server
        self.path = f"/{server.secret}/"

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(LOOPBACK, self.server.server_port, timeout=20)
        data = json.dumps(body).encode() if body is not None else raw
        kind = {"Content-Type": "application/json"} if data is not None else {}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        sent = {"Host": f"{LOOPBACK}:{self.server.server_port}", **kind, **(headers or {})}
        if data is not None:
            sent.setdefault("Content-Length", str(len(data)))
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders(data)
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        connection.close()
        return found

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("GET", self.path + path, headers=named)

    def put(self, body: object, **headers: str) -> tuple[int, dict[str, str], bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("PUT", f"{self.path}s/0/{REVIEW}", body, named)


@pytest.fixture
def client(own: Path) -> Iterator[Client]:
    (own.parent / "secret.txt").write_text("not for you")
    with serving(own) as server:
        yield Client(server)


def test_only_this_computer_can_connect(client: Client) -> None:
    assert client.server.socket.getsockname()[0] == "127.0.0.1"


def test_without_the_secret_there_is_nothing(client: Client) -> None:
    for path in ("/", "/s/0/", f"/s/0/{VIDEO}", "/wrong/", f"/{client.server.secret}"):
        assert client.ask("GET", path)[0] == 404


def test_one_session_is_shown_without_a_list(client: Client) -> None:
    status, headers, _ = client.get("")
    assert (status, headers["Location"]) == (303, "s/0/")
    status, headers, page = client.get("s/0/")
    assert status == 200
    assert b"connect-src" in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "s/0/../secret.txt",
        "s/0/../../secret.txt",
        "s/0/%2e%2e/secret.txt",
        "s/0/..%2fsecret.txt",
        "s/0//etc/passwd",
        "s/0/session.json",
        "s/0/review.json",
        "../../etc/passwd",
        "/etc/passwd",
        "s/1/",
        "s/-1/",
        "s/\u0660/",
        "s/0x0/",
        "s/0/annotated.mp4/",
        "s/0/annotated.mp4%00.html",
        "s/0\\..\\secret.txt",
        "compare?s=0&s=99",
        "compare?s=../0&s=0",
    ],
)
def test_there_is_no_way_out_of_the_sessions(client: Client, path: str) -> None:
    quoted = quote(path, safe="/%?=&\\")
    status, _, body = client.get(quoted)
    assert status == 404
    assert b"not for you" not in body


def test_a_video_that_is_a_link_is_not_followed(own: Path, client: Client) -> None:
    (own / VIDEO).unlink()
    (own / VIDEO).symlink_to(own.parent / "secret.txt")
    assert client.get(f"s/0/{VIDEO}")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil:80"])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("s/0/", Host=host)[0] == 403
    assert client.put(GOOD, Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", ""])
def test_another_origin_is_refused(own: Path, client: Client, origin: str) -> None:
    assert client.put(GOOD, Origin=origin)[0] == 403
    assert client.get("s/0/", Origin=origin)[0] == 403
    assert read_review(own) is None


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_of_another_site_is_refused(own: Path, client: Client, site: str) -> None:
    assert client.put(GOOD, Sec_Fetch_Site=site)[0] == 403
    assert client.get(f"s/0/{VIDEO}", Sec_Fetch_Site=site)[0] == 403
    assert read_review(own) is None


def test_what_a_form_of_another_page_can_send_is_refused(own: Path, client: Client) -> None:
    path = f"{client.path}s/0/prescription?write"
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        status, _, _ = client.ask("POST", path, {"reps": 5}, {"Content-Type": kind})
        assert status == 415
    assert not (own / "prescription.toml").exists()


def test_its_own_page_may_save(own: Path, client: Client) -> None:
    origin = f"http://{LOOPBACK}:{client.server.server_port}"
    assert client.put(GOOD, Origin=origin, Sec_Fetch_Site="same-origin")[0] == 200
    review = read_review(own)
    assert review is not None
    assert review.notes[0].text == "here"
    assert b'"text":"here"' in client.get("s/0/")[2]


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"unknown": 1},
        {"notes": [{"at_s": "soon"}]},
        {"notes": [{"at_s": 1, "strokes": [[[2, 0]]]}]},
        {"verdicts": [{"event": "x", "start_s": 0, "end_s": 1, "verdict": "perhaps"}]},
    ],
)
def test_what_is_no_review_changes_nothing(
    own: Path, client: Client, change: dict[str, object]
) -> None:
    assert client.put(GOOD)[0] == 200
    before = (own / REVIEW).read_bytes()
    assert client.put(GOOD | change)[0] == 422
    assert (own / REVIEW).read_bytes() == before


def test_too_much_or_nobody_knows_how_much_is_refused(client: Client) -> None:
    assert client.put(GOOD, Content_Length="999999999")[0] == 413
    assert client.put(GOOD, Content_Length="many")[0] == 411
    assert client.put(GOOD, Content_Length="-1")[0] == 413


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_there_are_no_other_methods(client: Client, method: str) -> None:
    assert client.ask(method, f"{client.path}s/0/")[0] == 501


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        (None, 200, 0, -1),
        ("bytes=0-99", 206, 0, 99),
        ("bytes=100-", 206, 100, -1),
        ("bytes=-50", 206, -50, -1),
        ("bytes=10-999999999", 206, 10, -1),
        ("bytes=5-2", 200, 0, -1),
        ("bytes=0-1,4-5", 200, 0, -1),
        ("lines=1-2", 200, 0, -1),
    ],
)
def test_a_video_comes_in_the_parts_that_are_asked_for(
    own: Path, client: Client, asked: str | None, status: int, first: int, last: int
) -> None:
    whole = (own / VIDEO).read_bytes()
    headers = {} if asked is None else {"Range": asked}
    found, told, body = client.get(f"s/0/{VIDEO}", **headers)
    start, end = first % len(whole), last % len(whole)
    assert found == status
    assert body == whole[start : end + 1]
    assert told["Content-Type"] == "video/mp4"
    if status == 206:
        assert told["Content-Range"] == f"bytes {start}-{end}/{len(whole)}"


def test_a_part_beyond_the_end_is_refused(own: Path, client: Client) -> None:
    size = (own / VIDEO).stat().st_size
    status, headers, body = client.get(f"s/0/{VIDEO}", Range=f"bytes={size}-")
    assert (status, body) == (416, b"")
    assert headers["Content-Range"] == f"bytes */{size}"


def test_a_prescription_that_is_not_safe_is_refused_in_words(own: Path, client: Client) -> None:
    path = f"{client.path}s/0/prescription?write"
    status, _, body = client.ask("POST", path, {"leave_out": ["far-too-deep"]})
    assert status == 422
    assert "may do harm" in json.loads(body)["sentences"][0]
    assert client.ask("POST", path, raw=b"[1")[0] == 422
    assert not (own / "prescription.toml").exists()


def test_a_prescription_can_go_to_a_file_for_all_sessions(own: Path, tmp_path: Path) -> None:
    target = tmp_path / "patient.toml"
    with serving(own, prescription=target) as server:
        client = Client(server)
        status, _, body = client.ask("POST", f"{client.path}s/0/prescription?write", {"reps": 6})
    assert status == 200
    assert json.loads(body)["sentences"][0] == "Written to patient.toml."
    assert "reps = 6" in target.read_text(encoding="utf-8")


def test_two_of_different_exercises_are_refused_with_a_page(own: Path, tmp_path: Path) -> None:
    make_session(tmp_path / "more" / "x", count=120)
    path = tmp_path / "more" / "x" / "session.json"
    path.write_text(path.read_text("utf-8").replace('"wall-slide"', '"bridge"'), "utf-8")
    with serving(own, tmp_path / "more") as server:
        status, _, page = Client(server).get("compare?s=0&s=1")
    assert status == 422
    assert b"same exercise" in page
