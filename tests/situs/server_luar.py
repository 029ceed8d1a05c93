"""A real web server on this machine that stands for an outside host."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from situs.jaringan import Sasaran
from situs.kunjungan import Jaringan

LUAR = "luar.contoh.go.id"


class Luar(BaseHTTPRequestHandler):
    """/status/404, /head/405, /ke?<address>, /putar, /lambat, /tetes, /besar, /putus"""

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        kind, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"_{kind.partition('?')[0]}")(rest)

    do_HEAD = do_GET

    def _answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _status(self, rest: str) -> None:
        self._answer(int(rest.partition("?")[0]))

    def _head(self, rest: str) -> None:
        self._answer(int(rest) if self.command == "HEAD" else 200)

    def _ke(self, rest: str) -> None:
        self._answer(302, Location=self.path.partition("?")[2])

    def _putar(self, rest: str) -> None:
        self._answer(301, Location=f"/putar/{rest}x")

    def _lambat(self, rest: str) -> None:
        time.sleep(2)

    def _tetes(self, rest: str) -> None:
        """A byte of a header now and then: no time-out of a socket ever ends this."""
        with contextlib.suppress(OSError):
            for _ in range(60):
                self.wfile.write(b"H")
                time.sleep(0.1)

    def _besar(self, rest: str) -> None:
        self.send_response(404 if self.command == "HEAD" else 200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        with contextlib.suppress(OSError):
            while self.command == "GET":
                self.wfile.write(b"x" * 65536)
                self.server.sent += 65536

    def _putus(self, rest: str) -> None:
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


@contextlib.contextmanager
def serve_luar() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Luar)
    server.daemon_threads = True
    server.asked, server.sent = [], 0
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def build_jaringan(port: int, wait: Callable[[str], None] = lambda host: None) -> Jaringan:
    """Everything that tests call luar.contoh.go.id is our server; the rest is as in service."""

    def resolver(host: str, asked: int) -> list[str]:
        return ["127.0.0.1"] if host == LUAR else [host]

    return Jaringan(
        agen="PPID-Portal/uji",
        wait=wait,
        resolver=resolver,
        izin=frozenset({("127.0.0.1", port)}),
        sambung_detik=0.3,
        jawab_detik=0.5,
    )


def address(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://{LUAR}:{server.server_port}{path}"


class Penolak:
    """A resolver that answers otherwise each time (DNS rebinding), and counts."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.calls = list(answers), 0

    def __call__(self, host: str, port: int) -> list[str]:
        self.calls += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def refuse_all(sasaran: Sasaran) -> None:
    raise AssertionError(f"{sasaran.alamat} must not be asked")
