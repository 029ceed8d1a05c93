"""A person with a browser on a bad network: fills in the form over HTTP and never gives up.

What the browser shows is what counts: a request is acknowledged once its number was read.
"""

import re
import threading
from collections import Counter
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.factories import IDENTITAS, INFORMASI, PEMOHON

NOMOR = re.compile(r"<strong>(\d+/PPID-[A-Z]+/[IVX]+/\d{4})</strong>")
PUTUS = (ConnectionError, HTTPException, TimeoutError)  # what a dead worker looks like from outside


class Jaringan:
    """The way to one site, and what was seen on it."""

    def __init__(self, port: int, host: str) -> None:
        self.port, self.host, self.lock = port, host, threading.Lock()
        self.terlihat: Counter[str] = Counter()

    def note(self, what: str) -> None:
        with self.lock:
            self.terlihat[what] += 1

    def ask(
        self, method: str, path: str, alamat: str, answers: dict | None
    ) -> tuple[int, str, str]:
        """Status, where it leads, text; on a connection of its own. Raises one of PUTUS."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=90)
        try:
            body = None if answers is None else urlencode(answers)
            headers = {
                "Host": self.host,
                "X-Forwarded-For": alamat,
                "Sec-Fetch-Site": "same-origin",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            link.request(method, path, body, headers)
            answer = link.getresponse()
            text = answer.read().decode()
            self.note("jawaban")
            return answer.status, answer.headers.get("Location", ""), text
        finally:
            link.close()


class Pengirim:
    """One request of one person, from an address of their own."""

    def __init__(self, jaringan: Jaringan, urut: int) -> None:
        self.jaringan = jaringan
        self.alamat = f"10.{urut >> 16 & 255}.{urut >> 8 & 255}.{urut & 255}"
        self.kunci = ""

    def fill(self) -> None:
        """All pages up to the check page."""
        self.kunci = self._send("/permohonan/baru/", PEMOHON).split("/")[3]
        self._send(self._page("identitas"), IDENTITAS)
        assert self._send(self._page("informasi"), INFORMASI) == self._page("periksa")

    def finish(self) -> str:
        """Send it until an answer comes; the number that the receipt shows."""
        where = self._send(self._page("periksa"), {}, is_last=True)
        assert where == self._receipt, where
        status, _, text = self._ask("GET", where, None)
        assert status == 200, text
        return NOMOR.search(text)[1]

    def _page(self, kode: str) -> str:
        return f"/permohonan/isi/{self.kunci}/{kode}/"

    @property
    def _receipt(self) -> str:
        return f"/permohonan/terima/{self.kunci}/"

    def _send(self, path: str, answers: dict, *, is_last: bool = False) -> str:
        """Where the form leads; sent again after every broken connection."""
        status, where, text = self._ask("POST", path, answers, is_last=is_last)
        assert status == 302, f"{path}: {status}\n{text}"
        return where

    def _ask(
        self, method: str, path: str, answers: dict | None, *, is_last: bool = False
    ) -> tuple[int, str, str]:
        while True:
            try:
                return self.jaringan.ask(method, path, self.alamat, answers)
            except PUTUS:
                self.jaringan.note("putus")
            if is_last and self._ask("GET", self._receipt, None)[0] == 200:
                self.jaringan.note("tercatat tanpa jawaban")  # committed; its answer never came
