"""Visit an address and judge the answer: alive, dead, failed this time, or not to be checked."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urljoin

from situs.jaringan import (
    AlamatDitolak,
    AlamatRusak,
    HostTidakDikenal,
    Resolver,
    Sasaran,
    choose_ip,
    parse_sasaran,
    resolve,
)

MAX_PENGALIHAN = 5
SAMBUNG_DETIK = 5
JAWAB_DETIK = 10  # for one question, from the first byte to the last
ALAMAT_DETIK = 40  # for one address with all its redirects
MAX_BYTE = 64 * 1024
_PENGALIHAN = frozenset({301, 302, 303, 307, 308})
_HILANG = frozenset({404, 410})
_SEMENTARA = frozenset({408, 425})


class Keadaan(Enum):
    HIDUP = "hidup"
    MATI = "mati"  # a definite answer: it is not there
    GAGAL = "gagal"  # perhaps only this time
    TIDAK_DIPERIKSA = "tidak diperiksa"  # alive or not, we cannot know


@dataclass(frozen=True)
class Hasil:
    keadaan: Keadaan
    sebab: str = ""  # words for an officer
    kode: int | None = None  # the HTTP answer, if there was one
    sunyi: bool = False  # nothing came back at all: perhaps it is we who are cut off


@dataclass(frozen=True)
class Jawaban:
    """What came back for one question, before it is judged."""

    status: int
    location: str = ""


class TerlaluLama(OSError):
    pass


Penanya = Callable[[Sasaran], Jawaban]


def visit(
    alamat: str,
    ask: Penanya,
    *,
    batas: float = ALAMAT_DETIK,
    clock: Callable[[], float] = time.monotonic,
) -> Hasil:
    """Follow the redirects by hand; `ask` looks at each step anew."""
    until = clock() + batas
    try:
        for _ in range(MAX_PENGALIHAN + 1):
            answer = ask(parse_sasaran(alamat))
            if answer.status not in _PENGALIHAN or not answer.location:
                return judge(answer.status)
            alamat = urljoin(alamat, answer.location)
            if clock() > until:
                return Hasil(Keadaan.GAGAL, "Pengalihannya terlalu lama.")
    except AlamatRusak as error:
        return Hasil(Keadaan.MATI, str(error))
    except HostTidakDikenal as error:  # also what a machine without a name server says
        return Hasil(Keadaan.MATI, str(error), sunyi=True)
    except AlamatDitolak as error:
        return Hasil(Keadaan.TIDAK_DIPERIKSA, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Hasil(Keadaan.GAGAL, describe_fault(error), sunyi=is_silence(error))
    return Hasil(Keadaan.GAGAL, f"Dialihkan lebih dari {MAX_PENGALIHAN} kali.")


def judge(status: int) -> Hasil:
    if status < 400:
        return Hasil(Keadaan.HIDUP, kode=status)
    if status in _HILANG:
        return Hasil(Keadaan.MATI, f"Halaman tidak ditemukan ({status}).", status)
    if (status >= 500 and status < 600) or status in _SEMENTARA:
        return Hasil(Keadaan.GAGAL, f"Situs itu sedang terganggu ({status}).", status)
    return Hasil(
        Keadaan.TIDAK_DIPERIKSA, f"Situs itu tidak melayani pemeriksa tautan ({status}).", status
    )


def is_silence(error: Exception) -> bool:
    """A refusal or broken TLS comes from somebody; a time-out or a missing route may be ours."""
    heard = (ConnectionError, ssl.SSLError)
    return isinstance(error, OSError) and not isinstance(error, heard)


def describe_fault(error: Exception) -> str:
    if isinstance(error, TimeoutError | TerlaluLama):
        return "Situs itu tidak menjawab pada waktunya."
    if isinstance(error, ssl.SSLCertVerificationError):
        return "Sertifikat keamanan situs itu tidak sah."
    if isinstance(error, ssl.SSLError):
        return "Sambungan aman ke situs itu gagal."
    if isinstance(error, socket.gaierror):
        return "Nama situs itu tidak dapat dicari saat ini."
    if isinstance(error, ConnectionError):
        return "Situs itu menolak atau memutus sambungan."
    if isinstance(error, OSError):
        return "Situs itu tidak dapat dijangkau."
    return "Jawaban situs itu tidak dapat dibaca."


@dataclass(frozen=True)
class Jaringan:
    """Asks outside hosts over HTTP(S), one checked address at a time."""

    agen: str  # User-Agent; it names the portal
    wait: Callable[[str], None]  # returns when this host may be asked (again)
    resolver: Resolver = resolve
    izin: frozenset[tuple[str, int]] = frozenset()  # only tests open addresses of this machine
    sambung_detik: float = SAMBUNG_DETIK
    jawab_detik: float = JAWAB_DETIK
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def __call__(self, sasaran: Sasaran) -> Jawaban:
        """HEAD; GET where the answer is not plainly good, for many servers know no HEAD."""
        ip = choose_ip(sasaran, self.resolver, self.izin)
        answer = self._ask("HEAD", sasaran, ip)
        return answer if answer.status < 400 else self._ask("GET", sasaran, ip)

    def _ask(self, method: str, sasaran: Sasaran, ip: str) -> Jawaban:
        self.wait(sasaran.host)
        connection = _Connection(sasaran, ip, self)
        try:
            with connection.deadline():
                connection.request(method, sasaran.path, headers=self._headers())
                response = connection.getresponse()
                response.read(MAX_BYTE if method == "GET" else 0)
                return Jawaban(response.status, response.headers.get("Location", ""))
        finally:
            connection.close()

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self.agen, "Accept": "*/*", "Connection": "close"}


class _Connection(http.client.HTTPConnection):
    """To the address that was checked, by whatever name; it ends when its time is over."""

    def __init__(self, sasaran: Sasaran, ip: str, jaringan: Jaringan) -> None:
        super().__init__(sasaran.host, sasaran.port, timeout=jaringan.sambung_detik)
        self.sasaran, self.ip, self.jaringan = sasaran, ip, jaringan
        self.default_port = 443 if sasaran.scheme == "https" else 80  # decides the Host header
        self.late = False
        self.opened: socket.socket | None = None  # also after http.client has let go of it

    def connect(self) -> None:
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)
        self.sock.settimeout(self.jaringan.jawab_detik)
        if self.sasaran.scheme == "https":
            self.sock = self.jaringan.tls.wrap_socket(
                self.sock, server_hostname=self.sasaran.host, do_handshake_on_connect=False
            )
            self.opened = self.sock
            self.sock.do_handshake()
        self.opened = self.sock

    @contextlib.contextmanager
    def deadline(self) -> Iterator[None]:
        """A server that sends a byte now and then never runs into the time-out of a socket."""
        timer = threading.Timer(self.jaringan.sambung_detik + self.jaringan.jawab_detik, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self.late:
                raise TerlaluLama from error
            raise
        finally:
            timer.cancel()
        if self.late:
            raise TerlaluLama

    def _end(self) -> None:
        self.late = True
        if self.opened is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.opened, socket.SHUT_RDWR)  # past the layer of TLS
